"""The user's settings: one TOML file, described in docs/settings.md."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

THEMES = ("dark", "light", "contrast")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. `problems` says, in message ids with their fields, what was not understood."""

    lang: str = ""
    theme: str = "dark"
    animation: bool = True
    history: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[tuple[str, Mapping[str, str]], ...] = ()


def read_settings(file: Path) -> Settings:
    """The settings in `file`; defaults for what it does not say, or says wrongly."""
    from kamerbrief_assistant.wording import LANGUAGES
    from kamerbrief_assistant.wording import mark as _

    from .commands import BY_ID

    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        said = _("The settings file could not be read, so nothing in it is used: {error}")
        return Settings(problems=((said, {"error": str(error)}),))
    problems: list[tuple[str, Mapping[str, str]]] = []

    def choice(name: str, allowed: tuple[Any, ...], default: Any) -> Any:
        value = table.get(name, default)
        if value is default or any(value is each or value == each for each in allowed):
            return value
        known = ", ".join(str(each).lower() for each in allowed)
        said = _("Setting “{name}” is not understood. Use one of: {known}")
        problems.append((said, {"name": name, "known": known}))
        return default

    keys = {}
    asked = table.get("keys", {})
    if not isinstance(asked, dict):
        asked = {"keys": asked}
    for name, key in asked.items():
        command = BY_ID.get(name)
        if command is None or not command.keys or not isinstance(key, str) or not key.strip():
            said = _("The settings name a key for “{name}”, which no command is called.")
            problems.append((said, {"name": name}))
        else:
            keys[name] = key
    return Settings(
        lang=choice("lang", LANGUAGES, ""),
        theme=choice("theme", THEMES, "dark"),
        animation=choice("animation", (True, False), True),
        history=choice("history", (True, False), True),
        keys=keys,
        problems=tuple(problems),
    )
