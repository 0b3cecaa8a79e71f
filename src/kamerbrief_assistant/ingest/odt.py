"""OpenDocument text (ODF 1.2): notes in place, tracked deletions and page furniture left out."""

from __future__ import annotations

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Block, Kind, ReadLetter

from . import header
from .archive import Package
from .builder import Builder
from .clean import one_line
from .odt_numbering import Numbering, attribute
from .xml_tree import Element, local, parse_xml, plain

_SKIPPED = {
    "tracked-changes", "annotation", "annotation-end", "sequence-decls", "variable-decls", "forms",
    "table-of-content", "alphabetical-index", "page-number", "page-count", "script", "event-listeners",
    "user-field-decls", "desc", "title", "number", "object", "object-ole", "covered-table-cell", "ruby-text",
}  # fmt: skip
_FURNITURE = ("frillblok", "header", "footer")


def read_odt(data: bytes) -> ReadLetter:
    """The blocks of an .odt file.

    Raises:
        UnreadableError: `wrong_type`, `encrypted`, and what `Package` and `parse_xml` raise.
    """
    package = Package(data)
    names = package.names()
    if "content.xml" not in names:
        raise UnreadableError(
            "The file is a zip archive, but no OpenDocument text.",
            code="wrong_type",
            remedy="Save the letter as .odt in LibreOffice.",
        )
    if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableError(
            "The file is protected with a password.",
            code="encrypted",
            remedy="Open it, take the password off, and save it again.",
        )
    root = parse_xml(package.read("content.xml"))
    body = root.find(".//{*}body/{*}text")
    if body is None:
        raise UnreadableError(
            "The file is an OpenDocument file, but no text.",
            code="wrong_type",
            remedy="Save the letter as .odt.",
        )
    styles = parse_xml(package.read("styles.xml")) if "styles.xml" in names else None
    numbering = Numbering([styles, root])
    walk = _Walk(numbering)
    walk.children(body)
    walk.out.end()
    heads = _Walk(numbering)
    for head in styles.iter("{*}header", "{*}header-first") if styles is not None else ():
        heads.children(head)
    heads.out.end()
    return ReadLetter(tuple(walk.out.blocks), header.labelled(heads.out.blocks))


class _Walk:
    """A walk through the text, in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self.out = Builder()
        self._numbering = numbering
        self._frames: list[Block] = []
        self._label = ""  # of the list item that is open, until its first paragraph has it

    def children(self, element: Element, *, listed: bool = False) -> None:
        for child in element:
            self.block(child, listed=listed)

    def block(self, element: Element, *, listed: bool) -> None:
        name = local(element)
        if not name or name in _SKIPPED:
            return
        if name == "h":
            level = attribute(element, "outline-level")
            depth = min(int(level), 6) if level.isdecimal() else 1
            if not listed:
                self._label = self._numbering.heading(element, depth)
            self.paragraph(element, Kind.HEADING, depth)
        elif name == "p":
            self.paragraph(element, Kind.LIST_ITEM if listed else Kind.PARAGRAPH, 0)
        elif name == "list":
            self.list(element)
        elif name == "table":
            self.table(element)
        elif name in {"frame", "text-box"}:
            if not attribute(element, "name").lower().startswith(_FURNITURE):
                self.children(element)
        else:
            self.children(element, listed=listed)

    def list(
        self, element: Element, style: str = "", level: int = 1, counts: dict[int, int] | None = None
    ) -> None:
        """The items of a list, each with the label that is printed before it."""
        style = attribute(element, "style-name") or style
        counts = self._numbering.counts(element, style) if counts is None else counts
        for item in element:
            self._label = self._numbering.label(item, style, level, counts)
            for child in item:
                if local(child) == "list":
                    self.list(child, style, level + 1, counts)
                else:
                    self.block(child, listed=True)
        self._label = ""

    def paragraph(self, element: Element, kind: Kind, level: int) -> None:
        self.out.begin(kind, level=level)
        if self._label and plain(element).strip():
            self.out.text(self._label + " ")
            self._label = ""
        self.inline(element)
        self.out.end()
        # A frame anchored in a paragraph comes after it.
        frames, self._frames = self._frames, []
        self.out.extend(frames)

    def table(self, table: Element) -> None:
        heading = ""
        for row in table.iter("{*}table-row"):
            owner = next(row.iterancestors("{*}table"), None)
            if owner is not table:
                continue
            cells = []
            for cell in row:
                if local(cell) == "table-cell":
                    inner = _Walk(self._numbering)
                    inner.children(cell)
                    inner.out.end()
                    cells.append(inner.out.blocks)
            text = self.out.row(cells, header=heading)
            if local(row.getparent()) == "table-header-rows" and text:
                heading = text

    def inline(self, element: Element) -> None:
        self.out.text(element.text)
        for child in element:
            name = local(child)
            if name == "note":
                self.note(child)
            elif name == "note-ref":
                self.out.mark(one_line(plain(child)))
            elif name in {"s", "tab", "line-break"}:
                self.out.text(" ")
            elif name in {"frame", "text-box"}:
                inner = _Walk(self._numbering)
                inner.block(child, listed=False)
                inner.out.end()
                self._frames += inner.out.blocks
            elif name and name not in _SKIPPED:
                self.inline(child)
            self.out.text(child.tail)

    def note(self, note: Element) -> None:
        citation = note.find("./{*}note-citation")
        body = note.find("./{*}note-body")
        number = one_line(attribute(citation, "label") or plain(citation)) if citation is not None else ""
        inner = _Walk(self._numbering)
        inner.children(body if body is not None else [])
        inner.out.end()
        self.out.mark(number)
        self.out.note(number, " ".join(block.text for block in inner.out.blocks))
