"""Small questions over a screen: a line to type, a list to choose from, a yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList
from textual.widgets.option_list import Option

from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.lines import clean
from kamerbrief_assistant.ui.widgets.bars import Line
from kamerbrief_assistant.wording import text

R = TypeVar("R")


class Dialog(ModalScreen[R], Generic[R]):
    """A box over the screen. Escape closes it with no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.LIST),
        Binding("ctrl+q", "app.quit", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > Vertical { width: 80%; max-width: 90; height: auto; max-height: 90%; background: $surface;
      border: round $border; padding: 0 1; }
    Dialog Line { margin-bottom: 1; text-wrap: wrap; }
    Dialog .buttons { height: auto; align-horizontal: right; margin-top: 1; }
    Dialog Button { margin-left: 1; }
    Dialog OptionList { height: auto; max-height: 20; border: none; background: $surface; }
    Dialog OptionList:focus { border: none; }
    """

    def action_close(self) -> None:
        self.dismiss(None)

    def action_choose(self) -> None:
        """Enter, where no field takes it."""


class Ask(Dialog[str]):
    """Asks for a line of text."""

    def __init__(self, title: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._title)
            if self._hint:
                yield Line(self._hint)
            yield Input(self._value)
            yield Line(text("Enter: do it · Esc: back"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to choose and what it stands for."""

    words: str
    value: str


class Choose(Dialog[str]):
    """Asks for one of several lines."""

    def __init__(self, title: str, choices: Sequence[Choice], at: int = 0) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._at = at

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._title)
            yield OptionList(*(Option(Content(clean(each.words))) for each in self._choices))
            yield Line(text("Enter: choose · Esc: back"))

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = self._at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._choices[event.option_index].value)


class Confirm(Dialog[bool]):
    """Asks whether to do something that cannot be undone."""

    def __init__(self, question: str, yes: str) -> None:
        super().__init__()
        self._question = question
        self._yes = yes

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Line(self._question)
            with Horizontal(classes="buttons"):
                yield Button(Content(text("No, keep it")), id="no", variant="primary")
                yield Button(Content(self._yes), id="yes", variant="error")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")
