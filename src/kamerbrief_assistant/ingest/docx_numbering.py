"""The labels that Word prints before numbered paragraphs (`numbering.xml`), which are no text of theirs."""

from __future__ import annotations

import re
from collections import defaultdict

from .xml_tree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Numbering:
    """Counts numbered paragraphs as Word does, list by list and level by level."""

    def __init__(self, root: Element | None) -> None:
        self._formats: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                key = (abstract.get(f"{W}abstractNumId", ""), _integer(level.get(f"{W}ilvl"), 0))
                start = _integer(value(level, "start"), 1)
                self._formats[key] = (value(level, "numFmt"), value(level, "lvlText"), start)
        for number in root.iter(f"{W}num"):
            self._lists[number.get(f"{W}numId", "")] = value(number, "abstractNumId")

    def label(self, number_id: str, level: int) -> str:
        """The label of the next paragraph in list `number_id` at `level`; empty for bullets."""
        abstract = self._lists.get(number_id, "")
        if (abstract, level) not in self._formats:
            return ""
        counts = self._counts[abstract]
        kind, template, start = self._formats[abstract, level]
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


def numeral_text(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        out = ""
        for size, letter in _ROMAN:
            while number >= size:
                out, number = out + letter, number - size
        return out.upper() if form == "upperRoman" else out
    return str(number)
