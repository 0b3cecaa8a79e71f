"""The words of the library: what is written while indexing.

Four fields are indexed for each passage (see `lexical_build`): the stems of its text, the character
4-grams of its words, the stems of its surroundings (letter title, section path, the question it
answers), and the stems of its footnotes or, for a footnote, of the passage that carries its marker.

Postings are kept as arrays in SQLite rows and scored in numpy: on 23,500 passages FTS5 takes 25 to
250 ms for the 4-grams of a question, and cannot weigh one term against another. FTS5 holds the running
text, for phrases that must stand as they are typed.

`add` and `remove` only note what changed; `finish` brings the postings up to date.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.letters import Letter, PassageId
from kamerbrief_assistant.language.words import folded_words

from .lexical_terms import stem_of

if TYPE_CHECKING:
    from .lexical_vectors import WordVectors

TABLES = """
CREATE TABLE IF NOT EXISTS words (
    id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, stem TEXT NOT NULL, df INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS word_vectors (word INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS forward (
    passage INTEGER PRIMARY KEY, body BLOB NOT NULL, context BLOB NOT NULL, near BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS postings (
    term TEXT NOT NULL, block INTEGER NOT NULL, ids BLOB NOT NULL, impacts BLOB NOT NULL,
    PRIMARY KEY (term, block)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lexical_changes (passage INTEGER PRIMARY KEY, change INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS lexical_facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS running_text USING fts5(
    text, content='passages', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
"""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """What is indexed of one passage."""

    passage: PassageId
    text: str
    context: str = ""
    """Letter title, section path, and the question that the passage answers."""
    near: str = ""
    """The passage's footnotes; for a footnote, the passage with its marker."""


def rows(letter: Letter) -> list[LexicalRow]:
    """One row for each passage of `letter` that may answer a question. Its passages have their ids."""
    bodies = {passage.order: passage for passage in letter.passages}
    notes: dict[int, list[str]] = {}
    for note in letter.footnotes:
        if note.anchor is not None:
            notes.setdefault(note.anchor, []).append(note.text)
    found = []
    for passage in letter.passages:
        if not passage.kind.is_searched:
            continue
        anchor = bodies.get(passage.anchor) if passage.anchor is not None else None
        near = anchor.text if anchor is not None else "\n".join(notes.get(passage.order, ()))
        context = "\n".join((letter.metadata.title, *passage.section, passage.context))
        found.append(LexicalRow(passage.id, passage.text, context, near))
    return found


def create(connection: sqlite3.Connection) -> None:
    """Make the tables where they are absent. The table `passages` must be there."""
    connection.executescript(TABLES)


def add(connection: sqlite3.Connection, passages: Iterable[LexicalRow]) -> None:
    """Note new passages, already in the table `passages`. They are found after `finish`."""
    pending = iter(passages)
    while batch := list(islice(pending, _BATCH)):
        split = [
            (row, folded_words(row.text), folded_words(row.context), folded_words(row.near)) for row in batch
        ]
        ids = _word_ids(connection, {word for _, *fields in split for field in fields for word in field})
        connection.executemany(
            "INSERT INTO forward VALUES (?,?,?,?)",
            (
                (row.passage, *(array("I", map(ids.__getitem__, field)).tobytes() for field in fields))
                for row, *fields in split
            ),
        )
        connection.executemany("INSERT INTO lexical_changes VALUES (?, 1)", ((row.passage,) for row in batch))
        connection.executemany(
            "INSERT INTO running_text (rowid, text) VALUES (?,?)", ((row.passage, row.text) for row in batch)
        )


def remove(connection: sqlite3.Connection, passage_ids: Iterable[int]) -> None:
    """Note that passages go. Call this while they still stand in the table `passages`."""
    for passage in passage_ids:
        if connection.execute("SELECT 1 FROM forward WHERE passage = ?", (passage,)).fetchone() is None:
            continue
        connection.execute(
            "INSERT INTO running_text (running_text, rowid, text) "
            "SELECT 'delete', id, text FROM passages WHERE id = ?",
            (passage,),
        )
        unfinished = connection.execute(
            "DELETE FROM lexical_changes WHERE passage = ? AND change = 1", (passage,)
        ).rowcount
        if unfinished:
            connection.execute("DELETE FROM forward WHERE passage = ?", (passage,))
        else:
            connection.execute("INSERT OR REPLACE INTO lexical_changes VALUES (?, -1)", (passage,))


def finish(connection: sqlite3.Connection, word_vectors: WordVectors | None = None) -> None:
    """Bring the postings up to date with all that was added and removed, in one transaction.

    `word_vectors` gives words their vectors, kept for new words in bytes; an encoder without vectors for
    single words leaves it out.
    """
    from .lexical_build import apply_changes
    from .lexical_vectors import store_vectors

    connection.execute("BEGIN IMMEDIATE")
    apply_changes(connection)
    if word_vectors is not None:
        store_vectors(connection, word_vectors)
    connection.execute("COMMIT")


def _word_ids(connection: sqlite3.Connection, wanted: set[str]) -> dict[str, int]:
    """The ids of words, new words being given one."""
    ids: dict[str, int] = {}
    words = sorted(wanted)
    for at in range(0, len(words), _BATCH):
        some = words[at : at + _BATCH]
        marks = ",".join("?" * len(some))
        ids.update(
            connection.execute(f"SELECT word, id FROM words WHERE word IN ({marks})", some)  # noqa: S608
        )
    new = [word for word in words if word not in ids]
    if new:
        (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM words").fetchone()
        fresh = dict(zip(new, range(last + 1, last + 1 + len(new)), strict=True))
        connection.executemany(
            "INSERT INTO words (id, word, stem) VALUES (?,?,?)",
            ((key, word, stem_of(word)) for word, key in fresh.items()),
        )
        ids.update(fresh)
    return ids
