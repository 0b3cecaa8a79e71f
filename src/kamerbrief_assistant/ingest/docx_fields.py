"""Word's fields: only their results are text, and not those that number pages."""

from __future__ import annotations

import re

from .docx_numbering import W
from .xml_tree import Element

_FURNITURE = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|TOC|PAGEREF|SECTION|FILENAME)\b", re.IGNORECASE)
_NOTE = re.compile(r"^\s*(?:NOTEREF|FTNREF)\b", re.IGNORECASE)


class Fields:
    """The fields that are open at a point in the document; they may nest and run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[tuple[list[str], bool]] = []
        """For each, its instruction so far and whether its result has begun."""

    @staticmethod
    def is_furniture(instruction: str) -> bool:
        return _FURNITURE.match(instruction) is not None

    def mark(self, kind: str) -> None:
        """Take in a `w:fldChar` of that kind."""
        if kind == "begin":
            self._open.append(([], False))
        elif kind == "separate" and self._open:
            self._open[-1] = (self._open[-1][0], True)
        elif kind == "end" and self._open:
            self._open.pop()

    def feed(self, run: Element) -> None:
        """Take in the instruction text of a run."""
        if self._open and not self._open[-1][1]:
            self._open[-1][0].extend(part.text or "" for part in run.iter(f"{W}instrText"))

    @property
    def shown(self) -> bool:
        """Whether text here is a result of every open field, and no page number."""
        return all(result and not self.is_furniture("".join(words)) for words, result in self._open)

    @property
    def is_note_reference(self) -> bool:
        """Whether the innermost field repeats a note's mark."""
        return bool(self._open) and _NOTE.match("".join(self._open[-1][0])) is not None
