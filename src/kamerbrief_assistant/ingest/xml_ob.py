"""XML of officielebekendmakingen.nl (schema `op-xsd-2014`): Kamerstukken and their kin."""

from __future__ import annotations

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Kind, ReadLetter

from .builder import Builder
from .clean import one_line
from .xml_tree import Element, local, parse_xml, plain

_SKIPPED = {
    "metadata",
    "kamerstukkop",
    "meta",
    "illustratie",
    "colspec",
    "kop-afb",
    "bijlage-info",
}
_INLINE = {
    "nadruk", "extref", "intref", "inf", "sup", "sub", "nootref", "datum", "plaats", "ondernummer",
    "dossiernr", "extref-groep", "intref-groep", "redactie", "aanhaling.inl", "unl", "naam", "voornaam",
    "achternaam", "functie", "organisatie", "term", "label", "nr", "subtitel",
}  # fmt: skip
_BLOCKS = {"al", "kop", "lijst", "table", "tussenkop", "vraag", "antwoord", "divisie", "ondertekening"}
_APART = {
    "functie", "naam", "al", "achternaam", "begrotingshoofdstuk", "br", "lijst", "li", "li.nr",
    "noot.al", "noot.lijst", "noot.li",
}  # fmt: skip
"""Inside running text these stand apart from what is before them, with white space in the file or without."""
_KNOWN_ROOTS = {"officiele-publicatie", "kamerstuk", "aanhangsel-handelingen", "stuk", "kamervragen"}


def read_xml(data: bytes) -> ReadLetter:
    """The blocks of an official publication.

    Raises:
        UnreadableError: `wrong_type` when the XML is something else, and what `parse_xml` raises.
    """
    root = parse_xml(data)
    if local(root) not in _KNOWN_ROOTS and root.find(".//{*}al") is None:
        raise UnreadableError(
            f"This is XML, but no official publication (its root is <{local(root)[:40]}>).",
            code="wrong_type",
            remedy="From officielebekendmakingen.nl, download the letter as XML, PDF or ODT.",
        )
    walk = _Walk()
    walk.element(root, depth=1)
    walk.out.end()
    return ReadLetter(tuple(walk.out.blocks))


class _Walk:
    """A walk through the publication, in reading order."""

    def __init__(self) -> None:
        self.out = Builder()

    def element(self, element: Element, depth: int) -> None:
        """Blocks of `element`; `depth` is the level that a heading in it has."""
        name = local(element)
        if not name or name in _SKIPPED:
            return
        if name == "dossier":
            number = element.find(".//{*}dossiernummer")
            title = element.find("./{*}titel")
            self.heading([part for part in (number, title) if part is not None], level=0)
        elif name == "stuk":
            head = [part for part in element if local(part) in {"stuknr", "titel"}]
            self.heading(head, level=0)
            for child in element:
                if child not in head:
                    self.element(child, depth)
        elif name == "kop":
            self.heading(list(element), level=min(depth, 6))
        elif name == "tussenkop":
            self.heading([element], level=min(depth + (element.get("kopopmaak") == "cur"), 6))
        elif name in {"li", "lid"}:
            self.item(element, depth)
        elif name == "table":
            self.table(element)
        elif name in {"ondertekening", "handtekening", "ondertekenaar"}:
            self.signature(element)
        elif name in {"nr", "nummer"} and local(element.getparent()) in {"vraag", "antwoord"}:
            self.label(element)
        elif name == "noot":
            self.note(element)
        elif name in {"al", "noot.al", "datumtekst", "titel", "subtitel"} or self.is_leaf(element):
            self.out.begin()
            self.inline(element)
            self.out.end()
        else:
            self.container(
                element, depth + (name in {"divisie", "bijlage", "deel", "hoofdstuk", "paragraaf"})
            )

    def container(self, element: Element, depth: int) -> None:
        inner = depth
        if local(element) in {"divisie", "bijlage"}:
            inner = depth - 1  # its own heading has its parent's next level
        self.out.text(element.text)
        for child in element:
            self.element(child, inner if local(child) in {"kop", "tussenkop"} else depth)
            self.out.text(child.tail)
        self.out.end()

    def is_leaf(self, element: Element) -> bool:
        """Whether an element of unknown name holds running text: words of its own, or inline elements."""
        if not plain(element).strip():
            return False
        if all(local(child) in _INLINE | {"noot", ""} for child in element):
            return True
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        return bool(own.strip()) and not any(local(inner) in _BLOCKS for inner in element.iter("*"))

    def heading(self, parts: list[Element], *, level: int) -> None:
        self.out.begin(Kind.HEADING, level=level)
        for part in parts:
            self.inline(part)
            self.out.text(" ")
        self.out.end()

    def label(self, element: Element) -> None:
        """`Vraag 3`, of which the file may hold the number alone."""
        text = one_line(plain(element))
        self.out.begin()
        self.out.text(f"{local(element.getparent())} {text}".capitalize() if text[:1].isdigit() else text)
        self.out.end()

    def item(self, element: Element, depth: int) -> None:
        """A list item: its number with its first paragraph; bullets say nothing and go."""
        number = next(element.iterchildren("{*}li.nr", "{*}lidnr"), None)
        label = one_line(plain(number)) if number is not None else ""
        first = True
        for child in element:
            if child is number:
                continue
            if local(child) == "al":
                self.out.begin(Kind.LIST_ITEM)
                if first and any(character.isalnum() for character in label):
                    self.out.text(label + " ")
                self.inline(child)
                self.out.end()
                first = False
            else:
                self.element(child, depth)

    def table(self, table: Element) -> None:
        title = table.find("./{*}title")
        if title is not None:
            self.out.begin()
            self.inline(title)
            self.out.end()
        header = ""
        for row in table.iter("{*}row"):
            cells = []
            for entry in row.iter("{*}entry"):
                inner = _Walk()
                inner.container(entry, 6)
                cells.append(inner.out.blocks)
            text = self.out.row(cells, header=header)
            if local(row.getparent()) == "thead" and text:
                header = text

    def signature(self, element: Element) -> None:
        """Office and name, which are elements side by side with nothing between them."""
        text = " ".join(part.strip() for part in element.itertext() if part.strip())
        self.out.begin(Kind.SIGNATURE)
        self.out.text(text.replace(" ,", ","))
        self.out.end()

    def note(self, element: Element) -> None:
        number = element.find("./{*}noot.nr")
        label = one_line(plain(number)) if number is not None else one_line(element.get("nr", ""))
        inner = _Walk()
        for child in element:
            if child is not number:
                inner.out.text(" ")
                inner.inline(child)
        inner.out.end()
        self.out.mark(label)
        self.out.note(label, " ".join(block.text for block in inner.out.blocks))

    def inline(self, element: Element) -> None:
        """The running text of `element` into the open block."""
        self.out.text(element.text)
        for child in element:
            if local(child) == "noot":
                self.note(child)
            elif local(child) not in _SKIPPED:
                if local(child) in _APART:
                    self.out.text(" ")
                if local(child) == "nootref":
                    self.out.mark(plain(child) or child.get("nr") or "")
                else:
                    self.inline(child)
            self.out.text(child.tail)
