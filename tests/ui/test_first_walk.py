"""A newcomer's walk over the real assistant and the seed letter, and the program in a real terminal."""

from __future__ import annotations

import asyncio
import os
import select
import shutil
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.letters import Kind
from kamerbrief_assistant.ui.letterview import LinkKind
from kamerbrief_assistant.ui.port import Port
from kamerbrief_assistant.ui.settings import Settings

from .running import Running, running

ROOT = Path(__file__).parents[2]
QUESTION = "what was promised on the kroongetuigenregeling?"
NEW = """De wolf in Drenthe

Er leven vijf roedels wolven in Drenthe, zo blijkt uit de telling.

Voor de zomer van 2025 stuur ik uw Kamer een plan voor het verjagen van wolven.[footnoteRef:1] [1:  Kamerstukken 2024–2025, 33 576, nr. 390.]
"""


def test_ask_open_footnote_back_add_ask_register_copy_quit(tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(ROOT / "documents", library / "documents")
    new = tmp_path / "wolf.txt"
    new.write_text(NEW, encoding="utf-8")

    def opener() -> Port:
        return Assistant(library, today=lambda: date(2025, 1, 15))

    async def walk() -> None:
        settings = Settings(animation=False)
        async with running(tmp_path, opener=opener, settings=settings) as hands:
            await asyncio.wait_for(steps(hands), 120)

    async def steps(hands: Running) -> None:
        # Start: the letter is read in by itself.
        await hands.see("Halfjaarbrief ondermijning")
        # Ask, and open the source: the quoted words stand in the letter.
        await hands.ask(QUESTION)
        await hands.see("Answered")
        await hands.press("1", "enter")
        reader = hands.main.reader
        await hands.until(lambda: reader.has_focus and reader.place is not None)
        place, passage = reader.place, reader.passage
        assert place is not None
        assert passage is not None
        quoted = passage.text[place.start : place.end]
        assert "toegezegd" in quoted
        assert "kroongetuigenregeling" in quoted
        # To the next footnote, and back.
        for _ in range(10):
            await hands.press("full_stop")
            if reader.link is not None and reader.link.kind is LinkKind.MARKER:
                break
        mark = reader.where_now()
        await hands.press("enter")
        assert reader.passage is not None
        assert reader.passage.kind is Kind.FOOTNOTE
        await hands.press("b")
        assert reader.where_now() == mark
        # Add a letter and ask about it.
        await hands.press("f3", "a", *str(new), "enter")
        await hands.see("De wolf in Drenthe")
        await hands.ask("hoeveel roedels wolven leven er in Drenthe?")
        await hands.see("vijf roedels wolven")
        # The register, and a quote to take along.
        await hands.press("f4")
        await hands.see("in het voorjaar")
        await hands.press("slash", *"wolven", "enter")
        await hands.see("Voor de zomer van 2025")
        await hands.press("c")
        await hands.until(lambda: hands.copied)
        assert hands.copied[0].startswith("“Voor de zomer van 2025 stuur ik uw Kamer")
        await hands.pilot.press("ctrl+q")
        assert hands.app.return_code == 0

    asyncio.run(walk())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python's library")
def test_the_program_opens_in_a_terminal_and_quits_with_ctrl_q(tmp_path: Path) -> None:
    import pty

    (tmp_path / "library" / "documents").mkdir(parents=True)
    pid, terminal = pty.fork()
    if pid == 0:
        home = {"XDG_STATE_HOME": str(tmp_path / "s"), "XDG_CONFIG_HOME": str(tmp_path / "c")}
        os.environ |= {"TERM": "xterm-256color", "HOME": str(tmp_path), **home}
        command = ["-m", "kamerbrief_assistant", "--lang", "nl", "--library", str(tmp_path / "library")]
        os.execv(sys.executable, [sys.executable, *command])
    try:
        read_until(terminal, "Uw vraag, dan Enter")
        os.write(terminal, b"\x03\x03")
        read_until(terminal, "Ctrl+Q sluit de assistent")
        os.write(terminal, b"\x11")
        read_until(terminal, "\x1b[?1049l")
    finally:
        _, status = os.waitpid(pid, 0)
        os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0


def read_until(terminal: int, words: str) -> None:
    """Reads what the program draws until `words` are among it."""
    seen = b""
    end = time.monotonic() + 60
    while words.encode() not in seen:
        ready, _, _ = select.select([terminal], [], [], max(end - time.monotonic(), 0))
        assert ready, f"{words!r} was never drawn"
        try:
            seen += os.read(terminal, 65536)
        except OSError as error:
            raise AssertionError(f"the program ended before it drew {words!r}") from error
