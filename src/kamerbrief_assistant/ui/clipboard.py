"""Copying: the system's clipboard, else the terminal's (OSC 52), else a file. Says which it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

TIMEOUT = 2.0
"""Seconds that a clipboard program may take; some wait for a display that is not there."""


class Way(StrEnum):
    SYSTEM = "system"
    TERMINAL = "terminal"
    FILE = "file"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Copied:
    """How a text was copied. `by` is the program, or the file."""

    way: Way
    by: str = ""


Run = Callable[[Sequence[str], bytes], bool]


def _run(command: Sequence[str], data: bytes) -> bool:
    try:
        done = subprocess.run(  # noqa: S603  fixed program names, found on the path
            list(command),
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def programs(environ: Mapping[str, str], platform: str) -> list[tuple[str, ...]]:
    """The clipboard programs worth trying on this machine, best first."""
    if platform == "darwin":
        return [("pbcopy",)]
    if platform == "win32":
        return [("clip",)]
    found: list[tuple[str, ...]] = []
    if environ.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    if environ.get("DISPLAY"):
        found += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if environ.get("WSL_DISTRO_NAME"):
        found.append(("clip.exe",))
    return found


def copy(
    text: str,
    *,
    osc52: Callable[[str], None] | None,
    file: Path,
    environ: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
    run: Run = _run,
) -> Copied:
    """Copies `text` the best way there is.

    `osc52` sends it through the terminal, which may or may not take it: terminals do not answer, so
    the text is then also written to `file`. May take as long as `TIMEOUT`.
    """
    found = os.environ if environ is None else environ
    for command in programs(found, platform):
        program = which(command[0])
        if program is None:
            continue
        # Windows' clip reads UTF-16 with a byte order mark, and everyone else UTF-8.
        data = text.encode("utf-16") if command[0].startswith("clip") else text.encode()
        if run((program, *command[1:]), data):
            return Copied(Way.SYSTEM, command[0])
    kept = _to_file(text, file)
    if osc52 is not None and found.get("TERM", "") not in {"", "dumb", "linux"}:
        osc52(text)
        return Copied(Way.TERMINAL, str(file) if kept else "")
    return Copied(Way.FILE, str(file)) if kept else Copied(Way.NONE)


def _to_file(text: str, file: Path) -> bool:
    from .private import write_private

    try:
        write_private(file, text)
    except OSError:
        return False
    return True
