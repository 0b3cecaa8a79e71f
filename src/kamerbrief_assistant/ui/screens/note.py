"""The dossier note: what was pinned, in the order it will be exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.lines import Block
from kamerbrief_assistant.ui.note import Pin
from kamerbrief_assistant.ui.taking import with_citation
from kamerbrief_assistant.ui.widgets.bars import Line
from kamerbrief_assistant.ui.widgets.keybar import KeyBar
from kamerbrief_assistant.ui.widgets.sheet import Sheet
from kamerbrief_assistant.wording import plural, text

from .dialogs import Ask
from .export import export_pins

if TYPE_CHECKING:
    from kamerbrief_assistant.ui.app import AssistantApp


class NoteSheet(Sheet):
    """The pins as a sheet, with the note's commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.NOTE),
        ("down,j", "step(1)", ""),
        ("up,k", "step(-1)", ""),
    ]

    def show(self, pins: list[Pin]) -> None:
        blocks: list[Block] = []
        asked = ""
        for index, pin in enumerate(pins):
            if pin.question and pin.question != asked:
                blocks.append(Block(pin.question, "question", gap=1 if blocks else 0))
                asked = pin.question
            blocks.append(Block(f"“{pin.quote.text}”", "text", (), f"{index + 1:>2} │ ", "   │ ", index, 1))
            blocks.append(Block(pin.citation, "muted", (), "   │ ", "   │ ", index))
            if pin.remark:
                blocks.append(Block(pin.remark, "strong", (), "   ✎ ", "     ", index))
        if not pins:
            blocks.append(
                Block(
                    text("Nothing is pinned yet. P pins a passage, in the conversation and in a letter."),
                    gap=1,
                )
            )
        self.item = min(max(self.item, 0), len(pins) - 1)
        self.set_blocks(blocks)

    def action_step(self, step: int) -> None:
        last = max((block.item for block in self.blocks), default=-1)
        if last < 0:
            return
        self.item = min(max(self.item + step, 0), last)
        block = next(i for i, each in enumerate(self.blocks) if each.item == self.item)
        self.reveal(block, 0, len(self.blocks[block].text))
        self.refresh()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.item >= 0:
            self.item = event.item
            self.refresh()

    @property
    def owner(self) -> NoteScreen:
        return cast("NoteScreen", self.screen)

    def action_open(self) -> None:
        self.owner.open_pin()

    def action_remark(self) -> None:
        self.owner.remark()

    def action_move_up(self) -> None:
        self.owner.move_pin(-1)

    def action_move_down(self) -> None:
        self.owner.move_pin(1)

    def action_remove(self) -> None:
        self.owner.take_off()

    def action_copy(self) -> None:
        self.owner.copy_pin()

    def action_export(self) -> None:
        self.owner.export()


class NoteScreen(Screen[None]):
    """Pinned passages with remarks; export verifies each again."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LIST)
    DEFAULT_CSS = """
    NoteScreen #top { background: $panel; padding: 0 1; text-style: bold; }
    NoteScreen NoteSheet { height: 1fr; border: round $border; }
    """

    def compose(self) -> ComposeResult:
        yield Line(id="top")
        yield NoteSheet(id="note")
        yield KeyBar()

    @property
    def assistant(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    @property
    def sheet(self) -> NoteSheet:
        return self.query_one("#note", NoteSheet)

    @property
    def chosen(self) -> Pin | None:
        pins = self.assistant.desk.note.pins
        return pins[self.sheet.item] if 0 <= self.sheet.item < len(pins) else None

    def on_mount(self) -> None:
        self.assistant.changed.subscribe(self, self._told)
        self._draw()
        self.sheet.focus()

    def _told(self, what: str) -> None:
        if what in {"note", "words"}:
            self._draw()

    def _draw(self) -> None:
        pins = self.assistant.desk.note.pins
        count = plural("{n} passage", "{n} passages", len(pins))
        self.query_one("#top", Line).say(f"{text('Dossier note')} · {count}")
        self.sheet.show(pins)

    def open_pin(self) -> None:
        if self.chosen is not None:
            self.assistant.open_place(self.chosen.place)

    def copy_pin(self) -> None:
        if self.chosen is not None:
            self.assistant.copy_to_clipboard(with_citation(self.chosen.quote.text, self.chosen.citation))

    def take_off(self) -> None:
        if self.chosen is not None:
            del self.assistant.desk.note.pins[self.sheet.item]
            self.assistant.keep_note()

    def move_pin(self, step: int) -> None:
        if self.chosen is not None:
            self.sheet.item = self.assistant.desk.note.move(self.sheet.item, step)
            self.assistant.keep_note()

    def remark(self) -> None:
        pin, index = self.chosen, self.sheet.item
        if pin is None:
            return

        def done(words: str | None) -> None:
            if words is not None:
                self.assistant.desk.note.remark(index, words)
                self.assistant.keep_note()

        self.app.push_screen(Ask(text("Your remark under this passage"), pin.remark), done)

    def export(self) -> None:
        pins = self.assistant.desk.note.pins
        if pins:
            export_pins(self.assistant, pins, text("Dossier note"), text("note"))
        else:
            self.assistant.say(text("There is nothing to export yet."))

    def action_close(self) -> None:
        self.dismiss()

    def action_choose(self) -> None:
        self.open_pin()
