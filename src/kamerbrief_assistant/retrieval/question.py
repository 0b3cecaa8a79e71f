"""A question, understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from kamerbrief_assistant.domain.questions import Filters

from .cues import Intent


@dataclass(frozen=True, slots=True)
class Reading:
    """A word of the library that may stand for a word of the question."""

    word: str
    """Folded, as the library holds it."""
    weight: float
    """How well it stands for it, up to 1."""
    how: str
    """spelling, joined, part, synonym, or translation."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that says what it is about."""

    text: str
    """As typed."""
    word: str
    """Folded."""
    stem: str
    frequency: int
    """Passages that hold the word, in any inflection."""
    weight: float = 1.0
    """Less for words that ask (`toegezegd`) and for words carried over from an earlier question."""
    readings: tuple[Reading, ...] = ()
    carried: bool = False

    @property
    def known(self) -> bool:
        """Whether some passage holds the word or something that stands for it."""
        return self.frequency > 0 or bool(self.readings)

    @property
    def shown(self) -> str:
        """The word as understood: mended when it was misspelt."""
        mended = [reading.word for reading in self.readings if reading.how == "spelling"]
        return mended[0] if mended and not self.frequency else self.text


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and how it is understood."""

    text: str
    """As typed, without typed filters."""
    language: str
    """nl or en."""
    intents: tuple[Intent, ...]
    terms: tuple[Term, ...]
    joined: tuple[tuple[int, str], ...] = ()
    """Neighbouring terms that the library holds as one word: the first one's place, and the word."""
    references: tuple[str, ...] = ()
    """Labels of papers named in the question."""
    footnote: str = ""
    """A footnote asked for by its number."""
    phrases: tuple[str, ...] = ()
    """Words between quotes, to be found as they stand."""
    filters: Filters = field(default_factory=Filters)
    interpreted: str = ""
    """The question as understood, when it differs from what was typed."""

    @property
    def intent(self) -> Intent:
        return self.intents[0]

    @property
    def mended(self) -> tuple[tuple[str, str], ...]:
        """Misspelt words and what they were taken for."""
        return tuple((term.text, term.shown) for term in self.terms if term.shown != term.text)

    @property
    def missing(self) -> tuple[str, ...]:
        """Words on the question's subject that no passage holds in any form.

        What is only near a Dutch word in meaning is no form of it.
        """
        return tuple(
            term.text
            for term in self.terms
            if term.weight >= 0.5
            and not term.frequency
            and not any(self.language == "en" or reading.how != "translation" for reading in term.readings)
        )
