"""`kamerbrief index`."""

from __future__ import annotations

import argparse

from .opening import open_assistant, progress_on_stderr, tell_report


def index(parsed: argparse.Namespace) -> int:
    """Bring the index up to date, with progress on standard error."""
    assistant = open_assistant(parsed)
    tell_report(assistant.index(rebuild=parsed.rebuild, progress=progress_on_stderr()))
    return 0
