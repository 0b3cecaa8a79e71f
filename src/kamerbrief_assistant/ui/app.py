"""The assistant as a Textual app: what all screens share, and the way between them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.signal import Signal

from kamerbrief_assistant import wording
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.domain.progress import AddReport, IndexReport
from kamerbrief_assistant.wording import text

from . import clipboard
from .background import Finished, in_background
from .codes import skipped
from .commands import Scope, bindings
from .desk import Desk, Shelf
from .errors import in_words
from .letterview import Place
from .note import Pin
from .opening import open_library, warm_again
from .port import Opener, Port
from .screens.main import MainScreen
from .settings import Settings
from .state import State
from .taking import copy_and_say
from .themes import NAMES, THEMES
from .updating import LOOK_EVERY, Updater, outcome

T = TypeVar("T")


class AssistantApp(App[object]):
    """The assistant. Everything slow runs in the background; the first screen waits for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.APP)
    COMMANDS = set()  # noqa: RUF012  Textual's way; the palette is given its own provider
    ENABLE_COMMAND_PALETTE = True
    TITLE = "Kamerbrief"
    CSS = """
    Toast { max-width: 70; }
    """

    def __init__(
        self,
        opener: Opener,
        *,
        settings: Settings,
        state_for: Callable[[Path], State],
        name: str = "",
        today: Callable[[], date] = date.today,
        export_folder: Path | None = None,
        copier: Callable[..., clipboard.Copied] = clipboard.copy,
    ) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        for builtin in set(self.available_themes) - set(NAMES):
            self.unregister_theme(builtin)
        self.theme = settings.theme
        if not settings.animation:
            self.animation_level = "none"
        self.settings = settings
        self.library_name = name
        self.desk = Desk(opener)
        self.state: State | None = None
        self.today = today
        self._copier = copier
        self.export_folder = export_folder or Path.home()
        self._state_for = state_for
        self.updater = Updater(self.desk, self, self)
        self.changed: Signal[str] = Signal(self, "changed")
        """Told to screens when something on the desk changes: shelf, updating, filters, note, words."""
        self.when_ready: list[Callable[[], None]] = []
        """What waits until the library is open."""
        self.main = MainScreen()
        if settings.keys:
            self.set_keymap(dict(settings.keys))

    # Starting

    def get_default_screen(self) -> Screen[None]:
        return self.main

    def on_mount(self) -> None:
        for problem, fields in self.settings.problems:
            self.say(text(problem, **fields), wrong=True)
        # The first paint comes first.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        gc.enable()
        open_library(self, self._state_for)
        self.set_interval(LOOK_EVERY, self.updater.look)

    def library_ready(self) -> None:
        """Questions can be answered from now on."""
        self.desk.ready.set()
        self.refresh_shelf()
        for each in self.when_ready:
            each()
        self.when_ready.clear()

    def cannot_open(self, error: Exception) -> None:
        """Says why there is no library to ask, also to the questions that wait for it."""
        self.desk.trouble = error
        self.say_error(error)

    def refresh_shelf(self) -> None:
        """Looks at the letters again, then for questions to suggest, and tells the screens of each."""

        def looked(shelf: Shelf) -> None:
            self.desk.shelf = shelf
            self.tell("shelf")
            self.background(lambda port: port.suggestions(), suggested)

        def suggested(questions: tuple[str, ...]) -> None:
            self.desk.suggestions = questions
            self.tell("suggestions")

        in_background(self, self.desk.look, looked, self.say_error)

    # Background work

    def background(
        self,
        work: Callable[[Port], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs `work` with the library off this thread, then `done` on it."""
        in_background(self, self.desk.use(work), done, failed or self.say_error)

    def on_finished(self, event: Finished) -> None:
        event.stop()
        event.deliver()

    # Saying things

    def tell(self, what: str) -> None:
        self.changed.publish(what)

    def say(self, message: str, *, wrong: bool = False) -> None:
        """A word to the user, never read as markup."""
        self.notify(
            message, severity="error" if wrong else "information", markup=False, timeout=8 if wrong else 4
        )

    def say_error(self, error: Exception) -> None:
        """What went wrong and what to do, without jargon."""
        self.say(in_words(error), wrong=True)

    # Updating

    def updating_changed(self) -> None:
        self.tell("updating")
        self.refresh_bindings()

    def updated(self, report: IndexReport) -> None:
        self.desk.forget_letters()
        # What could not be read before is known already; the list of letters goes on saying why.
        known = self.desk.shelf.skipped
        fresh = tuple(each for each in report.skipped if each.file not in known)
        self.say(outcome(replace(report, skipped=fresh)))
        if self.desk.ready.is_set():
            self.refresh_shelf()
        for each in fresh[:3]:
            self.say(f"{each.file}: {skipped(each.code, each.message, each.remedy)}", wrong=True)

    def action_update(self) -> None:
        self._update()

    def action_rebuild(self) -> None:
        self._update(rebuild=True)

    def _update(self, *, rebuild: bool = False) -> None:
        then = None if self.desk.ready.is_set() else partial(warm_again, self)
        if not self.updater.start(rebuild=rebuild, then=then):
            self.say(text("Updating already; F9 stops it."))

    def action_stop(self) -> None:
        self.updater.stop()
        self.say(text("Stopping after this letter …"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "stop":
            return self.updater.running
        return super().check_action(action, parameters)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Copies files into the library and reads them in."""
        wanted = tuple(paths)

        def done(report: AddReport) -> None:
            for each in report.skipped:
                self.say(f"{each.file}: {skipped(each.code, each.message, each.remedy)}", wrong=True)
            if report.added:
                self.say(text("Added: {files}. Reading in.", files=", ".join(report.added)))
                self._update()

        self.background(lambda port: port.add(wanted), done)

    # Ways between screens

    def to_main(self) -> MainScreen:
        """Closes whatever lies over the main screen."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        return self.main

    def _to(self, screen: Screen[Any]) -> None:
        self.to_main()
        self.push_screen(screen)

    def open_place(self, place: Place) -> None:
        """Shows a place in its letter, on the main screen."""
        self.to_main().open_place(place)

    def action_ask(self) -> None:
        self.to_main().action_to_question()

    def action_letters(self) -> None:
        from .screens.letters import LettersScreen

        self._to(LettersScreen())

    def action_register(self) -> None:
        from .screens.register import RegisterScreen

        self._to(RegisterScreen())

    def action_note(self) -> None:
        from .screens.note import NoteScreen

        self._to(NoteScreen())

    def action_help(self) -> None:
        from .screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_filter(self) -> None:
        from .screens.filter import filter_form
        from .screens.form import Values

        form, read = filter_form(self.desk)

        def done(values: Values | None) -> None:
            if values is not None:
                self.desk.filters = read(values)
                self.tell("filters")

        self.push_screen(form, done)

    def action_command_palette(self) -> None:
        from .palette import Commands

        if not CommandPalette.is_open(self):
            self.push_screen(
                CommandPalette(providers=[Commands], placeholder=text("What do you want to do?"))
            )

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: the palette is made of `COMMANDS`."""
        del screen
        return ()

    async def action_press(self, command: str) -> None:
        """Runs a command that was clicked in the bar of keys."""
        for active in self.screen.active_bindings.values():
            if active.binding.id == command and active.enabled:
                await self.run_action(active.binding.action, active.node)
                return

    # Taking along

    def copy_to_clipboard(self, text: str) -> None:
        """Copies and says which clipboard took it: for our commands and for Textual's own."""
        copy_and_say(self, text, super().copy_to_clipboard, self._copier)

    def pin(self, pin: Pin) -> None:
        """Puts a passage on the dossier note."""
        if self.desk.note.pin(pin):
            self.say(text("Pinned to the note (F5)."))
            self.keep_note()
        else:
            self.say(text("This is on the note already (F5)."))

    def keep_note(self) -> None:
        self.tell("note")
        self.keep(lambda state: state.keep_pins(self.desk.note.pins))

    def keep(self, write: Callable[[State], None]) -> None:
        """Keeps something for the next sitting; a full disk is said, never fatal."""
        if self.state is None:
            return
        try:
            write(self.state)
        except OSError as error:
            self.say(text("This could not be kept for next time: {error}", error=str(error)), wrong=True)

    # Preferences

    def action_next_theme(self) -> None:
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)]
        self._keep_window()

    def _keep_window(self) -> None:
        self.keep(lambda state: state.keep_window(self.theme, self.main.reader.where_now()))

    def action_next_language(self) -> None:
        others = wording.LANGUAGES
        wording.use(others[(others.index(wording.current()) + 1) % len(others)])
        self.tell("words")
        self.refresh_bindings()

    def action_wipe(self) -> None:
        from .screens.dialogs import Confirm

        def done(sure: bool | None) -> None:  # noqa: FBT001  the dialog's answer
            if sure:
                self._wipe()

        self.push_screen(
            Confirm(text("Wipe the kept conversation, questions and note from this computer?"), text("Wipe")),
            done,
        )

    def _wipe(self) -> None:
        if self.state is None:
            return
        try:
            self.state.wipe()
        except OSError as error:
            self.say_error(error)
            return
        self.desk.session.clear()
        self.desk.note.pins.clear()
        self.main.forget()
        self.tell("note")
        self.say(text("Wiped."))

    # Leaving

    def action_interrupt(self) -> None:
        self.say(text("Nothing is selected. Ctrl+Q closes the assistant."))

    def action_help_quit(self) -> None:
        self.action_interrupt()

    async def action_quit(self) -> None:
        self._keep_window()
        self.updater.close()
        self.exit(0)

    def forget_summary(self, letter_id: LetterId) -> None:
        """After a letter was removed: it can no longer be in the filter."""
        if letter_id in self.desk.filters.letters:
            self.desk.drop_chip("letters")
            self.tell("filters")
