"""One file to one letter: checks, the reader of its format, and what all formats share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Block, Kind, Letter, LetterId, ReadLetter

from . import header, languages, metadata, official, sniff
from .assemble import assemble
from .headings import with_headings
from .joining import without_page_numbers
from .limits import MAX_FILE_BYTES, MIB
from .questions import with_questions
from .signature import with_signatures
from .typed_notes import with_typed_notes

Reader = Callable[[bytes], ReadLetter]

STEPS: tuple[Callable[[Sequence[Block]], tuple[Block, ...]], ...] = (
    without_page_numbers,
    with_typed_notes,
    with_signatures,
    with_questions,
    with_headings,
)
"""What is done to the blocks of every format, in order."""

SUFFIXES: frozenset[str] = frozenset({".txt", ".md", ".docx", ".odt", ".html", ".htm", ".xml", ".pdf"})
"""The file names' endings that can be read, in lower case."""

FOREIGN = "The letter seems to be in neither Dutch nor English; search works poorly on it."


def read_letter(path: Path, *, file: str) -> Letter:
    """The letter in `path`. `file` is the name it goes by in the library.

    Nothing is executed, fetched, or written. The id is the content's, so a copy has the same.

    Raises:
        UnreadableError: with a `code`, a message and a remedy, for any file that cannot be read.
    """
    return _read(load(path), path.suffix.lower(), file)


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
    return _read(data, Path(file).suffix.lower(), file)


def _read(data: bytes, suffix: str, file: str) -> Letter:
    sniff.check(data, suffix)
    read = finish(_reader(suffix)(data), file=file)
    letter = LetterId(hashlib.sha256(data).hexdigest()[:12])
    return assemble(read, letter=letter, file=file)


def finish(read: ReadLetter, *, file: str) -> ReadLetter:
    """What every format gets: signature, inferred metadata, a word on the language."""
    dated = header.written_on(read.blocks)
    blocks, printed = official.without_masthead(read.blocks)
    blocks, lines = header.without_letterhead(blocks)
    for step in STEPS:
        blocks = step(blocks)
    if not any(block.text and block.kind is not Kind.HEADING for block in blocks):
        raise UnreadableError("The file holds no text.", code="empty", remedy="Export the letter again.")
    known = header.merged(printed, header.merged(lines, header.merged(read.metadata, dated)))
    known = metadata.complete(blocks, known, file=file)
    warnings = read.warnings
    if languages.foreign(block.text for block in blocks if block.kind is not Kind.TABLE_ROW):
        warnings = (*warnings, FOREIGN)
    return replace(read, blocks=blocks, metadata=known, warnings=warnings)


def _reader(suffix: str) -> Reader:
    """The reader of a format, imported only when a file of that format comes."""
    if suffix == ".md":
        from .markdown import read_markdown as reader
    elif suffix == ".docx":
        from .docx import read_docx as reader
    elif suffix == ".pdf":
        from .pdf import read_pdf as reader
    elif suffix == ".odt":
        from .odt import read_odt as reader
    elif suffix in {".html", ".htm"}:
        from .html import read_html as reader
    elif suffix == ".xml":
        from .xml_ob import read_xml as reader
    else:
        from .text import read_text as reader
    return reader
