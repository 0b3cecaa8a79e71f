"""The commands and their options. Loads nothing heavy, so that `--help` comes at once."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

from kamerbrief_assistant import __version__

COMMITMENT_STATUSES = ("open", "due", "overdue", "possibly_met", "met", "dropped")


def _lazily(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """The command's function, imported when the command is run."""

    def run(parsed: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int] = getattr(
            import_module(f"kamerbrief_assistant.cli.{module}"), function
        )
        return command(parsed)

    return run


def iso_date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date like 2025-03-31") from error


def positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a whole number above 0")
    return int(value)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="kamerbrief",
        description="Find, cite and track what letters to the Dutch parliament say. Offline. "
        "Without a command it opens the assistant.",
        allow_abbrev=False,
    )
    parser.add_argument("--library", metavar="DIR", help="folder that holds documents/ and index/")
    parser.add_argument("--lang", choices=("nl", "en"), help="language of the program")
    parser.add_argument("--plain", action="store_true", help="plain lines instead of a screen")
    parser.add_argument("--version", action="version", version=f"kamerbrief {__version__}")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, module: str, function: str, about: str, **options: Any) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, allow_abbrev=False, **options)
        made.set_defaults(run=_lazily(module, function))
        return made

    _asking(command)
    _keeping(command)
    _following(command)
    _tending(command)
    return parser


_Maker = Callable[..., argparse.ArgumentParser]


def _asking(command: _Maker) -> None:
    ask = command("ask", "ask", "ask", "answer a question, or with - one question a line from standard input")
    ask.add_argument("question", nargs="+", help="the question, or - to read questions")
    ask.add_argument("--json", action="store_true", help="one JSON object a line")
    ask.add_argument("--limit", type=positive, default=8, metavar="N", help="passages at most (8)")
    ask.add_argument("--letter", action="append", default=[], metavar="LETTER", help="only this letter")
    ask.add_argument("--sender", default="", help="only letters from this sender")
    ask.add_argument("--dossier", default="", help="only letters in this dossier")
    ask.add_argument("--since", type=iso_date, metavar="DATE", help="only letters from this day on")
    ask.add_argument("--until", type=iso_date, metavar="DATE", help="only letters up to this day")
    ask.add_argument("--section", default="", help="only sections with this in their heading")
    ask.add_argument("--commitments", action="store_true", help="only passages that hold a commitment")
    evaluate = command("evaluate", "evaluate", "measure", "measure answers on labelled questions")
    evaluate.add_argument("questions", metavar="QUESTIONS.jsonl")
    evaluate.add_argument("--split", choices=("dev", "test"), help="only this part of the questions")
    evaluate.add_argument("--json", action="store_true", help="figures as JSON")


def _keeping(command: _Maker) -> None:
    index = command("index", "index", "index", "bring the index up to date with documents/")
    index.add_argument("--rebuild", action="store_true", help="read everything anew")
    add = command("add", "letters", "add", "copy letters into documents/ and take them in")
    add.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    remove = command("remove", "letters", "remove", "delete a letter from documents/ and the index")
    remove.add_argument("letter", metavar="LETTER", help="id, file name or title")
    letters = command("letters", "letters", "letters", "list the letters")
    letters.add_argument("--json", action="store_true")
    letter = command("letter", "letters", "letter", "show one letter, or correct what it says of itself")
    actions = letter.add_subparsers(metavar="ACTION", required=True)
    show = actions.add_parser("show", help="print the letter with its paragraph numbers")
    show.add_argument("letter", metavar="LETTER")
    show.set_defaults(run=_lazily("letters", "show"))
    correct = actions.add_parser("set", help="correct title, date, sender, addressee or dossier")
    correct.add_argument("letter", metavar="LETTER")
    for field in ("title", "date", "sender", "addressee", "dossier"):
        correct.add_argument(f"--{field}", metavar=field.upper(), help='"" takes the correction back')
    correct.set_defaults(run=_lazily("letters", "correct"))
    status = command("status", "status", "status", "what is in the library, what could not be read and why")
    status.add_argument("--json", action="store_true")


def _following(command: _Maker) -> None:
    promises = command("promises", "register", "promises", "the register of commitments and milestones")
    promises.add_argument("--kind", choices=("commitment", "milestone"))
    promises.add_argument("--status", choices=COMMITMENT_STATUSES)
    promises.add_argument("--due-before", type=iso_date, metavar="DATE")
    promises.add_argument("--letter", metavar="LETTER")
    promises.add_argument("--search", default="", metavar="TEXT")
    shapes = promises.add_mutually_exclusive_group()
    for shape in ("json", "csv", "ics", "markdown"):
        shapes.add_argument(f"--{shape}", dest="shape", action="store_const", const=shape)
    mark = command("mark", "register", "mark", "note the status, owner or a remark on a commitment")
    mark.add_argument("commitment", metavar="ID")
    mark.add_argument("--status", choices=("open", "met", "dropped"))
    mark.add_argument("--owner")
    mark.add_argument("--note")
    references = command("references", "register", "references", "the papers that letters cite")
    references.add_argument("--missing", action="store_true", help="only papers not in the library")
    references.add_argument(
        "--cited-by", metavar="REF", help="what this letter cites, or who cites this paper"
    )
    references.add_argument("--to", metavar="REF", help="only citations of this paper")
    shapes = references.add_mutually_exclusive_group()
    for shape in ("json", "csv", "markdown"):
        shapes.add_argument(f"--{shape}", dest="shape", action="store_const", const=shape)


def _tending(command: _Maker) -> None:
    doctor = command(
        "doctor", "status", "doctor", "check the index, the letters, the encoder and the machine"
    )
    doctor.add_argument("--repair", action="store_true", help="mend what can be derived again")
    doctor.add_argument("--json", action="store_true")
    model = command("model", "model", "model", "show, check or switch the encoder")
    model.add_argument("folder", nargs="?", metavar="FOLDER", help="a local sentence-transformers model")
    model.add_argument("--default", action="store_true", help="back to the encoder that ships")
    model.add_argument("--query-prefix", default="", metavar="TEXT", help='such as "query: "')
    model.add_argument("--passage-prefix", default="", metavar="TEXT", help='such as "passage: "')
    model.add_argument("--max-tokens", type=positive, default=0, metavar="N")
    model.add_argument("--check", action="store_true", help="load it and encode a sentence")
    history = command("history", "status", "history", "what the assistant remembers of conversations")
    history.add_argument("--wipe", action="store_true", help="delete it")
