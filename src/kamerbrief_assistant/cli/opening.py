"""Opening the library that a command is about."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.progress import IndexReport, Progress, Skipped
from kamerbrief_assistant.library import find_library
from kamerbrief_assistant.ui.codes import SKIPPED
from kamerbrief_assistant.wording import current, plural, text


def open_assistant(parsed: argparse.Namespace) -> Assistant:
    """The assistant on the library that the command line or the environment names."""
    return Assistant(find_library(parsed.library).root)


def ensure_index(assistant: Assistant) -> None:
    """Make the index when there is none yet, telling how far it is on standard error."""
    if not assistant.has_index:
        tell_report(assistant.index(progress=progress_on_stderr()))


def progress_on_stderr() -> Callable[[Progress], None]:
    """A listener that writes one line, over and over on a terminal, else only every tenth part."""
    terminal = sys.stderr.isatty()
    last = -1

    def tell(progress: Progress) -> None:
        nonlocal last
        if not progress.total:
            return
        tenth = progress.done * 10 // progress.total
        if not terminal and tenth == last:
            return
        last = tenth
        line = text("Reading letters: {done} of {total}", done=progress.done, total=progress.total)
        if progress.seconds_left is not None and progress.done < progress.total:
            line += text(", about {seconds} s left", seconds=round(progress.seconds_left))
        if terminal:
            print(f"\r\x1b[K{line}", end="" if progress.done < progress.total else "\n", file=sys.stderr)
        elif progress.total > 1:
            print(line, file=sys.stderr)

    return tell


def why_skipped(skipped: Skipped) -> str:
    """Why a file was not read and what to do: in English exactly, else by its kind with the exact words."""
    exact = f"{skipped.message} {skipped.remedy}".strip()
    if current() == "en" or skipped.code not in SKIPPED:
        return exact
    return f"{text(SKIPPED[skipped.code])} ({skipped.message})"


def tell_report(report: IndexReport) -> None:
    """What indexing did, on standard error."""
    if report.rebuilt:
        print(text("The index was made anew: {reason}", reason=report.rebuilt), file=sys.stderr)
    for skipped in report.skipped:
        said = text("Not read: {file}: {reason}", file=skipped.file, reason=why_skipped(skipped))
        print(said, file=sys.stderr)
    for file, warning in report.warnings:
        print(text("Mind: {file}: {warning}", file=file, warning=text(warning)), file=sys.stderr)
    for label, files in (
        (text("new"), report.added),
        (text("changed"), report.changed),
        (text("removed"), report.removed),
    ):
        if files:
            listed = ", ".join(files[:5]) + (" …" if len(files) > 5 else "")
            print(f"{len(files)} {label}: {listed}", file=sys.stderr)
    total = len(report.added) + len(report.changed) + len(report.unchanged)
    print(
        plural("{n} letter in the index", "{n} letters in the index", total)
        + text(" ({seconds:.1f} s)", seconds=report.seconds),
        file=sys.stderr,
    )
