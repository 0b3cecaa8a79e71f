"""Tables in running text: neighbouring rows with wide gaps, their cells joined by a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind

from .builder import Piece
from .clean import compose
from .pdf_layout import Column, Row
from .pdf_segments import Segment, parted

_REACH = 4
"""Rows, or lines' heights, within which a table's columns are looked for."""


def table_rows(rows: Sequence[Row], body: Column) -> Iterator[Row | Block]:
    """`rows`, those of tables made blocks of kind table row; the others as they are."""
    rows = [_parted(rows, index, body) for index in range(len(rows))]
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and _is_tabular(rows, at, end, body):
            end += 1
        if end == at:
            yield rows[at]
            at += 1
        else:
            yield from _table(rows[at:end])
            at = end


def _parted(rows: Sequence[Row], index: int, body: Column) -> Row:
    """The row, its cells parted where little is between them, at the places of cells in rows near it."""
    row = rows[index]
    if not any(segment.gaps for segment in row.segments):
        return row
    near = [
        other
        for other in rows[max(0, index - _REACH) : index + _REACH + 1]
        if other.page == row.page and abs(other.y - row.y) < _REACH * body.leading
    ]
    columns = [segment.x0 for other in near for segment in other.segments[1:]]
    cells: list[Segment] = []
    for segment in row.segments:
        rest = segment
        for gap in reversed(segment.gaps):
            if any(abs(gap[3] - x) < 1 for x in columns):
                rest, cell = parted(rest, gap)
                cells.append(cell)
        cells.append(rest)
    cells.sort(key=lambda cell: cell.x0)
    return replace(row, segments=cells)


def _is_tabular(rows: Sequence[Row], start: int, index: int, body: Column) -> bool:
    row = rows[index]
    if len(row.segments) > 1:
        return True
    if index == start:
        return False
    # A single cell under a row of several: the rest of a cell that was broken over lines.
    above = rows[index - 1]
    near = above.page == row.page and above.y - row.y < 1.45 * max(body.leading, row.size)
    own = row.segments[0]
    if near and own.text[:1].islower() and _is_first_cell(own, rows[start:index]):
        return True
    cells = (cell for earlier in rows[start:index] for cell in earlier.segments[1:])
    return near and any(abs(cell.x0 - row.x0) < 3 and cell.bold == own.bold for cell in cells)


def _is_first_cell(own: Segment, above: Sequence[Row]) -> bool:
    """Whether a line stands under a table's first cells and stays to the left of the second ones."""
    seconds = [row.segments[1].x0 for row in above if len(row.segments) > 1]
    return bool(seconds) and abs(own.x0 - above[0].x0) < 3 and own.x1 < min(seconds)


def _table(rows: Sequence[Row]) -> Iterator[Block]:
    header = ""
    for index, group in enumerate(_grouped(rows)):
        cells: list[list[Piece]] = []
        lefts: list[float] = []
        for row in group:
            for segment in row.segments:
                column = next((i for i, x in enumerate(lefts) if abs(x - segment.x0) < 2 * row.size), None)
                if column is None or row is group[0]:
                    lefts.append(segment.x0)
                    cells.append(list(segment.pieces))
                else:
                    cells[column] += [" ", *segment.pieces]
        pieces: list[Piece] = []
        for number, cell in enumerate(cells):
            pieces += [" | ", *cell] if number else cell
        text, markers = compose(pieces)
        if index == 0 and len(rows) > 2 and not any(character.isdigit() for character in text.split("|")[-1]):
            header = text
        context = header if header != text else ""
        yield Block(Kind.TABLE_ROW, text, page=group[0].page, markers=markers, context=context)


def _grouped(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Baselines that form one row of the table: every cell of the lower one goes on in lower case."""
    group: list[Row] = []
    for row in rows:
        cells = [segment.text.strip() for segment in row.segments]
        goes_on = all(cell[:1].islower() or cell[:1] in "(/-" for cell in cells)
        if group and not (goes_on or len(row.segments) == 1):
            yield group
            group = []
        group.append(row)
    yield group
