"""Commitments in the order of the months in which they fall due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.wording import text
from kamerbrief_assistant.wording.dates import interval, month

from .codes import STATUSES
from .lines import Block


def due(commitment: Commitment) -> date | None:
    """The day by which it should be done, as we read it."""
    deadline = commitment.deadline
    return (deadline.end or deadline.start) if deadline else None


def timeline(commitments: Sequence[Commitment]) -> tuple[list[Block], list[Commitment]]:
    """The blocks to draw and what their items stand for; those without a day come last."""
    timed = sorted((each for each in commitments if due(each)), key=lambda each: due(each) or date.max)
    rest = [each for each in commitments if due(each) is None]
    blocks: list[Block] = []
    items: list[Commitment] = []
    heading = ""
    for commitment in [*timed, *rest]:
        when = due(commitment)
        now = month(when) if when else text("Without a date")
        if now != heading:
            blocks.append(Block(now, "heading", gap=1 if blocks else 0))
            heading = now
        item = len(items)
        items.append(commitment)
        what = commitment.what or commitment.quote
        blocks.append(Block(what, "text", (), "  • ", "    ", item))
        deadline = commitment.deadline
        facts = [text(STATUSES[commitment.status])]
        if deadline is not None:
            facts.append(deadline.text)
            facts.append(interval(deadline.start, deadline.end))
        blocks.append(Block(" · ".join(each for each in facts if each), "muted", (), "    ", "    ", item))
    return blocks, items
