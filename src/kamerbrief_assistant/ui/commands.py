"""Every command the assistant knows, declared once in `command_table`.

Key bindings, the bar of keys, the palette, the help screen and docs/keys.md are all made from it. A
command's `id` is what a user's keymap names. Labels and help are message ids.

Left out on purpose: ctrl+h and ctrl+i, which terminals send as backspace and tab; ctrl+b and ctrl+a,
which tmux and screen keep for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .command import SCOPES, Command, Scope
from .command_table import COMMANDS

if TYPE_CHECKING:
    from textual.binding import BindingType

__all__ = ["BY_ID", "COMMANDS", "SCOPES", "Command", "Scope", "bindings", "key_name", "key_names"]

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def bindings(scope: Scope) -> list[BindingType]:
    """Textual's bindings for the commands of `scope`. The user's keymap changes them by id."""
    from textual.binding import Binding

    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            id=command.id,
            show=command.bar,
            priority=command.priority,
        )
        for command in COMMANDS
        if command.keys and command.scope is scope
    ]


_NAMES = {
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
    "delete": "Del",
    "question_mark": "?",
}


def key_name(key: str) -> str:
    """A key as keyboards and manuals write it: `ctrl+q` is `Ctrl+Q`, `shift+n` is `Shift+N`."""
    *modifiers, last = key.split("+")
    last = last.removeprefix("upper_").upper() if last.startswith("upper_") else last
    if len(last) == 1 and last.isupper():
        modifiers, last = ["shift"], last.lower()
    name = _NAMES.get(last) or (last.upper() if modifiers or (last.startswith("f") and last[1:]) else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def key_names(keys: str) -> str:
    """All keys of a command: `Enter`, `B / Backspace`."""
    return " / ".join(key_name(key) for key in keys.split(","))
