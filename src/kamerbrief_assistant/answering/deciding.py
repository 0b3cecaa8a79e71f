"""The figures on which it is decided whether a question is answered at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.language.words import fold, tokens
from kamerbrief_assistant.library.lexical_search import WordTable
from kamerbrief_assistant.retrieval import Found

from .asking import Asked
from .candidates import Candidate
from .choosing import choose
from .coverage import Coverage
from .features import NAMES
from .fitting import fitting, sought

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def decision_facts(
    wanted: Asked,
    sentences: Sequence[Candidate],
    rows: NDArray[np.float64],
    scores: NDArray[np.float64],
    found: Found,
    encoder: Encoder,
    table: WordTable | None = None,
    coverage: Coverage | None = None,
) -> list[float]:
    """The figures that `choosing.DECISION` names, of the sentences that would be quoted."""
    import numpy as np

    order = scores.argsort()[::-1]
    best = int(order[0])
    of = dict(zip(NAMES, rows[best], strict=True))
    hit = found.hits[sentences[best].hit]
    parts = [
        *(sentence.text for sentence in sentences if sentence.hit == sentences[best].hit),
        sentences[best].surroundings,
        hit.letter.metadata.title,
        *(note.text for note in hit.footnotes),
        hit.anchor.text if hit.anchor else "",
    ]
    coverage = coverage or Coverage(wanted, encoder, table)
    # What the whole holds is what the best of its parts holds.
    exact, nearly = (held.max(axis=0) for held in coverage.of(parts))
    heavy = [n for n, w in zip(nearly, wanted.words, strict=True) if w.weight >= coverage.typical]
    thing = sought(wanted)
    quoted = choose(sentences, scores, everything=wanted.everything)
    fits = any(fitting(thing, sentences[i].text) or fitting(thing, sentences[i].notes) for i in quoted)
    missing = set(found.missing_terms)
    heaviest = max(wanted.words, key=lambda word: word.weight, default=None)
    return [
        float(scores[best]),
        min(2.0, float(scores[best] - scores[order[1]])) if len(order) > 1 else 1.0,
        float(of["covered"]),
        float(of["nearly_covered"]),
        float(of["cosine"]),
        float(coverage.share(exact)),
        float(min(heavy, default=0.0)),
        _names_missing(wanted.text, " ".join(parts)),
        float(fits),
        float(bool(thing.kind) and not fits),
        float(thing.kind in {"count", "number", "money", "share", "age", "time", "day"} and not fits),
        float(bool(wanted.cue) and not of["has_cue"]),
        len(missing) / max(1, len(wanted.words)),
        float(heaviest is not None and heaviest.text in missing),
        found.confidence,
        math.log(max(0.005, found.confidence) / max(0.005, 1 - found.confidence)) / 5,
        float(np.clip(len(wanted.words) / 8, 0, 1)),
    ]


def _names_missing(question: str, whole: str) -> float:
    """The share of the question's names and numbers that the passage and its surroundings do not hold."""
    names = [t for n, t in enumerate(tokens(question)) if t.text[0].isdigit() or (n and t.text[0].isupper())]
    if not names:
        return 0.0
    held = fold(whole)
    return sum(t.folded not in held for t in names) / len(names)
