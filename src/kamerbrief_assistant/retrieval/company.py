"""What stands around a candidate, and what the question meets as a whole.

What is near an answer is on its subject, and so is its letter: a passage is judged by its document too
(after Callan 1994, Passage-Level Evidence in Document Retrieval).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

COMPANY = ("beside", "dense_beside", "letter", "letter_dense")
WHOLE = ("top_exact", "top_soft", "top_dense", "terms")

_REACH = 2
_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Places:
    """Candidates and where they stand. All of shape (candidates,)."""

    passages: NDArray[np.int64]
    letters: NDArray[np.int64]
    """A number for each letter."""
    orders: NDArray[np.int64]
    """Position in the letter."""
    footnotes: NDArray[np.bool_]


def company_figures(scores: Floats, cosines: Floats, places: Places) -> dict[str, Floats]:
    """What the legs' sums and the cosines say of a candidate's company.

    The best within two places, and the mean of the letter's three best others, 0 for each that lacks.
    """
    import numpy as np

    same = places.letters[:, None] == places.letters[None, :]
    same &= ~np.eye(len(scores), dtype=bool)
    near = same & (np.abs(places.orders[:, None] - places.orders[None, :]) <= _REACH)
    top = np.max(scores, initial=np.float32(1e-6))
    return {
        "beside": _best(scores, near, 1) / top,
        "dense_beside": _best(cosines, near, 1),
        "letter": _best(scores, same, _OTHERS) / top,
        "letter_dense": _best(cosines, same, _OTHERS),
    }


def whole_figures(question: Question, columns: dict[str, Floats]) -> dict[str, Floats]:
    """The same for every candidate: how well the best of them meets the question, and its length.

    A question whose words no passage holds is judged otherwise than one whose words stand together somewhere.
    """
    import numpy as np

    count = len(columns["soft"])

    def everywhere(value: float) -> Floats:
        return np.full(count, value, dtype=np.float32)

    return {
        "top_exact": everywhere(float(np.max(columns["exact_around"], initial=0))),
        "top_soft": everywhere(float(np.max(columns["soft_around"], initial=0))),
        "top_dense": everywhere(float(np.max(columns["dense_level"], initial=0))),
        "terms": everywhere(min(len(question.terms), 20) / 10),
    }


def _best(values: Floats, which: Flags, count: int) -> Floats:
    """The mean of each row's `count` best values among those it may see, shape (candidates,)."""
    import numpy as np

    seen = np.where(which, np.maximum(values, 0)[None, :], 0)
    best = np.partition(seen, -count, axis=1)[:, -count:] if seen.shape[1] > count else seen
    found: Floats = (best.sum(axis=1) / count).astype(np.float32)
    return found
