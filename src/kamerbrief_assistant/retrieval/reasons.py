"""Why a passage was found, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MATCHED = 0.45


def reasons(question: Question, covered: NDArray[np.float32]) -> tuple[str, ...]:
    """The question's words that the passage holds; what stands for another word is named: `harbour ≈ haven`.

    `covered` is each term's best match in the passage, shape (terms,).
    """
    found = []
    for term, likeness in zip(question.terms, covered.tolist(), strict=True):
        if likeness < _MATCHED:
            continue
        if term.readings and not (term.frequency and likeness >= 0.99):
            found.append(f"{term.text} ≈ {term.readings[0].word}")
        elif likeness >= 0.89:
            found.append(term.text)
        else:
            found.append(f"≈ {term.text}")
    return tuple(found)
