"""A second look at the best candidates: what a passage has that the legs do not see.

Late interaction (each word of the question meets its best match in the passage, after Khattab and
Zaharia 2020, ColBERT) weighted by rarity, in the passage, in its best window and in its surroundings;
the passage's words met by the question's; neighbouring words kept together; what kind of answer is
promised; what stands beside it. A small model turns these figures into one score; its weights come from
`training/second_look.py`.
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

from .candidates import Likeness, Words, best_per_passage, best_window, gather, soft_frequencies
from .cues import ACTORS, MONTHS, PROMISES, QUANTITIES, SOURCES, Intent
from .fusion import fused
from .legs import NAMES as LEG_NAMES
from .legs import Legs
from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kamerbrief_assistant.library.lexical_vectors import WordVectors

    Floats = NDArray[np.float32]

_ADDRESSED = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
_LONG = 14
_WEIGHTS = Path(__file__).with_name("second_look.json")

_FLAGS = {
    Intent.WHEN: MONTHS,
    Intent.COMMITMENT: PROMISES,
    Intent.WHO: ACTORS,
    Intent.HOW_MANY: QUANTITIES,
    Intent.WHICH_SOURCE: SOURCES,
}

NAMES = (
    *(f"{leg}_{figure}" for leg in LEG_NAMES for figure in ("share", "level")),
    "soft",
    "soft_around",
    "exact",
    "exact_around",
    "half",
    "frequencies",
    "frequencies_long",
    "frequencies_exact",
    "window",
    "window_exact",
    "rarest",
    "rarest_exact",
    "second_rarest",
    "least",
    "pairs",
    "answered_by",
    "answered_by_rare",
    "length",
    "short",
    *(f"has_{intent.value}" for intent in _FLAGS),
    *(f"asks_{intent.value}_has" for intent in _FLAGS),
    "has_number",
    "asks_number_has",
    "beside",
    "letter",
    "footnote",
    "footnote_source",
    "centroid",
    "dense_english",
    "soft_english",
)
"""The figures of a candidate, in order."""


@dataclass(frozen=True, slots=True)
class Places:
    """Candidates and where they stand. All of shape (candidates,)."""

    passages: NDArray[np.int64]
    letters: NDArray[np.int64]
    """A number for each letter."""
    orders: NDArray[np.int64]
    """Position in the letter."""
    footnotes: NDArray[np.bool_]


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
    texts = [forward[passage] for passage in passages.tolist()]
    body = gather([text.body for text in texts])
    around = gather([np.concatenate((text.context, text.near)) for text in texts])
    likeness = Likeness(question, lexicon, word_vectors)
    weights = term_weights(question, lexicon)
    soft_around, exact_around = likeness.of(around.distinct)
    soft, exact = likeness.of(body.distinct)
    in_body, in_body_exact = best_per_passage(soft, body), best_per_passage(exact, body)
    in_all = np.maximum(in_body, 0.9 * best_per_passage(soft_around, around))
    in_all_exact = np.maximum(in_body_exact, 0.9 * best_per_passage(exact_around, around))
    order = np.argsort(-weights)
    first, second = (order[0], order[min(1, len(order) - 1)]) if len(order) else (None, None)
    nothing = np.zeros(len(passages), dtype=np.float32)
    english = float(question.language == "en")
    columns: dict[str, Floats] = {}
    for name in LEG_NAMES:
        scores = legs.of(name)
        top = float(scores.max()) if len(scores) else 0.0
        columns[f"{name}_share"] = scores[passages] / top if top > 0 else nothing
        columns[f"{name}_level"] = scores[passages] / _ideal(name, question, lexicon)
    columns["soft"] = weights @ in_body
    columns["soft_around"] = weights @ in_all
    columns["exact"] = weights @ in_body_exact
    columns["exact_around"] = weights @ in_all_exact
    columns["half"] = weights @ (in_all > 0.5).astype(np.float32)
    columns["frequencies"] = soft_frequencies(soft, weights, body, average=60, b=0.75)
    columns["frequencies_long"] = soft_frequencies(soft, weights, body, average=60, b=0.3)
    columns["frequencies_exact"] = soft_frequencies(exact, weights, body, average=60, b=0.9)
    columns["window"] = best_window(soft, weights, body)
    columns["window_exact"] = best_window(exact, weights, body)
    columns["rarest"] = in_all[first] if first is not None else nothing
    columns["rarest_exact"] = in_all_exact[first] if first is not None else nothing
    columns["second_rarest"] = in_all[second] if second is not None else nothing
    columns["least"] = in_all.min(axis=0).astype(np.float32) if len(weights) else nothing
    columns["pairs"] = _pairs(exact, weights, body)
    columns["answered_by"], columns["answered_by_rare"] = _answered_by(soft, body, lexicon)
    columns["length"] = np.log1p(body.lengths).astype(np.float32) / 5
    columns["short"] = (body.lengths < 12).astype(np.float32)
    for intent in _FLAGS:
        has = _any(kinds.promising[intent][body.distinct], body)
        columns[f"has_{intent.value}"] = has
        columns[f"asks_{intent.value}_has"] = has * float(intent in question.intents)
    number = _any(kinds.number[body.distinct], body)
    columns["has_number"] = number
    columns["asks_number_has"] = number * float(
        bool({Intent.HOW_MANY, Intent.WHEN, Intent.WHICH_SOURCE} & set(question.intents))
    )
    total = fused(question, legs)[places.passages]
    columns["beside"], columns["letter"] = _company(total, places)
    columns["footnote"] = places.footnotes.astype(np.float32)
    columns["footnote_source"] = columns["footnote"] * float(Intent.WHICH_SOURCE in question.intents)
    columns["centroid"] = _centroid(likeness, weights, body, lexicon)
    columns["dense_english"] = columns["dense_level"] * english
    columns["soft_english"] = columns["soft"] * english
    figures = np.stack([columns[name] for name in NAMES], axis=1).astype(np.float32)
    return Looked(passages, figures, in_all, weights, _is_addressed(question))


def _is_addressed(question: Question) -> bool:
    return bool(_ADDRESSED.search(question.text)) or len(question.terms) > _LONG


def term_weights(question: Question, lexicon: Lexicon) -> Floats:
    """How much of the question each term is: rarity times its weight, summing to 1."""
    import numpy as np

    raw = []
    for term in question.terms:
        frequency = term.frequency
        if not frequency and term.readings:
            frequency = max(1, lexicon.table.frequency(term.readings[0].word))
        raw.append(term.weight * lexicon.rarity(frequency))
    found = np.array(raw, dtype=np.float32)
    return found / max(float(found.sum()), 1e-6)


def _ideal(name: str, question: Question, lexicon: Lexicon) -> float:
    """What a leg's score is measured against: all of the question's rarity, or 1 for a cosine."""
    if name == "dense":
        return 1.0
    rarity = sum(term.weight * lexicon.rarity(term.frequency) for term in question.terms)
    return max(rarity, 1e-6) * (6.0 if name == "grams" else 1.0)


def _pairs(exact: Floats, weights: Floats, words: Words) -> Floats:
    """Neighbouring terms of the question that stand within three words of each other, by weight."""
    import numpy as np

    count = len(words.starts) - 1
    found = np.zeros(count, dtype=np.float32)
    total = int(words.starts[-1])
    if not total:
        return found
    owner = np.repeat(np.arange(count), words.lengths)
    hits = exact[:, words.places] > 0.5
    for row in range(len(weights) - 1):
        near = np.zeros(total, dtype=bool)
        for step in (1, 2, 3):
            near[:-step] |= hits[row, :-step] & hits[row + 1, step:] & (owner[:-step] == owner[step:])
        together = np.zeros(count, dtype=bool)
        together[owner[near]] = True
        found += together * ((weights[row] + weights[row + 1]) / 2)
    return found


def _company(scores: Floats, places: Places) -> tuple[Floats, Floats]:
    """The best score within two places in the letter, and the letter's other scores beside the best letter's.

    What surrounds an answer speaks of its subject too. Both shape (candidates,).
    """
    import numpy as np

    if not len(scores):
        return scores, scores
    near = (
        (places.letters[:, None] == places.letters[None, :])
        & (np.abs(places.orders[:, None] - places.orders[None, :]) <= 2)
        & ~np.eye(len(scores), dtype=bool)
    )
    top = max(float(scores.max()), 1e-6)
    beside = np.where(near, scores[None, :], 0).max(axis=1) / top
    _, letter_of = np.unique(places.letters, return_inverse=True)
    # Squares: a few good passages say more than many poor ones.
    sums = np.bincount(letter_of, weights=scores.astype(np.float64) ** 2)
    others = sums[letter_of] - scores.astype(np.float64) ** 2
    letter = np.sqrt(np.maximum(others, 0) / max(float(sums.max()), 1e-9))
    return beside.astype(np.float32), letter.astype(np.float32)


def _answered_by(soft: Floats, words: Words, lexicon: Lexicon) -> tuple[Floats, Floats]:
    """How like the question a passage's own words are: the mean over its words, plain and by rarity."""
    import numpy as np

    count = len(words.starts) - 1
    if not soft.shape[0] or not int(words.starts[-1]):
        return np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
    best: Floats = soft.max(axis=0)
    rarity = _rarities(words, lexicon)
    owner = np.repeat(np.arange(count), words.lengths)
    content = np.bincount(owner, weights=(rarity > 0)[words.places], minlength=count)
    plain = np.bincount(owner, weights=best[words.places], minlength=count) / (content + 5)
    mass = np.bincount(owner, weights=rarity[words.places], minlength=count)
    rare = np.bincount(owner, weights=(best * rarity)[words.places], minlength=count) / (mass + 20)
    return plain.astype(np.float32), rare.astype(np.float32)


