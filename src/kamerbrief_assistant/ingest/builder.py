"""Blocks put together from the pieces that a reader meets while it walks a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamerbrief_assistant.domain.letters import Block, Kind

from .clean import NoteMark, compose, one_line

Piece = str | NoteMark

_LAYOUT_CELL = 1_500
"""A table cell with more text than this lays out a page; it is no row of data."""


class Builder:
    """The blocks so far, and the pieces of the one that is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._notes: list[Block] = []
        self._kind = Kind.PARAGRAPH
        self._level = 0
        self._page: int | None = None

    def begin(self, kind: Kind = Kind.PARAGRAPH, *, level: int = 0, page: int | None = None) -> None:
        """End the open block and begin another."""
        self.end()
        self._kind, self._level, self._page = kind, level, page

    def turn(self, page: int | None) -> None:
        """A page begins; the open block begins on it when nothing of it has been said yet."""
        if not any(isinstance(piece, NoteMark) or piece.strip() for piece in self._pieces):
            self._page = page

    def text(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def mark(self, number: str) -> None:
        self._pieces.append(NoteMark(number))

    def note(self, number: str, text: str) -> None:
        """A note, to come right after the open block."""
        self._notes.append(Block(Kind.FOOTNOTE, one_line(text), number=one_line(number), page=self._page))

    def end(self) -> None:
        """Close the open block; what follows is a plain paragraph until `begin` says otherwise."""
        text, markers = compose(self._pieces)
        if text or markers:
            self.blocks.append(Block(self._kind, text, self._level, self._page, markers))
        self.blocks.extend(note for note in self._notes if note.text)
        self._pieces, self._notes = [], []
        self._kind, self._level, self._page = Kind.PARAGRAPH, 0, None

    def extend(self, blocks: Iterable[Block]) -> None:
        self.end()
        self.blocks.extend(blocks)

    def row(self, cells: Sequence[Sequence[Block]], *, header: str = "") -> str:
        """Add a table's row, each cell given as the blocks in it. Returns the row's text.

        One passage, cells joined by a bar, with the table's header as context. A row with one filled
        cell, or with a cell as long as a page, is layout: its blocks stand as they are.
        """
        self.end()
        filled = [cell for cell in cells if any(block.text for block in cell)]
        long = any(sum(len(block.text) for block in cell) > _LAYOUT_CELL for cell in filled)
        if len(filled) < 2 or long:
            for cell in filled:
                self.blocks.extend(cell)
            return ""
        pieces: list[Piece] = []
        notes: list[Block] = []
        for index, cell in enumerate(filled):
            if index:
                pieces.append(" | ")
            for block in cell:
                if block.kind is Kind.FOOTNOTE:
                    notes.append(block)
                else:
                    pieces += [*pieces_of(block), " "]
        text, markers = compose(pieces)
        context = header if header != text else ""
        page = filled[0][0].page
        self.blocks += [Block(Kind.TABLE_ROW, text, page=page, markers=markers, context=context), *notes]
        return text


def pieces_of(block: Block) -> list[Piece]:
    """The text of `block` with its markers, as pieces again."""
    pieces: list[Piece] = []
    at = 0
    for marker in block.markers:
        pieces += [block.text[at : marker.offset], NoteMark(marker.number)]
        at = marker.offset
    pieces.append(block.text[at:])
    return pieces
