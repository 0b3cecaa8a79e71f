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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.letters import Letter, PassageId
from kamerbrief_assistant.language.words import folded_words

from .lexical_terms import stem_of
from .lexical_vectors import insert

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


@dataclass(frozen=True, slots=True)
class SplitRows:
    """The words of some passages. Numbers are native unsigned 32-bit."""

    vocabulary: tuple[str, ...]
    """The distinct folded words."""
    flat: bytes
    """Places in `vocabulary`: each passage's text, context and near, one after the other."""
    lengths: bytes
    """How many words each of those has, three for a passage."""
    vectors: Mapping[str, bytes] = field(default_factory=dict)
    """Of some of the words the vectors as `lexical_vectors` keeps them; `finish` makes the others."""


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


def split(passages: Iterable[LexicalRow]) -> SplitRows:
    """The words of passages: what of `add` needs no database, and may be done elsewhere beforehand."""
    words: list[str] = []
    lengths = array("I")
    around, around_words = "", list[str]()  # neighbours stand under the same headings
    for row in passages:
        if row.context != around:
            around, around_words = row.context, folded_words(row.context)
        for found in (folded_words(row.text), around_words, folded_words(row.near) if row.near else ()):
            words += found
            lengths.append(len(found))
    places = {word: place for place, word in enumerate(dict.fromkeys(words))}
    return SplitRows(tuple(places), array("I", map(places.__getitem__, words)).tobytes(), lengths.tobytes())


def add(
    connection: sqlite3.Connection,
    passages: Iterable[LexicalRow],
    words: SplitRows | None = None,
    known: KnownWords | None = None,
) -> None:
    """Note new passages, already in the table `passages`. They are found after `finish`.

    `words` is what `split` gave for the same passages; `known` remembers words from one call to the next.
    """
    rows_ = list(passages)
    words = words or split(rows_)
    ids = array("I", (known or KnownWords()).ids(connection, words.vocabulary, words.vectors))
    flat = memoryview(array("I", map(ids.__getitem__, array("I", words.flat))).tobytes())
    sizes = [ids.itemsize * length for length in array("I", words.lengths)]
    ends = [0, *accumulate(sizes)]
    fields = [bytes(flat[begin:end]) for begin, end in pairwise(ends)]
    connection.executemany(
        "INSERT INTO forward VALUES (?,?,?,?)",
        ((row.passage, *fields[3 * at : 3 * at + 3]) for at, row in enumerate(rows_)),
    )
    connection.executemany("INSERT INTO lexical_changes VALUES (?, 1)", ((row.passage,) for row in rows_))


def remove(connection: sqlite3.Connection, passage_ids: Iterable[int]) -> None:
    """Note that passages go. Call this while they still stand in the table `passages`."""
    for passage in passage_ids:
        if connection.execute("SELECT 1 FROM forward WHERE passage = ?", (passage,)).fetchone() is None:
            continue
        unfinished = connection.execute(
            "DELETE FROM lexical_changes WHERE passage = ? AND change = 1", (passage,)
        ).rowcount
        if unfinished:
            connection.execute("DELETE FROM forward WHERE passage = ?", (passage,))
            continue
        connection.execute(
            "INSERT INTO running_text (running_text, rowid, text) "
            "SELECT 'delete', id, text FROM passages WHERE id = ?",
            (passage,),
        )
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


class KnownWords:
    """The ids of words met so far in one run, so that each is asked of the database once.

    Start with a new one when a transaction is rolled back: it may hold ids that are not stored.
    """

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._last: int | None = None

    def ids(
        self, connection: sqlite3.Connection, words: Sequence[str], vectors: Mapping[str, bytes]
    ) -> list[int]:
        """The ids of distinct words, in their order; new words are given one, and their vectors kept."""
        unknown = [word for word in words if word not in self._ids]
        for at in range(0, len(unknown), _BATCH):
            some = unknown[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            self._ids.update(
                connection.execute(f"SELECT word, id FROM words WHERE word IN ({marks})", some)  # noqa: S608
            )
        if new := [word for word in unknown if word not in self._ids]:
            self._name(connection, new)
            insert(connection, ((self._ids[word], vectors[word]) for word in new if word in vectors))
        return [self._ids[word] for word in words]

    def _name(self, connection: sqlite3.Connection, words: Sequence[str]) -> None:
        if self._last is None:
            (self._last,) = connection.execute("SELECT coalesce(max(id), 0) FROM words").fetchone()
        fresh = dict(zip(words, range(self._last + 1, self._last + 1 + len(words)), strict=True))
        self._last += len(words)
        connection.executemany(
            "INSERT INTO words (id, word, stem) VALUES (?,?,?)",
            ((key, word, stem_of(word)) for word, key in fresh.items()),
        )
        self._ids.update(fresh)
