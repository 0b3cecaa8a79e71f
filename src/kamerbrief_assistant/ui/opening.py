"""Opening the library behind the first screen: what was kept, then index and encoder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.errors import IndexFaultError

from .background import in_background
from .port import Port
from .settings import Settings
from .state import Kept, State
from .themes import NAMES

if TYPE_CHECKING:
    from .app import AssistantApp


def open_library(app: AssistantApp, state_for: Callable[[Path], State]) -> None:
    """Opens the library in the background, puts back what was kept, and loads index and encoder."""

    def work() -> tuple[Port, State, Kept]:
        port = app.desk.open()
        state = state_for(port.path)
        return port, state, state.read()

    in_background(app, work, partial(_opened, app), app.cannot_open)


def _opened(app: AssistantApp, opened: tuple[Port, State, Kept]) -> None:
    port, app.state, kept = opened
    app.library_name = app.library_name or port.path.name
    app.desk.note.pins[:0] = kept.pins
    # The settings file wins over what was chosen on screen.
    if kept.theme in NAMES and app.settings.theme == Settings().theme:
        app.theme = kept.theme
    app.main.restore(kept)
    if kept.place is not None:
        place = kept.place
        app.when_ready.append(lambda: app.main.reopen(place))
    app.tell("note")

    def warm() -> bool:
        if not port.has_index:
            return False
        port.warm()
        return True

    def warmed(has_index: bool) -> None:  # noqa: FBT001  the result of `warm`
        if has_index:
            app.library_ready()
            app.updater.look()
        else:
            app.updater.start(then=partial(warm_again, app))

    def failed(error: Exception) -> None:
        if isinstance(error, IndexFaultError):
            # The index is derived: an update makes it anew.
            app.updater.start(then=partial(warm_again, app))
        else:
            app.cannot_open(error)

    in_background(app, warm, warmed, failed)


def warm_again(app: AssistantApp) -> None:
    """After an update made the index that was missing."""
    app.background(lambda port: port.warm(), lambda _: app.library_ready(), app.cannot_open)
