"""The screen: the assistant in a terminal, or as plain lines for screen readers.

`run` is the way in. Nothing heavy is imported before it is called.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .port import Opener

__all__ = ["run"]


def run(
    opener: Opener,
    *,
    lang: str | None = None,
    plain: bool = False,
    name: str = "",
    config: Path | None = None,
    state: Path | None = None,
) -> int:
    """Opens the assistant and gives its exit status when the user is done.

    `opener` makes the assistant; it is called in the background, so that the screen is there at
    once. `lang` wins over the user's setting, and that over the locale. `config` is the settings
    file and `state` the folder for what is kept, both the platform's own when not given. `name` is
    what the library is called on screen.
    """
    from kamerbrief_assistant import wording

    from .history import history_folder, settings_file
    from .settings import read_settings

    settings = read_settings(config or settings_file())
    wording.use(lang or settings.lang or None)
    if plain:
        from .plain import run_plain

        return run_plain(opener, file=(state or history_folder()) / "copied.txt")
    # Collecting garbage while everything is being made finds none, and delays the first paint. The
    # app turns it on again.
    gc.disable()
    from .app import AssistantApp
    from .state import State

    app = AssistantApp(
        opener,
        settings=settings,
        state_for=lambda path: State(path, folder=state, enabled=settings.history),
        name=name,
    )
    app.run()
    return app.return_code or 0
