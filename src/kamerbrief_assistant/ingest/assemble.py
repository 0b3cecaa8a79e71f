"""Blocks to a letter: sections, numbered paragraphs, each footnote right after its anchor."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import (
    Block,
    Kind,
    Letter,
    LetterId,
    Marker,
    Passage,
    PassageId,
    ReadLetter,
)

from .cut import cut
from .limits import MAX_BLOCKS, MAX_CHARACTERS

_NAMED = 10
"""How many numbers a warning lists."""


def assemble(read: ReadLetter, *, letter: LetterId, file: str) -> Letter:
    """`read` as a letter. Passages have id 0 until a library stores them.

    A footnote stands right after the passage that carries its marker, notes of one passage in the
    order of their markers. A note whose marker is nowhere keeps its place and is told in `warnings`,
    as is a marker without a note.
    """
    blocks = _with_text(read.blocks)
    if len(blocks) > MAX_BLOCKS or sum(len(block.text) for block in blocks) > MAX_CHARACTERS:
        raise UnreadableError(
            "The letter holds more text than this program reads.",
            code="too_large",
            remedy="Split the file into separate letters.",
        )
    notes, alone, unmet = _tie(blocks)
    place = _Place(letter)
    for index, block in enumerate(blocks):
        if block.kind is not Kind.FOOTNOTE:
            place.body(block, [blocks[note] for note in notes[index]])
        elif index in alone:
            place.note(block, None)
    passages = place.passages
    warnings = [*read.warnings, *_told(blocks, alone, unmet)]
    return Letter(letter, file, read.metadata, tuple(passages), tuple(warnings), read.pages)


def _with_text(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` without empty ones; a marker that stands alone belongs to what is above it."""
    out: list[Block] = []
    above = -1  # where in `out` the last block is that can carry a marker
    for block in blocks:
        if block.text:
            out.append(block)
            above = len(out) - 1 if block.kind is not Kind.FOOTNOTE else above
        elif block.markers and above >= 0:
            end = len(out[above].text)
            moved = tuple(Marker(end, marker.number) for marker in block.markers)
            out[above] = replace(out[above], markers=(*out[above].markers, *moved))
    return out


def _tie(blocks: Sequence[Block]) -> tuple[dict[int, list[int]], set[int], list[str]]:
    """Which notes belong to which block (by index), which have no marker, which markers no note.

    Numbers may start again in each section, or on each page. Notes of one number take the markers
    of that number in order; where pages are known, a marker on the note's page or the one before.
    """
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for index, block in enumerate(blocks):
        for number in dict.fromkeys(marker.number for marker in block.markers):
            waiting[number].append(index)
    notes: dict[int, list[int]] = defaultdict(list)
    alone: set[int] = set()
    met: set[str] = set()
    for index, block in enumerate(blocks):
        if block.kind is not Kind.FOOTNOTE:
            continue
        anchor = _anchor(blocks, index, waiting[block.number])
        if anchor is None:
            alone.add(index)
        else:
            notes[anchor].append(index)
            waiting[block.number].remove(anchor)
            met.add(block.number)
    for anchor, tied in notes.items():
        places = {marker.number: place for place, marker in reversed(list(enumerate(blocks[anchor].markers)))}
        tied.sort(key=lambda note: (places.get(blocks[note].number, 0), note))
    return notes, alone, [number for number, left in waiting.items() if left and number not in met]


def _anchor(blocks: Sequence[Block], note: int, candidates: deque[int]) -> int | None:
    """The first waiting block that can carry the marker of the note at index `note`."""
    page = blocks[note].page
    if page is not None:
        for index in candidates:
            begins = blocks[index].page
            if begins is not None and page - 1 <= begins <= page:
                return index
    return candidates[0] if candidates else None


@dataclass(slots=True)
class _Place:
    """The passages so far, and where in the letter the next one comes."""

    letter: LetterId
    passages: list[Passage] = field(default_factory=list)
    start: int = 0
    paragraph: int = 0
    headings: tuple[tuple[int, str], ...] = ()

    def body(self, block: Block, notes: Sequence[Block]) -> None:
        """Add `block`, and behind each piece of it the notes whose markers stand there."""
        if block.kind is Kind.HEADING and block.level:  # level 0 is the letter's title, no section
            above = tuple(heading for heading in self.headings if heading[0] < block.level)
            self.headings = (*above, (block.level, block.text))
        elif block.kind is Kind.SIGNATURE:
            self.headings = ()
        waiting = list(notes)
        for piece in cut(block):
            self.paragraph += block.kind.is_body
            anchor = self._add(piece, paragraph=self.paragraph if block.kind.is_body else None)
            numbers = {marker.number for marker in piece.markers}
            for note in [note for note in waiting if note.number in numbers]:
                waiting.remove(note)
                self.note(note, anchor)

    def note(self, block: Block, anchor: Passage | None) -> None:
        for piece in cut(block):
            self._add(piece, paragraph=anchor.paragraph if anchor else None, anchor=anchor)

    def _add(self, block: Block, *, paragraph: int | None, anchor: Passage | None = None) -> Passage:
        note = block.kind is Kind.FOOTNOTE
        passage = Passage(
            id=PassageId(0),
            letter=self.letter,
            order=len(self.passages),
            kind=block.kind,
            text=block.text,
            start=self.start,
            end=self.start + len(block.text),
            section=tuple(text for _, text in self.headings),
            paragraph=paragraph,
            footnote=block.number if note else "",
            page=block.page,
            markers=() if note else block.markers,
            anchor=anchor.order if anchor else None,
            context=block.context,
            level=block.level if block.kind is Kind.HEADING else 0,
        )
        self.passages.append(passage)
        self.start = passage.end + 1
        return passage


def _told(blocks: Sequence[Block], alone: set[int], unmet: Sequence[str]) -> Iterator[str]:
    """What staff should know about notes that could not be tied."""
    if alone:
        numbers = ", ".join(blocks[index].number or "?" for index in sorted(alone)[:_NAMED])
        yield f"Notes without a marker in the text: {numbers}."
    if unmet:
        yield f"Markers without a note: {', '.join(unmet[:_NAMED])}."
