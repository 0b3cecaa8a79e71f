"""How well a sentence answers a question, in figures from 0 to 1 (a passage's standing is below 0)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.language.words import folded_words, is_stop
from kamerbrief_assistant.library.lexical_search import WordTable

from . import cues
from .asking import Asked
from .candidates import Candidate
from .fitting import fitting, sought

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
_NEAR = 0.45
"""Word vectors less alike than this are taken to have nothing to do with each other."""


def measure(
    asked: Asked, found: Sequence[Candidate], encoder: Encoder, table: WordTable | None = None
) -> NDArray[np.float64]:
    """The features of each candidate: shape (len(found), len(NAMES))."""
    import numpy as np

    if not found:
        return np.zeros((0, len(NAMES)))
    texts = [c.text for c in found]
    cosine = encoder.encode_passages(texts) @ encoder.encode_queries([asked.text])[0]
    beside = {text for c in found for text in (c.before, c.notes, c.surroundings)}
    coverage = Coverage(asked, encoder, [*texts, *beside], table)
    thing = sought(asked)
    rows = np.zeros((len(found), len(NAMES)))
    for row, candidate in enumerate(found):
        here, nearly = coverage.of(candidate.text)
        before, _ = coverage.of(candidate.before)
        notes, _ = coverage.of(candidate.notes)
        around, _ = coverage.of(candidate.surroundings)
        marks = cues.spans(asked.cue, candidate.text) if asked.cue else ()
        if asked.cue == "source" and not marks and candidate.notes:
            marks = cues.spans("source", candidate.notes)
        covered = coverage.share(here)
        rows[row] = (
            covered,
            coverage.share(nearly),
            float(cosine[row]),
            coverage.share(np.maximum(before - here, 0)),
            coverage.share(np.maximum(notes - here, 0)),
            coverage.share(np.maximum(around - here, 0)),
            float(bool(marks)),
            float(bool(marks)) * coverage.share(nearly),
            float(bool(fitting(thing, candidate.text))),
            float(bool(cues.spans("commitment", candidate.text))) if asked.cue == "commitment" else 0.0,
            math.tanh(candidate.standing),
            float(candidate.rank == 0),
            float(candidate.is_footnote),
            float(asked.cue != "source" and _only_cites(candidate.text)),
            float(candidate.position == 0),
            min(1.0, math.log1p(len(candidate.text)) / 7),
            float(candidate.text.rstrip().endswith("?")),
            covered * float(len(candidate.text) < 1.3 * len(asked.text)),
        )
    return rows


def _only_cites(text: str) -> bool:
    """Whether a sentence is little more than a reference or an address."""
    cited = sum(end - start for start, end in cues.spans("source", text))
    return cited > 0.5 * len(text) or "://" in text


class Coverage:
    """Which of the question's words a text holds: by stem, inside a compound, or nearly, by word vector."""

    def __init__(self, asked: Asked, encoder: Encoder, texts: Iterable[str], table: WordTable | None) -> None:
        """`texts` are all that will be asked about: their words are encoded in one go."""
        import numpy as np

        self._words = asked.words
        self._weights = np.array([word.weight for word in asked.words])
        self._of = {text: _content(text) for text in texts}
        self._known: dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]] = {}
        self._alike: dict[str, NDArray[np.float64]] = {}
        vectors_of = getattr(encoder, "word_vectors", None)
        words = sorted({word for words in self._of.values() for word in words})
        if vectors_of and asked.words and words:
            # The library keeps the vectors of its own words; asking the encoder for each takes longer.
            kept = table.unit_vectors(words) if table is not None else None
            alike = (vectors_of(words) if kept is None else kept) @ vectors_of(
                [word.text for word in asked.words]
            ).T
            alike[alike < _NEAR] = 0.0
            self._alike = dict(zip(words, alike.astype(np.float64), strict=True))

    @property
    def typical(self) -> float:
        """The mean weight of the question's words."""
        return float(self._weights.mean()) if len(self._weights) else 0.0

    def share(self, held: NDArray[np.float64]) -> float:
        """The weighted share of the question's words in a text, 0 to 1."""
        total = float(self._weights.sum())
        return float(held @ self._weights) / total if total else 0.0

    def of(self, text: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For each word of the question how well the text holds it, and how nearly; shape (words,)."""
        if text not in self._known:
            self._known[text] = self._look(text)
        return self._known[text]

    def _look(self, text: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        import numpy as np

        exact = np.zeros(len(self._words))
        words = self._of[text]
        if not (words and self._words):
            return exact, exact
        here = {stem(word) for word in words}
        for position, word in enumerate(self._words):
            exact[position] = max(
                (weight * _held(stemmed, here) for stemmed, weight in word.stems), default=0
            )
        if not self._alike:
            return exact, exact
        best = np.max([self._alike[word] for word in words], axis=0)
        return exact, np.maximum(exact, best)


def _content(text: str) -> list[str]:
    """The distinct folded words of a text that carry a subject."""
    return list(dict.fromkeys(word for word in folded_words(text) if not is_stop(word)))


_SHORTEST_PART = 5


def _held(stemmed: str, here: set[str]) -> float:
    if stemmed in here:
        return 1.0
    if len(stemmed) >= _SHORTEST_PART and any(stemmed in word for word in here):
        return 0.8
    return 0.0
