"""PDF letters, set as a ministry's: a column of 9 points, notes of 7 at the page's foot, page numbers.

A small writer of PDF 1.4 with Courier, whose letters are all as wide: no library is needed to set it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .plain import MARK, pieces, shape

WIDTH = 0.6  # of the type size, for each character
BODY, NOTE, RAISED = 9.0, 7.0, 5.2
LEFT, RIGHT, TOP, FOOT = 79.0, 455.0, 740.0, 60.0
LEADING = 11.0

Drawn = tuple[float, float, float, bool, str]
"""A line set by hand: left, baseline, size, bold, text."""
FULL = "Deze regel loopt helemaal door tot aan de rechterkant van de kolom"


def page(
    *lines: str, top: float = 700.0, size: float = BODY, x: float = LEFT, lead: float = LEADING
) -> list[Drawn]:
    """Lines of one size under each other."""
    return [(x, top - lead * index, size, False, line) for index, line in enumerate(lines)]


@dataclass
class Line:
    text: str
    size: float = BODY
    bold: bool = False
    before: float = LEADING
    x: float = LEFT

    @property
    def marks(self) -> list[str]:
        return MARK.findall(self.text)


@dataclass
class Page:
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def make_pdf(
    path: Path, body: Sequence[str], notes: Mapping[str, str] | None = None, *, side: Sequence[str] = ()
) -> Path:
    """A PDF with the notes on the pages of their marks. `side` stands beside the text, on the first page."""
    pages = _pages(body, notes or {})
    drawn = [
        _content(page, number, len(pages), side if number == 1 else ())
        for number, page in enumerate(pages, 1)
    ]
    path.write_bytes(_file(drawn))
    return path


def _pages(body: Sequence[str], notes: Mapping[str, str]) -> list[Page]:
    pages = [Page()]
    for source in body:
        kind, _, text = shape(source)
        lines = _set(text, BODY)
        for index, line in enumerate(lines):
            line.bold = kind == "h"
            line.before = (1.0 if index else 2.0) * LEADING
            if kind == "li":
                line.text, line.x = (line.text if index else f"• {line.text}"), LEFT + (12 if index else 0)
            below = [n for mark in line.marks for n in _set(f"[^{mark}] {notes[mark]}", NOTE)]
            page = pages[-1]
            used = sum(old.before for old in page.lines) + 9.0 * len([*page.notes, *below]) + 24
            if TOP - used - line.before < FOOT:
                pages.append(Page())
            pages[-1].lines.append(line)
            pages[-1].notes += below
    return pages


def _set(text: str, size: float) -> list[Line]:
    """`text` broken into lines of the column's width."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and len(MARK.sub("", longer)) * WIDTH * size > RIGHT - LEFT:
            lines.append(word)
        else:
            lines[-1:] = [longer]
    return [Line(line, size) for line in lines]


def _content(page: Page, number: int, count: int, side: Sequence[str]) -> list[Drawn]:
    """What is drawn: (x, y, size, bold, text)."""
    drawn: list[Drawn] = []
    y = TOP
    for line in page.lines:
        y -= line.before
        drawn += _draw(line, line.x, y)
    y = FOOT + 9.0 * len(page.notes)
    for line in page.notes:
        drawn += _draw(line, LEFT, y)
        y -= 9.0
    drawn.append((460.0, 34.0, 6.5, False, f"Pagina {number} van {count}"))
    drawn += [(470.0, 700.0 - 8 * index, 6.5, False, text) for index, text in enumerate(side)]
    return drawn


def _draw(line: Line, x: float, y: float) -> list[Drawn]:
    drawn = []
    for text, mark in pieces(line.text):
        size = RAISED if mark else line.size
        drawn.append((x, y + (3.0 if mark else 0.0), size, line.bold, text))
        x += len(text) * WIDTH * size
    return drawn


def _file(pages: Sequence[Sequence[Drawn]]) -> bytes:
    """The bytes of the PDF. Codes above 127 are given out as letters come, and named in ToUnicode."""
    letters = sorted({c for page in pages for *_, text in page for c in text if not c.isascii()})
    codes = {character: 128 + index for index, character in enumerate(letters)}
    assert len(codes) < 128

    def shown(text: str) -> bytes:
        data = bytes(codes.get(character, ord(character) & 127) for character in text)
        return re.sub(rb"([\\()])", rb"\\\1", data)

    mapping = b"".join(b"<%02x> <%04x>\n" % (code, ord(character)) for character, code in codes.items())
    ascii_map = b"<20> <7e> <0020>\n"
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n1 beginbfrange\n" + ascii_map + b"endbfrange\n"
        + (b"%d beginbfchar\n%sendbfchar\n" % (len(codes), mapping) if codes else b"")
        + b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )  # fmt: skip
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap))
    objects += [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /FirstChar 32 /LastChar 255 /Widths [%s]"
        b" /Encoding /WinAnsiEncoding /ToUnicode 3 0 R >>" % (name, b"600 " * 224)
        for name in (b"Courier", b"Courier-Bold")
    ]
    kids: list[bytes] = []
    for page in pages:
        content = b"\n".join(
            b"BT /%s %.2f Tf %.2f %.2f Td (%s) Tj ET" % (b"B" if bold else b"R", size, x, y, shown(text))
            for x, y, size, bold, text in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /R 4 0 R /B 5 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = b"%PDF-1.4\n"
    places = []
    for index, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (index, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
