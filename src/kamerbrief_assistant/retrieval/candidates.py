"""The candidates of a second look as arrays of words, and how like the question's words they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.library.lexical_search import Lexicon

from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kamerbrief_assistant.library.lexical_vectors import WordVectors

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

STRIDE = 12
"""Words from the beginning of one piece of a passage to that of the next; two pieces make a window."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many passages on end. `starts` has one place more than there are passages."""

    distinct: Ints
    """The numbers of the words that occur, rising."""
    places: Ints
    """For each word in reading order, where it stands in `distinct`."""
    starts: Ints

    @property
    def lengths(self) -> Ints:
        """Words in each passage."""
        import numpy as np

        return np.diff(self.starts)


def gather(texts: list[NDArray[np.uint32]]) -> Words:
    """Passages as one run of words."""
    import numpy as np

    together = np.concatenate([*texts, np.zeros(0, dtype=np.uint32)]).astype(np.int64)
    distinct, places = np.unique(together, return_inverse=True)
    starts = np.concatenate(([0], np.cumsum([len(text) for text in texts], dtype=np.int64)))
    return Words(distinct, places.reshape(-1), starts)


class Likeness:
    """How like each word of the question any word of the library is, from 0 to 1.

    1 for the same stem; the weight of a reading that stands for it; else the cosine of the word vectors,
    nothing below `FLOOR`.
    """

    FLOOR = 0.2
    MEANT = 0.4

    def __init__(self, question: Question, lexicon: Lexicon, word_vectors: WordVectors | None) -> None:
        self.question = question
        self._table = lexicon.table
        self._word_vectors = word_vectors
        self._last: tuple[Ints, Floats] | None = None

    @cached_property
    def _vectors(self) -> Floats | None:
        """Unit vectors of the terms, shape (terms, dimension)."""
        if self._word_vectors is None or self._table.vectors is None or not self.question.terms:
            return None
        return self._word_vectors([term.shown.lower() for term in self.question.terms])

    def of(self, numbers: Ints) -> tuple[Floats, Floats]:
        """For words by their numbers: likeness, and whether the stem is the same; both (terms, words)."""
        import numpy as np

        shape = (len(self.question.terms), len(numbers))
        exact = np.zeros(shape, dtype=np.float32)
        stems = self._table.stems[numbers]
        for row, term in enumerate(self.question.terms):
            number = self._table.stem_numbers.get(term.stem, -1)
            if number > 0:
                exact[row, stems == number] = 1.0
            for reading in term.readings:
                parts = reading.word.split()
                for part in parts:
                    number = self._table.stem_numbers.get(stem(part), -1)
                    if number > 0:
                        same = stems == number
                        exact[row, same] = np.maximum(exact[row, same], reading.weight / len(parts) ** 0.5)
        soft = exact
        cosines = self._cosines(self._vectors, numbers)
        if cosines is not None:
            # Stop words are near to everything and mean nothing.
            cosines[:, stems == 0] = 0
            cosines[cosines < self.FLOOR] = 0
            soft = np.maximum(exact, cosines)
        return soft, exact

    def to_middle(self, numbers: Ints, weights: Floats) -> Floats | None:
        """The cosine of each word to the weighted middle of the question's words, shape (words,)."""
        import numpy as np

        if self._vectors is None:
            return None
        middle = weights @ self._vectors
        middle /= max(float(np.linalg.norm(middle)), 1e-6)
        found = self._cosines(middle[None, :], numbers)
        if found is None:
            return None
        near: Floats = np.maximum(found[0], 0)
        return near

    def _cosines(self, vectors: Floats | None, numbers: Ints) -> Floats | None:
        """Unit `vectors` against words by their numbers, shape (vectors, words). The last words are kept."""
        import numpy as np

        if vectors is None or self._table.vectors is None or not len(numbers):
            return None
        if self._last is None or self._last[0] is not numbers:
            self._last = (numbers, self._table.vectors[numbers].astype(np.float32))
        found: Floats = (vectors @ self._last[1].T) * self._table.inverse_lengths[numbers]
        return found


def best_per_passage(likeness: Floats, words: Words) -> Floats:
    """Each term's best match in each passage, shape (terms, passages); 0 for a passage without words."""
    import numpy as np

    count = len(words.starts) - 1
    found = np.zeros((likeness.shape[0], count), dtype=np.float32)
    filled = np.flatnonzero(words.lengths > 0)
    if len(filled) and likeness.shape[0]:
        spread = likeness[:, words.places]
        found[:, filled] = np.maximum.reduceat(spread, words.starts[filled], axis=1)
    return found


def soft_frequencies(likeness: Floats, weights: Floats, words: Words, *, average: float, b: float) -> Floats:
    """BM25 over likeness in place of counts, as a share of the most it can be, shape (passages,).

    Words less like a term than `Likeness.MEANT` do not count.
    """
    import numpy as np

    count = len(words.starts) - 1
    found = np.zeros(count, dtype=np.float32)
    filled = np.flatnonzero(words.lengths > 0)
    if not len(filled) or not likeness.shape[0]:
        return found
    counted = np.where(likeness >= Likeness.MEANT, likeness, 0)[:, words.places]
    tf = np.add.reduceat(counted, words.starts[filled], axis=1)
    damping = 1.2 * (1 - b + b * words.lengths[filled] / average)
    found[filled] = weights @ (tf / (tf + damping)).astype(np.float32)
    return found


def plain_frequencies(asked: Ints, rarity: Floats, words: Words, *, average: float) -> Floats:
    """BM25 over words as they stand, small words too, as a share of the most it can be, shape (passages,).

    `asked` are the question's distinct words by number, `rarity` theirs. How a question is put ("Deelt u
    de mening") is answered in kind ("Ik deel de mening").
    """
    import numpy as np

    count = len(words.starts) - 1
    found = np.zeros(count, dtype=np.float32)
    if not len(asked) or not len(words.places):
        return found
    row_of = np.full(len(words.distinct), -1)
    at = np.searchsorted(words.distinct, asked)
    held = (at < len(words.distinct)) & (words.distinct[np.minimum(at, len(words.distinct) - 1)] == asked)
    row_of[at[held]] = np.flatnonzero(held)
    rows = row_of[words.places]
    hits = rows >= 0
    owner = np.repeat(np.arange(count), words.lengths)
    cells = rows[hits] * count + owner[hits]
    tf = np.bincount(cells, minlength=len(asked) * count).reshape(len(asked), count)
    damping = 1.2 * (0.3 + 0.7 * words.lengths / average)
    found[:] = rarity @ (tf / (tf + damping)) / max(float(rarity.sum()), 1e-6)
    return found


def best_window(likeness: Floats, weights: Floats, words: Words) -> Floats:
    """The most of the question that one window of `2 * STRIDE` words holds, by passage, shape (passages,)."""
    import numpy as np

    count = len(words.starts) - 1
    found = np.zeros(count, dtype=np.float32)
    total = int(words.starts[-1])
    if not total or not likeness.shape[0]:
        return found
    pieces = np.concatenate(
        [np.arange(first, last, STRIDE) for first, last in zip(words.starts, words.starts[1:], strict=False)]
    ).astype(np.int64)
    owner = np.searchsorted(words.starts, pieces, side="right") - 1
    best = np.maximum.reduceat(likeness[:, words.places], pieces, axis=1)
    together = best.copy()
    same = owner[1:] == owner[:-1]
    together[:, :-1] = np.where(same, np.maximum(best[:, :-1], best[:, 1:]), best[:, :-1])
    np.maximum.at(found, owner, weights @ together)
    return found
