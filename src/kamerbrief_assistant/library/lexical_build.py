"""Postings: for each term the passages that hold it, and how much it says of them.

A row of `postings` holds one term and one block of 65,536 passage ids: their low 16 bits in rising
order (`ids`, uint16) and as many impacts (uint8). An impact is 255 times the part of BM25 that depends
on the passage, tf / (tf + k1 (1 - b + b length / average)), with a fixed average, so that a passage's
impacts never change when others come (Robertson and Zaragoza 2009, The Probabilistic Relevance
Framework, section 3).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .lexical_terms import grams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

BLOCK_BITS = 16
_LOW = (1 << BLOCK_BITS) - 1
_CHUNK = 24_576
"""Passages whose postings are made at a time: bounds the memory."""
_AT_ONCE = 900
"""Keys in one query; SQLite takes at least 999."""


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is scored: BM25's k1 and b, and the length that counts as average, in terms."""

    column: str
    k1: float
    b: float
    average: float


FIELDS = {
    "s": Field("body", 1.2, 0.7, 32.0),
    "g": Field("body", 1.2, 0.7, 190.0),
    "c": Field("context", 0.8, 0.3, 10.0),
    "n": Field("near", 1.2, 0.6, 32.0),
}


def apply_changes(connection: sqlite3.Connection) -> None:
    """Bring postings, word counts and facts up to date with `lexical_changes`, which is emptied."""
    changed = connection.execute("SELECT passage, change FROM lexical_changes ORDER BY passage").fetchall()
    for block, removed, added in _by_block(changed):
        _Block(connection, block).change(removed, added)
    connection.execute(
        "INSERT INTO running_text (rowid, text) SELECT id, text FROM passages "
        "WHERE id IN (SELECT passage FROM lexical_changes WHERE change = 1)"
    )
    connection.execute("DELETE FROM lexical_changes")
    connection.execute("INSERT OR REPLACE INTO lexical_facts SELECT 'passages', count(*) FROM forward")


def _by_block(changed: list[tuple[int, int]]) -> Iterator[tuple[int, list[int], list[int]]]:
    """Changes in chunks that lie in one block each: block, removed passages, added passages."""
    chunk: list[tuple[int, int]] = []
    for passage, change in changed:
        if chunk and (chunk[0][0] >> BLOCK_BITS != passage >> BLOCK_BITS or len(chunk) >= _CHUNK):
            yield _parted(chunk)
            chunk = []
        chunk.append((passage, change))
    if chunk:
        yield _parted(chunk)


def _parted(chunk: list[tuple[int, int]]) -> tuple[int, list[int], list[int]]:
    return (
        chunk[0][0] >> BLOCK_BITS,
        [passage for passage, change in chunk if change < 0],
        [passage for passage, change in chunk if change > 0],
    )


