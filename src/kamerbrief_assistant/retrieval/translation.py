"""Words of the library that mean what a word of the question means, by the encoder's word vectors."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kamerbrief_assistant.language.words import is_stop
from kamerbrief_assistant.library.lexical_search import Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kamerbrief_assistant.library.lexical_vectors import WordVectors

MOST_WORDS = 40_000
"""The library's most frequent words are looked through: bounds memory and time."""
LEAST_LIKE = 0.4
"""Words less alike (cosine) are no translation."""


class Neighbours:
    """The library's words nearest in meaning. Safe to use from several threads."""

    def __init__(self, lexicon: Lexicon, word_vectors: WordVectors) -> None:
        self._lexicon = lexicon
        self._word_vectors = word_vectors
        self._found: dict[str, tuple[tuple[str, float], ...]] = {}
        self._lock = threading.Lock()

    @cached_property
    def _table(self) -> tuple[list[str], NDArray[np.float32]]:
        """The words looked through, and their unit vectors, shape (words, dimension)."""
        import numpy as np

        table = self._lexicon.table
        assert table.vectors is not None
        order = np.argsort(-table.frequencies, kind="stable")[: MOST_WORDS + 400]
        kept = [
            number
            for number in order.tolist()
            if table.frequencies[number]
            and len(table.words[number]) > 2
            and table.words[number].isalpha()
            and not is_stop(table.words[number])
        ][:MOST_WORDS]
        vectors = table.vectors[kept].astype(np.float32)
        vectors *= table.inverse_lengths[kept][:, None]  # in place: a copy is as large as all this
        return [table.words[number] for number in kept], vectors

    def likeness(self, word: str, others: Sequence[str]) -> dict[str, float]:
        """The cosine of a word to each of `others`, words or expressions."""
        vectors = self._word_vectors([word, *others])
        return dict(zip(others, (vectors[1:] @ vectors[0]).tolist(), strict=True))

    def of(self, words: Sequence[str], *, limit: int = 6) -> dict[str, tuple[tuple[str, float], ...]]:
        """For each folded word the library's words that mean the same, nearest first, with their cosines."""
        import numpy as np

        if self._lexicon.table.vectors is None:
            return {}
        with self._lock:
            new = [word for word in dict.fromkeys(words) if word not in self._found]
            if new:
                names, vectors = self._table
                if not names:
                    return {}
                likeness = self._word_vectors(new) @ vectors.T
                for word, row in zip(new, likeness, strict=True):
                    count = min(limit + 1, len(row))
                    best = np.argpartition(-row, count - 1)[:count]
                    best = best[np.argsort(-row[best], kind="stable")]
                    self._found[word] = tuple(
                        (names[at], float(row[at]))
                        for at in best.tolist()
                        if row[at] >= LEAST_LIKE and names[at] != word
                    )[:limit]
            return {word: self._found[word] for word in words}
