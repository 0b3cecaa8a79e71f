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
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)

TYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
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


def make_odt_parts(path: Path, body: str, styles: str = "") -> Path:
    """An .odt of raw OpenDocument XML, with `styles` in the part that holds a document's own."""
    content = f"<office:document-content {SPACES} office:version='1.3'><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", MANIFEST)
        if styles:
            whole = f"<office:document-styles {SPACES}><office:styles>{styles}</office:styles></office:document-styles>"
            package.writestr("styles.xml", '<?xml version="1.0" encoding="UTF-8"?>' + whole)
        package.writestr("content.xml", '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return path
