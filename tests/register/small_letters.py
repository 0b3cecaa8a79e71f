"""Small letters for the register's tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.domain.letters import (
    Kind,
    Letter,
    LetterId,
    LetterSummary,
    Marker,
    Metadata,
    Passage,
    PassageId,
)
from kamerbrief_assistant.register import extract

DAY = date(2025, 2, 10)


def paragraph(text: str, *, kind: Kind = Kind.PARAGRAPH, footnote: str = "", anchor: int | None = None,
              markers: tuple[Marker, ...] = ()) -> Passage:  # fmt: skip
    return Passage(
        id=PassageId(0),
        letter=LetterId(""),
        order=0,
        kind=kind,
        text=text,
        start=0,
        end=0,
        footnote=footnote,
        anchor=anchor,
        markers=markers,
    )


def letter(
    *passages: Passage | str,
    identity: str = "aaaaaaaaaaaa",
    day: date | None = DAY,
    title: str = "Brief over zwembaden",
    dossier: str = "",
    sender: str = "Minister van Water",
) -> Letter:
    """A letter of paragraphs (strings) and other passages, numbered in order."""
    placed: list[Passage] = []
    position = number = 0
    for order, given in enumerate(passages):
        passage = paragraph(given) if isinstance(given, str) else given
        number += passage.kind.is_body
        end = position + len(passage.text)
        placed.append(
            replace(
                passage,
                letter=LetterId(identity),
                order=order,
                start=position,
                end=end,
                paragraph=number if passage.kind is not Kind.HEADING else None,
            )
        )
        position = end + 1
    metadata = Metadata(title=title, date=day, sender=sender, dossier=dossier)
    return Letter(LetterId(identity), f"{identity}.txt", metadata, tuple(placed))


def summary(of: Letter) -> LetterSummary:
    return LetterSummary(of.id, of.file, of.metadata, len(of.passages), len(of.footnotes))


def commitments(*passages: Passage | str, day: date | None = DAY) -> tuple[Commitment, ...]:
    return extract(letter(*passages, day=day)).commitments
