"""Word letters, written as Word writes them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from .plain import cells, pieces, shape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = (
    f"<w:styles {W}>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Kop{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in range(1, 7)
    )
    + '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
PARTS = ("styles", "numbering", "footnotes", "endnotes", "settings")
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml"'
        f' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, name) for name in PARTS))
    )
    + "</Types>"
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(targets: Mapping[str, str]) -> str:
    """The relations of a part: the kind of each of its targets."""
    inner = "".join(
        f'<Relationship Id="r{index}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for index, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def make_docx(path: Path, body: Sequence[str], notes: Mapping[str, str] | None = None) -> Path:
    """A .docx whose notes are real footnotes. Their ids run backwards: ids are not the printed numbers."""
    ids = {number: str(len(notes or {}) - index) for index, number in enumerate(notes or {})}

    def runs(text: str) -> str:
        return "".join(
            f'<w:r><w:footnoteReference w:id="{ids[part]}"/></w:r>' if mark else run(part)
            for part, mark in pieces(text)
        )

    out: list[str] = []
    for kind, lines in groupby(body, key=lambda line: shape(line)[0]):
        if kind == "tr":
            out.append("<w:tbl>")
            for line in lines:
                row = "".join(f"<w:tc><w:p>{runs(cell)}</w:p></w:tc>" for cell in cells(line))
                out.append(f"<w:tr>{row}</w:tr>")
            out.append("</w:tbl>")
            continue
        for line in lines:
            _, level, text = shape(line)
            style = {
                "h": f'<w:pPr><w:pStyle w:val="Kop{level}"/></w:pPr>',
                "li": '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
            }.get(kind, "")
            out.append(f"<w:p>{style}{runs(text)}</w:p>")
    footnotes = "".join(
        f'<w:footnote w:id="{ids[number]}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + text)}</w:p></w:footnote>'
        for number, text in (notes or {}).items()
    )
    return make_docx_parts(path, "".join(out), footnotes)


def run(text: str) -> str:
    """A run as Word leaves it: split in the middle, for no reason."""
    middle = len(text) // 2
    return "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:middle], text[middle:])
    )


def make_docx_parts(path: Path, body: str, footnotes: str = "", **parts: str) -> Path:
    """A .docx of raw WordprocessingML; `parts` are further files in `word/` by name without suffix."""
    known = [name for name in PARTS if name in {"styles", "numbering", "footnotes", *parts}]
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/_rels/document.xml.rels": relations({f"{name}.xml": name for name in known}),
        "word/document.xml": f"<w:document {W}{MORE}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": f"<w:footnotes {W}>{_SEPARATORS}{footnotes}</w:footnotes>",
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return path
