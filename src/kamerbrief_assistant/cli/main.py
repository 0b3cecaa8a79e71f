"""From arguments to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kamerbrief_assistant import wording
from kamerbrief_assistant.domain.errors import KamerbriefError
from kamerbrief_assistant.ui.errors import in_words
from kamerbrief_assistant.wording import text

from .parser import make_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 for an error in what was asked or read, 2 for wrong usage."""
    _speak_utf8()
    parser = make_parser()
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    wording.use(parsed.lang)
    try:
        run = parsed.run if parsed.run is not None else _default
        code: int = run(parsed)
        sys.stdout.flush()
    except KamerbriefError as error:
        print(f"kamerbrief: {text('error')}: {in_words(error)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(f"kamerbrief: {text('stopped')}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`). Nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        named = f": {error.filename}" if error.filename else ""
        print(f"kamerbrief: {text('error')}: {error.strerror or error}{named}", file=sys.stderr)
        return 1
    return code


def _default(parsed: object) -> int:
    """Without a command: the assistant on a terminal, else answers to questions from standard input."""
    from .converse import converse

    return converse(parsed)  # type: ignore[arg-type]


def _speak_utf8() -> None:
    """Letters hold more than a Windows console's code page; what it cannot show must not stop us."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = "utf-8" if not stream.isatty() else None
            reconfigure(encoding=encoding, errors="replace")
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None and not sys.stdin.isatty():
        reconfigure(encoding="utf-8", errors="replace")
