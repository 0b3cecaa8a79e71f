"""What a Word paragraph style means: a heading and its level, a list, bold type, a table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .docx_numbering import W, value
from .xml_tree import Element

_HEADING_NAME = re.compile(r"^(?:heading|kop|head)\s*([1-6])$", re.IGNORECASE)
_TITLE_NAMES = {"title", "titel"}
_DEEPEST_BASE = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits."""

    level: int | None = None
    """For headings, 1 to 6, and 0 for the document's title."""
    contents: bool = False
    """A line of a table of contents."""
    bold: bool = False
    list_id: str = ""
    list_level: int = 0


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        if root is not None:
            for style in root.iter(f"{W}style"):
                self._elements[style.get(f"{W}styleId", "")] = style

    def __getitem__(self, style_id: str) -> Style:
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id, 0)
        return self._known[style_id]

    def _read(self, style_id: str, depth: int) -> Style:
        element = self._elements.get(style_id)
        if element is None or depth > _DEEPEST_BASE:
            # A document without its styles part still names the built-in headings.
            return Style(level=_named_level(style_id))
        base_id = value(element, "basedOn")
        base = self._read(base_id, depth + 1) if base_id else Style()
        name = value(element, "name").lower()
        level = _named_level(name)
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        if level is None and outline is not None:
            level = outline_level(outline)
        bold = element.find(f"{W}rPr/{W}b")
        numbering = element.find(f"{W}pPr/{W}numPr")
        list_id, list_level = base.list_id, base.list_level
        if numbering is not None:
            list_id = value(numbering, "numId") or list_id
            at = value(numbering, "ilvl")
            list_level = int(at) if at.isdecimal() else list_level
        return Style(
            level=base.level if level is None else level,
            contents=base.contents or name.startswith(("toc ", "inhopg")),
            bold=base.bold if bold is None else on(bold),
            list_id=list_id,
            list_level=list_level,
        )


def on(toggle: Element) -> bool:
    """Whether a toggle such as `<w:b/>` is set."""
    return (toggle.get(f"{W}val") or "1").lower() not in {"0", "false", "off", "none"}


def outline_level(element: Element) -> int | None:
    """1 to 6 for `w:outlineLvl` 0 to 5; deeper levels are body text."""
    text = element.get(f"{W}val") or ""
    return int(text) + 1 if text.isdecimal() and int(text) < 6 else None


def _named_level(name: str) -> int | None:
    found = _HEADING_NAME.match(name.replace("_", " ").strip())
    if found:
        return int(found[1])
    return 0 if name.lower() in _TITLE_NAMES else None
