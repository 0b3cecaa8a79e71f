"""What a long task tells while it runs and when it ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far indexing is. `phase` is reading, writing or switching."""

    done: int
    total: int
    file: str = ""
    phase: str = "reading"
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, why, and what to do. `code` as in `UnreadableError`."""

    file: str
    code: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What indexing did, as paths relative to `documents/`."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    """(file, warning) pairs."""
    seconds: float = 0.0
    rebuilt: str = ""
    """Why everything was read anew, when the old index could not be built upon."""

    @property
    def did_something(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class AddReport:
    """What was copied into `documents/`."""

    added: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """How the files on disk differ from the index."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `kamerbrief doctor`. `verdict` is ok, warning or error."""

    name: str
    verdict: str
    message: str
    remedy: str = ""
