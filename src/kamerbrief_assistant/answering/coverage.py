"""Which of a question's words texts hold: by stem, inside a compound, or nearly, by word vector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.language.words import QUESTION_WORDS, STOP_EN, STOP_NL, folded_words
from kamerbrief_assistant.library.lexical_search import WordTable

from .asking import Asked, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEAR = 0.35
"""Word vectors less alike than this are taken to have nothing to do with each other."""
_SHORTEST_PART = 5
_IN_COMPOUND = 0.8
"""How well a text holds a stem that is only part of one of its own."""
_STOPS = STOP_NL | STOP_EN | QUESTION_WORDS
_TEXTS = 4_096
"""Texts whose words are remembered: those of the passages that questions keep coming back to."""
_ON_ONE_THREAD = 1 << 18
"""Products up to which numpy's linear algebra keeps to one thread: waking another takes longer than these."""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a text that carry a subject."""

    words: tuple[str, ...]
    """Folded, each once."""
    stems: frozenset[str]
    running: str
    """The stems, a line each: what is part of none of them is not in here."""


@lru_cache(maxsize=_TEXTS)
def content(text: str) -> Content:
    """The words of `text`, read once as long as it is remembered."""
    words = tuple(word for word in dict.fromkeys(folded_words(text)) if word not in _STOPS)
    stems = frozenset(map(stem, words))
    return Content(words, stems, "\n".join(stems))


class Coverage:
    """How well texts hold each word of one question. The vectors of a word are compared once."""

    def __init__(self, asked: Asked, encoder: Encoder, table: WordTable | None) -> None:
        import numpy as np

        self._words = asked.words
        self._weights = np.array([word.weight for word in asked.words])
        self._total = float(self._weights.sum())
        self._table = table
        self._vectors_of = getattr(encoder, "word_vectors", None) if asked.words else None
        self._asked_vectors: NDArray[np.float32] | None = None
        self._rows: dict[str, int] = {}
        self._alike = np.zeros((0, len(asked.words)))

    @property
    def typical(self) -> float:
        """The mean weight of the question's words."""
        return float(self._weights.mean()) if len(self._weights) else 0.0

    def share(self, held: NDArray[np.float64]) -> NDArray[np.float64]:
        """The weighted share of the question's words in texts, 0 to 1; (…, words) to shape (…)."""
        found: NDArray[np.float64] = held @ self._weights / (self._total or 1.0)
        return found

    def of(self, texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How well each text holds each word, and how nearly; both of shape (len(texts), words)."""
        import numpy as np

        read = [content(text) for text in texts]
        exact = self._exact(read)
        held = [place for place, found in enumerate(read) if found.words]
        if self._vectors_of is None or not held:
            return exact, exact
        self._compare({word for found in read for word in found.words})
        rows = [self._rows[word] for place in held for word in read[place].words]
        begins = np.cumsum([0, *(len(read[place].words) for place in held[:-1])])
        nearly = exact.copy()
        best = np.maximum.reduceat(self._alike[rows], begins, axis=0)
        nearly[held] = np.maximum(exact[held], best)
        return exact, nearly

    def _exact(self, read: Sequence[Content]) -> NDArray[np.float64]:
        import numpy as np

        exact = np.zeros((len(read), len(self._words)))
        everywhere = "\n".join(found.running for found in read)
        for column, word in enumerate(self._words):
            stems = _held_somewhere(word, everywhere)
            if stems:
                exact[:, column] = [_held(stems, found) for found in read]
        return exact

    def _compare(self, words: Iterable[str]) -> None:
        """Make a row of likenesses to the question's words for each word that has none yet."""
        import numpy as np

        new = sorted(word for word in words if word not in self._rows)
        if not new or self._vectors_of is None:
            return
        if self._asked_vectors is None:
            self._asked_vectors = self._vectors_of([word.text for word in self._words])
        # The library keeps the vectors of its own words; asking the encoder for each takes longer.
        kept = self._table.unit_vectors(new) if self._table is not None else None
        alike = products(self._vectors_of(new) if kept is None else kept, self._asked_vectors)
        alike[alike < _NEAR] = 0.0
        self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
        self._alike = np.concatenate([self._alike, alike])


def products(rows: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The inner products of every row with every other, shape (len(rows), len(others))."""
    import numpy as np

    found = np.empty((len(rows), len(others)), dtype=np.float32)
    if len(others) == 1:
        # A matrix times a vector is cheap enough without linear algebra.
        np.einsum("ij,j->i", rows, others[0], out=found[:, 0])
        return found
    step = max(1, _ON_ONE_THREAD // max(1, others.size))
    for at in range(0, len(rows), step):
        found[at : at + step] = rows[at : at + step] @ others.T
    return found


def _held_somewhere(word: Word, running: str) -> list[tuple[str, float]]:
    """The word's stems that are in some text, the best first."""
    return sorted(((s, w) for s, w in word.stems if s in running), key=lambda pair: -pair[1])


def _held(stems: Sequence[tuple[str, float]], text: Content) -> float:
    """How well a text holds the best of these stems. They stand in falling order of weight."""
    best = 0.0
    for stemmed, weight in stems:
        if weight <= best:
            break
        if stemmed in text.stems:
            return max(best, weight)
        if len(stemmed) >= _SHORTEST_PART and stemmed in text.running:
            best = max(best, weight * _IN_COMPOUND)
    return best
