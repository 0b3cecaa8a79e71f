"""Reading the lexical index: scores of terms over all passages, the vocabulary, and passages as word ids."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from .lexical_build import BLOCK_BITS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ids = NDArray[np.uint32]

_BATCH = 400


class Rows(Protocol):
    """What gives the rows of a query: a `Snapshot`."""

    def rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True)
class Alternative:
    """A term that may stand for a word of the question, and how well, up to 1."""

    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Forward:
    """A passage as ids of words in reading order: its text, its surroundings, its notes or note's passage."""

    body: Ids
    context: Ids
    near: Ids


class Lexicon:
    """The lexical index of one snapshot. Safe to use from several threads."""

    def __init__(self, source: Rows) -> None:
        self._source = source

    @cached_property
    def passages(self) -> int:
        """How many passages are indexed."""
        found = self._source.rows("SELECT value FROM lexical_facts WHERE name = 'passages'")
        return int(found[0][0]) if found else 0

    @cached_property
    def size(self) -> int:
        """The length of an array that has a place for every passage id."""
        found = self._source.rows("SELECT max(passage) FROM forward")
        return int(found[0][0] or 0) + 1

    def rarity(self, df: int) -> float:
        """BM25's inverse document frequency of a term that `df` passages hold."""
        return math.log(1 + (self.passages - df + 0.5) / (df + 0.5))

    def scores(self, groups: Sequence[Sequence[Alternative]]) -> Floats:
        """BM25 of every passage id, shape (size,): the sum over groups of the best alternative's score."""
        import numpy as np

        held = self._postings({alternative.term for group in groups for alternative in group})
        total = np.zeros(self.size, dtype=np.float32)
        for group in groups:
            present = [(a, held[a.term]) for a in group if a.term in held]
            if not present:
                continue
            if len(present) == 1:
                self._add(total, *present[0])
                continue
            best = np.zeros(self.size, dtype=np.float32)
            for alternative, rows in present:
                self._raise(best, alternative, rows)
            total += best
        return total

    def _add(self, total: Floats, alternative: Alternative, rows: _Rows) -> None:
        for start, ids, impacts in rows.blocks:
            block = total[start : start + (1 << BLOCK_BITS)]
            block[ids] += impacts * self._unit(alternative, rows)

    def _raise(self, best: Floats, alternative: Alternative, rows: _Rows) -> None:
        import numpy as np

        for start, ids, impacts in rows.blocks:
            block = best[start : start + (1 << BLOCK_BITS)]
            block[ids] = np.maximum(block[ids], impacts * self._unit(alternative, rows))

    def _unit(self, alternative: Alternative, rows: _Rows) -> np.float32:
        """What one point of impact is worth."""
        import numpy as np

        return np.float32(alternative.weight * self.rarity(rows.df) / 255)

    def _postings(self, terms: Iterable[str]) -> dict[str, _Rows]:
        import numpy as np

        wanted = list(terms)
        found: dict[str, _Rows] = {}
        for at in range(0, len(wanted), _BATCH):
            some = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            query = f"SELECT term, block, ids, impacts FROM postings WHERE term IN ({marks})"  # noqa: S608
            for term, block, ids, impacts in self._source.rows(query, some):
                rows = found.setdefault(term, _Rows([], 0))
                rows.blocks.append(
                    (block << BLOCK_BITS, np.frombuffer(ids, dtype="<u2"), np.frombuffer(impacts, np.uint8))
                )
                rows.df += len(impacts)
        return found

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term; terms that none holds are left out."""
        wanted = list(terms)
        found: dict[str, int] = {}
        for at in range(0, len(wanted), _BATCH):
            some = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            query = (
                "SELECT term, sum(length(impacts)) FROM postings "  # noqa: S608
                f"WHERE term IN ({marks}) GROUP BY term"
            )
            found.update(self._source.rows(query, some))
        return found

    @cached_property
    def table(self) -> WordTable:
        """Every word of the index."""
        return WordTable.read(self._source)

    def forward(self, passages: Iterable[int]) -> dict[int, Forward]:
        """Passages as word ids; passages that are not indexed are left out."""
        import numpy as np

        wanted = list(passages)
        found: dict[int, Forward] = {}
        for at in range(0, len(wanted), _BATCH):
            some = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            query = f"SELECT passage, body, context, near FROM forward WHERE passage IN ({marks})"  # noqa: S608
            for passage, *blobs in self._source.rows(query, some):
                found[passage] = Forward(*(np.frombuffer(blob, dtype="<u4") for blob in blobs))
        return found

    def phrase(self, text: str, *, limit: int) -> list[int]:
        """Passages that hold these words next to each other, as typed save for capitals and accents."""
        quoted = '"' + text.replace('"', '""') + '"'
        query = "SELECT rowid FROM running_text WHERE running_text MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in self._source.rows(query, [quoted, limit])]


@dataclass(frozen=True, slots=True)
class WordTable:
    """Every word of the index; the number of a word is its place in these arrays."""

    words: list[str]
    stems: NDArray[np.int32]
    """The number of each word's stem, shape (words,); 0 for stop words."""
    frequencies: NDArray[np.int32]
    """How many passages' texts hold each word, shape (words,)."""
    vectors: NDArray[np.int8] | None
    """Each word's direction in bytes, of any length, shape (words, dimension); None when the encoder has no
    vectors for single words."""
    inverse_lengths: NDArray[np.float32]
    """What makes a unit vector of each word's direction, shape (words,); empty without vectors."""
    numbers: dict[str, int]
    """Words to their numbers."""
    stem_numbers: dict[str, int]

    @classmethod
    def read(cls, source: Rows) -> WordTable:
        import numpy as np

        rows = source.rows("SELECT id, word, stem, df FROM words ORDER BY id")
        size = rows[-1][0] + 1 if rows else 1
        words, stem_numbers = [""] * size, {"": 0}
        stems = np.zeros(size, dtype=np.int32)
        frequencies = np.zeros(size, dtype=np.int32)
        for key, word, stem, df in rows:
            words[key] = word
            stems[key] = stem_numbers.setdefault(stem, len(stem_numbers))
            frequencies[key] = df
        vectors = _vectors(source, size)
        return cls(
            words,
            stems,
            frequencies,
            vectors,
            _inverse_lengths(vectors),
            {word: number for number, word in enumerate(words) if word},
            stem_numbers,
        )

    def unit_vectors(self, words: Sequence[str]) -> NDArray[np.float32] | None:
        """The words' directions, shape (words, dimension); zeros for a word that is not here."""
        import numpy as np

        if self.vectors is None:
            return None
        numbers = np.array([self.numbers.get(word, 0) for word in words])
        lengths = np.where(numbers > 0, self.inverse_lengths[numbers], 0)
        found: NDArray[np.float32] = self.vectors[numbers].astype(np.float32) * lengths[:, None]
        return found

    def frequency(self, word: str) -> int:
        """How many passages' texts hold the word in this very form."""
        number = self.numbers.get(word)
        return 0 if number is None else int(self.frequencies[number])