class _Block:
    """The postings of one block of passage ids."""

    def __init__(self, connection: sqlite3.Connection, block: int) -> None:
        self._connection = connection
        self._block = block
        self._known: dict[int, tuple[str, str]] = {}
        """Words and their stems by id: the fields of a passage share most of theirs."""

    def change(self, removed: list[int], added: list[int]) -> None:
        if removed:
            self._remove(removed)
        if added:
            self._add(added)

    def _add(self, passages: list[int]) -> None:
        fresh = (
            self._connection.execute(
                "SELECT 1 FROM postings WHERE block = ? LIMIT 1", (self._block,)
            ).fetchone()
            is None
        )
        for name, field in FIELDS.items():
            rows = self._postings(passages, name, field)
            if not fresh:
                rows = self._merged(list(rows))
            self._connection.executemany("INSERT OR REPLACE INTO postings VALUES (?,?,?,?)", rows)
        self._count(passages, 1)

    def _merged(
        self, rows: Sequence[tuple[str, int, bytes, bytes]]
    ) -> Iterator[tuple[str, int, bytes, bytes]]:
        """The rows appended to what their terms already have: ids only ever rise."""
        query = f"SELECT term, ids, impacts FROM postings WHERE block = {self._block} AND term IN"  # noqa: S608
        found = _found(self._connection, query, [row[0] for row in rows])
        old = {term: (ids, impacts) for term, ids, impacts in found}
        for term, block, ids, impacts in rows:
            before = old.get(term, (b"", b""))
            yield term, block, before[0] + ids, before[1] + impacts

    def _remove(self, passages: list[int]) -> None:
        import numpy as np

        gone = np.array(passages, dtype=np.int64) & _LOW
        for name, field in FIELDS.items():
            for term, block, _, _ in list(self._postings(passages, name, field)):
                key = (term, block)
                old = self._connection.execute(
                    "SELECT ids, impacts FROM postings WHERE term = ? AND block = ?", key
                ).fetchone()
                if old is None:
                    continue
                ids = np.frombuffer(old[0], dtype="<u2")
                kept = ~np.isin(ids, gone)
                if kept.any():
                    impacts = np.frombuffer(old[1], dtype=np.uint8)[kept]
                    self._connection.execute(
                        "UPDATE postings SET ids = ?, impacts = ? WHERE term = ? AND block = ?",
                        (ids[kept].tobytes(), impacts.tobytes(), *key),
                    )
                else:
                    self._connection.execute("DELETE FROM postings WHERE term = ? AND block = ?", key)
        self._count(passages, -1)
        self._connection.executemany("DELETE FROM forward WHERE passage = ?", ((p,) for p in passages))

    def _tokens(self, passages: list[int], column: str) -> tuple[Integers, Integers]:
        """Word ids and, for each, the low bits of its passage, in reading order; both of shape (tokens,)."""
        import numpy as np

        query = f"SELECT passage, {column} FROM forward WHERE passage IN"  # noqa: S608 - own constants
        rows = _found(self._connection, query, passages)
        words = np.frombuffer(b"".join(blob for _, blob in rows), dtype="<u4").astype(np.int64)
        counts = np.array([len(blob) // 4 for _, blob in rows], dtype=np.int64)
        low = np.array([passage for passage, _ in rows], dtype=np.int64) & _LOW
        return words, np.repeat(low, counts)

    def _words(self, ids: Integers) -> list[tuple[str, str]]:
        """The words with these ids and their stems, in their order."""
        wanted = ids.tolist()
        new = [key for key in wanted if key not in self._known]
        rows = _found(self._connection, "SELECT id, word, stem FROM words WHERE id IN", new)
        self._known.update((key, (word, stem)) for key, word, stem in rows)
        return [self._known[key] for key in wanted]

    def _postings(
        self, passages: list[int], name: str, field: Field
    ) -> Iterator[tuple[str, int, bytes, bytes]]:
        """The rows that these passages alone would make."""
        import numpy as np

        words, places = self._tokens(passages, field.column)
        if not len(words):
            return
        counted = np.bincount(words)
        distinct = counted.nonzero()[0]
        names: dict[str, int] = {}
        lists = [
            [names.setdefault(term, len(names)) for term in (grams(word) if name == "g" else (stem,)) if term]
            for word, stem in self._words(distinct)
        ]
        sizes = np.zeros(len(counted), dtype=np.int64)
        sizes[distinct] = [len(found) for found in lists]
        begins = np.cumsum(sizes) - sizes
        flat = np.array([term for found in lists for term in found], dtype=np.int64)
        # A word that stands in a passage several times is expanded once, with its count.
        pairs, times = _counted(np.sort((words << BLOCK_BITS) | places))
        which, where = pairs >> BLOCK_BITS, pairs & _LOW
        spread = sizes[which]
        if not spread.sum():
            return
        first = begins[which] - (np.cumsum(spread) - spread)
        terms = flat[np.arange(spread.sum()) + np.repeat(first, spread)]
        # Term, passage and count in one number, so that one sort brings equals together.
        packed = (where << BLOCK_BITS) | np.minimum(times, _LOW)
        terms <<= 2 * BLOCK_BITS
        terms |= np.repeat(packed, spread)
        terms.sort()
        keys, tf = _counted(terms >> BLOCK_BITS, terms & _LOW)
        owners, low = keys >> BLOCK_BITS, keys & _LOW
        lengths = np.bincount(low, weights=tf, minlength=1 << BLOCK_BITS)[low]
        damping = field.k1 * (1 - field.b + field.b * lengths / field.average)
        impacts = np.maximum(1, np.rint(255 * tf / (tf + damping))).astype(np.uint8)
        ids = low.astype("<u2")
        cuts = np.flatnonzero(np.diff(owners)) + 1
        labels = [name + label for label in names]
        owner = owners[np.concatenate(([0], cuts))].tolist()
        stretches = zip(owner, [0, *cuts.tolist()], [*cuts.tolist(), len(owners)], strict=True)
        held, said = memoryview(ids.tobytes()), memoryview(impacts.tobytes())
        # In the order of the table's key: SQLite then writes each page once.
        for label, begin, end in sorted((labels[term], begin, end) for term, begin, end in stretches):
            yield label, self._block, bytes(held[2 * begin : 2 * end]), bytes(said[begin:end])

    def _count(self, passages: list[int], sign: int) -> None:
        """Bring the number of passages that hold each word up to date."""
        import numpy as np

        words, places = self._tokens(passages, "body")
        if not len(words):
            return
        pairs, _ = _counted(np.sort((words << BLOCK_BITS) | places))
        ids, counts = _counted(pairs >> BLOCK_BITS)
        self._connection.executemany(
            "UPDATE words SET df = df + ? WHERE id = ?",
            ((sign * int(n), int(i)) for i, n in zip(ids, counts, strict=True)),
        )


def _counted(ordered: Integers, times: Integers | None = None) -> tuple[Integers, Integers]:
    """The distinct values of rising numbers, and how often each is there (or the sum of its `times`)."""
    import numpy as np

    begins = np.concatenate(([0], np.flatnonzero(np.diff(ordered)) + 1))
    counts = np.diff(begins, append=len(ordered)) if times is None else np.add.reduceat(times, begins)
    return ordered[begins], counts


def _found(
    connection: sqlite3.Connection, query: str, keys: Sequence[int] | Sequence[str]
) -> list[tuple[Any, ...]]:
    """The rows of a query that ends in `key IN`, for keys in rising order and in their order."""
    rows: list[tuple[Any, ...]] = []
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        rows += connection.execute(f"{query} ({marks}) ORDER BY 1", some)
    return rows
