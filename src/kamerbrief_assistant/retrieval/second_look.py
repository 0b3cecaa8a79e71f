"""A second look at the best candidates: a small model turns what is seen of each into one score.

Its weights come from `training/second_look.py`.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kamerbrief_assistant.library.lexical_search import Lexicon

from .candidates import Likeness
from .company import Places, company_figures, whole_figures
from .cues import Intent
from .figures import (
    NAMES,
    leg_figures,
    rank_figures,
    term_weights,
    word_figures,
)
from .fusion import fused
from .kinds import WordKinds, promise_figures
from .legs import Legs
from .question import Question
from .trees import Trees, from_record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kamerbrief_assistant.library.lexical_vectors import WordVectors

    Floats = NDArray[np.float32]

_ADDRESSED = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
_LONG = 14
_SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Looked:
    """Candidates in the order given, with their figures."""

    passages: NDArray[np.int64]
    figures: Floats
    """Shape (candidates, len(NAMES))."""
    covered: Floats
    """Each term's best match in each candidate or its surroundings, shape (terms, candidates)."""
    weights: Floats
    """How much of the question each term is, summing to 1, shape (terms,)."""
    addressed: bool = False
    """The question is put to a minister, or as long as such questions are."""


def look(
    question: Question,
    places: Places,
    legs: Legs,
    lexicon: Lexicon,
    kinds: WordKinds,
    word_vectors: WordVectors | None,
) -> Looked:
    """The figures of the candidates at `places`."""
    import numpy as np

    passages = places.passages
    forward = lexicon.forward(passages.tolist())
    weights = term_weights(question, lexicon)
    likeness = Likeness(question, lexicon, word_vectors)
    columns, body, matched = word_figures(
        [forward[passage] for passage in passages.tolist()], likeness, weights, lexicon
    )
    columns |= leg_figures(question, legs, passages, lexicon)
    columns |= promise_figures(question, body, kinds)
    columns |= company_figures(fused(question, legs)[passages], legs.dense[passages], places)
    english, cites = float(question.language == "en"), float(Intent.WHICH_SOURCE in question.intents)
    footnote = places.footnotes.astype(np.float32)
    columns["footnote"] = footnote
    columns["footnote_source"] = footnote * cites
    columns["footnote_own"] = footnote * columns["soft"]
    columns["dense_english"] = columns["dense_level"] * english
    columns["soft_english"] = columns["soft"] * english
    columns |= rank_figures(columns)
    columns |= whole_figures(question, columns)
    figures = np.stack([columns[name] for name in NAMES], axis=1).astype(np.float32)
    return Looked(passages, figures, matched, weights, _is_addressed(question))


def _is_addressed(question: Question) -> bool:
    return bool(_ADDRESSED.search(question.text)) or len(question.terms) > _LONG


@dataclass(frozen=True, slots=True)
class Model:
    """Figures to a score: linearly, and then by trees, which see how figures work together.

    Questions put to a minister ("Kunt u …") add linear weights of their own.
    """

    mean: Floats
    scale: Floats
    plain: Floats
    addressed: Floats
    trees: Trees

    def scores(self, looked: Looked) -> Floats:
        """One score a candidate, comparable within a question."""
        weights = self.plain + self.addressed if looked.addressed else self.plain
        linear: Floats = ((looked.figures - self.mean) / self.scale) @ weights
        return linear + self.trees.scores(tree_rows(looked.figures, linear, addressed=looked.addressed))


def tree_rows(figures: Floats, linear: Floats, *, addressed: bool) -> Floats:
    """What the trees see of each candidate: its figures, its linear score, and how the question is put."""
    import numpy as np

    return np.column_stack((figures, linear, np.full(len(linear), addressed))).astype(np.float32)


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model whose weights come with the program."""
    return read_model(_SHIPPED)


def read_model(folder: Path) -> Model:
    """The model that training wrote to a folder. A figure that it does not know counts for nothing."""
    import numpy as np

    stored = json.loads((folder / "second_look.json").read_text(encoding="utf-8"))

    def column(name: str, default: float) -> Floats:
        return np.array([stored[name].get(figure, default) for figure in NAMES], dtype=np.float32)

    return Model(
        column("mean", 0.0),
        column("scale", 1.0),
        column("plain", 0.0),
        column("addressed", 0.0),
        from_record(json.loads((folder / "second_look_trees.json").read_text(encoding="utf-8"))),
    )


def chance(value: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
