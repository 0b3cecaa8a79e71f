"""Word's footnotes and endnotes, numbered as printed."""

from __future__ import annotations

from .docx_numbering import W, numeral_text, value
from .xml_tree import Element


class Notes:
    """The notes of a document by their ids, and how far the numbering is."""

    def __init__(
        self,
        footnotes: Element | None = None,
        endnotes: Element | None = None,
        settings: Element | None = None,
        root: Element | None = None,
    ) -> None:
        self._bodies = {False: _bodies(footnotes, "footnote"), True: _bodies(endnotes, "endnote")}
        self._format = {False: "decimal", True: "lowerRoman"}  # Word's own defaults
        self._counts = {False: 0, True: 0}
        for end, name in ((False, "footnotePr"), (True, "endnotePr")):
            properties = settings.find(f"{W}{name}") if settings is not None else None
            if properties is not None:
                start = value(properties, "numStart")
                self._counts[end] = int(start) - 1 if start.isdecimal() and len(start) < 6 else 0
        self._first = dict(self._counts)
        self._restarts = {False: "", True: ""}
        for part in (settings, root):
            for end, name in ((False, "footnotePr"), (True, "endnotePr")):
                for properties in part.iter(f"{W}{name}") if part is not None else ():
                    self._format[end] = value(properties, "numFmt") or self._format[end]
                    self._restarts[end] = value(properties, "numRestart") or self._restarts[end]

    def next(self, note_id: str, *, end: bool, own: str = "") -> tuple[str, Element | None]:
        """The printed number of the next note met in the text, and its body if the file has one.

        `own` is a mark that the writer typed in place of a number; it takes no number.
        """
        body = self._bodies[end].get(note_id)
        if own:
            return own, body
        self._counts[end] += 1
        return numeral_text(self._counts[end], self._format[end]), body

    def turn(self, place: str) -> None:
        """A section (`eachSect`) or page (`eachPage`) begins, with which numbers may start again."""
        for end, restart in self._restarts.items():
            if restart == place:
                self._counts[end] = self._first[end]


def _bodies(root: Element | None, name: str) -> dict[str, Element]:
    """Notes by id, without the separators that Word keeps among them."""
    if root is None:
        return {}
    return {
        note.get(f"{W}id", ""): note
        for note in root.iter(f"{W}{name}")
        if note.get(f"{W}type") in {None, "normal"}
    }
