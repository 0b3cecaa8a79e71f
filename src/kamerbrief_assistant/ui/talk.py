"""The conversation in words: what is drawn for each exchange, and what in it can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamerbrief_assistant.domain.answers import Answer, Status
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.domain.letters import LetterSummary
from kamerbrief_assistant.wording import plural, text
from kamerbrief_assistant.wording.dates import day, interval

from .codes import REASONS, STATUSES
from .letterview import Place, where
from .lines import Block, Span
from .session import Citation, Exchange

REFERENCES_SHOWN = 12
"""Places where a paper is cited that are listed under an answer."""
NEAR_LENGTH = 280
"""Characters shown of a passage from which nothing is quoted."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a line of the conversation stands for."""

    exchange: Exchange | None = None
    citation: Citation | None = None
    ask: str = ""
    """A question to put when the line is chosen."""
    place: Place | None = None
    """A place to go to when the line is chosen."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The blocks to draw and the items they stand for."""

    blocks: list[Block]
    items: list[Item]


def draw(
    exchanges: Sequence[Exchange], suggestions: Sequence[str], notice: str = "", *, ready: bool = True
) -> Talk:
    """Everything said so far; before the first question a welcome with examples.

    Until the library is `ready`, questions wait for it and say so.
    """
    talk = Talk([], [])
    kept = False
    for exchange in exchanges:
        if exchange.kept and not kept:
            talk.blocks.append(Block(text("Earlier"), "muted", gap=1))
            kept = True
        elif kept and not exchange.kept:
            talk.blocks.append(Block(text("Today"), "muted", gap=1))
            kept = False
        _exchange(talk, exchange, ready=ready)
    if not exchanges:
        _welcome(talk, suggestions, notice)
    elif kept and suggestions:
        talk.blocks.append(Block("", gap=1))
    return talk


def _welcome(talk: Talk, suggestions: Sequence[str], notice: str) -> None:
    talk.blocks.append(Block(text("What do you want to know?"), "heading", gap=1))
    talk.blocks.append(
        Block(
            text(
                "Ask in your own words, in Dutch or English. "
                "You get the sentences from the letters themselves, each with its source."
            ),
            gap=1,
        )
    )
    if notice:
        talk.blocks.append(Block(notice, "warn", gap=1))
    if suggestions:
        talk.blocks.append(Block(text("For example:"), "muted", gap=1))
        for question in suggestions:
            _item(talk, Item(ask=question), Block(question, "link", first="? ", rest="  "))


def _item(talk: Talk, item: Item, block: Block) -> None:
    talk.items.append(item)
    number = len(talk.items) - 1
    talk.blocks.append(
        Block(block.text, block.style, block.spans, block.first, block.rest, number, block.gap)
    )


def _exchange(talk: Talk, exchange: Exchange, *, ready: bool) -> None:
    _item(
        talk,
        Item(exchange),
        Block(exchange.question, "question", first="❯ ", rest="  ", gap=1 if talk.blocks else 0),
    )
    if exchange.problem:
        talk.blocks.append(Block(exchange.problem, "bad"))
        return
    answer = exchange.answer
    if answer is None:
        said = text("Looking it up …") if ready else text("Waiting until the letters are read in …")
        talk.blocks.append(Block(said, "muted"))
        return
    if answer.interpreted and answer.interpreted != answer.question:
        talk.blocks.append(Block(text("Understood as: {question}", question=answer.interpreted), "muted"))
    _state(talk, answer, exchange)
    citations = exchange.citations
    quoted = [each for each in citations if each.quote is not None]
    near = [each for each in citations if each.quote is None]
    for citation in quoted:
        _cited(talk, exchange, citation)
    if near and answer.status is Status.ANSWERED:
        talk.blocks.append(Block(text("See also"), "muted", gap=1))
    for citation in near:
        _cited(talk, exchange, citation)
    if answer.references:
        _references(talk, exchange, answer)


def _state(talk: Talk, answer: Answer, exchange: Exchange) -> None:
    match answer.status:
        case Status.ANSWERED:
            said = plural("Answered, with {n} sentence", "Answered, with {n} sentences", len(answer.quotes))
            talk.blocks.append(Block(f"✔ {said}", "good"))
        case Status.WEAK:
            said = text("No sure answer. These passages come nearest:")
            talk.blocks.append(Block(f"≈ {said}", "warn"))
        case Status.NO_EVIDENCE:
            said = (
                text(REASONS[answer.reason])
                if answer.reason in REASONS
                else text("Not found in these letters.")
            )
            talk.blocks.append(Block(f"✘ {said}", "bad"))
            _missing(talk, answer)
    if not exchange.filters.empty:
        talk.blocks.append(Block(text("Only the filtered letters were searched."), "muted"))
    if answer.stale:
        talk.blocks.append(
            Block(
                text("! Letters on disk have changed since they were read. F8 brings the answer up to date."),
                "warn",
            )
        )


