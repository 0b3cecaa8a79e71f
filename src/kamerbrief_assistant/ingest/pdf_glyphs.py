"""The characters of a PDF page with their places, as segments: stretches of one line without a wide gap."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kamerbrief_assistant.domain.errors import UnreadableError

from .clean import NoteMark

Glyph = tuple[str, float, float, float, float, int]
"""Character, left, right, bottom, height, index in the page. A font's bottom stays below its baseline."""

MAX_GLYPHS = 200_000
_GAP = 1.5
"""A gap of so many heights parts segments: a table's columns, a side block."""

_SPACE = 0.13
"""A gap of so many heights is a space; kerning is far less."""

_SMALL = 0.82
"""A mark is at most so much of its line's height."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURES |= dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u25aa", "•") | {"\uf02d": "-"}
"""Word's bullets in the Symbol and Wingdings fonts have codes of no meaning elsewhere."""

_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
            "ˇ": "\u030c", "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "˛": "\u0328"}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
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

    @property
    def text(self) -> str:
        """The text with the marks left out."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(piece.number for piece in self.pieces if isinstance(piece, NoteMark))


def segments(page: Any, number: int) -> list[Segment]:
    """The segments of a pdfium page, in no order. `number` counts pages from 1."""
    text = page.get_textpage()
    try:
        turn = _turn(page)
        glyphs = map(turn, _glyphs(text)) if turn else _glyphs(text)
        runs = list(_runs(_accented(glyphs)))
        return [_segment(run, number, text) for run in _merged(runs)]
    finally:
        text.close()


def _glyphs(text: Any) -> Iterator[Glyph]:
    """The visible characters of a page, as pdfium orders them."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(text.raw)
    if count > MAX_GLYPHS:
        raise UnreadableError(
            "A page of the PDF holds more characters than a page can.",
            code="too_large",
            remedy="Print the letter to a new PDF, or ask for another copy.",
        )
    box = raw.FS_RECTF()
    box_at = ctypes.byref(box)
    loose = raw.FPDFText_GetLooseCharBox
    handle = text.raw
    codes = _codes(handle, count)
    for index, code in enumerate(codes):
        if code in {0, 10, 13} or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        if not loose(handle, index, box_at):
            continue
        bottom = box.bottom
        height = box.top - bottom
        if height <= 0:  # a space that pdfium made up
            continue
        character = "-" if code in {2, 0xFFFE, 0xAD} else chr(code)
        yield _LIGATURES.get(character, character), box.left, box.right, bottom, height, index


def _turn(page: Any) -> Callable[[Glyph], Glyph] | None:
    """How a glyph's place on a page that is shown turned becomes its place as shown."""
    rotation = page.get_rotation()
    if not rotation:
        return None
    width, height = page.get_size()  # as shown

    def turned(glyph: Glyph) -> Glyph:
        character, left, right, bottom, tall, index = glyph
        top = bottom + tall
        if rotation == 90:
            return character, bottom, top, height - right, right - left, index
        if rotation == 180:
            return character, width - right, width - left, height - top, tall, index
        return character, width - top, width - bottom, left, right - left, index

    return turned


def _codes(handle: Any, count: int) -> Sequence[int]:
    """The code units of a page's characters, asked for at once where pdfium keeps them in step."""
    from pypdfium2 import raw

    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return buffer[:count]
    return [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]


def _accented(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Glyphs, an accent that was drawn over a letter made one letter with it."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and (glyph[0] in _ACCENTS or last[0] in _ACCENTS):
            letter, accent = (last, glyph) if glyph[0] in _ACCENTS else (glyph, last)
            inside = letter[1] - 0.5 < accent[1] and accent[2] < letter[2] + 0.5
            whole = unicodedata.normalize("NFC", letter[0] + _ACCENTS.get(accent[0], ""))
            if inside and letter[0].isalpha() and len(whole) == 1:
                last = (whole, *letter[1:])
                continue
        if last is not None:
            yield last
        last = glyph
    if last is not None:
        yield last


def _runs(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow one another on a line."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run:
            last = run[-1]
            tall = max(last[4], glyph[4])
            near = -0.5 * tall < glyph[1] - last[2] < _GAP * tall
            if not near or abs(glyph[3] - last[3]) > 0.6 * tall:
                yield run
                run = []
        run.append(glyph)
    if run:
        yield run


def _base(run: list[Glyph]) -> tuple[float, float]:
    """Bottom and height of the greater part of a run."""
    heights = sorted(glyph[4] for glyph in run if glyph[0] != " ") or [run[0][4]]
    height = heights[len(heights) // 2]
    lines = sorted(glyph[3] for glyph in run if abs(glyph[4] - height) < 0.2 * height) or [run[0][3]]
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


def _segment(glyphs: list[Glyph], page: int, text: Any) -> Segment:
    y, size = _base(glyphs)
    made = Segment(page, glyphs[0][1], glyphs[-1][2], y, size)
    pieces = made.pieces
    mark = word = ""
    right = glyphs[0][1]
    for character, x0, x1, base, height, _ in glyphs:
        gap = x0 - right > _SPACE * min(size, height) and not character.isspace()
        raised = height < _SMALL * size and base - y > 0.1 * size
        plain = character.translate(_SUPERSCRIPTS)
        if (raised or plain != character) and (plain.isdecimal() or plain in "*†"):
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
        if not made.word and (gap or character.isspace()) and word.strip():
            made.word = right - made.x0
        word += f" {character}" if gap else character
        right = x1
    if word:
        pieces.append(word)
    if mark:
        pieces.append(NoteMark(mark))
    made.word = made.word or made.x1 - made.x0
    made.bold, made.italic = _face(glyphs, text)
    return made


def _face(glyphs: list[Glyph], text: Any) -> tuple[bool, bool]:
    """Whether the segment is in bold, in italics, told by its first and last letters."""
    from pypdfium2 import raw

    letters = [glyph[5] for glyph in glyphs if glyph[0].isalnum()]
    names: list[str] = []
    flags = ctypes.c_int()
    for index in {letters[0], letters[-1]} if letters else set():
        buffer = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(text.raw, index, buffer, 128, ctypes.byref(flags))
        names.append(buffer.value.decode("utf-8", "replace"))
    bold = bool(names) and all(_BOLD.search(name) for name in names)
    return bold, bool(names) and all(_ITALIC.search(name) for name in names)
