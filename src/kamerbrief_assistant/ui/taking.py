"""Copying and pinning: from the conversation, the letter and the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.answers import Hit, Quote
from kamerbrief_assistant.domain.letters import Letter, LetterSummary, Passage
from kamerbrief_assistant.wording import text

from . import clipboard
from .background import in_background
from .history import history_folder
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
        app.copy_to_clipboard(quote.text)
        return

    def done(citation: str) -> None:
        if what == "copy":
            app.copy_to_clipboard(with_citation(quote.text, citation))
        else:
            app.pin(Pin(hit, replace(quote, index=0), citation, question))

    app.background(lambda port: port.cite(hit, quote), done)


def take_citation(app: AssistantApp, what: str, exchange: Exchange, citation: Citation) -> None:
    quote = citation.quote or whole(citation.hit)
    take(app, what, citation.hit, quote, exchange.question)


def quotes_of(exchanges: Sequence[Exchange]) -> list[tuple[Hit, Quote, str]]:
    """(hit, quote, question) of every quote of a conversation, in order."""
    return [
        (citation.hit, replace(citation.quote, index=0), exchange.question)
        for exchange in exchanges
        for citation in exchange.citations
        if citation.quote is not None
    ]


def copy_and_say(
    app: AssistantApp,
    content: str,
    through_terminal: Callable[[str], None],
    copier: Callable[..., clipboard.Copied],
) -> None:
    """Copies in the background and says which clipboard took it."""
    file = app.state.clipboard_file if app.state is not None else history_folder() / "copied.txt"

    def osc52(each: str) -> None:
        app.call_from_thread(through_terminal, each)

    def done(copied: clipboard.Copied) -> None:
        match copied.way:
            case clipboard.Way.SYSTEM:
                app.say(text("Copied."))
            case clipboard.Way.TERMINAL:
                app.say(
                    text(
                        "Copied through the terminal. If pasting gives nothing, it is in {file}",
                        file=copied.by,
                    )
                )
            case clipboard.Way.FILE:
                app.say(text("No clipboard here. The text is in {file}", file=copied.by))
            case _:
                app.say(
                    text("Nothing could be copied: no clipboard, and no file could be written."),
                    wrong=True,
                )

    in_background(app, lambda: copier(content, osc52=osc52, file=file), done, app.say_error)
