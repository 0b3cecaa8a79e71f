"""From the files on disk to a new generation of the index, or nothing when nothing changed."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
import time
from collections.abc import Callable, Iterable

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import IndexFaultError, LibraryError
from kamerbrief_assistant.domain.progress import IndexReport, Skipped
from kamerbrief_assistant.library import lexical
from kamerbrief_assistant.library.generations import Generation, Work, adopt_finished, current
from kamerbrief_assistant.library.lock import writing
from kamerbrief_assistant.library.marks import read_corrections
from kamerbrief_assistant.library.paths import LibraryPaths
from kamerbrief_assistant.library.schema import open_for_reading, open_for_writing

from .build import Build, Listener
from .plan import Known, Plan, make_plan

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def update_index(
    paths: LibraryPaths,
    encoder: Encoder,
    *,
    rebuild: bool = False,
    progress: Listener | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> IndexReport:
    """Read what is new or changed, forget what is gone, and let the result answer.

    Only new and changed files are read and encoded. When nothing changed nothing is written. An
    index that cannot be built upon (damaged, another version or encoder) is made anew, and the
    report says why. Raises IndexBusyError when another program is at it, StoppedError when
    cancelled, LibraryError when the folder cannot be used or the disk is full.
    """
    begun = time.monotonic()
    paths.require_documents()
    try:
        base, reason = (None, "asked") if rebuild else _usable(paths, encoder)
        if base is not None:
            plan, refused = _plan(paths, base)
            if plan.nothing:
                return _report(plan, refused, (), begun, "")
        with writing(paths.index):
            adopt_finished(paths.index)
            if not rebuild:
                base, reason = _usable(paths, encoder)
            try:
                return _make(paths, encoder, base, progress, cancelled, begun, reason)
            except (sqlite3.DatabaseError, IndexFaultError) as error:
                if _disk_full(error):
                    raise
                # What the new generation was copied from is damaged: the letters are the truth.
                Work(paths.index).discard()
                return _make(paths, encoder, None, progress, cancelled, begun, str(error))
    except (OSError, sqlite3.DatabaseError) as error:
        raise _in_words(paths, error) from error


def _usable(paths: LibraryPaths, encoder: Encoder) -> tuple[Generation | None, str]:
    """The generation to build upon, or none and why."""
    try:
        base = current(paths.index)
        if base is None:
            return None, ""
        base.manifest().require(encoder=encoder.identity, dimension=encoder.dimension)
    except IndexFaultError as error:
        return None, error.message
    return base, ""


def _plan(paths: LibraryPaths, base: Generation) -> tuple[Plan, tuple[Skipped, ...]]:
    try:
        with contextlib.closing(open_for_reading(base.database)) as connection:
            plan = make_plan(paths.documents, *_known(connection), read_corrections(paths.marks))
            return plan, _refused(connection)
    except sqlite3.DatabaseError:
        # Let the writer find out and make the index anew.
        return Plan(removed=("",)), ()


def _refused(connection: sqlite3.Connection) -> tuple[Skipped, ...]:
    rows = connection.execute("SELECT file, code, message, remedy FROM skipped ORDER BY file")
    return tuple(Skipped(*row) for row in rows)


def _known(connection: sqlite3.Connection) -> tuple[Known, Known]:
    indexed = connection.execute("SELECT file, sha256, stat, marks FROM letters").fetchall()
    refused = connection.execute("SELECT file, sha256, stat, '' FROM skipped").fetchall()
    return {f: (s, t, m) for f, s, t, m in indexed}, {f: (s, t, m) for f, s, t, m in refused}


def _make(
    paths: LibraryPaths,
    encoder: Encoder,
    base: Generation | None,
    progress: Listener | None,
    cancelled: Callable[[], bool] | None,
    begun: float,
    reason: str,
) -> IndexReport:
    work = Work(paths.index)
    work.start(base, encoder=encoder.identity)
    connection = open_for_writing(work.database)
    try:
        lexical.create(connection)
        corrections = read_corrections(paths.marks)
        plan = make_plan(paths.documents, *_known(connection), corrections)
        build = Build(work, connection, encoder, corrections)
        build.tell = progress or build.tell
        build.cancelled = cancelled or build.cancelled
        build.carry_out(plan)
        refused = (*_refused(connection), *build.unopened)
        build.publish(base)
    finally:
        connection.close()
    return _report(plan, refused, build.warnings, begun, reason if reason != "asked" else "")


def _report(
    plan: Plan,
    refused: tuple[Skipped, ...],
    warnings: Iterable[tuple[str, str]],
    begun: float,
    reason: str,
) -> IndexReport:
    unread = {s.file for s in refused}
    changes = plan.changes
    return IndexReport(
        added=tuple(f for f in changes.new if f not in unread),
        changed=tuple(f for f in changes.changed if f not in unread),
        removed=changes.gone,
        unchanged=plan.unchanged,
        skipped=refused,
        warnings=tuple(warnings),
        seconds=time.monotonic() - begun,
        rebuilt=reason,
    )


def _disk_full(error: BaseException) -> bool:
    return getattr(error, "errno", None) in _FULL or "disk is full" in str(error)


def _in_words(paths: LibraryPaths, error: OSError | sqlite3.DatabaseError) -> LibraryError:
    if _disk_full(error):
        return LibraryError(
            "The disk is full; the index could not be made.",
            remedy="Make room and run again. The letters are untouched and the old index still answers.",
        )
    read_only = getattr(error, "errno", None) in {errno.EACCES, errno.EPERM, errno.EROFS}
    if read_only or "readonly" in str(error):
        return LibraryError(
            f"The folder {paths.index} may not be written.",
            remedy="Change its permissions, or use a library elsewhere with --library.",
        )
    return LibraryError(f"The index could not be made: {error}.", remedy="Run: kamerbrief doctor")
