"""What a browser prints before the items of a list (`ol`: its type, start and values)."""

from __future__ import annotations

import re

from .numerals import numeral
from .xml_tree import Element, local, plain

_STYLES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*(?:[\w-]+\s+)*?(none|[a-z]+(?:-[a-z]+)?)\s*(?:;|$)", re.IGNORECASE
)
_TYPED = re.compile(r"^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)](?!\d)")
_LONGEST_LIST = 2_000


def label(item: Element) -> str:
    """The number or letter of a list item; nothing for bullets, or when its text begins with one."""
    parent = item.getparent()
    if parent is None or local(parent) != "ol" or _TYPED.match(plain(item)[:200].lstrip()):
        return ""
    form = _form(item) or _form(parent) or "1"
    number = _number(item, parent)
    if form == "none" or number is None:
        return ""
    return numeral(number, form) + (")" if form == "a" else ".")


def _form(element: Element) -> str:
    """`1`, `a`, `A`, `i`, `I`, `none`, or nothing when the element does not say."""
    named = _STYLE.search(element.get("style") or "")
    if named:
        return "none" if named[1].lower() == "none" else _STYLES.get(named[1].lower(), "")
    own = element.get("type") or ""
    return own if own in {"1", "a", "A", "i", "I"} else ""


def _number(item: Element, parent: Element) -> int | None:
    """The item's number, unless the list counts down or is too long to count for each of its items."""
    if parent.get("reversed") is not None or len(parent) > _LONGEST_LIST:
        return None
    number = _integer(parent.get("start"), 1) - 1
    for child in parent:
        if local(child) == "li":
            number = _integer(child.get("value"), number + 1)
        if child is item:
            return number
    return None


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
