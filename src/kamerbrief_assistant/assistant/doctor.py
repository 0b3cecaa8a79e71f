"""Checking all that the program stands on, each with a verdict and what to do."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

from kamerbrief_assistant.domain.errors import KamerbriefError
from kamerbrief_assistant.domain.progress import Check
from kamerbrief_assistant.indexing import update_index
from kamerbrief_assistant.library import Snapshot
from kamerbrief_assistant.library.marks import read_corrections
from kamerbrief_assistant.register import read_marks

from .session import Session

_REBUILD = "Run: kamerbrief doctor --repair"


def examine(session: Session, *, repair: bool = False) -> tuple[Check, ...]:
    """All checks in order. With `repair` an index that fails is made anew and checked again."""
    checks = tuple(_checks(session))
    broken = {c.name for c in checks if c.verdict == "error"} & {"index", "database", "vectors", "letters"}
    if not (repair and broken):
        return checks
    session.forget()
    report = update_index(session.paths, session.encoder, rebuild=True)
    mended = Check("repair", "ok", f"The index was made anew from {len(report.added)} letters.")
    return (*_checks(session), mended)


def _checks(session: Session) -> Iterator[Check]:
    yield _check("documents", lambda: _documents(session))
    yield _check("full text search", _fts5)
    yield _check("encoder", lambda: _encoder(session))
    yield _check("corrections", lambda: _corrections(session))
    yield _check("marks", lambda: _register_marks(session))
    try:
        snapshot = session.view().snapshot
    except KamerbriefError as error:
        yield Check("index", "error", error.message, error.remedy or _REBUILD)
        return
    made = snapshot.manifest.made
    yield Check("index", "ok", f"{snapshot.generation.folder.name}, made {made}.")
    yield _check("database", lambda: _database(snapshot))
    yield _check("vectors", lambda: _vectors(snapshot))
    yield _check("letters", lambda: _letters(session, snapshot))
    yield _check("offline", _offline)


def _check(name: str, run: Callable[[], tuple[str, str, str]]) -> Check:
    try:
        verdict, message, remedy = run()
    except KamerbriefError as error:
        return Check(name, "error", error.message, error.remedy)
    except (OSError, sqlite3.Error, RuntimeError) as error:
        return Check(name, "error", str(error), _REBUILD)
    return Check(name, verdict, message, remedy)


def _documents(session: Session) -> tuple[str, str, str]:
    session.paths.require_documents()
    return "ok", f"{session.paths.documents} can be read.", ""


def _fts5() -> tuple[str, str, str]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.OperationalError:
        return (
            "error",
            f"SQLite {sqlite3.sqlite_version} of this Python has no FTS5.",
            "Use a Python from python.org or your system's packages.",
        )
    finally:
        connection.close()
    return "ok", f"SQLite {sqlite3.sqlite_version} has FTS5.", ""


def _encoder(session: Session) -> tuple[str, str, str]:
    encoder = session.encoder
    vector = encoder.encode_queries(["toezegging"])
    if vector.shape != (1, encoder.dimension):
        return "error", f"{encoder.identity} gives vectors of {vector.shape}.", "Check the model's folder."
    return "ok", f"{encoder.identity}, {encoder.dimension} dimensions.", ""


def _corrections(session: Session) -> tuple[str, str, str]:
    corrections = read_corrections(session.paths.marks)
    return "ok", f"{len(corrections)} letters have corrections by staff.", ""


def _register_marks(session: Session) -> tuple[str, str, str]:
    marks = read_marks(session.paths.marks)
    if marks.damaged:
        return (
            "error",
            f"The file {marks.damaged} with staff's marks on commitments cannot be read.",
            "Mend it or put it aside; it is never overwritten.",
        )
    return "ok", f"{len(marks.entries)} commitments have marks by staff.", ""


def _database(snapshot: Snapshot) -> tuple[str, str, str]:
    verdict = snapshot.rows("PRAGMA integrity_check(1)")[0][0]
    if verdict != "ok":
        return "error", f"SQLite: {verdict}", _REBUILD
    count = snapshot.rows("SELECT count(*) FROM passages")[0][0]
    if count != snapshot.manifest.passages:
        return "error", f"{count} passages, {snapshot.manifest.passages} in the manifest.", _REBUILD
    for letter in snapshot.summaries():
        whole = snapshot.letter(letter.id)
        text = whole.text
        if any(text[p.start : p.end] != p.text for p in whole.passages):
            return "error", f"Passages of {letter.file} do not stand where they should.", _REBUILD
    return "ok", f"{snapshot.manifest.letters} letters, {count} passages.", ""


def _vectors(snapshot: Snapshot) -> tuple[str, str, str]:
    import numpy as np

    ids = np.unique(snapshot.vectors.ids)
    searched = {
        number
        for (number,) in snapshot.rows("SELECT id FROM passages WHERE kind <> 'heading' AND text <> ''")
    }
    strangers = set(ids.tolist()) - searched
    without = searched - set(ids.tolist())
    if strangers or without:
        return (
            "error",
            f"{len(without)} passages have no vector, {len(strangers)} vectors no passage.",
            _REBUILD,
        )
    return "ok", f"{len(snapshot.vectors)} vectors for {len(ids)} passages.", ""


def _letters(session: Session, snapshot: Snapshot) -> tuple[str, str, str]:
    differing = []
    for file, (sha256, _, _) in snapshot.known_files().items():
        try:
            with (session.paths.documents / file).open("rb") as opened:
                found = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError:
            found = ""
        if found != sha256:
            differing.append(file)
    if differing:
        return (
            "warning",
            f"{len(differing)} files differ from what was indexed: {', '.join(differing[:5])}",
            "Run: kamerbrief index",
        )
    return "ok", "Every file is what was indexed.", ""


def _offline() -> tuple[str, str, str]:
    import sys

    loaded = sorted({"requests", "httpx", "urllib3", "aiohttp"} & set(sys.modules))
    if loaded:
        return "warning", f"Libraries that can use a network are loaded: {', '.join(loaded)}.", ""
    return "ok", "No library that uses a network is loaded; nothing leaves this machine.", ""
