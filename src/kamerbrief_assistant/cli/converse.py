"""`kamerbrief` without a command."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamerbrief_assistant.assistant import Assistant


def converse(parsed: argparse.Namespace) -> int:
    """Open the assistant; where input or output is no terminal, answer standard input line by line."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from kamerbrief_assistant.ui import run

        return run(lambda: _open(parsed), lang=parsed.lang, plain=parsed.plain)
    from .ask import answer_each
    from .opening import progress_on_stderr, tell_report

    assistant = _open(parsed)
    tell_report(assistant.index(progress=progress_on_stderr()))
    answer_each(assistant, sys.stdin)
    return 0


def _open(parsed: argparse.Namespace) -> Assistant:
    from .opening import open_assistant

    return open_assistant(parsed)
