"""Writing a note or conversation to a file the user names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.answers import Quote
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.ui import exports
from kamerbrief_assistant.ui.note import Checked, Pin, check
from kamerbrief_assistant.ui.port import Port
from kamerbrief_assistant.ui.taking import hit_of, quotes_of
from kamerbrief_assistant.ui.talk import commitment_line, title_of
from kamerbrief_assistant.wording import plural, text

from .form import Field, Form, Values

if TYPE_CHECKING:
    from kamerbrief_assistant.ui.app import AssistantApp

TABLES = (".csv", ".ics", ".json")


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


def write_pins(app: AssistantApp, pins: Sequence[Pin], title: str, file: Path) -> None:
    """Writes pins to a file, every quote verified against its letter as it is now, and says how it went."""
    wanted = tuple(pins)

    def done(checked: tuple[Checked, ...]) -> None:
        unsound = sum(not each.sound for each in checked)
        if unsound:
            said = plural(
                "Written: {file}. {n} quote could not be verified and is marked.",
                "Written: {file}. {n} quotes could not be verified and are marked.",
                unsound,
                file=str(file),
            )
        else:
            said = plural(
                "Written: {file}. {n} quote, verified again.",
                "Written: {file}. {n} quotes, all verified again.",
                len(checked),
                file=str(file),
            )
        app.say(said, wrong=bool(unsound))

    def work(port: Port) -> tuple[Checked, ...]:
        checked = check(port, wanted)
        exports.write(title, checked, file)
        return checked

    app.background(work, done)


def export_pins(app: AssistantApp, pins: Sequence[Pin], title: str, name: str) -> None:
    """Asks for a file and writes pins to it."""
    ask_file(app, text("Export"), name, exports.SUFFIXES, lambda file: write_pins(app, pins, title, file))


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
    """Writes the register's lines that are shown: as a note, a table (.csv), a calendar (.ics) or .json."""
    wanted = tuple(commitments)

    def write(file: Path) -> None:
        if file.suffix.lower() in exports.SUFFIXES:
            title = text("Commitments")
            app.background(
                lambda port: pins_of(app, port, wanted), lambda pins: write_pins(app, pins, title, file)
            )
        else:
            said = plural(
                "Written: {file}. {n} line.", "Written: {file}. {n} lines.", len(wanted), file=str(file)
            )
            app.background(lambda _: _write_table(app, wanted, file), lambda _: app.say(said))

    ask_file(app, text("Export"), text("commitments"), (*exports.SUFFIXES, *TABLES), write)


def pins_of(app: AssistantApp, port: Port, commitments: Sequence[Commitment]) -> tuple[Pin, ...]:
    """Commitments as pins, with deadline, status and marks as the remark. Off the screen's thread."""
    pins = []
    for each in commitments:
        letter = app.desk.letter(each.letter).letter
        passage = next(p for p in letter.passages if p.order == each.order)
        hit, quote = hit_of(letter, passage), Quote(0, each.start, each.end, each.quote)
        remark = " · ".join(part for part in (commitment_line(each), each.owner, each.note) if part)
        pins.append(Pin(hit, quote, port.cite(hit, quote), remark=remark))
    return tuple(pins)


def _write_table(app: AssistantApp, commitments: Sequence[Commitment], file: Path) -> None:
    from kamerbrief_assistant.register import exports as formats

    titles = {each.id: title_of(each) for each in app.desk.shelf.letters}
    match file.suffix.lower():
        case ".csv":
            written = formats.promises_csv(commitments, titles)
        case ".ics":
            written = formats.promises_ics(commitments, titles, datetime.now(UTC))
        case _:
            written = formats.promises_json(commitments)
    file.write_text(written, encoding="utf-8", newline="")
