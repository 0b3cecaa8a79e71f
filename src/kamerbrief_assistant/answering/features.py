"""How well a sentence answers a question, in figures from 0 to 1 (a passage's standing is below 0)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.library.lexical_search import WordTable

from . import cues
from .asking import Asked
from .candidates import Candidate
from .coverage import Coverage, products
from .fitting import Sought, fitting, sought

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = (
    "covered",
    "nearly_covered",
    "cosine",
    "covered_before",
    "covered_by_notes",
    "covered_around",
    "has_cue",
    "cue_covered",
    "fits",
    "promise",
    "standing",
    "first_passage",
    "is_footnote",
    "only_cites",
    "opens_passage",
    "length",
    "asks",
    "repeats_question",
)


def measure(
    asked: Asked,
    found: Sequence[Candidate],
    encoder: Encoder,
    table: WordTable | None = None,
    coverage: Coverage | None = None,
) -> NDArray[np.float64]:
    """The features of each candidate: shape (len(found), len(NAMES)).

    A `coverage` of the same question spares comparing its words again.
    """
    import numpy as np

    rows = np.zeros((len(found), len(NAMES)))
    if not found:
        return rows
    coverage = coverage or Coverage(asked, encoder, table)
    texts = [c.text for c in found]
    size = len(texts)
    beside = list(dict.fromkeys(t for c in found for t in (c.before, c.notes, c.surroundings)))
    places = {text: size + place for place, text in enumerate(beside)}
    exact, nearly = coverage.of([*texts, *beside])
    here = exact[:size]
    rows[:, 0] = coverage.share(here)
    rows[:, 1] = coverage.share(nearly[:size])
    rows[:, 2] = products(encoder.encode_passages(texts), encoder.encode_queries([asked.text]))[:, 0]
    for column, around in enumerate(("before", "notes", "surroundings"), start=3):
        held = exact[[places[getattr(c, around)] for c in found]]
        rows[:, column] = coverage.share(np.maximum(held - here, 0))
    thing = sought(asked)
    rows[:, 6:] = [_signs(asked, thing, candidate) for candidate in found]
    rows[:, _CUE_COVERED] *= rows[:, 1]
    rows[:, _REPEATS] *= rows[:, 0]
    return rows


_CUE_COVERED, _REPEATS = NAMES.index("cue_covered"), NAMES.index("repeats_question")


def _signs(asked: Asked, thing: Sought, candidate: Candidate) -> tuple[float, ...]:
    """The features from `has_cue` on.

    `cue_covered` and `repeats_question` are still to be multiplied by how well the question is covered.
    """
    text = candidate.text
    marks = cues.spans(asked.cue, text) if asked.cue else ()
    if asked.cue == "source" and not marks and candidate.notes:
        marks = cues.spans("source", candidate.notes)
    return (
        float(bool(marks)),
        float(bool(marks)),
        float(bool(fitting(thing, text))),
        float(asked.cue == "commitment" and bool(cues.spans("commitment", text))),
        math.tanh(candidate.standing),
        float(candidate.rank == 0),
        float(candidate.is_footnote),
        float(asked.cue != "source" and _only_cites(text)),
        float(candidate.position == 0),
        min(1.0, math.log1p(len(text)) / 7),
        float(text.rstrip().endswith("?")),
        float(len(text) < 1.3 * len(asked.text)),
    )


def _only_cites(text: str) -> bool:
    """Whether a sentence is little more than a reference or an address."""
    if "://" in text:
        return True
    return sum(end - start for start, end in cues.spans("source", text)) > 0.5 * len(text)
