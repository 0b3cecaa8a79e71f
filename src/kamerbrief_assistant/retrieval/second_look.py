"""A second look at the best candidates: what a passage has that the legs do not see.

Late interaction (each word of the question meets its best match in the passage, after Khattab and Zaharia 2020,
ColBERT) weighted by rarity, in the passage, in its best window and in its surroundings; the passage's words met by
the question's; neighbouring words kept together; what kind of answer is promised. A small model turns these
figures into one score; its weights come from `training/second_look.py`.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kamerbrief_assistant.library.lexical_search import Lexicon

from .candidates import Likeness, Words, best_per_passage, best_window, gather
from .cues import ACTORS, MONTHS, PROMISES, QUANTITIES, SOURCES, Intent
from .legs import NAMES as LEG_NAMES
from .legs import Legs
from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kamerbrief_assistant.library.lexical_vectors import WordVectors

    Floats = NDArray[np.float32]

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
    "footnote",
    "footnote_source",
    "soft_long",
    "dense_long",
    "dense_english",
    "soft_english",
)
"""The figures of a candidate, in order."""


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


def look(
    question: Question,
    passages: NDArray[np.int64],
    legs: Legs,
    lexicon: Lexicon,
    word_vectors: WordVectors | None,
    footnotes: NDArray[np.bool_],
) -> Looked:
    """The figures of the candidates `passages`; `footnotes` says which of them are footnotes."""
    import numpy as np

    forward = lexicon.forward(passages.tolist())
    texts = [forward[passage] for passage in passages.tolist()]
    body = gather([text.body for text in texts])
    around = gather([np.concatenate((text.context, text.near)) for text in texts])
    likeness = Likeness(question, lexicon, word_vectors)
    soft, exact = likeness.of(body.distinct)
    soft_around, exact_around = likeness.of(around.distinct)
    weights = term_weights(question, lexicon)
    in_body, in_body_exact = best_per_passage(soft, body), best_per_passage(exact, body)
    in_all = np.maximum(in_body, 0.9 * best_per_passage(soft_around, around))
    in_all_exact = np.maximum(in_body_exact, 0.9 * best_per_passage(exact_around, around))
    order = np.argsort(-weights)
    first, second = (order[0], order[min(1, len(order) - 1)]) if len(order) else (None, None)
    nothing = np.zeros(len(passages), dtype=np.float32)
    long = min(1.0, len(question.terms) / 20)
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
    columns["window"] = best_window(soft, weights, body)
    columns["window_exact"] = best_window(exact, weights, body)
    columns["rarest"] = in_all[first] if first is not None else nothing
    columns["rarest_exact"] = in_all_exact[first] if first is not None else nothing
    columns["second_rarest"] = in_all[second] if second is not None else nothing
    columns["least"] = in_all.min(axis=0) if len(weights) else nothing
    columns["pairs"] = _pairs(exact, weights, body)
    columns["answered_by"], columns["answered_by_rare"] = _answered_by(soft, body, lexicon)
    columns["length"] = np.log1p(body.lengths).astype(np.float32) / 5
    columns["short"] = (body.lengths < 12).astype(np.float32)
    for intent, words in _FLAGS.items():
        has = _holds(words, body, lexicon)
        columns[f"has_{intent.value}"] = has
        columns[f"asks_{intent.value}_has"] = has * float(intent in question.intents)
    number = _holds_number(body, lexicon)
    columns["has_number"] = number
    columns["asks_number_has"] = number * float(
        bool({Intent.HOW_MANY, Intent.WHEN, Intent.WHICH_SOURCE} & set(question.intents))
    )
    columns["footnote"] = footnotes.astype(np.float32)
    columns["footnote_source"] = columns["footnote"] * float(Intent.WHICH_SOURCE in question.intents)
    columns["soft_long"] = columns["soft"] * long
    columns["dense_long"] = columns["dense_level"] * long
    columns["dense_english"] = columns["dense_level"] * english
    columns["soft_english"] = columns["soft"] * english
    figures = np.stack([columns[name] for name in NAMES], axis=1).astype(np.float32)
    return Looked(passages, figures, in_all, weights)


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


def _answered_by(soft: Floats, words: Words, lexicon: Lexicon) -> tuple[Floats, Floats]:
    """How like the question a passage's own words are: the mean over its words, plain and by rarity."""
    import numpy as np

    count = len(words.starts) - 1
    if not soft.shape[0] or not int(words.starts[-1]):
        return np.zeros(count, dtype=np.float32), np.zeros(count, dtype=np.float32)
    best: Floats = soft.max(axis=0)
    df = lexicon.table.frequencies[words.distinct].astype(np.float32)
    rarity = np.log1p((lexicon.passages - df + 0.5) / (df + 0.5)).astype(np.float32)
    rarity[lexicon.table.stems[words.distinct] == 0] = 0
    owner = np.repeat(np.arange(count), words.lengths)
    content = np.bincount(owner, weights=(rarity > 0)[words.places], minlength=count)
    plain = np.bincount(owner, weights=best[words.places], minlength=count) / (content + 5)
    mass = np.bincount(owner, weights=rarity[words.places], minlength=count)
    rare = np.bincount(owner, weights=(best * rarity)[words.places], minlength=count) / (mass + 20)
    return plain.astype(np.float32), rare.astype(np.float32)


def _holds(wanted: frozenset[str], words: Words, lexicon: Lexicon) -> Floats:
    """Whether a passage holds one of these words, shape (passages,)."""
    import numpy as np

    numbers = [lexicon.table.numbers[word] for word in wanted if word in lexicon.table.numbers]
    return _any(np.isin(words.distinct, numbers), words)


def _holds_number(words: Words, lexicon: Lexicon) -> Floats:
    import numpy as np

    names = lexicon.table.words
    is_number = np.array([names[number][:1].isdigit() for number in words.distinct.tolist()], dtype=bool)
    return _any(is_number, words)


def _any(flags: NDArray[np.bool_], words: Words) -> Floats:
    import numpy as np

    count = len(words.starts) - 1
    owner = np.repeat(np.arange(count), words.lengths)
    counts = np.bincount(owner, weights=flags[words.places], minlength=count)
    return (counts > 0).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """A network with one hidden layer, or none: figures to a score."""

    mean: Floats
    scale: Floats
    linear: Floats
    hidden: Floats
    bias: Floats
    out: Floats

    def scores(self, figures: Floats) -> Floats:
        """One score a candidate, comparable within a question."""
        import numpy as np

        x = (figures - self.mean) / self.scale
        found: Floats = x @ self.linear
        if self.hidden.size:
            found = found + np.tanh(x @ self.hidden + self.bias) @ self.out
        return found.astype(np.float32)


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model whose weights come with the program."""
    import numpy as np

    stored = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    assert tuple(stored["names"]) == NAMES, "second_look.json is of other figures: train it again"

    def array(name: str) -> Floats:
        return np.array(stored[name], dtype=np.float32)

    hidden = (
        array("hidden").reshape(len(NAMES), -1) if stored["hidden"] else np.zeros((0, 0), dtype=np.float32)
    )
    return Model(array("mean"), array("scale"), array("linear"), hidden, array("bias"), array("out"))


def chance(value: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
