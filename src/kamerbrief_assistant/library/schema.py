"""The tables of the derived database."""

from __future__ import annotations

import sqlite3
from pathlib import Path

TABLES = """
CREATE TABLE IF NOT EXISTS letters (
    id TEXT PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    stat TEXT NOT NULL,
    marks TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    sender TEXT NOT NULL,
    addressee TEXT NOT NULL,
    dossier TEXT NOT NULL,
    reference TEXT NOT NULL,
    doctype TEXT NOT NULL,
    inferred TEXT NOT NULL,
    warnings TEXT NOT NULL,
    pages INTEGER,
    passages INTEGER NOT NULL,
    footnotes INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter TEXT NOT NULL REFERENCES letters(id),
    ord INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    section TEXT NOT NULL,
    paragraph INTEGER,
    footnote TEXT NOT NULL,
    page INTEGER,
    markers TEXT NOT NULL,
    anchor INTEGER,
    context TEXT NOT NULL,
    level INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS passages_place ON passages (letter, ord);
CREATE TABLE IF NOT EXISTS commitments (
    letter TEXT NOT NULL, id TEXT NOT NULL, ord INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS commitments_letter ON commitments (letter);
CREATE TABLE IF NOT EXISTS refs (
    letter TEXT NOT NULL, label TEXT NOT NULL, ord INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS refs_letter ON refs (letter);
CREATE INDEX IF NOT EXISTS refs_label ON refs (label);
CREATE TABLE IF NOT EXISTS skipped (
    file TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    stat TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    remedy TEXT NOT NULL
);
"""


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The database of a generation being made. Each letter is one transaction."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.executescript(TABLES)
    return connection


def settle(connection: sqlite3.Connection) -> None:
    """Fold the journal into the database and close it, so that one immutable file remains."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A published generation's database: never written again, so no locks are needed."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.execute("PRAGMA mmap_size = 1073741824")
    connection.execute("PRAGMA cache_size = -32768")
    return connection
