"""The labels that Word prints before numbered paragraphs (`numbering.xml`), which are no text of theirs."""

from __future__ import annotations

import re
from collections import defaultdict

from .numerals import numeral
from .xml_tree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Numbering:
    """Counts numbered paragraphs as Word does, list by list and level by level."""

    def __init__(self, root: Element | None) -> None:
        self._formats: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._starts: dict[str, dict[int, int]] = {}
        """Of each list that begins anew, at which number each level does; taken out once it has begun."""
        if root is None:
            return
        linked: dict[str, str] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            if style := value(abstract, "styleLink"):
                linked[style] = abstract.get(f"{W}abstractNumId", "")
            for level in abstract.iter(f"{W}lvl"):
                key = (abstract.get(f"{W}abstractNumId", ""), _integer(level.get(f"{W}ilvl"), 0))
                start = _integer(value(level, "start"), 1)
                self._formats[key] = (value(level, "numFmt"), value(level, "lvlText"), start)
        links = {
            abstract.get(f"{W}abstractNumId", ""): linked.get(value(abstract, "numStyleLink"), "")
            for abstract in root.iter(f"{W}abstractNum")
        }
        for number in root.iter(f"{W}num"):
            name = number.get(f"{W}numId", "")
            used = value(number, "abstractNumId")
            self._lists[name] = links.get(used) or used
            self._starts[name] = {
                _integer(change.get(f"{W}ilvl"), 0): _integer(value(change, "startOverride"), 1)
                for change in number.iter(f"{W}lvlOverride")
                if value(change, "startOverride")
            }

    def label(self, number_id: str, level: int) -> str:
        """The label of the next paragraph in list `number_id` at `level`; empty for bullets."""
        abstract = self._lists.get(number_id, "")
        if (abstract, level) not in self._formats:
            return ""
        counts = self._counts[abstract]
        kind, template, start = self._formats[abstract, level]
        if (first := self._starts.get(number_id, {}).pop(level, None)) is not None:
            counts[level] = first - 1
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if kind in {"bullet", "none", ""}:
            return ""

        def counted(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form, _, first = self._formats.get((abstract, at), ("decimal", "", 1))
            return numeral_text(counts.get(at, first), form)

        return re.sub(r"%(\d)", counted, template).strip()


def value(element: Element, name: str) -> str:
    """The `w:val` of the child `name`, or nothing."""
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val") or ""


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


def numeral_text(number: int, form: str) -> str:
    """`number` in one of Word's forms; those of no letters or numerals in figures."""
    if form == "decimalZero":
        return f"{number:02}"
    return numeral(number, _FORMS.get(form, "1"))
