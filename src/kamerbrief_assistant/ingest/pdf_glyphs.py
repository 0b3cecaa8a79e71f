"""The visible characters of a PDF page with their places, as pdfium orders them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import Any

from kamerbrief_assistant.domain.errors import UnreadableError

from .clean import LIGATURES

Glyph = tuple[str, float, float, float, float, int]
"""Character, left, right, bottom, height, index in the page. A font's bottom stays below its baseline."""

MAX_GLYPHS = 200_000

_TALL, _LOW = frozenset("bdfhkl"), frozenset("acemnorsuvwxz")
_SAMPLE = 3_000
_ENOUGH = 5
_HUGS = 1.15
_DEPTH, _HEIGHT = 0.21, 1.16
"""What a usual font has under its baseline, and in all, for each point of its size."""

_AS_TEXT = LIGATURES | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u25aa", "•") | {"\uf02d": "-"}
"""Word's bullets in the Symbol and Wingdings fonts have codes of no meaning elsewhere."""

_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
            "ˇ": "\u030c", "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "˛": "\u0328"}  # fmt: skip


def boxes_hug(document: Any) -> bool:
    """Whether the fonts do not say how tall they are, so that each letter's box is as tall as its ink."""
    from pypdfium2 import PdfiumError, raw

    tall: list[float] = []
    low: list[float] = []
    box = raw.FS_RECTF()
    for number in range(min(len(document), 5)):
        try:
            page = document[number]
            text = page.get_textpage()
        except PdfiumError:
            continue
        for index in range(min(raw.FPDFText_CountChars(text.raw), _SAMPLE)):
            code = raw.FPDFText_GetUnicode(text.raw, index)
            heights = tall if chr(code) in _TALL else low if chr(code) in _LOW else None
            if heights is not None and raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box)):
                heights.append(box.top - box.bottom)
        text.close()
        page.close()
        if min(len(tall), len(low)) >= _ENOUGH:
            return median(tall) > _HUGS * median(low)
    return False


def glyphs(page: Any, text: Any, *, hug: bool = False) -> Iterator[Glyph]:
    """The characters of a pdfium page and its text page, placed as the page is shown.

    With `hug`, letters are as tall as their type's size says and not as their boxes are.

    Raises:
        UnreadableError: `too_large` for more characters than a page can hold.
    """
    turn = _turn(page)
    found = _sized(_glyphs(text), text) if hug else _glyphs(text)
    return _accented(map(turn, found) if turn else found)


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
        yield _AS_TEXT.get(character, character), box.left, box.right, bottom, height, index


def _sized(found: Iterable[Glyph], text: Any) -> Iterator[Glyph]:
    """Glyphs with the height and the bottom that the size of their type and their baseline give."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for character, left, right, bottom, height, index in found:
        size = raw.FPDFText_GetFontSize(text.raw, index)
        known = raw.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
        upright = known and abs(matrix.b) < 0.01 * abs(matrix.d)
        if upright and raw.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y)):
            tall = size * abs(matrix.d)
            yield character, left, right, y.value - _DEPTH * tall, _HEIGHT * tall, index
        else:
            yield character, left, right, bottom, height, index


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