class WordKinds:
    """For each word of the index, what it promises: made once for a snapshot."""

    def __init__(self, lexicon: Lexicon) -> None:
        import numpy as np

        table = lexicon.table
        self.number = np.array([word[:1].isdigit() for word in table.words], dtype=bool)
        self.promising: dict[Intent, NDArray[np.bool_]] = {}
        for intent, words in _FLAGS.items():
            mask = np.zeros(len(table.words), dtype=bool)
            mask[[table.numbers[word] for word in words if word in table.numbers]] = True
            self.promising[intent] = mask


def _centroid(likeness: Likeness, weights: Floats, words: Words, lexicon: Lexicon) -> Floats:
    """How near a passage's words are, by rarity, to the middle of the question's words, shape (passages,)."""
    import numpy as np

    count = len(words.starts) - 1
    near = likeness.to_middle(words.distinct, weights)
    if near is None or not int(words.starts[-1]):
        return np.zeros(count, dtype=np.float32)
    rarity = _rarities(words, lexicon)
    owner = np.repeat(np.arange(count), words.lengths)
    mass = np.bincount(owner, weights=rarity[words.places], minlength=count)
    total = np.bincount(owner, weights=(near * rarity)[words.places], minlength=count)
    return (total / (mass + 20)).astype(np.float32)


