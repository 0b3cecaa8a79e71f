"""OpenDocument letters."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from .plain import cells, pieces, shape

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def make_odt(path: Path, body: Sequence[str], notes: Mapping[str, str] | None = None) -> Path:
    """An .odt whose notes are real footnotes."""

    def inline(text: str) -> str:
        return "".join(
            note(part, (notes or {})[part]) if mark else escape(part) for part, mark in pieces(text)
        )

    out: list[str] = []
    for line in body:
        kind, level, text = shape(line)
        if kind == "h":
            out.append(f'<text:h text:outline-level="{level}">{inline(text)}</text:h>')
        elif kind == "li":
            out.append(
                f"<text:list><text:list-item><text:p>{inline(text)}</text:p></text:list-item></text:list>"
            )
        elif kind == "tr":
            row = "".join(
                f"<table:table-cell><text:p>{inline(cell)}</text:p></table:table-cell>"
                for cell in cells(line)
            )
            out.append(f"<table:table><table:table-row>{row}</table:table-row></table:table>")
        else:
            out.append(f"<text:p>{inline(text)}</text:p>")
    return make_odt_parts(path, "".join(out))


def note(number: str, text: str) -> str:
    return (
        f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p>{escape(text)}</text:p></text:note-body></text:note>"
    )


def make_odt_parts(path: Path, body: str) -> Path:
    """An .odt of raw OpenDocument XML."""
    content = f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return path
