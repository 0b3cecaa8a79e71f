"""One file to one letter: checks, the reader of its format, and what all formats share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Kind, Letter, LetterId, ReadLetter

from . import languages, metadata, signature, sniff
from .assemble import assemble
from .limits import MAX_FILE_BYTES, MIB

Reader = Callable[[bytes], ReadLetter]

SUFFIXES: frozenset[str] = frozenset({".txt", ".md"})
"""The file names' endings that can be read, in lower case."""

FOREIGN = "The letter seems to be in neither Dutch nor English; search works poorly on it."


def read_letter(path: Path, *, file: str) -> Letter:
    """The letter in `path`. `file` is the name it goes by in the library.

    Nothing is executed, fetched, or written. The id is the content's, so a copy has the same.

    Raises:
        UnreadableError: with a `code`, a message and a remedy, for any file that cannot be read.
    """
    return read_bytes(load(path), file=file)


def load(path: Path) -> bytes:
    """The bytes of `path`, unless it is too large, of an unknown type, or may not be opened."""
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableError(
            f"Files that end in {path.suffix or 'no suffix'} are not read.",
            code="unsupported",
            remedy=f"Save the letter as one of {', '.join(sorted(SUFFIXES))}.",
        )
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise UnreadableError(
                f"The file is {size // MIB} MiB; at most {MAX_FILE_BYTES // MIB} are read.",
                code="too_large",
                remedy="Split it, or save it without pictures.",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"The file cannot be opened: {error.strerror or error}.",
            code="permission",
            remedy="Check that it is there and that you may read it.",
        ) from error


def read_bytes(data: bytes, *, file: str) -> Letter:
    """As `read_letter`, for content in memory; the suffix of `file` says what it is."""
    suffix = Path(file).suffix.lower()
    sniff.check(data, suffix)
    read = finish(_reader(suffix)(data), file=file)
    letter = LetterId(hashlib.sha256(data).hexdigest()[:12])
    return assemble(read, letter=letter, file=file)


def finish(read: ReadLetter, *, file: str) -> ReadLetter:
    """What every format gets: signature, inferred metadata, a word on the language."""
    blocks = signature.with_signatures(read.blocks)
    if not any(block.text and block.kind is not Kind.HEADING for block in blocks):
        raise UnreadableError("The file holds no text.", code="empty", remedy="Export the letter again.")
    known = metadata.complete(blocks, read.metadata, file=file)
    warnings = read.warnings
    if languages.foreign(block.text for block in blocks):
        warnings = (*warnings, FOREIGN)
    return replace(read, blocks=blocks, metadata=known, warnings=warnings)


def _reader(suffix: str) -> Reader:
    """The reader of a format, imported only when a file of that format comes."""
    if suffix == ".md":
        from .markdown import read_markdown

        return read_markdown
    from .text import read_text

    return read_text
