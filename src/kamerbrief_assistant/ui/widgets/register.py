"""The register's table and timeline, with its commands."""

from __future__ import annotations

from typing import ClassVar, Protocol, cast

from textual.binding import BindingType
from textual.screen import Screen

from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.ui.commands import Scope, bindings

from .sheet import Sheet
from .table import Table


class Owner(Protocol):
    """The screen that does what the commands ask."""

    def open_source(self) -> None: ...

    def search(self) -> None: ...

    def sort(self) -> None: ...

    def turn(self) -> None: ...

    def next_kind(self) -> None: ...

    def choose_status(self) -> None: ...

    def mark(self) -> None: ...

    def take(self, what: str) -> None: ...

    def export(self) -> None: ...

    def say_more(self) -> None: ...


class _Commands:
    """The register's commands, for the table and for the timeline."""

    screen: Screen[object]

    @property
    def owner(self) -> Owner:
        return cast("Owner", self.screen)

    def action_open(self) -> None:
        self.owner.open_source()

    def action_search(self) -> None:
        self.owner.search()

    def action_sort(self) -> None:
        self.owner.sort()

    def action_timeline(self) -> None:
        self.owner.turn()

    def action_kind(self) -> None:
        self.owner.next_kind()

    def action_filter_status(self) -> None:
        self.owner.choose_status()

    def action_status(self) -> None:
        self.owner.mark()

    def action_copy(self) -> None:
        self.owner.take("copy")

    def action_pin(self) -> None:
        self.owner.take("pin")

    def action_export(self) -> None:
        self.owner.export()


class RegisterTable(_Commands, Table[Commitment]):
    """Commitments in a table."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.REGISTER)


class Timeline(_Commands, Sheet):
    """Commitments by the month in which they fall due."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.REGISTER),
        ("down,j", "step(1)", ""),
        ("up", "step(-1)", ""),
    ]

    def action_step(self, step: int) -> None:
        items = [block.item for block in self.blocks if block.item >= 0]
        if not items:
            return
        self.item = min(max(self.item + step, 0), max(items))
        block = next(i for i, each in enumerate(self.blocks) if each.item == self.item)
        self.reveal(block, 0, len(self.blocks[block].text))
        self.refresh()
        self.owner.say_more()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.item >= 0:
            self.item = event.item
            self.refresh()
            self.owner.say_more()
