"""A box with fields to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Checkbox, Input

from kamerbrief_assistant.ui.widgets.bars import Line
from kamerbrief_assistant.wording import text

from .dialogs import Dialog

Values = Mapping[str, str]
"""What was filled in, by field; a box that is ticked is `yes`, else empty."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `box` makes it a box to tick."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    box: bool = False


class Tick(Checkbox):
    """A box whose cross is there or not, so that it does not speak by colour alone."""

    def __init__(self, label: Content, *, value: bool, id: str) -> None:  # noqa: A002  Textual's word
        super().__init__(label, value, id=id)
        self.BUTTON_INNER = "X" if value else " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "X" if self.value else " "
        super().watch_value()


class Form(Dialog[Values]):
    """Asks for several fields at once. Enter in a field or the button takes them."""

    DEFAULT_CSS = """
    Form VerticalScroll { height: auto; max-height: 70%; }
    Form .row { height: auto; }
    Form .row Line { width: 16; margin: 0; text-wrap: wrap; }
    Form .row Input { width: 1fr; }
    Form Checkbox { border: none; padding: 0; background: $surface; }
    Form #problem { color: $text-error; display: none; margin: 0; }
    Form #problem.-some { display: block; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        check: Callable[[Values], str] = lambda _: "",
        note: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._rows = tuple(fields)
        self._check = check
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._title)
            if self._note:
                yield Line(self._note)
            with VerticalScroll(can_focus=False):
                for row in self._rows:
                    with Horizontal(classes="row"):
                        if row.box:
                            yield Tick(Content(row.label), value=bool(row.value), id=row.name)
                        else:
                            yield Line(row.label)
                            yield Input(row.value, placeholder=row.hint, id=row.name, compact=True)
            yield Line(id="problem")
            with Horizontal(classes="buttons"):
                yield Button(Content(text("Back (Esc)")), id="back", compact=True)
                yield Button(Content(text("Done (Enter)")), id="done", variant="primary", compact=True)

    def _values(self) -> Values:
        return {
            row.name: ("yes" if self.query_one(f"#{row.name}", Checkbox).value else "")
            if row.box
            else self.query_one(f"#{row.name}", Input).value.strip()
            for row in self._rows
        }

    def _finish(self) -> None:
        values = self._values()
        problem = self._check(values)
        if problem:
            line = self.query_one("#problem", Line)
            line.say(problem)
            line.add_class("-some")
        else:
            self.dismiss(values)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._finish()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "done":
            self._finish()
        else:
            self.dismiss(None)
