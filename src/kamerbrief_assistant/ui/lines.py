"""Text laid out in lines, apart from any screen: wrapping, and blocks with styled spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# Control characters, bidirectional overrides and zero-width marks could make a letter's words look
# like others, or move the terminal's cursor.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def clean(text: str) -> str:
    """`text` with unseen characters as spaces: same length, so offsets stay true."""
    return _UNSEEN.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a block, drawn in the style of this name."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to draw. `item` numbers what can be chosen, -1 for what cannot."""

    text: str
    style: str = "text"
    spans: tuple[Span, ...] = ()
    first: str = ""
    """Drawn before the first line, and `rest` before the others."""
    rest: str = ""
    item: int = -1
    gap: int = 0
    """Empty lines before the block."""
    page: int = 0
    """The page that begins with this block; a line before it says so."""


Line = tuple[int, int, int]
"""(index of the block, start, end) of a drawn line in its block's text. The index is -1 for a line
between blocks: empty, or with `start` above 0 the line where that page begins."""


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Cuts `text` into lines of at most `width` cells, at spaces where it can. Offsets of the lines."""
    if width < 1:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        if paragraph.isascii() or not _has_wide(paragraph):
            _wrap_narrow(paragraph, width, begin, lines)
        else:
            _wrap_wide(paragraph, width, begin, lines)
        begin += len(paragraph) + 1
    return lines


def _has_wide(text: str) -> bool:
    from rich.cells import cell_len

    return cell_len(text) != len(text)


def _wrap_narrow(text: str, width: int, begin: int, lines: list[tuple[int, int]]) -> None:
    position, size = 0, len(text)
    while size - position > width:
        cut = text.rfind(" ", position, position + width + 1)
        if cut <= position:
            cut = position + width
            lines.append((begin + position, begin + cut))
            position = cut
        else:
            lines.append((begin + position, begin + cut))
            position = cut + 1
    lines.append((begin + position, begin + size))


def _wrap_wide(text: str, width: int, begin: int, lines: list[tuple[int, int]]) -> None:
    from rich.cells import get_character_cell_size

    start, space, used = 0, -1, 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > width and index > start:
            cut = space if space > start else index
            lines.append((begin + start, begin + cut))
            start = cut + 1 if cut == space else cut
            used = sum(get_character_cell_size(c) for c in text[start : index + 1])
            space = -1
        if character == " ":
            space = index
    lines.append((begin + start, begin + len(text)))


def lay_out(blocks: list[Block], width: int) -> tuple[list[Line], list[int]]:
    """All lines of `blocks` at `width` cells, and for each block the number of its first line."""
    lines: list[Line] = []
    starts: list[int] = []
    for index, block in enumerate(blocks):
        lines.extend([(-1, 0, 0)] * block.gap)
        if block.page > 1:
            lines.append((-1, block.page, 0))
        starts.append(len(lines))
        lines.extend((index, start, end) for start, end in wrap(block.text, width - len(block.first)))
    return lines, starts


def cut(spans: list[Span], start: int, end: int) -> list[tuple[int, int, tuple[str, ...]]]:
    """`start` to `end` cut where spans begin and end: (start, end, names of the styles there)."""
    inside = [span for span in spans if span.start < end and span.end > start]
    if not inside:
        return [(start, end, ())]
    edges = sorted(
        {start, end, *(min(max(edge, start), end) for span in inside for edge in (span.start, span.end))}
    )
    return [
        (left, right, tuple(span.style for span in inside if span.start <= left and span.end >= right))
        for left, right in pairwise(edges)
    ]
