"""Questions that only the register can answer: what is still open, what is due, what must be done when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kamerbrief_assistant.domain.answers import Answer, Hit, Quote, Status
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.language.words import folded_words, is_stop
from kamerbrief_assistant.library.snapshot import Snapshot
from kamerbrief_assistant.register import select, understand

from .verification import is_verbatim

MOST = 12
"""Entries shown at most: more is a list for the register's own screen."""


def is_for_register(question: str, today: date) -> bool:
    """Whether status or time is asked of commitments, which no sentence of a letter says."""
    asked = understand(question, today)
    words = set(folded_words(question))
    speaks_of_promises = any(w.startswith(("toezegg", "toegezeg", "commitment", "promise")) for w in words)
    must = bool(words & {"moet", "moeten", "deadline", "deadlines", "af", "klaar", "due", "gereed"})
    return asked.by_register and (
        (speaks_of_promises and bool(asked.statuses)) or (must and bool(asked.first or asked.last))
    ) and len([w for w in words if not is_stop(w)]) < 8  # fmt: skip


def from_register(
    question: str, snapshot: Snapshot, commitments: Sequence[Commitment], today: date
) -> Answer | None:
    """The entries asked for with their quotes, soonest first; None when the register has none."""
    entries = select(commitments, question, today)[:MOST]
    hits: list[Hit] = []
    quotes: list[Quote] = []
    places: dict[tuple[str, int], int] = {}
    for entry in entries:
        key = (entry.letter, entry.order)
        if key not in places:
            passage = snapshot.passages_at(entry.letter, [entry.order]).get(entry.order)
            if passage is None:
                continue
            places[key] = len(hits)
            letter = snapshot.summary(entry.letter)
            hits.append(Hit(passage, letter, float(len(entries) - len(hits)), snapshot.notes_of(passage)))
        place = places[key]
        quote = Quote(place, entry.start, entry.end, entry.quote, _deadline(entry))
        if is_verbatim(hits[place].passage.text, quote):
            quotes.append(quote)
    if not quotes:
        return None
    return Answer(question, Status.ANSWERED, tuple(quotes), tuple(hits), commitments=tuple(entries))


def _deadline(entry: Commitment) -> tuple[tuple[int, int], ...]:
    """Where in the quote the time stands."""
    if entry.deadline is None:
        return ()
    at = entry.quote.find(entry.deadline.text)
    return ((at, at + len(entry.deadline.text)),) if at >= 0 else ()
