"""How soon the assistant is there, and whether typing stays smooth while letters are read in.

Starts the real program in a pseudo-terminal, as a user does, and measures

- the time to the first paint (the question line is drawn) and to the first letter in the list, beside
  a bare interpreter that imports Textual;
- while a few hundred letters are read in for the first time, the time from a key to its character
  on the screen.

    python benchmarks/startup.py [--runs 5] [--letters 300]

POSIX only: Windows has no pseudo-terminal in Python's library.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pty
import re
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = Path(__file__).parents[1] / "documents" / "halfjaarbrief-ondermijning.txt"
PLACEHOLDER = b"Your question"
ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()=>][0-9A-Za-z]?")


class Terminal:
    """The program in a pseudo-terminal of 120 by 40."""

    def __init__(self, library: Path, home: Path) -> None:
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ |= {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40", "LC_ALL": "C.UTF-8"}
            os.environ |= {"XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
            command = [
                sys.executable,
                "-m",
                "kamerbrief_assistant",
                "--lang",
                "en",
                "--library",
                str(library),
            ]
            os.execv(sys.executable, command)
        self.seen = b""

    def wait_for(self, what: bytes, seconds: float = 60.0) -> float:
        """Reads until `what` is drawn; gives the seconds since the start."""
        end = time.perf_counter() + seconds
        while what not in ESCAPE.sub(b"", self.seen):
            if not self._read(end - time.perf_counter()):
                raise TimeoutError(f"{what!r} was never drawn; last: {self.seen[-300:]!r}")
        return time.perf_counter() - self.begun

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.fd], [], [], max(seconds, 0))
        if not ready:
            return False
        try:
            self.seen += os.read(self.fd, 65536)
        except OSError:
            return False
        return True

    def type(self, character: str) -> float:
        """Types a character; gives the seconds until something with it is drawn."""
        self.seen = b""
        begun = time.perf_counter()
        os.write(self.fd, character.encode())
        self.wait_for(character.encode(), 20)
        return time.perf_counter() - begun

    def close(self) -> None:
        os.write(self.fd, b"\x11")
        end = time.perf_counter() + 5
        while time.perf_counter() < end and self._read(0.2):
            pass
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def bare(runs: int) -> float:
    """Seconds of an interpreter that imports Textual and ends: the median."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def first_paint(library: Path, home: Path, runs: int) -> tuple[float, float]:
    """Median seconds to the first paint, and to the letters in the list."""
    paints, lists = [], []
    for _ in range(runs):
        terminal = Terminal(library, home)
        try:
            paints.append(terminal.wait_for(PLACEHOLDER))
            lists.append(terminal.wait_for(b"1 letter"))
        finally:
            terminal.close()
    return statistics.median(paints), statistics.median(lists)


def typing(folder: Path, home: Path, letters: int) -> list[float]:
    """Seconds from key to character, while `letters` letters are read in for the first time."""
    documents = folder / "documents"
    documents.mkdir(parents=True)
    text = SEED.read_text(encoding="utf-8")
    for number in range(letters):
        (documents / f"brief-{number:03}.txt").write_text(f"Brief {number}\n\n{text}", encoding="utf-8")
    terminal = Terminal(folder, home)
    taken = []
    try:
        terminal.wait_for(PLACEHOLDER)
        terminal.wait_for(b"F9 stops")
        for index in range(60):
            taken.append(terminal.type("#@~^=+$%"[index % 8]))
            time.sleep(0.05)
    finally:
        terminal.close()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--letters", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library, home = folder / "library", folder / "home"
        (library / "documents").mkdir(parents=True)
        (library / "documents" / SEED.name).write_bytes(SEED.read_bytes())
        index = [sys.executable, "-m", "kamerbrief_assistant", "--library", str(library), "index"]
        subprocess.run(index, check=True, capture_output=True)
        base = bare(asked.runs)
        paint, listed = first_paint(library, home, asked.runs)
        print(f"bare interpreter importing Textual  {base:6.3f} s")
        print(f"first paint                         {paint:6.3f} s   {paint / base:5.2f} times")
        print(f"letters in the list                 {listed:6.3f} s   {listed / base:5.2f} times")
        if asked.letters:
            taken = sorted(typing(folder / "many", home, asked.letters))
            median, worst = statistics.median(taken), taken[-1]
            late = taken[int(len(taken) * 0.95)]
            print(
                f"key to screen while reading in      {median * 1000:6.0f} ms median, "
                f"{late * 1000:.0f} ms at 95 of 100, {worst * 1000:.0f} ms at most"
            )


if __name__ == "__main__":
    main()
