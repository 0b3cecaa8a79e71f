"""Writes docs/keys.md from the commands' declarations. A test compares the two."""

from __future__ import annotations

from pathlib import Path

from kamerbrief_assistant import wording
from kamerbrief_assistant.ui.commands import COMMANDS, SCOPES, key_names

HEAD = """# Keys

Made by `docs/make_keys.py` from `src/kamerbrief_assistant/ui/command_table.py`; do not edit.

Every command is also in the palette (Ctrl+P), by its name in Dutch or English. The bar at the foot
shows what works where you are, and F1 shows all of it. A key is changed in the settings file by the
command's id: see [settings.md](settings.md). Single letters work outside text fields.
"""


def keys() -> str:
    """The page."""
    parts = [HEAD]
    for scope, title in SCOPES.items():
        parts.append(f"## {title}\n")
        parts.append("| Key | What it does | In het Nederlands | id |\n|---|---|---|---|")
        for command in COMMANDS:
            if command.scope is not scope:
                continue
            shown = f"`{key_names(command.keys)}`" if command.keys else "palette only"
            wording.use("nl")
            dutch = wording.text(command.help)
            wording.use("en")
            parts.append(f"| {shown} | {command.help} | {dutch} | `{command.id}` |")
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    Path(__file__).with_name("keys.md").write_text(keys(), encoding="utf-8")
