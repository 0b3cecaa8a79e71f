"""Word documents (ECMA-376), read from their XML: python-docx drops where a note's mark stands.

Notes are numbered as Word prints them, in the order of their marks; the ids in the file are not the
printed numbers. Tracked deletions, field codes, page numbers and the second copy of a text box go.
"""

from __future__ import annotations

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Block, ReadLetter

from . import header
from .archive import Package
from .docx_notes import Notes
from .docx_numbering import Numbering
from .docx_pages import Pages
from .docx_styles import Styles
from .docx_walk import Walk
from .joining import with_broken_sentences_joined
from .xml_tree import Element, parse_xml

_MAIN = "word/document.xml"


def read_docx(data: bytes) -> ReadLetter:
    """The blocks of a .docx file, and the metadata of its letterhead.

    Raises:
        UnreadableError: `wrong_type`, and what `Package` and `parse_xml` raise.
    """
    package = Package(data)
    if _MAIN not in package.names():
        raise UnreadableError(
            "The file is a zip archive, but no Word document.",
            code="wrong_type",
            remedy="Save the letter as .docx in Word or LibreOffice.",
        )

    def part(name: str) -> Element | None:
        return parse_xml(package.read(name)) if name in package.names() else None

    styles = Styles(part("word/styles.xml"))
    root = part(_MAIN)
    notes = Notes(part("word/footnotes.xml"), part("word/endnotes.xml"), part("word/settings.xml"), root)
    pages = Pages(root, part("docProps/app.xml"))
    walk = Walk(styles, Numbering(part("word/numbering.xml")), notes, pages)
    body = root.find("{*}body") if root is not None else None
    if body is None:
        raise UnreadableError(
            "The Word document has no text in it.", code="broken", remedy="Open it in Word and save it again."
        )
    walk.blocks(body)
    walk.out.end()
    aside: list[Block] = []
    for name in sorted(
        name for name in package.names() if name.startswith("word/header") and name.endswith(".xml")
    ):
        head = Walk(styles, Numbering(None), Notes(), Pages(None, None))
        root = part(name)
        if root is not None:
            head.blocks(root)
            head.out.end()
            aside += [*head.out.blocks, *head.boxes]
    return ReadLetter(
        tuple(with_broken_sentences_joined(walk.out.blocks)),
        header.labelled([*walk.boxes, *aside]),
        pages=pages.total,
    )
