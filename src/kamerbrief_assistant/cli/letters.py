"""`kamerbrief letters`, `letter`, `add` and `remove`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.errors import LibraryError, UsageError
from kamerbrief_assistant.domain.letters import Kind, LetterId
from kamerbrief_assistant.wording import text

from .opening import ensure_index, open_assistant, progress_on_stderr, tell_report, why_skipped
from .shapes import letter_json


def letters(parsed: argparse.Namespace) -> int:
    """List the letters, one a line, or as a JSON array."""
    assistant = open_assistant(parsed)
    ensure_index(assistant)
    listed = assistant.letters()
    if parsed.json:
        print(json.dumps([letter_json(letter) for letter in listed], ensure_ascii=False, indent=1))
        return 0
    for letter in listed:
        metadata = letter.metadata
        day = metadata.date.isoformat() if metadata.date else "-"
        mark = "?" if "date" in metadata.inferred else " "
        state = "" if letter.state == "indexed" else f" [{text(letter.state)}]"
        print(f"{letter.id or '-':<12}  {day:<10}{mark} {letter.file}{state}")
        if metadata.title:
            print(f"{'':<26}{metadata.title}")
        if letter.problem:
            print(f"{'':<26}{letter.problem}")
    return 0


def add(parsed: argparse.Namespace) -> int:
    """Copy letters in, index, and list the names they got on standard output."""
    assistant = open_assistant(parsed)
    report = assistant.add([Path(path) for path in parsed.paths])
    for skipped in report.skipped:
        said = text("Not added: {file}: {reason}", file=skipped.file, reason=why_skipped(skipped))
        print(said, file=sys.stderr)
    for name in report.added:
        print(name)
    if not report.added:
        return 0 if report.skipped and all(s.code == "duplicate" for s in report.skipped) else 1
    tell_report(assistant.index(progress=progress_on_stderr()))
    return 0


def remove(parsed: argparse.Namespace) -> int:
    """Delete one letter's file and let the index forget it."""
    assistant = open_assistant(parsed)
    print(assistant.remove(_named(assistant, parsed.letter)))
    tell_report(assistant.index(progress=progress_on_stderr()))
    return 0


def show(parsed: argparse.Namespace) -> int:
    """Print a letter: headings, numbered paragraphs, footnotes where their markers stand."""
    assistant = open_assistant(parsed)
    letter = assistant.letter(_named(assistant, parsed.letter))
    for passage in letter.passages:
        if passage.kind is Kind.HEADING:
            print(f"\n{'#' * max(1, passage.level)} {passage.text}\n")
        elif passage.kind is Kind.FOOTNOTE:
            print(f"      [{passage.footnote}] {passage.text}")
        else:
            number = f"{passage.paragraph:>4}" if passage.paragraph is not None else "    "
            print(f"{number}  {_with_markers(passage.text, [(m.offset, m.number) for m in passage.markers])}")
    return 0


def correct(parsed: argparse.Namespace) -> int:
    """Keep staff's corrections to a letter's title, date, sender, addressee or dossier."""
    names = ("title", "date", "sender", "addressee", "dossier")
    given = {name: value for name in names if (value := getattr(parsed, name)) is not None}
    if not given:
        raise UsageError("Nothing to set.", remedy="Name a field, such as --title or --date 2024-12-03.")
    assistant = open_assistant(parsed)
    assistant.set_metadata(_named(assistant, parsed.letter), **given)
    return 0


def _named(assistant: Assistant, name: str) -> LetterId:
    if not assistant.has_index:
        raise LibraryError("There is no index yet.", remedy="Run: kamerbrief index")
    return assistant.find_letter(name).id


def _with_markers(text_: str, markers: list[tuple[int, str]]) -> str:
    for offset, number in sorted(markers, reverse=True):
        text_ = f"{text_[:offset]}[{number}]{text_[offset:]}"
    return text_
