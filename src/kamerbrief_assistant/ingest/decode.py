"""Bytes to text: byte order mark, strict UTF-8, UTF-16 without a mark, then Windows-1252.

Statistical detectors take Dutch Windows-1252 for Windows-1250, so none is used.
"""

from __future__ import annotations

import codecs
import re

from kamerbrief_assistant.domain.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PARTS_PER_CONTROL = 200
"""Text has at most one stray control character in so many; binary data has one in ten."""


def decode(data: bytes) -> str:
    """The text in `data`, line ends as `\\n`.

    Raises:
        UnreadableError: `empty` without text, `not_text` for binary data.
    """
    text = _decoded(data)
    if len(_CONTROL.findall(text)) * _PARTS_PER_CONTROL > max(len(text), _PARTS_PER_CONTROL):
        raise _not_text()
    text = re.sub("\r\n?|\u2028|\u2029|\x85", "\n", text)
    if not text.strip():
        raise UnreadableError("The file holds no text.", code="empty", remedy="Export the letter again.")
    return text


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                return data.decode(name, errors="replace")
    if wide := _utf16_without_mark(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data):
        return data.decode("utf-8", errors="replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        # Windows leaves five places of the page open; binary data hits them soon.
        if sum(data.count(byte) for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")) > 5:
            raise _not_text() from None
        return data.decode("cp1252", errors="replace")


def _utf16_without_mark(data: bytes) -> str:
    """The name of the UTF-16 order in which Latin text would have these zero bytes, or nothing."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8 or len(data) % 2:
        return ""
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII forms whole UTF-8 sequences: a few bytes were damaged."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(not character.isascii() for character in text) - bad
    return good > 10 * bad


def _not_text() -> UnreadableError:
    return UnreadableError(
        "The file is not text, whatever its name says.",
        code="not_text",
        remedy="Open it in the program that made it and save it as .docx, .pdf or .txt.",
    )
