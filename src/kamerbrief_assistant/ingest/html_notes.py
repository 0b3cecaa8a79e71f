"""Which links of a web page are footnote marks, and which elements are the notes.

Told by how they link: a short numbered link to an element further on, as publishers, Word and
LibreOffice write them; and by classes (`voet noot`) where there are no links.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from .clean import one_line
from .typed_notes import NOTES
from .xml_tree import Element, local, plain

_NUMBER = re.compile(r"^[\[(]?(\d{1,4}|[ivxlc]{1,6}|[a-z]|\*{1,3}|[†‡])[\])]?\)?\.?$", re.IGNORECASE)
_RAISED = re.compile(r"^(?:\d{1,3}|[a-z*†‡]{1,4})(?:\s*,\s*\d{1,3})*$")
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

    marks: dict[Element, tuple[str, ...]] = field(default_factory=dict)
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
        notes.marks[link] = (number,)
        notes.bodies.setdefault(body, number)
    _by_class(root, notes)
    _by_raised_number(root, notes)
    _by_heading(root, notes)
    _bare_marks(root, notes)
    for body in notes.bodies:
        _ignore(body, notes)
    return notes


def _by_class(root: Element, notes: Notes) -> None:
    """Notes that are told by their class alone."""
    for element in root.iter("div", "li", "p", "aside"):
        if not _CLASSES.search(element.get("class") or "") or _inside(element, notes.bodies):
            continue
        if any(local(child) in {"div", "ol", "ul"} for child in element) or len(element.findall("p")) > 3:
            continue
        if sum(_CLASSES.search(child.get("class") or "") is not None for child in element.findall("p")) > 1:
            continue
        _ignore(element, notes)
        text = _without(element, notes.ignored - set(element.iter("sup", "span", "a")))
        found = re.match(r"\s*[\[(]?(\d{1,4})[\])]?[.)]?(?=\D)", text[:60])
        if found:
            notes.bodies[element] = found[1]


def _by_raised_number(root: Element, notes: Notes) -> None:
    """Paragraphs that begin with raised numbers from 1 on, each of which is raised in the text above them."""
    marked: set[str] = set()
    found: dict[Element, str] = {}
    for element in root.iter("sup"):
        numbers = _numbers(element)
        block = next((above for above in element.iterancestors() if local(above) in _BLOCKS), None)
        if not numbers or _inside(element, notes.marks) or block is None or _inside(block, notes.bodies):
            continue
        if not _opens(element, block):
            marked.update(numbers)
        elif numbers[0] in marked and numbers == (str(len(found) + 1),):
            found[block] = numbers[0]
    notes.bodies.update(found)


def _by_heading(root: Element, notes: Notes) -> None:
    """The items of a numbered list right under a heading that says that they are notes."""
    for items in root.iter("ol"):
        above = items.getprevious()
        if above is not None and NOTES.match(one_line(plain(above)[:40])):
            for number, item in enumerate(items.findall("li"), 1):
                notes.bodies.setdefault(item, str(number))


def _opens(element: Element, block: Element) -> bool:
    """Whether nothing is said in `block` before `element`."""
    while element is not block:
        for sibling in element.itersiblings(preceding=True):
            if (sibling.tail or "").strip() or plain(sibling).strip():
                return False
        element = element.getparent()
        if (element.text or "").strip():
            return False
    return True


def _bare_marks(root: Element, notes: Notes) -> None:
    """Raised numbers that link to nothing, of notes that nothing else marks."""
    unmarked = set(notes.bodies.values()) - {number for numbers in notes.marks.values() for number in numbers}
    for element in root.iter("sup"):
        numbers = _numbers(element)
        bare = not _inside(element, notes.bodies) and not _inside(element, notes.marks)
        if numbers and unmarked.issuperset(numbers) and bare:
            notes.marks[element] = numbers
            for link in element.iter("a"):
                notes.marks.pop(link, None)


def _numbers(element: Element) -> tuple[str, ...]:
    """The notes' numbers that are all that a raised text says: `1`, `[1]`, `1, 2`."""
    text = one_line(plain(element)[:40]).strip("[]()")
    return tuple(re.split(r"\s*,\s*", text)) if _RAISED.match(text) else ()


def _ignore(body: Element, notes: Notes) -> None:
    """Leave out what a page puts around a note: its number as a link, a button to close it."""
    for element in body.iter("*"):
        closes = _CLOSES.search(element.get("class") or "") and element is not body
        text = one_line(plain(element)[:40])
        inside = local(element) == "a" and (element.get("href") or "#").startswith("#")
        if closes or (inside and (_NUMBER.match(text) or text in _BACK)):
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


def _inside(element: Element, owners: Container[Element]) -> bool:
    return element in owners or any(above in owners for above in element.iterancestors())


def _without(element: Element, left_out: set[Element]) -> str:
    """The text of `element` without those inside it that are left out."""
    parts = [element.text or ""]
    for child in element:
        if child not in left_out and local(child) not in {"script", "style"}:
            text = _without(child, left_out)
            parts.append(f" {text} " if local(child) in _BLOCKS | {"br"} else text)
        parts.append(child.tail or "")
    return "".join(parts)
