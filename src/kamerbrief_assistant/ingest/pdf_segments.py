"""The characters of a page as segments: stretches of one line without a wide gap, marks told from text."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from .clean import NoteMark
from .pdf_glyphs import Glyph, glyphs

_GAP = 1.5
"""A gap of so many heights parts segments: a table's columns, a side block."""

_SPACE = 0.13
"""A gap of so many heights is a space; kerning is far less."""

_CELL, _AFTER_SPACE = 0.5, 0.2
"""A gap of so many heights may part the cells of a table; and such a one after a space."""

_SMALL = 0.82
"""A mark is at most so much of its line's height."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|hm|dam)$")
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)


@dataclass(slots=True)
class Segment:
    """A stretch of text on one line. Lengths in points, y upwards."""

    page: int
    x0: float
    x1: float
    y: float
    size: float
    """Height of most of its characters."""
    pieces: list[str | NoteMark] = field(default_factory=list)
    bold: bool = False
    italic: bool = False
    word: float = 0.0
    """Width of the first word."""
    gaps: list[tuple[int, int, float, float]] = field(default_factory=list)
    """Gaps wider than between words: the piece and the place in it, where the text ends, where it goes on."""

    @property
    def text(self) -> str:
        """The text with the marks left out."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(piece.number for piece in self.pieces if isinstance(piece, NoteMark))


def parted(segment: Segment, gap: tuple[int, int, float, float]) -> tuple[Segment, Segment]:
    """`segment` as two, cut at one of its gaps."""
    piece, at, end, start = gap
    before, after = segment.pieces[:piece], segment.pieces[piece + 1 :]
    cut = segment.pieces[piece] if piece < len(segment.pieces) else ""
    if isinstance(cut, str):
        before, after = [*before, cut[:at]], [cut[at:], *after]
    else:
        after = [cut, *after]
    left = replace(segment, x1=end, pieces=before, gaps=[g for g in segment.gaps if g < gap])
    return left, replace(segment, x0=start, pieces=after, gaps=[])


def segments(page: Any, number: int, *, hug: bool = False) -> list[Segment]:
    """The segments of a pdfium page, in no order. `number` counts pages from 1; `hug` as in `glyphs`."""
    text = page.get_textpage()
    try:
        runs = list(_runs(glyphs(page, text, hug=hug)))
        return [_segment(run, number, text) for run in _merged(runs)]
    finally:
        text.close()


