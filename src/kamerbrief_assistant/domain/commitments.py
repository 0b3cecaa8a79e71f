"""Commitments (toezeggingen) and milestones made in letters, and the papers letters cite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .letters import LetterId


class CommitmentKind(StrEnum):
    COMMITMENT = "commitment"
    """A promise to parliament: to inform, to send a letter, to report, to return to it."""
    MILESTONE = "milestone"
    """Something announced with a time: a campaign starts, a report is due, a bill is submitted."""


class CommitmentStatus(StrEnum):
    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    POSSIBLY_MET = "possibly_met"
    MET = "met"
    DROPPED = "dropped"


class DeadlineKind(StrEnum):
    """How a letter says when."""

    INTERVAL = "interval"
    EVENT = "event"
    RECURRING = "recurring"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When, as the letter says it (`text`) and as we read it (`start` to `end`, both inclusive)."""

    text: str
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None

    @property
    def vague(self) -> bool:
        """True when the text gives no time that could be put in a calendar."""
        return self.start is None and self.end is None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment or milestone. `text[start:end]` of its passage is `quote`."""

    id: str
    """Derived from the quote, so that staff's marks survive re-indexing."""
    kind: CommitmentKind
    quote: str
    letter: LetterId
    order: int
    """`Passage.order` of the passage that holds the quote."""
    start: int
    end: int
    by: str = ""
    to: str = ""
    what: str = ""
    how: str = ""
    """inform, letter, report, submit, return, answer, send, start, … : a code, put in words by screens."""
    deadline: Deadline | None = None
    motions: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    """Debates and earlier commitments in answer to which this was said."""
    references: tuple[str, ...] = ()
    """Labels of papers cited in the sentence or its footnotes."""
    status: CommitmentStatus = CommitmentStatus.OPEN
    owner: str = ""
    note: str = ""
    section: tuple[str, ...] = ()
    paragraph: int | None = None
    footnote: str = ""
    page: int | None = None
    met_by: tuple[MetBy, ...] = ()


@dataclass(frozen=True, slots=True)
class MetBy:
    """A later passage that may have met a commitment, for staff to confirm."""

    letter: LetterId
    order: int
    quote: str


class ReferenceKind(StrEnum):
    KAMERSTUK = "kamerstuk"
    AANHANGSEL = "aanhangsel"
    HANDELINGEN = "handelingen"
    STAATSBLAD = "staatsblad"
    STAATSCOURANT = "staatscourant"
    DOCUMENT = "document"
    """A document number of the House: 2026D12345, 2026Z12345."""
    MOTION = "motion"
    LAW = "law"
    EU = "eu"
    DEBATE = "debate"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation of a paper, law, motion, debate or address. `passage.text[start:end] == text`."""

    kind: ReferenceKind
    label: str
    """Normalised: `36600-VI-32`, `ah-tk-2024-2025-274`, `stb-2024-198`."""
    text: str
    letter: LetterId
    order: int
    start: int
    end: int
    paragraph: int | None = None
    footnote: str = ""
    in_library: LetterId | None = None
    """The letter in the library that is this paper, when it is there."""

    @property
    def id(self) -> str:
        return f"{self.letter}:{self.order}:{self.start}"
