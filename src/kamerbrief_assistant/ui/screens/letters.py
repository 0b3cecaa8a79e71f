"""The letters of the library: what is there, in which state, and all that can be done with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Paste
from textual.screen import Screen
from textual.widgets import DataTable

from kamerbrief_assistant.domain.letters import LetterSummary
from kamerbrief_assistant.ui.codes import STATES, skipped
from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.dropped import dropped_paths
from kamerbrief_assistant.ui.letterview import Place
from kamerbrief_assistant.ui.talk import title_of
from kamerbrief_assistant.ui.typed import typed_date
from kamerbrief_assistant.ui.widgets.bars import Chips, Line
from kamerbrief_assistant.ui.widgets.keybar import KeyBar
from kamerbrief_assistant.ui.widgets.table import Row, Table
from kamerbrief_assistant.wording import plural, text
from kamerbrief_assistant.wording.dates import day

from .dialogs import Ask, Confirm
from .filter import check_dates
from .form import Field, Form, Values

if TYPE_CHECKING:
    from kamerbrief_assistant.ui.app import AssistantApp


class LetterTable(Table[LetterSummary]):
    """The table of letters, with its commands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LETTERS)

    def action_open(self) -> None:
        cast("LettersScreen", self.screen).open_letter()

    def action_add(self) -> None:
        cast("LettersScreen", self.screen).ask_paths()

    def action_edit(self) -> None:
        cast("LettersScreen", self.screen).correct()

    def action_only(self) -> None:
        cast("LettersScreen", self.screen).only()

    def action_remove(self) -> None:
        cast("LettersScreen", self.screen).delete()

    def action_sort(self) -> None:
        self.sort_next()

    def action_why(self) -> None:
        cast("LettersScreen", self.screen).why()


