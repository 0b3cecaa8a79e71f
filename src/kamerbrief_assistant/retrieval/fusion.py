"""The legs put together: who gets a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .legs import NAMES, Legs
from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CANDIDATES = 150
"""Passages that get a second look for what the legs say together …"""
EACH = 15
"""… and the best of each leg besides …"""
BY_MEANING = 60
"""… of which by meaning so many, for an answer in other words is found in no other way."""

# Each leg's score is divided by its best; then these weigh it. Chosen on the labelled dev questions
# (benchmarks/retrieval.py --fusion).
_WEIGHTS = {
    "nl": {"stems": 1.0, "grams": 1.0, "context": 0.3, "near": 0.3, "dense": 1.0},
    "en": {"stems": 0.7, "grams": 0.5, "context": 0.2, "near": 0.2, "dense": 1.6},
}


def fused(question: Question, legs: Legs) -> NDArray[np.float32]:
    """The weighted sum of the legs for every passage id, shape (size,)."""
    import numpy as np

    total = np.zeros(len(legs.stems), dtype=np.float32)
    for name, weight in _WEIGHTS[question.language].items():
        leg = legs.of(name)
        top = float(leg.max()) if len(leg) else 0.0
        if top > 0:
            total += leg * np.float32(weight / top)
    return total


def candidates(question: Question, legs: Legs) -> NDArray[np.int64]:
    """The passages for the second look, rising: the best of the sum, and the best of each leg."""
    import numpy as np

    total = fused(question, legs)
    each = {name: BY_MEANING if name == "dense" else EACH for name in NAMES}
    chosen = [_best(total, CANDIDATES), *(_best(legs.of(name), count) for name, count in each.items())]
    return np.unique(np.concatenate(chosen))


def _best(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    import numpy as np

    count = min(count, len(scores))
    if not count:
        return np.zeros(0, dtype=np.int64)
    places = np.argpartition(-scores, count - 1)[:count]
    return places[scores[places] > 0].astype(np.int64)