def _missing(talk: Talk, answer: Answer) -> None:
    closest = {each.term: each.closest for each in answer.suggestions}
    for term in answer.missing_terms:
        talk.blocks.append(Block(text("No letter holds “{term}”.", term=term), "text"))
    for term, others in closest.items():
        for other in others:
            asked = _replaced(answer.question, term, other)
            line = text("Ask with “{term}” instead", term=other)
            _item(talk, Item(ask=asked), Block(line, "link", first="? ", rest="  "))


def _replaced(question: str, term: str, other: str) -> str:
    at = question.lower().find(term.lower())
    if at < 0:
        return other
    end = at + len(term)
    return question[:at] + other + question[end:]


def _cited(talk: Talk, exchange: Exchange, citation: Citation) -> None:
    number = f"{citation.number:>2} "
    indent = " " * len(number) + "│ "
    item = Item(exchange, citation)
    if citation.quote is not None:
        quoted = f"“{citation.quote.text}”"
        spans = (
            Span(0, len(quoted), "quoted"),
            *(Span(start + 1, end + 1, "emphasis") for start, end in citation.quote.emphasis),
        )
        block = Block(quoted, "text", spans, f"{number}│ ", indent, gap=1)
    else:
        whole = citation.hit.passage.text
        shown = whole if len(whole) <= NEAR_LENGTH else whole[:NEAR_LENGTH].rsplit(" ", 1)[0] + " …"
        block = Block(shown, "text", (), f"{number}│ ", indent, gap=1)
    _item(talk, item, block)
    last = len(talk.items) - 1
    said = source(citation)
    if citation.quote is None and citation.hit.why:
        said = f"{said} · {text('matches: {what}', what=', '.join(citation.hit.why))}"
    talk.blocks.append(Block(said, "muted", (), indent, indent, last))
    if citation.commitment is not None:
        promise = commitment_line(citation.commitment)
        talk.blocks.append(Block(promise, "strong", (), indent, indent, last))


def source(citation: Citation) -> str:
    """Where a citation stands, short: title, date, paragraph, footnote, page."""
    passage = citation.hit.passage
    parts = [title_of(citation.hit.letter), day(citation.hit.letter.metadata.date)]
    if passage.section:
        parts.append(f"§ {passage.section[-1]}")
    # No-break spaces keep a number with its word.
    parts.append(where(passage).replace(". ", ".\u00a0"))
    return ", ".join(part for part in parts if part)


def title_of(letter: LetterSummary) -> str:
    """A letter's title, or its file when it has none."""
    return letter.metadata.title.rstrip(" ,;:") or letter.file


def commitment_line(commitment: Commitment) -> str:
    """`Deadline: in het voorjaar (read as 1 maart – 31 mei 2025) · open`."""
    parts = []
    deadline = commitment.deadline
    if deadline is not None:
        read = interval(deadline.start, deadline.end)
        parts.append(
            text("Deadline: {text} (read as {interval})", text=deadline.text, interval=read)
            if read
            else text("Deadline: {text}", text=deadline.text)
        )
    else:
        parts.append(text("No deadline named"))
    parts.append(text("status: {status}", status=text(STATUSES[commitment.status])))
    return " · ".join(parts)


def _references(talk: Talk, exchange: Exchange, answer: Answer) -> None:
    """Where letters cite the paper that was asked for."""
    count = plural("Cited {n} time in the letters", "Cited {n} times in the letters", len(answer.references))
    talk.blocks.append(Block(count, "muted", gap=1))
    titles = {hit.letter.id: title_of(hit.letter) for hit in answer.hits}
    for reference in answer.references[:REFERENCES_SHOWN]:
        parts = [reference.text, titles.get(reference.letter, "")]
        if reference.paragraph is not None:
            parts.append(text("para. {n}", n=reference.paragraph))
        if reference.footnote:
            parts.append(text("footnote {n}", n=reference.footnote))
        place = Place(reference.letter, reference.order, reference.start, reference.end)
        line = ", ".join(part for part in parts if part)
        _item(talk, Item(exchange, place=place), Block(line, "link", first="→ ", rest="  "))
