"""Checks of a PDF's bytes before pdfium, which unpacks whatever it is given, sees them."""

from __future__ import annotations

import re
import zlib

from kamerbrief_assistant.domain.errors import UnreadableError

from .limits import MAX_MEMBER_BYTES, MIB

_AGAIN = "Download it again, or ask for another copy."
_LINEAR = re.compile(rb"/Linearized\b.{0,200}?/L (\d{1,12})", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n")
_TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
_SMALL = 4096
"""A stream this short unpacks to four MIB at most."""

_MAX_TOTAL = 512 * MIB


def check(data: bytes) -> None:
    """Raise UnreadableError for a PDF cut short (`broken`) or one that unpacks without bound (`bomb`).

    pdfium mends a file that was cut short in silence and shows what is left of it.
    """
    linear = _LINEAR.search(data[:2048])
    if (linear and int(linear[1]) > len(data)) or b"%%EOF" not in data[-4096:]:
        raise UnreadableError("The PDF is cut short.", code="broken", remedy=_AGAIN)
    if _TWICE.search(data):
        raise _bomb()
    total = 0
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        if end - found.end() > _SMALL and data[found.end()] & 0x0F == 8:
            total += _unpacked(data, found.end(), end)
            if total > _MAX_TOTAL:
                raise _bomb()


def _unpacked(data: bytes, start: int, end: int) -> int:
    """How many bytes a deflated stream unpacks to; 0 for one that is not deflated."""
    unpack = zlib.decompressobj()
    size = 0
    piece = data[start:end]
    try:
        while piece and not unpack.eof:
            size += len(unpack.decompress(piece, MIB))
            piece = unpack.unconsumed_tail
            if size > MAX_MEMBER_BYTES:
                raise _bomb()
    except zlib.error:
        return size
    return size


def _bomb() -> UnreadableError:
    return UnreadableError(
        "The PDF unpacks to far more than a letter holds.",
        code="bomb",
        remedy="Do not open it elsewhere either; ask the sender for another copy.",
    )
