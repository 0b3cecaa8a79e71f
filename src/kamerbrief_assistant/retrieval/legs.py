"""The ways to passages: stems, character 4-grams, surroundings, notes, and meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.language.words import is_stop
from kamerbrief_assistant.library.lexical_search import Alternative, Lexicon
from kamerbrief_assistant.library.lexical_terms import grams
from kamerbrief_assistant.library.vectors import VectorIndex

from .question import Question, Term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

NAMES = ("stems", "grams", "context", "near", "dense")
WINDOWS = 500
"""Windows that the dense leg brings."""


@dataclass(frozen=True, slots=True)
class Legs:
    """What each leg gives every passage id, shape (size,); cosines are 0 where not among the best."""

    stems: Floats
    grams: Floats
    context: Floats
    near: Floats
    dense: Floats
    query_vector: Floats
    """The question's vector, shape (dimension,)."""

    def of(self, name: str) -> Floats:
        """One leg by its name."""
        found: Floats = getattr(self, name)
        return found


def run_legs(
    question: Question, lexicon: Lexicon, vectors: VectorIndex, encoder: Encoder, allowed: Numbers | None
) -> Legs:
    """Every leg over the whole library. `allowed` are the passage ids that may answer, None for all."""
    import numpy as np

    size = lexicon.size
    words = stem_groups(question)
    scores = {
        "stems": lexicon.scores([_field("s", group) for group in words]),
        "grams": lexicon.scores(gram_groups(question)),
        "context": lexicon.scores([_field("c", group) for group in words]),
        "near": lexicon.scores([_field("n", group) for group in words]),
    }
    vector = encoder.encode_queries([dense_text(question)])
    dense = np.zeros(size, dtype=np.float32)
    if len(vectors):
        cosines, ids = vectors.search(vector, min(WINDOWS, len(vectors)), among=allowed)
        kept = ids[0] >= 0
        np.maximum.at(dense, ids[0][kept], cosines[0][kept])
    if allowed is not None:
        outside = np.ones(size, dtype=bool)
        outside[allowed] = False
        for leg in scores.values():
            leg[outside] = 0
    return Legs(dense=dense, query_vector=vector[0], **scores)


def with_cosines(legs: Legs, vectors: VectorIndex, passages: Numbers) -> Legs:
    """The legs with the true cosine of every candidate, also of those that other legs brought."""
    import numpy as np

    unknown = passages[legs.dense[passages] == 0]
    if not len(unknown) or not len(vectors):
        return legs
    ids, cosines = vectors.cosines(legs.query_vector, unknown)
    np.maximum.at(legs.dense, ids, cosines)
    return legs


def dense_text(question: Question) -> str:
    """The question as the encoder reads it: mended, with what is carried over."""
    return question.interpreted or question.text


def stem_groups(question: Question) -> list[list[Alternative]]:
    """For each term the stems that stand for it, without a field."""
    groups = []
    for term in question.terms:
        group = {term.stem: _own_weight(term, question)}
        for reading in term.readings:
            if reading.how in ("spelling", "translation", "synonym") and " " not in reading.word:
                found = stem(reading.word)
                group[found] = max(group.get(found, 0.0), reading.weight * term.weight)
        groups.append([Alternative(found, weight) for found, weight in group.items() if found])
        groups += [
            [Alternative(stem(part), 0.7 * reading.weight * term.weight)]
            for reading in term.readings
            if reading.how == "part" or " " in reading.word
            for part in reading.word.split()
            if not is_stop(part)
        ]
    groups += [[Alternative(stem(word), 1.0)] for _, word in question.joined]
    return groups


def gram_groups(question: Question) -> list[list[Alternative]]:
    """The 4-grams of the terms, each once with its highest weight."""
    weights: dict[str, float] = {}
    for term in question.terms:
        words = [(term.word, _own_weight(term, question))]
        words += [
            (reading.word, reading.weight * term.weight)
            for reading in term.readings
            if reading.how in ("spelling", "joined")
            or (reading.how == "translation" and reading.weight >= 0.5)
        ]
        for word, weight in words:
            for gram in grams(word):
                weights[gram] = max(weights.get(gram, 0.0), weight)
    for _, word in question.joined:
        for gram in grams(word):
            weights[gram] = max(weights.get(gram, 0.0), 1.0)
    return [[Alternative("g" + gram, weight)] for gram, weight in weights.items()]


def _own_weight(term: Term, question: Question) -> float:
    """A word of an English question that the library holds too may be another word: it counts for less."""
    foreign = question.language == "en" and term.readings and term.text.islower()
    return term.weight * (0.6 if foreign else 1.0)


def _field(name: str, group: list[Alternative]) -> list[Alternative]:
    return [Alternative(name + alternative.term, alternative.weight) for alternative in group]
