"""The papers that a letter refers to, and who else refers to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import DataTable

from kamerbrief_assistant.domain.commitments import Reference
from kamerbrief_assistant.ui.codes import REFERENCES
from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.desk import Opened
from kamerbrief_assistant.ui.letterview import Place
from kamerbrief_assistant.ui.talk import title_of
from kamerbrief_assistant.ui.widgets.bars import Line
from kamerbrief_assistant.ui.widgets.keybar import KeyBar
from kamerbrief_assistant.ui.widgets.table import Row, Table
from kamerbrief_assistant.wording import plural, text

if TYPE_CHECKING:
    from kamerbrief_assistant.ui.app import AssistantApp


class ReferencesPane(ModalScreen[Place]):
    """Beside the letter, which follows: it shows the sentence that refers to the paper under the cursor.

    Enter stays there. The line below says who else refers to the paper.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LIST)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  as Textual declares it
    DEFAULT_CSS = """
    ReferencesPane { align: left top; background: transparent; }
    ReferencesPane Vertical { width: 50%; height: 1fr; background: $background; }
    ReferencesPane.-narrow Vertical { width: 100%; }
    ReferencesPane #top { background: $panel; padding: 0 1; text-style: bold; }
    ReferencesPane #more { padding: 0 1; height: auto; max-height: 6; text-wrap: wrap; }
    """

    def __init__(self, opened: Opened, show: Callable[[Place], None]) -> None:
        super().__init__()
        self._show = show
        self._opened = opened
        self._asked = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Line(id="top")
            yield Table[Reference](id="table")
            yield Line(id="more")
        yield KeyBar()

    @property
    def assistant(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    @property
    def table(self) -> Table[Reference]:
        return self.query_one("#table", Table)

    def on_mount(self) -> None:
        letter = self._opened.letter
        count = plural("{n} reference", "{n} references", len(self._opened.references))
        self.query_one("#top", Line).say(f"{letter.metadata.title or letter.file} · {count}")
        self.table.titled(
            [text("Paper"), text("Kind"), text("Place"), text("In the library")],
            [0, 22, 14, 15],
            [0, 90, 0, 50],
        )
        self.table.sorted_by = 2
        self.table.show([self._row(each) for each in self._opened.references])
        self.table.focus()

    def _row(self, reference: Reference) -> Row[Reference]:
        place = (
            text("footnote {n}", n=reference.footnote)
            if reference.footnote
            else (text("para. {n}", n=reference.paragraph) if reference.paragraph else "")
        )
        there = text("yes") if reference.in_library else text("no")
        kind = text(REFERENCES[reference.kind])
        return Row(
            (reference.text, kind, place, there),
            (reference.text, kind, f"{reference.order:06}", there),
            reference,
            reference.id,
        )

    def on_table_moved(self, event: Table.Moved) -> None:
        event.stop()
        reference = self.table.value
        if reference is None:
            return
        self._show(self._place(reference))
        self._asked += 1
        turn = self._asked

        def done(cited: tuple[Reference, ...]) -> None:
            if turn == self._asked and self.is_attached:
                self.query_one("#more", Line).say(self._who(reference, cited))

        self.assistant.background(lambda port: port.references(label=reference.label), done)

    def _who(self, reference: Reference, cited: tuple[Reference, ...]) -> str:
        shelf = self.assistant.desk.shelf
        others = {each.letter for each in cited} - {reference.letter}
        names = [title_of(each) for each in shelf.letters if each.id in others]
        said = (
            text("Also referred to by: {names}", names="; ".join(names))
            if names
            else text("No other letter here refers to this.")
        )
        return f"{reference.label} · {said}"

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        reference = self.table.value
        if reference is not None:
            self.dismiss(self._place(reference))

    @staticmethod
    def _place(reference: Reference) -> Place:
        return Place(reference.letter, reference.order, reference.start, reference.end)

    def action_close(self) -> None:
        self.dismiss(None)
