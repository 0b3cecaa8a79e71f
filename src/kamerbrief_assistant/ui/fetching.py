"""Fetching a letter for the source pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamerbrief_assistant.wording import text

from .letterview import Place

if TYPE_CHECKING:
    from .screens.main import MainScreen


def fetch(screen: MainScreen, place: Place, *, focus: bool = False, again: bool = False) -> None:
    """Shows a place in its letter, fetched in the background when it is not in memory.

    A letter that arrives after another was asked for is dropped. `again` is for the letter that is in
    view already, of which nothing is said when it cannot be had.
    """
    app = screen.assistant
    turn = screen.source.next_turn()

    def done(_: object) -> None:
        if not screen.source.is_turn(turn):
            return
        opened = app.desk.opened(place.letter)
        if opened is None:
            return
        screen.source.open(opened.letter, opened.references, place)
        if focus:
            screen.reader.focus()

    def failed(error: Exception) -> None:
        if screen.source.is_turn(turn) and not again:
            screen.remove_class("-reading")
            summary = app.desk.shelf.summary(place.letter)
            if summary is None and app.desk.ready.is_set():
                app.say(text("This letter is no longer in the library."), wrong=True)
            else:
                app.say_error(error)

    if app.desk.opened(place.letter) is not None:
        done(None)
    else:
        app.background(lambda _: app.desk.letter(place.letter), done, failed)
