"""Notes at a page's foot: which rows they are, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kamerbrief_assistant.domain.letters import Block, Kind

from .clean import NoteMark, one_line
from .hyphens import join_texts
from .pdf_layout import Column, Row

_NUMBERED = re.compile(r"^\s*(\d{1,3}|\*{1,3}|[ivxl]{1,5})[.)]?(?:\s+|(?=[^\W\d]))(?=\S)")
_SMALLER = 0.94
"""Notes are set in at most so much of the body's size."""


@dataclass(slots=True)
class Note:
    """A note as it is gathered, over lines and pages."""

    number: str
    page: int
    size: float
    """Of its type."""
    lines: list[tuple[str, bool]] = field(default_factory=list)

    def block(self, words: frozenset[str]) -> Block:
        return Block(
            Kind.FOOTNOTE, one_line(join_texts(self.lines, words)), page=self.page, number=self.number
        )


def split_notes(
    page: Sequence[Row], body: Column, marks: set[str], notes: list[Note]
) -> tuple[list[Row], list[Note]]:
    """The rows of a page's text, and the notes under it.

    `marks` are the numbers marked in the text of this page; `notes` those of earlier pages, the last of
    which may go on here (it gets the lines).
    """
    start = len(page)
    while start and _is_small(page[start - 1], body):
        start -= 1
    foot = page[start:]
    first = next((index for index, row in enumerate(foot) if _number(row, marks, notes)), None)
    if first is None:
        raised = _raised(page)
        if raised is None:
            if not (foot and notes and _goes_on(page[:start], foot, notes[-1], body)):
                return list(page), []
            notes[-1].lines += [_line(row, body) for row in foot]
            return list(page[:start]), []
        start, foot, first = raised, page[raised:], 0
    upper = foot[:first]
    if upper and notes and _follows(page[:start], upper, foot[first], body):
        for row in upper:
            notes[-1].lines.append(_line(row, body))
        upper = []
    found: list[Note] = []
    for index, row in enumerate(foot[first:], first):
        number = _number(row, marks, [*notes, *found])
        later = bool(found) and any(_is_rather(other, row, number) for other in foot[index + 1 :])
        if number and not later:
            found.append(Note(number, row.page, row.size))
            found[-1].lines.append(_line(row, body, number))
        else:
            found[-1].lines.append(_line(row, body))
    return [*page[:start], *upper], found


def _is_small(row: Row, body: Column) -> bool:
    return row.size <= _SMALLER * body.size and len(row.segments) <= 3


def _raised(page: Sequence[Row]) -> int | None:
    """Where notes begin that are as large as the text: at a raised number that an earlier row marks."""
    marked: set[str] = set()
    for index, row in enumerate(page):
        leading = row.segments[0].pieces[0]
        if isinstance(leading, NoteMark) and leading.number in marked:
            return index
        marked.update(mark for segment in row.segments for mark in segment.marks)
    return None


def _number(row: Row, marks: set[str], earlier: Sequence[Note]) -> str:
    """The number with which a note begins in this row, when it can be one."""
    first = next(
        (piece for piece in row.segments[0].pieces if not isinstance(piece, str) or piece.strip()), ""
    )
    if isinstance(first, NoteMark):
        return first.number
    found = _NUMBERED.match(row.text)
    if not found:
        return ""
    number = found[1]
    expected = str(int(earlier[-1].number) + 1) if earlier and earlier[-1].number.isdecimal() else "1"
    return number if number in marks or (number == expected and number.isdecimal() and bool(marks)) else ""


def _is_rather(other: Row, row: Row, number: str) -> bool:
    """Whether a later row begins the note `number`, and this one goes on with another: `nr. | 3 en 4`."""
    return _plainly(other) == number and _plainly(row) != number


def _plainly(row: Row) -> str:
    """The number with which a row plainly begins a note: it is raised, or no small letter follows it."""
    first = row.segments[0].pieces[0]
    if isinstance(first, NoteMark):
        return first.number
    found = _NUMBERED.match(row.text)
    return found[1] if found and not row.text[found.end() :][:1].islower() else ""


def _goes_on(above: Sequence[Row], foot: Sequence[Row], note: Note, body: Column) -> bool:
    """Whether small rows at the foot of a page without notes of its own end the last one before it."""
    same = abs(foot[0].size - note.size) < 0.06 * note.size
    apart = not above or above[-1].y - foot[0].y > 1.2 * body.leading
    before, full = note.lines[-1]
    unended = not before.rstrip().endswith((".", "!", "?", ")")) and (full or foot[0].text[:1].islower())
    return same and apart and unended and foot[0].page == note.page + 1


def _follows(above: Sequence[Row], upper: Sequence[Row], numbered: Row, body: Column) -> bool:
    """Whether small rows above the first number carry on a note of the page before."""
    same = abs(upper[0].size - numbered.size) < 0.06 * numbered.size
    apart = not above or above[-1].y - upper[0].y > 1.2 * body.leading
    close = upper[-1].y - numbered.y < 2 * numbered.size
    return same and apart and close


def _line(row: Row, body: Column, number: str = "") -> tuple[str, bool]:
    text = row.text
    if number:
        found = _NUMBERED.match(text)
        if not isinstance(row.segments[0].pieces[0], NoteMark) and found:
            text = text[found.end() :]
    return text, row.x1 > body.right - 3 * body.size


def with_marks_parted(blocks: Iterable[Block], notes: Iterable[Note]) -> Iterator[Block]:
    """`blocks`, a mark such as `12` made the two that are printed close together, where those have notes."""
    numbers = {(note.page, note.number) for note in notes}
    for block in blocks:
        pages = (block.page or 0, (block.page or 0) + 1)

        def parts(mark: str, pages: tuple[int, int] = pages) -> list[str]:
            parted = _successive(mark)
            missing = all((page, mark) not in numbers for page in pages)
            there = any(all((page, part) in numbers for part in parted) for page in pages)
            return parted if missing and there else [mark]

        markers = [replace(m, number=part) for m in block.markers for part in parts(m.number)]
        yield replace(block, markers=tuple(markers))


def _successive(mark: str) -> list[str]:
    """The successive numbers that make `mark` when set side by side: 1 and 2 for `12`."""
    for length in range(1, len(mark) // 2 + 1) if mark.isdecimal() else ():
        parts = [mark[:length]]
        while len("".join(parts)) < len(mark):
            parts.append(str(int(parts[-1]) + 1))
        if "".join(parts) == mark:
            return parts
    return [mark]
