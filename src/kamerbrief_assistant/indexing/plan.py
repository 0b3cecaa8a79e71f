"""What is on disk against what is indexed."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kamerbrief_assistant.domain.progress import Changes, Skipped
from kamerbrief_assistant.ingest import SUFFIXES
from kamerbrief_assistant.library.marks import Corrections, digest

Known = Mapping[str, tuple[str, str, str]]
"""File to (SHA-256, state on disk when read, digest of the corrections it was indexed with)."""

_RACY_NS = 2_000_000_000
"""A file changed less than this before it was read may change again within the clock's grain."""


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    """A file in `documents/` with its content's hash and a cheap token of its state."""

    file: str
    path: Path
    sha256: str
    stat: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done so that the index holds exactly what is on disk."""

    read: tuple[FileOnDisk, ...] = ()
    replaced: frozenset[str] = frozenset()
    """Files in `read` of which an earlier content is indexed."""
    renamed: tuple[tuple[str, FileOnDisk], ...] = ()
    """(old file, new file) with the same content."""
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    skipped: tuple[tuple[Skipped, FileOnDisk | None], ...] = ()
    """Files not to be read: duplicates and formats that no reader knows."""
    refused_before: frozenset[str] = frozenset()

    forgotten: tuple[str, ...] = ()
    """Files that were refused and are no longer there."""

    @property
    def nothing(self) -> bool:
        """Whether the index is what it should be."""
        return not (self.read or self.renamed or self.removed or self.forgotten or self.newly_refused)

    @property
    def newly_refused(self) -> tuple[str, ...]:
        return tuple(refusal.file for refusal, _ in self.skipped if refusal.file not in self.refused_before)

    @property
    def changes(self) -> Changes:
        new = [f.file for f in self.read if f.file not in self.replaced]
        gone = [*self.removed, *(old for old, _ in self.renamed)]
        return Changes((*new, *(f.file for _, f in self.renamed)), tuple(sorted(self.replaced)), tuple(gone))


def list_files(documents: Path) -> list[Path]:
    """Every file in `documents/` that is meant as a letter: not hidden, not an editor's lock file."""
    return sorted(Path(entry.path) for entry in _entries(str(documents)))


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """The files in a folder and its folders; links to folders are not followed."""
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.name.startswith((".", "~$")) or entry.name.endswith("~"):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path)
            elif entry.is_file():
                yield entry


def make_plan(documents: Path, known: Known, skipped: Known, corrections: Corrections) -> Plan:
    """Compare the disk with `known` (indexed) and `skipped` (looked at and refused) files."""
    read: list[FileOnDisk] = []
    unchanged: list[str] = []
    refused: list[tuple[Skipped, FileOnDisk | None]] = []
    on_disk: list[FileOnDisk] = []
    for path in list_files(documents):
        name = path.relative_to(documents).as_posix()
        if path.suffix.lower() not in SUFFIXES:
            refused.append((_unsupported(name), None))
            continue
        try:
            on_disk.append(_look(path, name, known.get(name) or skipped.get(name)))
        except OSError as error:
            refused.append((_unopened(name, error), None))

    # An indexed file keeps its letter; among new copies of one content the first by name is read.
    owner: dict[str, str] = {}
    for entry in sorted(on_disk, key=lambda e: (known.get(e.file, ("",))[0] != e.sha256, e.file)):
        owner.setdefault(entry.sha256, entry.file)
    by_hash = {sha: file for file, (sha, _, _) in known.items()}
    kept: set[str] = set()
    renamed: list[tuple[str, FileOnDisk]] = []
    for entry in on_disk:
        if owner[entry.sha256] != entry.file:
            refused.append((_duplicate(entry.file, owner[entry.sha256]), entry))
        elif entry.sha256 in by_hash and known[by_hash[entry.sha256]][2] == digest(
            corrections.get(entry.file, {})
        ):
            kept.add(by_hash[entry.sha256])
            if by_hash[entry.sha256] == entry.file:
                unchanged.append(entry.file)
            else:
                renamed.append((by_hash[entry.sha256], entry))
        elif entry.file in skipped and skipped[entry.file][0] == entry.sha256:
            unchanged.append(entry.file)
        else:
            read.append(entry)
    replaced = frozenset(e.file for e in read if e.file in known)
    gone = tuple(sorted(set(known) - kept - replaced))
    present = {e.file for e in on_disk} | {refusal.file for refusal, _ in refused}
    return Plan(
        read=tuple(read),
        replaced=replaced,
        renamed=tuple(renamed),
        removed=gone,
        unchanged=tuple(unchanged),
        skipped=tuple(refused),
        refused_before=frozenset(skipped),
        forgotten=tuple(sorted(set(skipped) - present)),
    )


def quick_changes(
    documents: Path, known: Known, skipped: Known, seen: dict[str, tuple[str, str]] | None = None
) -> Changes:
    """As `Plan.changes`, from the files' sizes and times: cheap enough to ask at every question.

    What had to be hashed is remembered in `seen` (file to state on disk and hash) for the next look.
    """
    seen = {} if seen is None else seen
    skip = len(str(documents)) + 1
    letters: dict[str, str] = {}
    suspects = []
    for entry in _entries(str(documents)):
        if os.path.splitext(entry.name)[1].lower() not in SUFFIXES:  # noqa: PTH122 - for every file, often
            continue
        name = entry.path[skip:].replace(os.sep, "/")
        letters[name] = entry.path
        before, token = known.get(name) or skipped.get(name), _token(entry)
        if before is None or not token or before[1] != token:
            suspects.append((name, token))
    hashes = {known[n][0] for n in known if n in letters} | {s for s, _, _ in skipped.values()}
    new, changed = [], []
    for name, token in suspects:
        try:
            if not token or seen.get(name, ("", ""))[0] != token:
                seen[name] = (token, _hash(Path(letters[name])))
            sha = seen[name][1]
        except OSError:
            continue
        if name in known:
            if known[name][0] != sha:
                changed.append(name)
        elif sha not in hashes:
            new.append(name)
    return Changes(tuple(new), tuple(changed), tuple(sorted(set(known) - set(letters))))


def _look(path: Path, name: str, seen: tuple[str, str, str] | None) -> FileOnDisk:
    token = _token(path)
    if seen is not None and token and seen[1] == token:
        return FileOnDisk(name, path, seen[0], token)
    return FileOnDisk(name, path, _hash(path), token)


def _token(path: Path | os.DirEntry[str]) -> str:
    """Changes whenever the file does; empty when it changed too recently to be sure, or is gone."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ""
    if stat.st_mtime_ns > time.time_ns() - _RACY_NS:
        return ""
    return f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns}"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unsupported(name: str) -> Skipped:
    return Skipped(
        name,
        "unsupported",
        f"Files of this kind ({Path(name).suffix or 'no extension'}) are not read.",
        f"Save it as one of: {_spelled(SUFFIXES)}.",
    )


def _unopened(name: str, error: OSError) -> Skipped:
    return Skipped(
        name, "permission", f"The file cannot be opened: {error.strerror}.", "Check its permissions."
    )


def _duplicate(name: str, first: str) -> Skipped:
    return Skipped(name, "duplicate", f"It has the same content as {first}, which is indexed.", "Remove one.")


def _spelled(suffixes: Iterable[str]) -> str:
    return ", ".join(sorted(suffixes))
