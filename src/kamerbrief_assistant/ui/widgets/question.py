"""The question line, with earlier questions under up and down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.dropped import dropped_paths
from kamerbrief_assistant.wording import text


class QuestionLine(Input):
    """Where questions are typed. A file dropped or pasted here is offered to the library."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.QUESTION)
    DEFAULT_CSS = """
    QuestionLine { height: 3; border: round $border-blurred; }
    QuestionLine:focus { border: round $border; }
    """

    class Asked(Message):
        """The user put a question, or named the number of a citation."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    class Dropped(Message):
        """Files were dropped on the terminal or their paths pasted."""

        def __init__(self, paths: tuple[Path, ...]) -> None:
            super().__init__()
            self.paths = paths

    class Left(Message):
        """The user wants to go to the answers."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, select_on_focus=False)
        self.questions: list[str] = []
        self._at: int | None = None
        self._draft = ""
        self.reword()

    def reword(self) -> None:
        self.placeholder = text("Your question, then Enter")

    def remember(self, questions: Sequence[str]) -> None:
        """Puts earlier questions before those of now."""
        self.questions[:0] = questions

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        question = " ".join(event.value.split())
        if not question:
            return
        self.clear()
        self._at = None
        if not question.isdigit() and (not self.questions or self.questions[-1] != question):
            self.questions.append(question)
        self.post_message(self.Asked(question))

    def put(self, question: str) -> None:
        """Puts a question in the line to be changed."""
        self.value = question
        self.cursor_position = len(question)

    def action_earlier(self) -> None:
        if not self.questions:
            return
        if self._at is None:
            self._draft = self.value
            self._at = len(self.questions)
        self._at = max(self._at - 1, 0)
        self.put(self.questions[self._at])

    def action_later(self) -> None:
        if self._at is None:
            return
        self._at += 1
        if self._at >= len(self.questions):
            self._at = None
            self.put(self._draft)
        else:
            self.put(self.questions[self._at])

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def _on_paste(self, event: Paste) -> None:
        paths = dropped_paths(event.text)
        if paths:
            event.stop()
            event.prevent_default()
            self.post_message(self.Dropped(paths))
