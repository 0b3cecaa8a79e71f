"""How sure we are that what was found answers."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import NAMES
from .question import Question
from .second_look import Looked, chance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WEIGHTS = Path(__file__).with_name("confidence.json")

_TOP_FIGURES = (
    "soft",
    "soft_around",
    "exact_around",
    "half",
    "window",
    "rarest",
    "rarest_exact",
    "second_rarest",
    "least",
    "pairs",
    "answered_by_rare",
    "dense_level",
    "stems_level",
    "grams_level",
)
FEATURES = (
    *(f"top_{name}" for name in _TOP_FIGURES),
    "score",
    "lead",
    "spread",
    "best_covered",
    "missing",
    "missing_share",
    "terms",
    "english",
)
"""What the chance rests on, in order."""


def evidence(
    question: Question, looked: Looked, scores: NDArray[np.float32], order: NDArray[np.int64]
) -> dict[str, float]:
    """The figures of the best passage and of how it stands out."""
    top = looked.figures[order[0]]
    ranked = sorted(scores.tolist(), reverse=True)
    tenth = ranked[min(9, len(ranked) - 1)]
    subject = [term for term in question.terms if term.weight >= 0.5]
    weight_of = dict(zip((term.word for term in question.terms), looked.weights.tolist(), strict=True))
    found = {f"top_{name}": float(top[NAMES.index(name)]) for name in _TOP_FIGURES}
    found["score"] = float(scores[order[0]])
    found["lead"] = ranked[0] - (ranked[1] if len(ranked) > 1 else ranked[0] - 1)
    found["spread"] = ranked[0] - tenth
    found["best_covered"] = max(
        float((looked.weights * looked.covered[:, place]).sum()) for place in order[:3].tolist()
    )
    found["missing"] = float(len(question.missing))
    found["missing_share"] = sum(weight_of[term.word] for term in subject if not term.known)
    found["terms"] = min(len(subject), 12) / 12
    found["english"] = float(question.language == "en")
    return found


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[tuple[str, float], ...], float]:
    stored = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return tuple(stored["weights"].items()), float(stored["bias"])


def confidence(features: dict[str, float]) -> float:
    """The chance, by labelled questions answerable and not, that one of the first three passages answers."""
    weights, bias = _shipped()
    return chance(bias + sum(weight * features[name] for name, weight in weights))
