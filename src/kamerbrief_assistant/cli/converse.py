"""`kamerbrief` without a command."""

from __future__ import annotations

import argparse
import sys


def converse(parsed: argparse.Namespace) -> int:
    """Open the assistant; where input or output is no terminal, answer standard input line by line."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from kamerbrief_assistant.ui import run

        return run(lambda: _opener(parsed), lang=parsed.lang, plain=parsed.plain)
    from .ask import answer_each
    from .opening import open_assistant, progress_on_stderr, tell_report

    assistant = open_assistant(parsed)
    tell_report(assistant.index(progress=progress_on_stderr()))
    answer_each(assistant, sys.stdin)
    return 0


def _opener(parsed: argparse.Namespace) -> object:
    from .opening import open_assistant

    return open_assistant(parsed)
