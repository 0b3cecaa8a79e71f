"""Web pages: officielebekendmakingen.nl, rijksoverheid.nl, and what word processors save as HTML."""

from __future__ import annotations

import re
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind, ReadLetter

from .builder import Builder
from .html_lists import label
from .html_notes import Notes, find_notes
from .xml_tree import Element, local, parse_html, plain

_SKIPPED = {
    "script", "style", "head", "nav", "noscript", "template", "svg", "form", "button", "iframe", "object",
    "embed", "audio", "video", "canvas", "select", "input", "textarea", "img", "picture", "math", "map",
    "del", "dialog", "applet",
}  # fmt: skip
_PARAGRAPHS = {
    "p", "div", "section", "article", "main", "blockquote", "dt", "dd", "pre", "caption", "figcaption",
    "address", "fieldset", "center", "ul", "ol", "dl", "figure", "details", "summary", "header", "footer",
    "body", "aside", "hr", "legend",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SET_APART = re.compile(r"display\s*:\s*(?:inline-)?block|float\s*:\s*left", re.IGNORECASE)
_WORD_ITEM = re.compile(r"MsoList(?:Paragraph|Bullet|Number)", re.IGNORECASE)
_TYPED_BULLET = re.compile(r"^[·•▪◦–§oØ]\s+(?=\S)|^[·•▪◦](?=\S)")
_TYPED_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.(?=[^\W\d_])")
_MAINS = (".//*[@id='broodtekst']", ".//main", ".//*[@role='main']", ".//*[@id='content']", ".//article")


def read_html(data: bytes) -> ReadLetter:
    """The blocks of a web page: its main part where one is marked, else its body."""
    root = parse_html(data)
    notes = find_notes(root)
    walk = _Walk(notes)
    body = root.find("body")
    start = _main(root) if body is not None else root
    walk.block(start)
    walk.out.end()
    outside = [note for note in notes.bodies if note not in walk.met]
    for note in outside:
        walk.out.note(notes.bodies[note], notes.text(note))
    walk.out.end()
    return ReadLetter(tuple(_relabelled(block) for block in walk.out.blocks))


def _relabelled(block: Block) -> Block:
    """A block as it was before a word processor wrote its bullet or number out in front of it."""
    if block.kind is Kind.HEADING and (number := _TYPED_NUMBER.match(block.text)) and not block.markers:
        return replace(block, text=f"{number[0]} {block.text[number.end() :]}")
    found = _TYPED_BULLET.match(block.text) if block.kind is Kind.LIST_ITEM else None
    if found is None:
        return block
    end = found.end()
    markers = tuple(replace(marker, offset=max(0, marker.offset - end)) for marker in block.markers)
    return replace(block, text=block.text[end:], markers=markers)


def _main(root: Element) -> Element:
    """The element that holds the letter: the first marked as main part that holds most of the text."""
    body = root.find("body")
    length = len(plain(body))
    for path in _MAINS:
        found = body.find(path)
        if found is not None and len(plain(found)) > 0.5 * length:
            return found
    return body


class _Walk:
    """A walk through the page, in reading order."""

    def __init__(self, notes: Notes) -> None:
        self.out = Builder()
        self.notes = notes
        self.met: set[Element] = set()
        self._label = ""  # of the list item that is open, until its first paragraph has it

    def hidden(self, element: Element) -> bool:
        name = local(element)
        return (
            not name
            or name in _SKIPPED
            or element.get("hidden") is not None
            or _HIDDEN.search(element.get("style") or "") is not None
            or "dossiernummer-kop" in (element.get("class") or "")
            or (name == "div" and element.get("title") in {"header", "footer"})  # LibreOffice's running heads
        )

    def block(self, element: Element) -> None:
        """`element` as blocks of its own."""
        if self.hidden(element):
            return
        name = local(element)
        if element in self.notes.bodies:
            self.met.add(element)
            self.out.note(self.notes.bodies[element], self.notes.text(element))
            return
        if name == "table":
            self.table(element)
            return
        kind, level = Kind.PARAGRAPH, 0
        if name in _HEADINGS:
            title = re.search(r"\b(?:dossiertitel|stuktitel)\b", element.get("class") or "")
            kind, level = Kind.HEADING, 0 if title else int(name[1])
        elif name == "li":
            kind = Kind.LIST_ITEM
        self.begin(element, kind, level)
        self.inline(element, kind)
        self.out.end()

    def begin(self, element: Element, kind: Kind, level: int = 0) -> None:
        """Open a block; a list item's label waits for the item's own first paragraph."""
        if local(element) == "li":
            self._label = label(element)
        first = next((child for child in element if not self.hidden(child)), None)
        opens = bool((element.text or "").strip()) or first is None or local(first) not in _PARAGRAPHS
        self.out.begin(kind, level=level)
        if kind is Kind.LIST_ITEM and self._label and opens:
            self.out.text(self._label + " ")
        if opens:
            self._label = ""

    def inline(self, element: Element, kind: Kind = Kind.PARAGRAPH) -> None:
        """The running text of `element`, with blocks where it holds blocks."""
        self.out.text(element.text)
        for child in element:
            name = local(child)
            if self.hidden(child) or child in self.notes.ignored:
                pass
            elif child in self.notes.marks:
                for number in self.notes.marks[child]:
                    self.out.mark(number)
            elif child in self.notes.bodies or name in _HEADINGS | {"table"}:
                self.block(child)
            elif name == "li" or name in _PARAGRAPHS:
                # A paragraph in a list item is that item; the first of it at least.
                item = kind is Kind.LIST_ITEM and name in {"p", "div"}
                listed = name == "li" or item or _WORD_ITEM.match(child.get("class") or "") is not None
                inner = Kind.LIST_ITEM if listed else Kind.PARAGRAPH
                self.begin(child, inner)
                self.inline(child, inner)
                self.out.end()
            elif name == "br":
                self.out.text(" ")
            else:
                self.inline(child, kind)
                if _SET_APART.search(child.get("style") or ""):
                    self.out.text(" ")
            self.out.text(child.tail)

    def table(self, table: Element) -> None:
        header = ""
        for row in table.iter("tr"):
            if next(row.iterancestors("table"), None) is not table:
                continue
            cells = []
            heads = 0
            for cell in row:
                if local(cell) in {"td", "th"} and not self.hidden(cell):
                    inner = _Walk(self.notes)
                    inner.met = self.met
                    (inner.block if cell in self.notes.bodies else inner.inline)(cell)
                    inner.out.end()
                    cells.append(inner.out.blocks)
                    heads += local(cell) == "th"
            text = self.out.row(cells, header=header)
            if text and (heads == len(cells) or local(row.getparent()) == "thead"):
                header = text
        caption = table.find("caption")
        if caption is not None:
            self.out.begin()
            self.inline(caption)
            self.out.end()
