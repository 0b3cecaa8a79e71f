"""Systems that can be asked, and asking them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from .judging import Outcome, judge
from .labelled import LabelledQuestion


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a user sees it: its text, and the footnotes that stand with it."""

    text: str
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What a system says to one question. `passages` are best first."""

    status: str
    """answered, weak or no_evidence."""
    quotes: tuple[str, ...] = ()
    passages: tuple[Shown, ...] = ()
    elapsed_ms: float = 0.0


class Asker(Protocol):
    """A system under test."""

    def ask(self, question: str, *, previous: str | None = None) -> Judged:
        """Answer one question; `previous` is the one asked just before, for a follow-up."""


def evaluate(
    asker: Asker,
    questions: Iterable[LabelledQuestion],
    *,
    progress: Callable[[Outcome], None] | None = None,
) -> tuple[Outcome, ...]:
    """Ask every question once, in order, and judge each answer."""
    outcomes: list[Outcome] = []
    for question in questions:
        said = asker.ask(question.question, previous=question.previous)
        outcome = judge(
            question,
            status=said.status,
            quotes=said.quotes,
            passages=[(shown.text, *shown.footnotes) for shown in said.passages],
            elapsed_ms=said.elapsed_ms,
        )
        outcomes.append(outcome)
        if progress is not None:
            progress(outcome)
    return tuple(outcomes)
