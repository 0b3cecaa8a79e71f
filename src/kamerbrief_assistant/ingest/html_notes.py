"""Which links of a web page are footnote marks, and which elements are the notes.

Told by how they link: a short numbered link to an element further on, as publishers, Word and
LibreOffice write them; and by classes (`voet noot`) where there are no links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .clean import one_line
from .xml_tree import Element, local, plain

_NUMBER = re.compile(r"^[\[(]?(\d{1,4}|[ivxlc]{1,6}|[a-z]|\*{1,3}|[†‡])[\])]?\)?\.?$", re.IGNORECASE)
_CLASSES = re.compile(
    r"\b(?:voet|foot|end|eind)?-?(?:noot|note|noten)(?:tekst|text)?\b|footnote|endnote|voetnoot",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"close|sluit|backlink|back-link|terug", re.IGNORECASE)
_BACK = {"↩", "↑", "^", "terug", "↩︎", "back", "X"}
_BLOCKS = {"p", "li", "div", "aside", "td", "dd", "section", "tr"}


@dataclass(slots=True)
class Notes:
    """Marks and notes of a page, by the elements that are they."""

    marks: dict[Element, str] = field(default_factory=dict)
    bodies: dict[Element, str] = field(default_factory=dict)
    """The elements whose text is a note, with its number."""
    ignored: set[Element] = field(default_factory=set)
    """Numbers and back links inside notes."""

    def text(self, body: Element) -> str:
        """The note's text, without its own number and the link back."""
        text = one_line(_without(body, self.ignored))
        number = re.escape(self.bodies[body])
        return re.sub(rf"^[\[(]?{number}[\])]?[.)]?(?!\w)\s*", "", text)


def find_notes(root: Element) -> Notes:
    """The notes of the page at `root`."""
    notes = Notes()
    targets: dict[str, Element] = {}
    order: dict[Element, int] = {}
    links: list[tuple[Element, str, str]] = []
    for index, element in enumerate(root.iter("*")):
        order[element] = index
        for name in (element.get("id"), element.get("name") if local(element) == "a" else None):
            if name:
                targets.setdefault(name, element)
        href = element.get("href") or ""
        if local(element) == "a" and href.startswith("#") and len(href) > 1:
            found = _NUMBER.match(one_line(plain(element)[:40]))
            if found:
                links.append((element, href[1:], found[1]))
    for link, name, number in links:
        target = targets.get(name)
        if target is None or order[target] <= order[link]:
            continue
        body = _body(target)
        if body is None or body in link.iterancestors():
            continue
        notes.marks[link] = number
        notes.bodies.setdefault(body, number)
    _by_class(root, notes)
    for body in notes.bodies:
        _ignore(body, notes)
    return notes


def _by_class(root: Element, notes: Notes) -> None:
    """Notes that are told by their class alone, and bare `sup` marks with a note's number."""
    for element in root.iter("div", "li", "p", "aside"):
        if not _CLASSES.search(element.get("class") or "") or _inside(element, notes.bodies):
            continue
        if any(local(child) in {"div", "ol", "ul"} for child in element) or len(element.findall("p")) > 3:
            continue
        _ignore(element, notes)
        text = _without(element, notes.ignored - set(element.iter("sup", "span", "a")))
        found = re.match(r"\s*[\[(]?(\d{1,4})[\])]?[.)]?(?=\D)", text[:60])
        if found:
            notes.bodies[element] = found[1]
    unmarked = set(notes.bodies.values()) - set(notes.marks.values())
    for element in root.iter("sup"):
        text = one_line(plain(element)[:40]).strip("[]()")
        if text in unmarked and not _inside(element, notes.bodies) and not _inside(element, notes.marks):
            notes.marks[element] = text
            for link in element.iter("a"):
                notes.marks.pop(link, None)


def _ignore(body: Element, notes: Notes) -> None:
    """Leave out what a page puts around a note: its number as a link, a button to close it."""
    for element in body.iter("*"):
        closes = _CLOSES.search(element.get("class") or "") and element is not body
        text = one_line(plain(element)[:40])
        if closes or (local(element) == "a" and (_NUMBER.match(text) or text in _BACK)):
            notes.ignored.add(element)


def _body(target: Element) -> Element | None:
    """The block that is the note to which a link points: an element marked as note, else the nearest."""
    nearest = None
    for element in [target, *target.iterancestors()][:6]:
        name = local(element)
        if name in {"body", "html", "main", "article", "table"}:
            break
        marked = f"{element.get('id') or ''} {element.get('class') or ''} {element.get('role') or ''}"
        if name in _BLOCKS and nearest is None:
            nearest = element
        if name in {"div", "li", "aside"} and re.search(
            r"(?:ftn|edn|footnote|endnote|noot|fn)[-_]?\w{0,12}\d", marked
        ):
            return element
    return nearest


def _inside(element: Element, owners: dict[Element, str]) -> bool:
    return element in owners or any(above in owners for above in element.iterancestors())


def _without(element: Element, left_out: set[Element]) -> str:
    """The text of `element` without those inside it that are left out."""
    parts = [element.text or ""]
    for child in element:
        if child not in left_out and local(child) not in {"script", "style"}:
            text = _without(child, left_out)
            parts.append(f" {text} " if local(child) in _BLOCKS else text)
        parts.append(child.tail or "")
    return "".join(parts)
