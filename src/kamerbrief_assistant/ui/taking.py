"""Copying and pinning: from the conversation, the letter and the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.answers import Hit, Quote
from kamerbrief_assistant.domain.letters import Letter, LetterSummary, Passage

from .note import Pin, whole
from .session import Citation, Exchange

if TYPE_CHECKING:
    from .app import AssistantApp


def with_citation(quote: str, citation: str) -> str:
    """A quote as it is pasted into a note: the words, and under them where they stand."""
    return f"“{quote}”\n({citation})"


def summary_of(letter: Letter) -> LetterSummary:
    return LetterSummary(letter.id, letter.file, letter.metadata, pages=letter.pages)


def hit_of(letter: Letter, passage: Passage) -> Hit:
    """A passage that was read rather than found, as a hit, so that it can be cited and verified."""
    anchor = next((each for each in letter.passages if each.order == passage.anchor), None)
    return Hit(passage, summary_of(letter), 0.0, letter.notes_of(passage), anchor=anchor)


def take(app: AssistantApp, what: str, hit: Hit, quote: Quote, question: str = "") -> None:
    """Copies (`copy`, `copy-quote`) or pins (`pin`) a quote."""
    if what == "copy-quote":
        app.copy_text(quote.text)
        return

    def done(citation: str) -> None:
        if what == "copy":
            app.copy_text(with_citation(quote.text, citation))
        else:
            app.pin(Pin(hit, replace(quote, index=0), citation, question))

    app.background(lambda port: port.cite(hit, quote), done)


def take_citation(app: AssistantApp, what: str, exchange: Exchange, citation: Citation) -> None:
    quote = citation.quote or whole(citation.hit)
    take(app, what, citation.hit, quote, exchange.question)


def pins_of(exchanges: Sequence[Exchange]) -> list[tuple[Hit, Quote, str]]:
    """(hit, quote, question) of every quote of a conversation, in order."""
    return [
        (citation.hit, replace(citation.quote, index=0), exchange.question)
        for exchange in exchanges
        for citation in exchange.citations
        if citation.quote is not None
    ]
