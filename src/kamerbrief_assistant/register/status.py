"""Where commitments stand against today's date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentStatus

DUE_WITHIN = 30
"""Days before the end of its deadline from which a commitment is due."""

_BY_STAFF = {CommitmentStatus.MET, CommitmentStatus.DROPPED}


def with_status(
    commitments: Iterable[Commitment], today: date, *, due_within: int = DUE_WITHIN
) -> tuple[Commitment, ...]:
    """The commitments with open, due, overdue or possibly met; what staff set as met or dropped stays.

    A deadline without a last day never becomes overdue.
    """
    return tuple(replace(c, status=status_of(c, today, due_within=due_within)) for c in commitments)


def status_of(commitment: Commitment, today: date, *, due_within: int = DUE_WITHIN) -> CommitmentStatus:
    if commitment.status in _BY_STAFF:
        return commitment.status
    if commitment.met_by:
        return CommitmentStatus.POSSIBLY_MET
    last = commitment.deadline.end if commitment.deadline else None
    if last is None:
        return CommitmentStatus.OPEN
    if last < today:
        return CommitmentStatus.OVERDUE
    return CommitmentStatus.DUE if last <= today + timedelta(days=due_within) else CommitmentStatus.OPEN
