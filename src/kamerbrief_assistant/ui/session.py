"""The conversation: questions, what was answered, and the numbered citations of each answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from kamerbrief_assistant.domain.answers import Answer, Hit, Quote, Status
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.domain.questions import Filters

from .letterview import Place

NEAR_SHOWN = {Status.ANSWERED: 3, Status.WEAK: 5, Status.NO_EVIDENCE: 0}
"""How many passages are shown that no sentence was quoted from."""
FOLLOW_UP = 4
"""How many earlier questions a follow-up may refer to."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source of an answer: a quoted sentence, or without a quote a nearby passage."""

    number: int
    hit: Hit
    quote: Quote | None = None
    commitment: Commitment | None = None

    @property
    def place(self) -> Place:
        passage = self.hit.passage
        if self.quote is None:
            return Place(passage.letter, passage.order)
        return Place(passage.letter, passage.order, self.quote.start, self.quote.end, self.quote.emphasis)

    @property
    def text(self) -> str:
        return self.quote.text if self.quote is not None else self.hit.passage.text


@dataclass(slots=True)
class Exchange:
    """A question and, once it is there, its answer. `kept` when it is from an earlier day."""

    number: int
    question: str
    previous: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    answer: Answer | None = None
    problem: str = ""
    kept: bool = False

    @property
    def waiting(self) -> bool:
        return self.answer is None and not self.problem

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations(self.answer) if self.answer is not None else ()


def citations(answer: Answer) -> tuple[Citation, ...]:
    """The quotes in order, then the passages behind them or near them, numbered from 1."""
    found: list[Citation] = []
    quoted: set[int] = set()
    for quote in answer.quotes:
        if not 0 <= quote.index < len(answer.hits):
            continue
        hit = answer.hits[quote.index]
        found.append(Citation(len(found) + 1, hit, quote, _commitment(answer, hit, quote)))
        quoted.add(quote.index)
    near = [hit for index, hit in enumerate(answer.hits) if index not in quoted]
    for hit in near[: NEAR_SHOWN[answer.status]]:
        found.append(Citation(len(found) + 1, hit))
    return tuple(found)


def _commitment(answer: Answer, hit: Hit, quote: Quote) -> Commitment | None:
    passage = hit.passage
    for commitment in answer.commitments:
        same = commitment.letter == passage.letter and commitment.order == passage.order
        if same and commitment.start < quote.end and commitment.end > quote.start:
            return commitment
    return None


class Session:
    """The exchanges of one sitting. Numbers are never used twice, so late answers find no place."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self._number = 0

    def begin(self, question: str, filters: Filters) -> Exchange:
        self._number += 1
        exchange = Exchange(self._number, question, self.previous(), filters)
        self.exchanges.append(exchange)
        return exchange

    def previous(self) -> tuple[str, ...]:
        """The questions that a follow-up may refer to, oldest first."""
        return tuple(each.question for each in self.exchanges if not each.kept)[-FOLLOW_UP:]

    def finish(self, number: int, *, answer: Answer | None = None, problem: str = "") -> Exchange | None:
        """Puts an answer with its question; None when the question is no longer there."""
        for exchange in self.exchanges:
            if exchange.number == number and exchange.waiting:
                exchange.answer, exchange.problem = answer, problem
                return exchange
        return None

    def restore(self, kept: list[tuple[str, Answer]]) -> None:
        """Puts an earlier day's exchanges before the present ones."""
        earlier = []
        for question, answer in kept:
            self._number += 1
            earlier.append(Exchange(self._number, question, answer=answer, kept=True))
        self.exchanges[:0] = earlier

    def clear(self) -> None:
        self.exchanges.clear()

    @property
    def latest(self) -> Exchange | None:
        return self.exchanges[-1] if self.exchanges else None
