"""Questions, hits and answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .commitments import Commitment, Reference
from .letters import LetterSummary, Passage


class Status(StrEnum):
    """How well the library answers a question."""

    ANSWERED = "answered"
    WEAK = "weak"
    """Nothing answers; the nearest passages are shown and said to be only near."""
    NO_EVIDENCE = "no_evidence"
    """The question's subject is in no letter."""


class Verdict(StrEnum):
    """What checking a quote against its source gives."""

    VERBATIM = "verbatim"
    SOURCE_CHANGED = "source_changed"
    SOURCE_GONE = "source_gone"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, best first. `score` is comparable within one search only."""

    passage: Passage
    letter: LetterSummary
    score: float
    footnotes: tuple[Passage, ...] = ()
    """The footnotes whose markers stand in the passage."""
    why: tuple[str, ...] = ()
    """What matched, for people: `harbour ≈ haven`."""
    anchor: Passage | None = None
    """For a footnote, the passage that carries its marker."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim piece of a passage: `passages[index].passage.text[start:end] == text`."""

    index: int
    """Index into the answer's passages, from 0."""
    start: int
    end: int
    text: str
    emphasis: tuple[tuple[int, int], ...] = ()
    """Parts of `text` (offsets in it) that are the very answer: the date, the count, the name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term of the question that no letter holds, with the closest ones that letters hold."""

    term: str
    closest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question."""

    question: str
    status: Status
    quotes: tuple[Quote, ...] = ()
    hits: tuple[Hit, ...] = ()
    missing_terms: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    stale: bool = False
    """Files on disk differ from the index that answered."""
    reason: str = ""
    """A code for why the status is weak or no_evidence, for the screens to put in words:
    empty_library, no_terms, terms_missing, only_near, reference_absent, filter_empty."""
    interpreted: str = ""
    """The question as understood (spelling mended, subject carried over), when it differs."""
    commitments: tuple[Commitment, ...] = ()
    """For a question about commitments, the register's entries behind the quotes."""
    references: tuple[Reference, ...] = ()
    """For a question about a paper, where letters cite it."""
    elapsed_ms: float = 0.0