class LettersScreen(Screen[None]):
    """Letters with title, date, sender and state; the filter's chips; progress while reading in."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LIST)
    DEFAULT_CSS = """
    LettersScreen #top, LettersScreen #state { background: $panel; padding: 0 1; }
    LettersScreen #top { text-style: bold; }
    LettersScreen #more { padding: 0 1; height: auto; min-height: 1; max-height: 5; text-wrap: wrap; }
    """

    def compose(self) -> ComposeResult:
        yield Line(id="top")
        yield Chips(id="chips")
        yield LetterTable(id="table")
        yield Line(id="more")
        yield KeyBar()

    @property
    def assistant(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    @property
    def table(self) -> LetterTable:
        return self.query_one("#table", LetterTable)

    def on_mount(self) -> None:
        self.assistant.changed.subscribe(self, self._told)
        self._reword()
        self.table.focus()

    def _told(self, what: str) -> None:
        if what in {"shelf", "filters", "words"}:
            self._reword()
        if what == "updating":
            self._more()

    def _reword(self) -> None:
        app = self.assistant
        self.table.titled(
            [text("Title"), text("Date"), text("Sender"), text("State")], [0, 18, 26, 12], [0, 0, 90, 0]
        )
        shown = [each for each in app.desk.shelf.letters if app.desk.passes(each) or not each.id]
        self.table.show([self._row(each) for each in shown])
        total = len(app.desk.shelf.letters)
        count = plural("{n} letter", "{n} letters", total)
        if len(shown) < total:
            count = text("{shown} of {total} letters", shown=len(shown), total=total)
        self.query_one("#top", Line).say(f"{text('Letters')} · {app.library_name} · {count}")
        self.query_one(Chips).show(app.desk.chips())
        self._more()

    def _row(self, letter: LetterSummary) -> Row[LetterSummary]:
        facts = letter.metadata
        state = text(STATES.get(letter.state, letter.state))
        if letter.state == "indexed" and letter.warnings:
            state += " !"
        when = day(facts.date)
        if when and "date" in facts.inferred:
            when = f"± {when}"
        chosen = "● " if letter.id in self.assistant.desk.filters.letters else ""
        return Row(
            (chosen + title_of(letter), when, facts.sender, state),
            (title_of(letter), facts.date, facts.sender, state),
            letter,
            letter.file,
        )

    def on_table_moved(self, event: Table.Moved) -> None:
        event.stop()
        self._more()

    def _more(self) -> None:
        """Below the table: progress, or what is to be known of the letter under the cursor."""
        app, letter = self.assistant, self.table.value
        if app.updater.running:
            said = f"{app.updater.line} · {text('F9 stops')}"
        elif letter is None:
            said = text("There are no letters yet. A adds one; you can also drop a file here.")
        else:
            said = self._facts(letter)
        self.query_one("#more", Line).say(said)

    def _facts(self, letter: LetterSummary) -> str:
        if letter.state == "unreadable":
            return f"{letter.file}: {self._problem(letter)}"
        facts = letter.metadata
        parts = [letter.file]
        if letter.passages:
            parts.append(plural("{n} passage", "{n} passages", letter.passages))
            parts.append(plural("{n} footnote", "{n} footnotes", letter.footnotes))
        if letter.pages:
            parts.append(plural("{n} page", "{n} pages", letter.pages))
        if facts.dossier:
            parts.append(text("dossier {name}", name=facts.dossier))
        if "date" in facts.inferred:
            parts.append(text("date derived from the text (E corrects it)"))
        if letter.warnings:
            parts.append(text("with warnings (W)"))
        return " · ".join(parts)

    def _problem(self, letter: LetterSummary) -> str:
        known = self.assistant.desk.shelf.skipped.get(letter.file)
        return skipped(known.code, known.message, known.remedy) if known else letter.problem

    # Commands

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.open_letter()

    def open_letter(self) -> None:
        letter = self.table.value
        if letter is None:
            return
        if letter.id:
            self.assistant.open_place(Place(letter.id))
        else:
            self.why()

    def why(self) -> None:
        letter = self.table.value
        if letter is None:
            return
        say = self.assistant.say
        if letter.state == "unreadable":
            say(f"{letter.file}: {self._problem(letter)}", wrong=True)
        elif letter.state == "new":
            say(text("This letter is not read yet. F8 reads it in."))
        elif letter.warnings:
            say("\n".join(letter.warnings))
        else:
            say(text("This letter was read without trouble."))

    def ask_paths(self) -> None:
        def done(typed: str | None) -> None:
            if not typed:
                return
            paths = dropped_paths(typed) or _folder(typed)
            if paths:
                self.assistant.add_files(paths)
            else:
                self.assistant.say(text("There is no file {path}.", path=typed), wrong=True)

        hint = text(
            "The path of a letter or of a folder with letters. Copies are put in {folder}",
            folder=self._folder(),
        )
        self.app.push_screen(Ask(text("Add letters"), hint=hint), done)

    def _folder(self) -> str:
        port = self.assistant.desk.port
        return str(port.documents) if port is not None else "documents"

    def on_paste(self, event: Paste) -> None:
        paths = dropped_paths(event.text)
        if paths:
            event.stop()
            self.assistant.add_files(paths)

    def only(self) -> None:
        """Asks only this letter, or with it chosen already all letters again."""
        from dataclasses import replace

        letter, desk = self.table.value, self.assistant.desk
        if letter is None or not letter.id:
            return
        chosen = set(desk.filters.letters) ^ {letter.id}
        desk.filters = replace(desk.filters, letters=tuple(sorted(chosen)))
        self.assistant.tell("filters")

    def delete(self) -> None:
        letter = self.table.value
        if letter is None or not letter.id:
            return
        app = self.assistant

        def gone(_: object) -> None:
            app.forget_summary(letter.id)
            app.updater.start()

        def done(sure: bool | None) -> None:  # noqa: FBT001  the dialog's answer
            if sure:
                app.background(lambda port: port.remove(letter.id), gone)

        question = text("Delete {file} from the library? The file itself goes.", file=letter.file)
        app.push_screen(Confirm(question, text("Delete")), done)

    def correct(self) -> None:
        letter = self.table.value
        if letter is None or not letter.id:
            return
        facts, app = letter.metadata, self.assistant
        fields = (
            Field("title", text("Title"), facts.title),
            Field("date", text("Date"), day(facts.date), text("for example 14-11-2024")),
            Field("sender", text("Sender"), facts.sender),
            Field("addressee", text("Addressee"), facts.addressee),
            Field("dossier", text("Dossier"), facts.dossier, text("for example 36600-VI-32")),
        )

        def corrected(_: object) -> None:
            app.desk.forget_letters()
            app.refresh_shelf()
            app.say(text("Corrected."))

        def done(values: Values | None) -> None:
            if values is None:
                return
            changed = {f.name: values[f.name] for f in fields if values[f.name] != f.value}
            if not changed:
                return
            when = typed_date(changed["date"]) if "date" in changed else None
            app.background(
                lambda port: port.set_metadata(
                    letter.id,
                    title=changed.get("title"),
                    date=when if "date" not in changed or when else "",
                    sender=changed.get("sender"),
                    addressee=changed.get("addressee"),
                    dossier=changed.get("dossier"),
                ),
                corrected,
            )

        note = text(
            "What you correct is kept, also when the letter is read again. An empty field takes it back."
        )
        app.push_screen(Form(letter.file, fields, check_dates, note), done)

    def action_close(self) -> None:
        self.dismiss()

    def action_choose(self) -> None:
        self.open_letter()


def _folder(typed: str) -> tuple[Path, ...]:
    """The files of a folder, if that is what was typed."""
    folder = Path(typed.strip("'\"")).expanduser()
    try:
        return tuple(sorted(each for each in folder.iterdir() if each.is_file())) if folder.is_dir() else ()
    except OSError:
        return ()
