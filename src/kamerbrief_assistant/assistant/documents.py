"""Letters into and out of `documents/`: never overwritten, never half written."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from kamerbrief_assistant.domain.progress import AddReport, Skipped
from kamerbrief_assistant.ingest import SUFFIXES


def add_files(documents: Path, paths: Sequence[Path]) -> AddReport:
    """Copy letters into `documents/`. A folder stands for all letters in it.

    A file with the same content is not copied again; one with the same name and other content gets
    a number after its name. What cannot be copied is reported and the rest goes on. Raises OSError
    when `documents/` cannot be made.
    """
    documents.mkdir(parents=True, exist_ok=True)
    present = {_hash(path): path.name for path in documents.rglob("*") if path.is_file()}
    added: list[str] = []
    skipped: list[Skipped] = []
    for path in paths:
        found, problem = _letters_at(path)
        if problem:
            skipped.append(problem)
        for source in found:
            try:
                sha = _hash(source)
                if sha in present:
                    skipped.append(
                        Skipped(str(source), "duplicate", f"{present[sha]} in the library is the same.")
                    )
                    continue
                name = _free_name(documents, source.name)
                _copy(source, documents / name)
            except OSError as error:
                reason = error.strerror or str(error)
                skipped.append(Skipped(str(source), "permission", f"It could not be copied: {reason}."))
                continue
            present[sha] = name
            added.append(name)
    return AddReport(tuple(added), tuple(skipped))


def _letters_at(path: Path) -> tuple[Iterable[Path], Skipped | None]:
    path = path.expanduser()
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
        none = Skipped(str(path), "empty", "The folder holds no letters.")
        return inside, None if inside else none
    if not path.is_file():
        return (), Skipped(str(path), "permission", "There is no such file.", "Check the path.")
    if path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        return (), Skipped(
            str(path), "unsupported", "Files of this kind are not read.", f"Save it as one of: {kinds}."
        )
    return (path,), None


def _free_name(documents: Path, name: str) -> str:
    candidate, number = Path(name), 2
    while (documents / candidate).exists():
        candidate = Path(f"{Path(name).stem}-{number}{Path(name).suffix}")
        number += 1
    return candidate.name


def _copy(source: Path, target: Path) -> None:
    """Under another name first, so that a kill leaves no half letter under its own."""
    descriptor, name = tempfile.mkstemp(prefix=".adding-", dir=target.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        shutil.copyfile(source, temporary)
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
