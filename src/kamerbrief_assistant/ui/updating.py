"""Bringing the index up to date while the screen stays usable: progress, stopping, and watching."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol

from kamerbrief_assistant.domain.errors import IndexFaultError, StoppedError
from kamerbrief_assistant.domain.progress import Changes, IndexReport, Progress
from kamerbrief_assistant.wording import plural, text
from kamerbrief_assistant.wording.dates import duration

from .background import Finished, in_background
from .codes import PHASES
from .desk import Desk

LOOK_EVERY = 3.0
"""Seconds between looks at the folder of letters."""
TELL_EVERY = 0.1
"""Seconds between two words on progress, so that telling never slows typing."""


class Told(Protocol):
    """Who is told how updating goes: the app."""

    def post_message(self, message: Finished) -> bool: ...

    def updating_changed(self) -> None: ...

    def updated(self, report: IndexReport) -> None: ...

    def say(self, message: str, *, wrong: bool = False) -> None: ...

    def say_error(self, error: Exception) -> None: ...


class Updater:
    """At most one update at a time. `line` says how it stands; empty when nothing runs."""

    def __init__(self, desk: Desk, told: Told, pump: object) -> None:
        self._desk = desk
        self._told = told
        self._pump = pump
        self._stop = Event()
        self._thread: Thread | None = None
        self._told_at = 0.0
        self._looking = False
        self._tried: Changes | None = None
        self.progress: Progress | None = None
        self.running = False

    @property
    def line(self) -> str:
        if not self.running:
            return ""
        progress = self.progress
        if progress is None:
            return text("Bringing the index up to date …")
        phase = text(PHASES.get(progress.phase, progress.phase))
        parts = [phase]
        if progress.phase == "reading" and progress.total:
            parts = [f"{phase} {min(progress.done + 1, progress.total)}/{progress.total}", progress.file]
        if progress.seconds_left is not None:
            parts.append(text("{time} left", time=duration(progress.seconds_left)))
        return " · ".join(part for part in parts if part)

    def start(self, *, rebuild: bool = False, then: Callable[[], None] | None = None) -> bool:
        """Begins an update; False when one is running."""
        if self.running:
            return False
        self.running = True
        self.progress = None
        self._desk.trouble = None
        self._stop.clear()
        self._told.updating_changed()

        def work() -> IndexReport:
            port = self._desk.open()
            self._tried = port.changes()
            return port.index(rebuild=rebuild, progress=self._on_progress, cancelled=self._stop.is_set)

        def done(report: IndexReport) -> None:
            self._end()
            self._told.updated(report)
            if then is not None:
                then()

        self._thread = in_background(self._pump, work, done, self._failed)  # type: ignore[arg-type]
        return True

    def stop(self) -> None:
        """Asks the update to stop; what was finished is kept."""
        self._stop.set()

    def close(self, seconds: float = 2.0) -> None:
        """Stops and gives the update a moment to leave the index whole."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(seconds)

    def _end(self) -> None:
        self.running = False
        self.progress = None
        self._told.updating_changed()

    def _failed(self, error: Exception) -> None:
        self._end()
        self._desk.trouble = error
        if isinstance(error, StoppedError):
            self._told.say(text("Stopped. What was finished is kept; F8 goes on."))
        else:
            self._told.say_error(error)

    def _on_progress(self, progress: Progress) -> None:
        # On the update's own thread.
        now = time.monotonic()
        if now - self._told_at < TELL_EVERY and progress.done < progress.total:
            return
        self._told_at = now
        self._told.post_message(Finished(lambda: self._tell(progress)))

    def _tell(self, progress: Progress) -> None:
        if self.running:
            self.progress = progress
            self._told.updating_changed()

    # Watching the folder

    def look(self) -> None:
        """Looks whether letters came, changed or went, and takes them in."""
        if self.running or self._looking or not self._desk.ready.is_set():
            return
        self._looking = True

        def done(changes: Changes) -> None:
            self._looking = False
            # What an update could not take in is not tried again until it changes.
            if changes.any and changes != self._tried and not self.running:
                self._told.say(announcement(changes))
                self.start()

        def failed(error: Exception) -> None:
            self._looking = False
            if not isinstance(error, IndexFaultError):
                self._told.say_error(error)

        in_background(self._pump, self._desk.use(lambda port: port.changes()), done, failed)  # type: ignore[arg-type]


def announcement(changes: Changes) -> str:
    """What arrived, in words."""
    if len(changes.new) == 1 and not changes.changed and not changes.gone:
        return text("New letter: {file}. Reading it in.", file=changes.new[0])
    parts = []
    if changes.new:
        parts.append(plural("{n} new letter", "{n} new letters", len(changes.new)))
    if changes.changed:
        parts.append(plural("{n} changed letter", "{n} changed letters", len(changes.changed)))
    if changes.gone:
        parts.append(plural("{n} letter gone", "{n} letters gone", len(changes.gone)))
    return text("{what}. Bringing the index up to date.", what=", ".join(parts))


def outcome(report: IndexReport) -> str:
    """What an update did, in words."""
    parts = []
    if report.added:
        parts.append(plural("{n} letter added", "{n} letters added", len(report.added)))
    if report.changed:
        parts.append(plural("{n} letter read again", "{n} letters read again", len(report.changed)))
    if report.removed:
        parts.append(plural("{n} letter removed", "{n} letters removed", len(report.removed)))
    if report.skipped:
        parts.append(
            plural(
                "{n} could not be read (F3 says why)",
                "{n} could not be read (F3 says why)",
                len(report.skipped),
            )
        )
    return ", ".join(parts) + "." if parts else text("Up to date: nothing had changed.")
