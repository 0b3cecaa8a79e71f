"""Writing a note or conversation to a file the user names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.answers import Quote
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.ui import exports
from kamerbrief_assistant.ui.note import Checked, Pin, check
from kamerbrief_assistant.ui.taking import hit_of, quotes_of
from kamerbrief_assistant.ui.talk import commitment_line
from kamerbrief_assistant.wording import plural, text

from .form import Field, Form, Values

if TYPE_CHECKING:
    from kamerbrief_assistant.ui.app import AssistantApp


def ask_file(
    app: AssistantApp, title: str, name: str, suffixes: Sequence[str], write: Callable[[Path], None]
) -> None:
    """Asks for a file with one of the suffixes that is not there yet, then has it written."""
    start = str(app.export_folder / f"{name}-{app.today().isoformat()}{suffixes[0]}")
    known = text(" or ").join(suffixes)

    def wrong(values: Values) -> str:
        path = Path(values["file"]).expanduser()
        if path.suffix.lower() not in suffixes:
            return text("End the name with {known}.", known=known)
        if path.exists():
            return text("{file} is there already. Choose another name.", file=path.name)
        if not path.parent.is_dir():
            return text("There is no folder {folder}.", folder=str(path.parent))
        return ""

    def done(values: Values | None) -> None:
        if values is not None:
            write(Path(values["file"]).expanduser())

    note = text("The ending of the name decides the form: {known}.", known=known)
    app.push_screen(Form(title, [Field("file", text("File"), start)], wrong, note), done)


def export_pins(app: AssistantApp, pins: Sequence[Pin], title: str, name: str) -> None:
    """Writes pins, every quote verified against its letter as it is now."""
    wanted = tuple(pins)

    def write(file: Path) -> None:
        def done(checked: tuple[Checked, ...]) -> None:
            unsound = sum(not each.sound for each in checked)
            if unsound:
                app.say(
                    plural(
                        "Written: {file}. {n} quote could not be verified and is marked.",
                        "Written: {file}. {n} quotes could not be verified and are marked.",
                        unsound,
                        file=str(file),
                    ),
                    wrong=True,
                )
            else:
                app.say(
                    plural(
                        "Written: {file}. {n} quote, verified again.",
                        "Written: {file}. {n} quotes, all verified again.",
                        len(checked),
                        file=str(file),
                    )
                )

        def work(port: object) -> tuple[Checked, ...]:
            del port
            checked = check(app.desk.open(), wanted)
            exports.write(title, checked, file)
            return checked

        app.background(work, done)

    ask_file(app, text("Export"), name, exports.SUFFIXES, write)


def export_conversation(app: AssistantApp) -> None:
    """Writes the quotes of the conversation, under their questions."""
    found = quotes_of(app.desk.session.exchanges)
    if not found:
        app.say(text("There is nothing to export yet."))
        return

    def cite(port: object) -> tuple[Pin, ...]:
        del port
        library = app.desk.open()
        return tuple(Pin(hit, quote, library.cite(hit, quote), question) for hit, quote, question in found)

    app.background(cite, lambda pins: export_pins(app, pins, text("Conversation"), text("conversation")))


def export_register(app: AssistantApp, commitments: Sequence[Commitment]) -> None:
    """Writes the register's lines that are shown: each quote with its deadline and status."""
    wanted = tuple(commitments)

    def work(port: object) -> tuple[Pin, ...]:
        del port
        library = app.desk.open()
        pins = []
        for each in wanted:
            letter = app.desk.letter(each.letter).letter
            passage = next(p for p in letter.passages if p.order == each.order)
            hit, quote = hit_of(letter, passage), Quote(0, each.start, each.end, each.quote)
            remark = " · ".join(part for part in (commitment_line(each), each.owner, each.note) if part)
            pins.append(Pin(hit, quote, library.cite(hit, quote), remark=remark))
        return tuple(pins)

    app.background(work, lambda pins: export_pins(app, pins, text("Commitments"), text("commitments")))
