"""A letter as it is drawn: one block a passage, footnote marks in place, links to follow."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from kamerbrief_assistant.domain.commitments import Reference
from kamerbrief_assistant.domain.letters import Kind, Letter, LetterId, Passage
from kamerbrief_assistant.wording import text

from .lines import Block, Span

_NOTE_INDENT = "    "


class LinkKind(StrEnum):
    MARKER = "marker"
    """A footnote's mark in the text: leads to the footnote."""
    NOTE = "note"
    """A footnote's own number: leads back to its mark."""
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Link:
    """Something to follow: drawn at `start` to `end` of a block."""

    kind: LinkKind
    block: int
    start: int
    end: int
    number: str = ""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was: a letter, a passage of it, and the words that were pointed out."""

    letter: LetterId
    order: int = 0
    start: int = 0
    end: int = 0
    emphasis: tuple[tuple[int, int], ...] = ()


class LetterView:
    """The blocks and links of one letter, and the way between a passage's offsets and a block's.

    A block's text is its passage's with `[5]` put in where footnote 5 is marked, and for a footnote
    with its number in front.
    """

    def __init__(self, letter: Letter, references: tuple[Reference, ...] = ()) -> None:
        self.letter = letter
        self.blocks: list[Block] = []
        self._shifts: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        self.links: list[Link] = []
        self._index = {passage.order: index for index, passage in enumerate(letter.passages)}
        by_order: dict[int, list[Reference]] = {}
        for reference in references:
            by_order.setdefault(reference.order, []).append(reference)
        page: int | None = None
        for index, passage in enumerate(letter.passages):
            new_page = passage.page is not None and passage.page != page
            page = passage.page or page
            self._add(index, passage, by_order.get(passage.order, []), page if new_page else None)

    def _add(self, index: int, passage: Passage, references: list[Reference], new_page: int | None) -> None:
        parts: list[str] = []
        offsets: list[int] = []
        shifts: list[int] = []
        spans: list[Span] = []
        links: list[Link] = []
        shift = 0
        if passage.kind is Kind.FOOTNOTE:
            head = f"[{passage.footnote}] "
            parts.append(head)
            shift = len(head)
            spans.append(Span(0, shift - 1, "marker"))
            links.append(Link(LinkKind.NOTE, index, 0, shift - 1, passage.footnote))
        offsets.append(0)
        shifts.append(shift)
        done = 0
        for marker in sorted(passage.markers, key=lambda marker: marker.offset):
            mark = f"[{marker.number}]"
            parts.append(passage.text[done : marker.offset])
            done = marker.offset
            begin = marker.offset + shift
            parts.append(mark)
            shift += len(mark)
            spans.append(Span(begin, begin + len(mark), "marker"))
            links.append(Link(LinkKind.MARKER, index, begin, begin + len(mark), marker.number))
            offsets.append(marker.offset)
            shifts.append(shift)
        parts.append(passage.text[done:])
        self._shifts.append((tuple(offsets), tuple(shifts)))
        for reference in references:
            start = self.shown(index, reference.start)
            end = self.shown(index, reference.end, ending=True)
            spans.append(Span(start, end, "link"))
            links.append(Link(LinkKind.REFERENCE, index, start, end, reference=reference))
        self.links.extend(sorted(links, key=lambda link: link.start))
        self.blocks.append(_block("".join(parts), passage, tuple(spans), new_page))

    def shown(self, index: int, offset: int, *, ending: bool = False) -> int:
        """Where an offset of a passage's text is drawn in its block. An end stays before a mark."""
        offsets, shifts = self._shifts[index]
        at = bisect_right(offsets, offset - 1 if ending and offset else offset) - 1
        return offset + shifts[max(at, 0)]

    def block_of(self, order: int) -> int:
        """The block of the passage with this `order`; the nearest before it when there is none."""
        if order in self._index:
            return self._index[order]
        return max((i for o, i in self._index.items() if o <= order), default=0)

    def passage(self, block: int) -> Passage:
        return self.letter.passages[block]

    def span(self, place: Place) -> Span | None:
        """The words of a place as drawn, or None for a place that is a whole passage."""
        if place.end <= place.start:
            return None
        index = self.block_of(place.order)
        return Span(self.shown(index, place.start), self.shown(index, place.end, ending=True), "quote")

    def footnote_block(self, number: str, near: int) -> int | None:
        """The block of a footnote: the one tied to passage `near`, else the next with that number."""
        notes = [
            (index, passage)
            for index, passage in enumerate(self.letter.passages)
            if passage.kind is Kind.FOOTNOTE and passage.footnote == number
        ]
        order = self.passage(near).order
        for index, passage in notes:
            if passage.anchor == order:
                return index
        after = [index for index, _ in notes if index > near]
        return after[0] if after else (notes[0][0] if notes else None)

    def mark_of(self, note: int) -> Link | None:
        """The mark in the text that belongs to the footnote in block `note`."""
        passage = self.passage(note)
        anchor = self.block_of(passage.anchor) if passage.anchor is not None else -1
        marks = [
            link for link in self.links if link.kind is LinkKind.MARKER and link.number == passage.footnote
        ]
        tied = [link for link in marks if link.block == anchor]
        return next(iter(tied or marks), None)

    def page_at(self, block: int) -> int | None:
        """The page a block stands on."""
        for index in range(block, -1, -1):
            page = self.passage(index).page
            if page is not None:
                return page
        return None

    def outline(self) -> list[tuple[int, int, str]]:
        """(block, level from 1, heading) of the sections."""
        return [
            (index, max(passage.level, 1), passage.text)
            for index, passage in enumerate(self.letter.passages)
            if passage.kind is Kind.HEADING
        ]


def _block(shown: str, passage: Passage, spans: tuple[Span, ...], new_page: int | None) -> Block:
    page = new_page or 0
    match passage.kind:
        case Kind.HEADING:
            return Block(shown, "heading", spans, gap=2, page=page)
        case Kind.FOOTNOTE:
            return Block(shown, "note", spans, first=_NOTE_INDENT, rest=_NOTE_INDENT, gap=1, page=page)
        case Kind.LIST_ITEM:
            return Block(shown, "text", spans, first="  • ", rest="    ", gap=1, page=page)
        case Kind.TABLE_ROW:
            return Block(shown, "text", spans, first="  │ ", rest="  │ ", page=page)
        case Kind.QUESTION:
            return Block(shown, "strong", spans, gap=1, page=page)
        case _:
            return Block(shown, "text", spans, gap=1, page=page)


def where(passage: Passage, *, page: int | None = None) -> str:
    """A passage's place in words: `par. 12, voetnoot 5, p. 3`."""
    parts = []
    if passage.paragraph is not None:
        parts.append(text("para. {n}", n=passage.paragraph))
    if passage.footnote:
        parts.append(text("footnote {n}", n=passage.footnote))
    shown = passage.page or page
    if shown is not None:
        parts.append(text("p. {n}", n=shown))
    return ", ".join(parts)
