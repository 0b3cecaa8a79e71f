"""On which page a Word document's paragraphs stand, where Word left word of it."""

from __future__ import annotations

from .docx_numbering import W
from .xml_tree import Element


class Pages:
    """Counts the page breaks that Word wrote down when it last set the pages.

    They count only when there are as many as the document's properties say there are pages: programs
    that change the text and set no pages leave them where they stood.
    """

    def __init__(self, root: Element | None, properties: Element | None) -> None:
        breaks = 0 if root is None else sum(1 for _ in root.iter(f"{W}lastRenderedPageBreak"))
        told = "" if properties is None else (properties.findtext("{*}Pages") or "").strip()
        self.total = breaks + 1 if breaks and told == str(breaks + 1) else None
        self._page = 1

    @property
    def page(self) -> int | None:
        """The page at this point of the walk, from 1, if it can be known."""
        return self._page if self.total else None

    def turn(self) -> None:
        self._page += 1