def _rarities(words: Words, lexicon: Lexicon) -> Floats:
    """The rarity of each distinct word, 0 for stop words."""
    import numpy as np

    df = lexicon.table.frequencies[words.distinct].astype(np.float32)
    rarity = np.log1p((lexicon.passages - df + 0.5) / (df + 0.5)).astype(np.float32)
    rarity[lexicon.table.stems[words.distinct] == 0] = 0
    return rarity


def _any(flags: NDArray[np.bool_], words: Words) -> Floats:
    import numpy as np

    count = len(words.starts) - 1
    owner = np.repeat(np.arange(count), words.lengths)
    counts = np.bincount(owner, weights=flags[words.places], minlength=count)
    return (counts > 0).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """Figures to a score, linearly; questions put to a minister ("Kunt u …") add weights of their own."""

    mean: Floats
    scale: Floats
    plain: Floats
    addressed: Floats

    def scores(self, looked: Looked) -> Floats:
        """One score a candidate, comparable within a question."""
        weights = self.plain + self.addressed if looked.addressed else self.plain
        found: Floats = ((looked.figures - self.mean) / self.scale) @ weights
        return found


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model whose weights come with the program. A figure that it does not know counts for nothing."""
    import numpy as np

    stored = json.loads(_WEIGHTS.read_text(encoding="utf-8"))

    def column(name: str, default: float) -> Floats:
        return np.array([stored[name].get(figure, default) for figure in NAMES], dtype=np.float32)

    return Model(column("mean", 0.0), column("scale", 1.0), column("plain", 0.0), column("addressed", 0.0))


def chance(value: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
