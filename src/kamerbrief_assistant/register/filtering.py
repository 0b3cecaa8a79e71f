"""Narrowing the register for a list, a screen or an export."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kamerbrief_assistant.domain.commitments import Commitment, Reference
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.language.stems import stems
from kamerbrief_assistant.language.words import fold

from .citations import cites
from .citations import missing as only_missing


def filter_commitments(
    commitments: Iterable[Commitment],
    *,
    kind: str | None = None,
    status: str | None = None,
    due_before: date | None = None,
    letter: LetterId | None = None,
    search: str = "",
) -> tuple[Commitment, ...]:
    """What fits every condition given, soonest first; what has no date comes last, in the letters' order.

    `due_before` keeps what must be done before that day. `search` wants each of its words somewhere in
    the quote, the subject, the section, who committed, the motions or staff's own words.
    """
    kept = [
        c
        for c in commitments
        if (not kind or c.kind == kind)
        and (not status or c.status == status)
        and (letter is None or c.letter == letter)
        and (due_before is None or _ends_before(c, due_before))
        and (not search.strip() or _holds(c, search))
    ]
    return tuple(sorted(kept, key=_soonest))


def filter_references(
    references: Iterable[Reference],
    *,
    letter: LetterId | None = None,
    label: str | None = None,
    missing: bool = False,
) -> tuple[Reference, ...]:
    """What `letter` cites, who cites the paper `label` (any spelling), what is cited and not there."""
    kept = [
        r for r in references if (letter is None or r.letter == letter) and (not label or cites(r, label))
    ]
    return only_missing(kept) if missing else tuple(kept)


def _ends_before(commitment: Commitment, day: date) -> bool:
    deadline = commitment.deadline
    last = (deadline.end or deadline.start) if deadline else None
    return last is not None and last < day


def _soonest(commitment: Commitment) -> tuple[bool, date]:
    deadline = commitment.deadline
    last = (deadline.end or deadline.start) if deadline else None
    return last is None, last or date.max


def _holds(commitment: Commitment, search: str) -> bool:
    text = " ".join(
        (
            commitment.quote,
            commitment.what,
            commitment.by,
            commitment.to,
            commitment.owner,
            commitment.note,
            *commitment.section,
            *commitment.motions,
            *commitment.occasions,
            *commitment.references,
        )
    )
    folded, known = fold(text), set(stems(text))
    return all(fold(word) in folded or set(stems(word)) & known for word in search.split())
