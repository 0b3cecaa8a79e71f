"""Nothing leaves the machine: index, ask and the assistant run with the network blocked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_GUARD = """
import sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname", "socket.bind"}:
        print("NETWORK", event, arguments[1:], file=sys.stderr, flush=True)
        raise OSError("the network is blocked")
sys.addaudithook(refuse)
"""

_COMMANDS = """
from kamerbrief_assistant.cli import main
for arguments in (["index"], ["ask", "--json", "Wat kost de brug?"], ["letters"], ["promises"], ["references"],
                  ["status"], ["doctor"]):
    assert main(["--library", sys.argv[1], *arguments]) == 0, arguments
"""

_SCREEN = """
import asyncio
from pathlib import Path
from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.ui.app import AssistantApp
from kamerbrief_assistant.ui.settings import Settings
from kamerbrief_assistant.ui.state import State
library = Assistant(Path(sys.argv[1]))
library.index()
async def walk():
    app = AssistantApp(lambda: library, settings=Settings(animation=False),
                       state_for=lambda path: State(path, folder=None, enabled=False))
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press(*"Wat kost de brug?", "enter")
        for _ in range(2000):
            await pilot.pause(0.01)
            if "215" in app.export_screenshot():
                return
        raise SystemExit("no answer came on screen")
asyncio.run(walk())
"""


def run_blocked(program: str, library: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _GUARD + program, str(library)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "TERM": "xterm-256color"},
    )


def test_every_command_works_without_a_network_and_never_asks_for_one(library: Path) -> None:
    done = run_blocked(_COMMANDS, library)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "NETWORK" not in done.stderr


def test_the_screen_works_without_a_network_and_never_asks_for_one(library: Path) -> None:
    done = run_blocked(_SCREEN, library)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "NETWORK" not in done.stderr


def test_the_guard_itself_catches_an_attempt(library: Path) -> None:
    done = run_blocked("import socket\nsocket.create_connection(('192.0.2.1', 9), timeout=0.1)", library)
    assert done.returncode != 0
    assert "NETWORK" in done.stderr
