"""Tables in running text: neighbouring rows with wide gaps, their cells joined by a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamerbrief_assistant.domain.letters import Block, Kind

from .builder import Piece
from .clean import compose
from .pdf_layout import Column, Row


def table_rows(rows: Sequence[Row], body: Column) -> Iterator[Row | Block]:
    """`rows`, those of tables made blocks of kind table row; the others as they are."""
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
    cells = (cell for earlier in rows[start:index] for cell in earlier.segments[1:])
    return near and any(abs(cell.x0 - row.x0) < 3 and cell.bold == own.bold for cell in cells)


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
