"""What a second look sees of each candidate, in figures.

Late interaction (each word of the question meets its best match in the passage, after Khattab and
Zaharia 2020, ColBERT) weighted by rarity, in the passage, in its best window and in its surroundings;
the passage's words met by the question's; neighbouring words kept together; what kind of answer is
promised; what stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamerbrief_assistant.language.words import folded_words
from kamerbrief_assistant.library.lexical_search import Forward, Lexicon

from .candidates import (
    Likeness,
    Words,
    best_per_passage,
    best_window,
    gather,
    plain_frequencies,
    soft_frequencies,
)
from .company import COMPANY, WHOLE
from .kinds import FLAGS
from .legs import NAMES as LEG_NAMES
from .legs import Legs
from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_RANKED = (
    "stems_level",
    "grams_level",
    "dense_level",
    "soft",
    "soft_around",
    "exact_around",
    "window",
    "frequencies",
    "frequencies_exact",
    "plain",
    "answered_by_rare",
    "centroid",
)

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
    "plain",
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
    *(f"has_{intent.value}" for intent in FLAGS),
    *(f"asks_{intent.value}_has" for intent in FLAGS),
    "has_number",
    "asks_number_has",
    *COMPANY,
    "footnote",
    "footnote_source",
    "footnote_own",
    "centroid",
    "dense_english",
    "soft_english",
    *(f"rank_{name}" for name in _RANKED),
    *WHOLE,
)
"""The figures of a candidate, in order."""


def word_figures(
    texts: list[Forward], likeness: Likeness, weights: Floats, lexicon: Lexicon
) -> tuple[dict[str, Floats], Words, Floats]:
    """What the words of the candidates say, their texts, and each term's best match, (terms, candidates)."""
    import numpy as np

    around = gather([np.concatenate((text.context, text.near)) for text in texts])
    body = gather([text.body for text in texts])
    # Likeness is what takes time: once for each word that occurs anywhere.
    every = np.union1d(body.distinct, around.distinct)
    soft, exact, middle = (*likeness.of(every), likeness.to_middle(every, weights))
    there = np.searchsorted(every, around.distinct)
    soft_around, exact_around = soft[:, there], exact[:, there]
    there = np.searchsorted(every, body.distinct)
    soft, exact = soft[:, there], exact[:, there]
    in_body, in_body_exact = best_per_passage(soft, body), best_per_passage(exact, body)
    in_all = np.maximum(in_body, 0.9 * best_per_passage(soft_around, around))
    in_all_exact = np.maximum(in_body_exact, 0.9 * best_per_passage(exact_around, around))
    nothing = np.zeros(len(texts), dtype=np.float32)
    order = np.argsort(-weights)
    first, second = (order[0], order[min(1, len(order) - 1)]) if len(order) else (None, None)
    answered_by, answered_by_rare = _answered_by(soft, body, lexicon)
    lengths: Floats = np.log1p(body.lengths).astype(np.float32) / np.float32(5)
    found: dict[str, Floats] = {
        "soft": weights @ in_body,
        "soft_around": weights @ in_all,
        "exact": weights @ in_body_exact,
        "exact_around": weights @ in_all_exact,
        "half": weights @ (in_all > 0.5).astype(np.float32),
        "frequencies": soft_frequencies(soft, weights, body, average=60, b=0.75),
        "frequencies_long": soft_frequencies(soft, weights, body, average=60, b=0.3),
        "frequencies_exact": soft_frequencies(exact, weights, body, average=60, b=0.9),
        "plain": _plain(likeness.question, body, lexicon),
        "window": best_window(soft, weights, body),
        "window_exact": best_window(exact, weights, body),
        "rarest": in_all[first] if first is not None else nothing,
        "rarest_exact": in_all_exact[first] if first is not None else nothing,
        "second_rarest": in_all[second] if second is not None else nothing,
        "least": _least(in_all),
        "pairs": _pairs(exact, weights, body),
        "answered_by": answered_by,
        "answered_by_rare": answered_by_rare,
        "centroid": _centroid(None if middle is None else middle[there], body, lexicon),
        "length": lengths,
        "short": (body.lengths < 12).astype(np.float32),
    }
    return found, body, in_all


def _plain(question: Question, body: Words, lexicon: Lexicon) -> Floats:
    import numpy as np

    table = lexicon.table
    numbers = {table.numbers.get(word, -1) for word in folded_words(question.text)} - {-1}
    asked = np.array(sorted(numbers), dtype=np.int64)
    rarity = np.array([lexicon.rarity(int(table.frequencies[number])) for number in asked], dtype=np.float32)
    return plain_frequencies(asked, rarity, body, average=60)


def _least(matched: Floats) -> Floats:
    import numpy as np

    found: Floats = np.minimum.reduce(matched, axis=0, initial=np.float32(1))
    return found


def leg_figures(
    question: Question, legs: Legs, passages: NDArray[np.int64], lexicon: Lexicon
) -> dict[str, Floats]:
    """What each leg gives the candidates: as a share of its best, and of the most it could give."""
    import numpy as np

    found: dict[str, Floats] = {}
    for name in LEG_NAMES:
        scores = legs.of(name)
        top = max(float(scores.max()) if len(scores) else 0.0, 1e-9)
        found[f"{name}_share"] = scores[passages] / np.float32(top)
        found[f"{name}_level"] = scores[passages] / np.float32(_ideal(name, question, lexicon))
    return found


def rank_figures(columns: dict[str, Floats]) -> dict[str, Floats]:
    """Reciprocal ranks in some of the figures, 5 / (5 + rank) with rank from 0.

    After Cormack and others 2009, Reciprocal Rank Fusion.
    """
    import numpy as np

    found: dict[str, Floats] = {}
    for name in _RANKED:
        order = np.argsort(-columns[name], kind="stable")
        ranks = np.empty(len(order), dtype=np.float32)
        ranks[order] = np.arange(len(order), dtype=np.float32)
        found[f"rank_{name}"] = (5 / (5 + ranks)).astype(np.float32)
    return found


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
    rarity = _rarities(words, lexicon)
    owner = np.repeat(np.arange(count), words.lengths)
    content = np.bincount(owner, weights=(rarity > 0)[words.places], minlength=count)
    plain = np.bincount(owner, weights=best[words.places], minlength=count) / (content + 5)
    mass = np.bincount(owner, weights=rarity[words.places], minlength=count)
    rare = np.bincount(owner, weights=(best * rarity)[words.places], minlength=count) / (mass + 20)
    return plain.astype(np.float32), rare.astype(np.float32)


def _centroid(near: Floats | None, words: Words, lexicon: Lexicon) -> Floats:
    """The mean by rarity of `near`, how near words are to the middle of the question's, shape (passages,)."""
    import numpy as np

    count = len(words.starts) - 1
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
