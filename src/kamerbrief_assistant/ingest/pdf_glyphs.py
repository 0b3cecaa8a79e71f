"""The visible characters of a PDF page with their places, as pdfium orders them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kamerbrief_assistant.domain.errors import UnreadableError

Glyph = tuple[str, float, float, float, float, int]
"""Character, left, right, bottom, height, index in the page. A font's bottom stays below its baseline."""

MAX_GLYPHS = 200_000

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURES |= dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u25aa", "•") | {"\uf02d": "-"}
"""Word's bullets in the Symbol and Wingdings fonts have codes of no meaning elsewhere."""

_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
            "ˇ": "\u030c", "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "˛": "\u0328"}  # fmt: skip


def glyphs(page: Any, text: Any) -> Iterator[Glyph]:
    """The characters of a pdfium page and its text page, placed as the page is shown.

    Raises:
        UnreadableError: `too_large` for more characters than a page can hold.
    """
    turn = _turn(page)
    found = _glyphs(text)
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