def _runs(found: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow one another on a line."""
    run: list[Glyph] = []
    right = bottom = height = 0.0
    for glyph in found:
        _, x0, x1, y, size, _ = glyph
        tall = max(height, size)
        if run and not (-0.5 * tall < x0 - right < _GAP * tall and -0.6 * tall <= y - bottom <= 0.6 * tall):
            yield run
            run = []
        run.append(glyph)
        right, bottom, height = x1, y, size
    if run:
        yield run


def _base(run: list[Glyph]) -> tuple[float, float]:
    """Bottom and height of the greater part of a run."""
    sample = run if len(run) < 40 else run[::4]
    heights = sorted([glyph[4] for glyph in sample if glyph[0] != " "]) or [run[0][4]]
    height = heights[len(heights) // 2]
    low, high = 0.8 * height, 1.2 * height
    lines = sorted([glyph[3] for glyph in sample if low < glyph[4] < high]) or [run[0][3]]
    return lines[len(lines) // 2], height


def _merged(runs: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Runs that stand side by side on one line made one, marks with the word they stand at."""
    based = [(*_base(run), run) for run in runs if any(not glyph[0].isspace() for glyph in run)]
    based.sort(key=lambda item: (-item[0], item[2][0][1]))
    lines: list[list[tuple[float, float, list[Glyph]]]] = []
    for y, height, run in based:
        for line in reversed(lines[-6:]):
            big_y, big = max(line, key=lambda item: item[1])[:2]
            tall = max(big, height)
            close = abs(big_y - y) < 0.25 * tall
            raised = abs(big_y - y) < 0.6 * tall and min(big, height) < _SMALL * tall
            if close or (raised and _touches(line, run, tall)):
                line.append((y, height, run))
                break
        else:
            lines.append([(y, height, run)])
    for line in lines:
        line.sort(key=lambda item: item[2][0][1])
        current = list(line[0][2])
        for _, height, run in line[1:]:
            if run[0][1] - current[-1][2] < _GAP * height:
                current += run
            else:
                yield current
                current = list(run)
        yield current


def _touches(line: list[tuple[float, float, list[Glyph]]], run: list[Glyph], tall: float) -> bool:
    """Whether a run stands right beside one of a line."""
    return any(
        abs(run[0][1] - other[-1][2]) < tall or abs(other[0][1] - run[-1][2]) < tall for _, _, other in line
    )


def _segment(run: list[Glyph], page: int, text: Any) -> Segment:
    y, size = _base(run)
    made = Segment(page, run[0][1], run[-1][2], y, size)
    pieces = made.pieces
    mark = word = ""
    right = run[0][1]
    romans = _romans(run, y, size)
    for at, (character, x0, x1, base, height, _) in enumerate(run):
        small = height < _SMALL * size
        gap = x0 - right > _SPACE * (height if small else size) and not character.isspace()
        raised = small and base - y > 0.1 * size
        plain = character if character.isascii() else character.translate(_SUPERSCRIPTS)
        if (
            (raised or plain != character)
            and (plain.isdecimal() or plain in "*†" or at in romans)
            and not _is_power(word, plain)
        ):
            if word:
                pieces.append(word)
                word = ""
            mark += plain
            right = x1
            continue
        if mark and raised and character in ", ":
            pieces.append(NoteMark(mark))
            mark = ""
            right = x1
            continue
        if mark:
            pieces.append(NoteMark(mark))
            mark = ""
        wide = _AFTER_SPACE if word[-1:].isspace() else _CELL
        if gap and x0 - right > wide * size and (pieces or word.strip()):
            made.gaps.append((len(pieces), len(word), right, x0))
        if not made.word and (gap or character.isspace()) and word.strip():
            made.word = right - made.x0
        word += f" {character}" if gap else character
        right = x1
    if word:
        pieces.append(word)
    if mark:
        pieces.append(NoteMark(mark))
    made.word = made.word or made.x1 - made.x0
    made.bold, made.italic = _face(run, text)
    return made


def _romans(run: list[Glyph], y: float, size: float) -> set[int]:
    """Where in a run small roman numerals are raised, as the marks of endnotes are; not `1ste`, `2nd`."""
    found: set[int] = set()
    stretch: list[int] = []
    for at, (character, _, _, base, height, _) in enumerate(run):
        if character.isalpha() and height < _SMALL * size and base - y > 0.1 * size:
            stretch.append(at)
            continue
        found.update(stretch if all(run[index][0] in "ivx" for index in stretch) else ())
        stretch = []
    return found | set(stretch if all(run[index][0] in "ivx" for index in stretch) else ())


def _is_power(word: str, digit: str) -> bool:
    """Whether a raised digit is the exponent of a unit: `12 m2`."""
    return digit in "23" and _UNIT.search(word[-6:]) is not None


def _face(run: list[Glyph], text: Any) -> tuple[bool, bool]:
    """Whether the segment is in bold, in italics, told by its first and last letters."""
    from pypdfium2 import raw

    letters = [glyph[5] for glyph in run if glyph[0].isalnum()]
    names: list[str] = []
    flags = ctypes.c_int()
    for index in {letters[0], letters[-1]} if letters else set():
        buffer = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(text.raw, index, buffer, 128, ctypes.byref(flags))
        names.append(buffer.value.decode("utf-8", "replace"))
    bold = bool(names) and all(_BOLD.search(name) for name in names)
    return bold, bool(names) and all(_ITALIC.search(name) for name in names)
