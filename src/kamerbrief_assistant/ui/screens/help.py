"""Help: the keys that work where you are, then all others."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from kamerbrief_assistant.ui.commands import COMMANDS, SCOPES, Command, Scope, bindings, key_names
from kamerbrief_assistant.ui.lines import Block
from kamerbrief_assistant.ui.widgets.bars import Line
from kamerbrief_assistant.ui.widgets.keybar import KeyBar
from kamerbrief_assistant.ui.widgets.sheet import Sheet
from kamerbrief_assistant.wording import text

KEY_COLUMN = 22


class HelpScreen(Screen[None]):
    """The commands of the screen it was called from, then the rest."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LIST)
    DEFAULT_CSS = """
    HelpScreen #top { height: 1; background: $panel; padding: 0 1; text-style: bold; }
    HelpScreen Sheet { height: 1fr; border: round $border; }
    """

    def __init__(self, caller: Screen[Any]) -> None:
        super().__init__()
        self._keys: dict[str, list[str]] = {}
        for key, active in caller.active_bindings.items():
            if active.binding.id:
                self._keys.setdefault(active.binding.id, []).append(key)

    def compose(self) -> ComposeResult:
        yield Line(text("Help"), id="top")
        yield Sheet(id="help")
        yield KeyBar()

    def on_mount(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.set_blocks(self.blocks())
        sheet.focus()

    def blocks(self) -> list[Block]:
        here = [each for each in COMMANDS if each.id in self._keys]
        scopes = list(dict.fromkeys(each.scope for each in here if each.scope is not Scope.APP))
        rest = [scope for scope in SCOPES if scope not in scopes and scope is not Scope.APP]
        blocks = [
            Block(
                text(
                    "Type a question and press Enter. Esc goes to the answers; there and in a letter single "
                    "keys work. Enter opens the source, Esc goes back, F2 returns to the question line."
                ),
            )
        ]
        for scope in (*scopes, Scope.APP, *rest):
            blocks.append(Block(text(SCOPES[scope]), "heading", gap=1))
            blocks += [self._row(each) for each in COMMANDS if each.scope is scope]
        return blocks

    def _row(self, command: Command) -> Block:
        keys = ",".join(self._keys.get(command.id, ())) or command.keys
        shown = key_names(keys) if keys else text("Ctrl+P, by name")
        return Block(text(command.help), "text", first=f"{shown:<{KEY_COLUMN}} ", rest=" " * (KEY_COLUMN + 1))

    def action_close(self) -> None:
        self.dismiss()

    def action_choose(self) -> None:
        self.dismiss()
