"""Choosing the sentences that answer, and whether they do.

A linear model with small trees on top chooses, another linear one decides. Both are trained on labelled
questions by `training/sentences.py`, which also says how well they do on questions they never saw. What they
learned is data: `weights.json`, `trees.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kamerbrief_assistant.retrieval.trees import Trees, from_record

from .candidates import Candidate
from .features import NAMES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DECISION = (
    "best",
    "margin",
    "covered",
    "nearly_covered",
    "cosine",
    "covered_in_passage",
    "worst_word",
    "names_missing",
    "fits",
    "fits_nothing",
    "counts_nothing",
    "cue_missing",
    "missing_terms",
    "rarest_missing",
    "confidence",
    "confidence_odds",
    "words",
)
"""What is weighed to decide whether the best sentence answers."""

MARGIN = 4.0
"""How far below the best sentence others may score and still be quoted: by it 2.4 sentences on average."""
LISTED_MARGIN = 6.0
"""The same for a question that asks for all there are."""
REACH = 6.0
"""How far below it the one that holds the very thing asked for may be."""
MOST = 3
"""Sentences quoted at most; for a question that asks for all there are, `MOST_LISTED`."""
MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Weights:
    """What training found."""

    sentence: tuple[float, ...]
    """One for each of `features.NAMES`."""
    decision: tuple[float, ...]
    """One for each of `DECISION`."""
    bias: float
    answered: float
    """Probability of an answer from which it is given as one."""


@cache
def weights() -> Weights:
    """The trained weights. A set made for other features would be a fault in the program: ValueError."""
    stored = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    if (tuple(stored["sentence"]), tuple(stored["decision"])) != (NAMES, DECISION):
        raise ValueError("answering/weights.json was trained for other features")
    return Weights(
        sentence=tuple(stored["sentence"].values()),
        decision=tuple(stored["decision"].values()),
        bias=stored["bias"],
        answered=stored["answered"],
    )


@cache
def trees() -> Trees:
    """The trees that were trained on what the linear model leaves."""
    return from_record(json.loads(files(__package__).joinpath("trees.json").read_text(encoding="utf-8")))


def score(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """How well each candidate answers, comparable within a question; shape (candidates,)."""
    import numpy as np

    linear: NDArray[np.float64] = rows @ np.array(weights().sentence)
    return linear + trees().scores(tree_rows(rows, linear))


def tree_rows(rows: NDArray[np.float64], linear: NDArray[np.float64]) -> NDArray[np.float32]:
    """What the trees see of each candidate: its features, and its score by the linear model."""
    import numpy as np

    return np.column_stack((rows, linear)).astype(np.float32)


def choose(
    found: Sequence[Candidate], scores: NDArray[np.float64], *, everything: bool, margin: float = MARGIN
) -> list[int]:
    """Indices of the sentences to quote, best first; more than one when others answer about as well."""
    if not len(found):
        return []
    order = [int(i) for i in scores.argsort()[::-1]]
    best = float(scores[order[0]])
    slack, most = (LISTED_MARGIN, MOST_LISTED) if everything else (margin, MOST)
    chosen: list[int] = []
    said: set[str] = set()
    for index in order:
        if len(chosen) == most or (chosen and scores[index] < best - slack):
            break
        # The same sentence may stand in several letters: once is enough.
        if found[index].text not in said:
            said.add(found[index].text)
            chosen.append(index)
    return chosen


def missing_thing(chosen: Sequence[int], scores: NDArray[np.float64], fits: NDArray[np.float64]) -> list[int]:
    """The best sentence that holds the very thing asked for (an amount, a date) when none chosen does.

    It may score `REACH` below the best; empty when there is none. "De brug is aan vervanging toe" has more
    of the words of "Wat kost de vervanging van de brug?" than the sentence with the amount.
    """
    if not len(chosen) or len(chosen) >= MOST or any(fits[i] for i in chosen):
        return []
    near = [int(i) for i in scores.argsort()[::-1] if fits[i] and scores[i] >= scores[chosen[0]] - REACH]
    return near[:1]


def probability(facts: Sequence[float]) -> float:
    """The probability that the best sentence answers, from the figures that `DECISION` names."""
    import math

    total = weights().bias + sum(w * f for w, f in zip(weights().decision, facts, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