def _vectors(source: Rows, size: int) -> NDArray[np.int8] | None:
    import numpy as np

    rows = source.rows("SELECT word, vector FROM word_vectors ORDER BY word")
    if not rows:
        return None
    table = np.zeros((size, len(rows[0][1])), dtype=np.int8)
    keys = np.array([key for key, _ in rows])
    table[keys] = np.frombuffer(b"".join(vector for _, vector in rows), dtype=np.int8).reshape(len(rows), -1)
    return table


def _inverse_lengths(vectors: NDArray[np.int8] | None) -> NDArray[np.float32]:
    import numpy as np

    if vectors is None:
        return np.zeros(0, dtype=np.float32)
    squares = np.zeros(len(vectors), dtype=np.float32)
    for at in range(0, len(vectors), 8_192):
        some = vectors[at : at + 8_192].astype(np.float32)
        squares[at : at + 8_192] = np.einsum("ij,ij->i", some, some)
    found: NDArray[np.float32] = (1 / np.sqrt(np.maximum(squares, 1))).astype(np.float32)
    return found


@dataclass(slots=True)
class _Rows:
    """A term's postings: blocks of (first id, low bits, impacts), and how many passages hold the term."""

    blocks: list[tuple[int, NDArray[np.uint16], NDArray[np.uint8]]]
    df: int
