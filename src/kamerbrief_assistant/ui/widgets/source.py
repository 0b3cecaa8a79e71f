"""The source pane: the list of letters, or the open letter under a line that says where one is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from kamerbrief_assistant.domain.commitments import Reference
from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.ui.letterview import Place, where
from kamerbrief_assistant.wording import text
from kamerbrief_assistant.wording.dates import day

from .bars import Line
from .letter_sheet import LetterSheet
from .letterlist import LetterList
from .reader import Reader


class Source(Vertical):
    """What is read: first the letters to choose from, then the chosen one."""

    DEFAULT_CSS = """
    Source #place { background: $panel; padding: 0 1; height: 2; }
    Source Reader { height: 1fr; display: none; }
    Source #place { display: none; }
    Source.-open Reader, Source.-open #place { display: block; }
    Source.-open LetterList { display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id)
        self._turn = 0
        self.found_words = ""

    def compose(self) -> ComposeResult:
        yield Line(id="place")
        yield Reader(id="reader")
        yield LetterList(id="letters")

    @property
    def reader(self) -> Reader:
        return self.query_one("#reader", Reader)

    @property
    def letters(self) -> LetterList:
        return self.query_one("#letters", LetterList)

    def next_turn(self) -> int:
        """Numbers what is asked for, so that a letter that arrives late is dropped."""
        self._turn += 1
        return self._turn

    def is_turn(self, turn: int) -> bool:
        return turn == self._turn

    def open(self, letter: Letter, references: Sequence[Reference], place: Place) -> None:
        self.add_class("-open")
        self.border_title = text("Letter")
        self.reader.show(letter, references, place)

    def close(self) -> None:
        self.remove_class("-open")
        self.reader.clear()
        self.reword()

    def reword(self) -> None:
        self.border_title = text("Letter") if self.has_class("-open") else text("Letters")
        self._say_place()

    def focus_inside(self) -> None:
        (self.reader if self.has_class("-open") else self.letters).focus()

    def on_letter_sheet_moved(self, event: LetterSheet.Moved) -> None:
        event.stop()
        self._say_place()

    def _say_place(self) -> None:
        reader = self.reader
        passage = reader.passage
        if reader.view is None or passage is None:
            return
        letter = reader.view.letter
        title = letter.metadata.title or letter.file
        first = " · ".join(each for each in (title, day(letter.metadata.date)) if each)
        page = reader.view.page_at(reader.here)
        parts = [where(passage, page=page)]
        if letter.pages and page:
            parts[0] += " " + text("of {n}", n=letter.pages)
        if passage.section:
            parts.append(f"§ {passage.section[-1]}")
        if reader.matches:
            parts.insert(0, text("match {n} of {total}", n=reader.match + 1, total=len(reader.matches)))
        second = " · ".join(each for each in parts if each)
        self.query_one("#place", Line).say(
            Content.assemble((first, "bold"), "\n", second or text("Beginning of the letter"))
        )
