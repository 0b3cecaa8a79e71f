"""The labels that an OpenDocument list or outline prints before its items, which are no text of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .numerals import numeral
from .xml_tree import Element, local

_DEEPEST_BASE = 12


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is labelled. `form` is empty for bullets and levels without a label."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    """Of how many levels, counted from this one up, the numbers are printed: `2.1`."""
    start: int = 1


class Numbering:
    """The list styles of a document, and the counts of its lists."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._outline_counts: dict[int, int] = {}
        self._paragraphs: dict[str, tuple[str | None, str]] = {}
        self._lists: dict[str, dict[int, int]] = {}
        self._last: dict[str, dict[int, int]] = {}
        for root in roots:
            for element in (
                root.iter("{*}list-style", "{*}outline-style", "{*}style") if root is not None else ()
            ):
                name = attribute(element, "name")
                if local(element) == "list-style":
                    self._styles[name] = _levels(element)
                elif local(element) == "outline-style":
                    self._outline = _levels(element)
                elif attribute(element, "family") == "paragraph":
                    own = [v for k, v in element.attrib.items() if k.endswith("}list-style-name")]
                    base = attribute(element, "parent-style-name")
                    self._paragraphs[name] = (own[0] if own else None, base)

    def counts(self, element: Element, style: str) -> dict[int, int]:
        """The counts (by level) of the outermost list `element`: new ones, or of the list it continues."""
        after = self._lists.get(attribute(element, "continue-list"))
        if after is None and attribute(element, "continue-numbering") == "true":
            after = self._last.get(style)
        counts = {} if after is None else after
        self._last[style] = counts
        if name := attribute(element, "id"):
            self._lists[name] = counts
        return counts

    def label(self, item: Element, style: str, level: int, counts: dict[int, int]) -> str:
        """The label of a list's next item."""
        if local(item) == "list-header":
            return ""
        levels = self._styles.get(style, {})
        start = attribute(item, "start-value")
        if start.isdecimal() and len(start) < 6:
            counts[level] = int(start) - 1
        return _next(levels, level, counts)

    def heading(self, heading: Element, level: int) -> str:
        """The label of a heading that the document's outline numbers."""
        if attribute(heading, "is-list-header") == "true" or not self._outlined(
            attribute(heading, "style-name")
        ):
            return ""
        return _next(self._outline, level, self._outline_counts)

    def _outlined(self, style: str) -> bool:
        """Whether a paragraph style leaves a heading its number: it names no list of its own, or none."""
        for _ in range(_DEEPEST_BASE):
            listed, base = self._paragraphs.get(style, (None, ""))
            if listed is not None or not base:
                return listed is None or listed == "Outline"
            style = base
        return True


def _levels(style: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in style:
        at = _integer(attribute(element, "level"), 0)
        if at and local(element) in {"list-level-style-number", "outline-level-style"}:
            levels[at] = _Level(
                attribute(element, "num-format"),
                attribute(element, "num-prefix"),
                attribute(element, "num-suffix"),
                _integer(attribute(element, "display-levels"), 1),
                _integer(attribute(element, "start-value"), 1),
            )
    return levels


def _next(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    """Count one more at `level`, and what is printed for it."""
    how = levels.get(level, _Level())
    counts[level] = counts.get(level, how.start - 1) + 1
    for deeper in [key for key in counts if key > level]:
        del counts[deeper]
    if not how.form:
        return ""
    numbers = [
        numeral(counts.get(at, levels[at].start), levels[at].form)
        for at in range(max(1, level - how.shown + 1), level + 1)
        if at in levels and levels[at].form
    ]
    return re.sub(r"\s+", " ", how.prefix + ".".join(numbers) + how.suffix).strip()


def _integer(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and 0 < len(text) < 6 else default


def attribute(element: Element, name: str) -> str:
    """The value of the attribute with that local name, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
