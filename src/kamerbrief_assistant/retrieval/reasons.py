"""Why a passage was found, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamerbrief_assistant.library.lexical_search import Lexicon

from .candidates import Likeness
from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kamerbrief_assistant.library.lexical_vectors import WordVectors

_MATCHED = 0.45


def reasons(
    question: Question, passages: list[int], lexicon: Lexicon, word_vectors: WordVectors | None
) -> list[tuple[str, ...]]:
    """For each passage the question's words that it holds, and what stands for others: `harbour ≈ haven`."""
    import numpy as np

    likeness = Likeness(question, lexicon, word_vectors)
    forward = lexicon.forward(passages)
    found = []
    for passage in passages:
        text = forward[passage]
        words = np.unique(np.concatenate((text.body, text.context, text.near))).astype(np.int64)
        soft, _ = likeness.of(words)
        found.append(tuple(_reasons(question, soft, words, lexicon)) if len(words) else ())
    return found


def _reasons(
    question: Question, soft: NDArray[np.float32], numbers: NDArray[np.int64], lexicon: Lexicon
) -> list[str]:
    found = []
    for term, row in zip(question.terms, soft, strict=True):
        best = int(row.argmax())
        if row[best] < _MATCHED:
            continue
        number = int(numbers[best])
        same = lexicon.table.stems[number] == lexicon.table.stem_numbers.get(term.stem, -1)
        found.append(term.text if same else f"{term.text} ≈ {lexicon.table.words[number]}")
    return found
