"""Counts over outcomes, in total and for each kind of question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean, median

from .judging import Outcome

TOTAL = "all"


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares from 0 to 1; None where no question of that sort was asked."""

    kind: str
    answerable: int
    unanswerable: int
    hit_1: float | None
    """Share of answerable questions whose right passage came first."""
    hit_3: float | None
    mrr: float | None
    """Mean reciprocal rank, over the first ten passages."""
    ndcg_10: float | None
    """Normalised discounted cumulative gain over the first ten (Järvelin and Kekäläinen, 2002)."""
    answer: float | None
    """Share of answerable questions whose quote holds the answer."""
    false_answers: float | None
    """Share of unanswerable questions answered as if known."""
    wrongly_refused: float | None
    """Share of answerable questions said not to be in the library."""
    median_ms: float
    p95_ms: float


def summarise(outcomes: Sequence[Outcome], kind: str = TOTAL) -> Measures:
    """Measures over all `outcomes` together."""
    known = [outcome for outcome in outcomes if outcome.question.answerable]
    unknown = [outcome for outcome in outcomes if not outcome.question.answerable]
    times = sorted(outcome.elapsed_ms for outcome in outcomes)
    return Measures(
        kind=kind,
        answerable=len(known),
        unanswerable=len(unknown),
        hit_1=_mean(outcome.rank is not None and outcome.rank <= 1 for outcome in known),
        hit_3=_mean(outcome.rank is not None and outcome.rank <= 3 for outcome in known),
        mrr=_mean(1 / outcome.rank if outcome.rank else 0.0 for outcome in known),
        ndcg_10=_mean(outcome.gain for outcome in known),
        answer=_mean(outcome.quoted for outcome in known),
        false_answers=_mean(outcome.false_answer for outcome in unknown),
        wrongly_refused=_mean(outcome.wrongly_refused for outcome in known),
        median_ms=median(times) if times else 0.0,
        # Nearest rank: the smallest time that 95 % of the questions do not exceed.
        p95_ms=times[ceil(0.95 * len(times)) - 1] if times else 0.0,
    )


def by_kind(outcomes: Sequence[Outcome]) -> tuple[Measures, ...]:
    """The total first, then each kind in the order in which the questions bring it up."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.question.kind, []).append(outcome)
    return (summarise(outcomes), *(summarise(group, kind) for kind, group in groups.items()))


def _mean(values: Iterable[float]) -> float | None:
    found = [float(value) for value in values]
    return fmean(found) if found else None
