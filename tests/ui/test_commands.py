"""One declaration per command: keys are safe and do not clash, and bar, palette, help and docs follow."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from kamerbrief_assistant.ui.commands import BY_ID, COMMANDS, SCOPES, Scope, key_name

from .running import Running, screen

ROOT = Path(__file__).parents[2]
TERMINALS_KEEP = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+a", "ctrl+b", "ctrl+z", "ctrl+s"}


def test_every_command_has_its_own_id_in_a_known_scope() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert {command.scope for command in COMMANDS} <= set(SCOPES)


def test_no_key_is_one_that_terminals_keep_or_change() -> None:
    assert [c.id for c in COMMANDS if set(c.keys.split(",")) & TERMINALS_KEEP] == []
    # Textual knows capitals by themselves: terminals send no "shift+letter".
    assert [
        c.id
        for c in COMMANDS
        for k in c.keys.split(",")
        if k.startswith("shift+") and len(k) == len("shift+a")
    ] == []


@pytest.mark.parametrize("scope", list(Scope))
def test_no_two_commands_of_a_place_share_a_key(scope: Scope) -> None:
    here = {scope, Scope.APP, Scope.MAIN} if scope is not Scope.LIST else {scope, Scope.APP}
    keys = [k for c in COMMANDS if c.scope in here for k in c.keys.split(",") if k]
    assert sorted(keys) == sorted(set(keys))


def test_keys_are_written_as_on_a_keyboard() -> None:
    assert [key_name(k) for k in ("ctrl+q", "f1", "upper_n", "slash", "full_stop", "c", "shift+up")] == [
        "Ctrl+Q", "F1", "Shift+N", "/", ".", "c", "Shift+↑",
    ]  # fmt: skip


def test_the_page_of_keys_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_keys.py"))["keys"]()
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == made, "run docs/make_keys.py"


def test_the_screen_is_not_imported_with_its_package() -> None:
    """`kamerbrief --help` must not pay for the screen."""
    code = "import sys, kamerbrief_assistant.ui, kamerbrief_assistant.ui.history; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_first_screen_waits_for_no_index_encoder_or_other_screen() -> None:
    code = (
        "import sys, kamerbrief_assistant.ui.app;"
        "print([m for m in ('numpy', 'faiss', 'lxml', 'docx', 'sqlite3', 'torch', 'tomllib',"
        "'textual.widgets._data_table', 'textual.widgets._markdown') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(eval(done.stdout)) <= {"tomllib"}


@screen()
async def test_the_palette_lists_what_works_here_and_runs_it(hands: Running) -> None:
    await hands.ask("informeer uitkomsten proef?")
    await hands.press("escape", "ctrl+p")
    await hands.see("Copy with source  (c)")
    await hands.press(*"pin the")
    await hands.see("Pin  (p)")
    await hands.press("enter")
    await hands.told("Pinned to the note")


@screen(lang="nl")
async def test_the_palette_and_bar_speak_dutch(hands: Running) -> None:
    assert "Brieven" in hands.shown().splitlines()[-1]
    await hands.press("ctrl+p", *"donker")
    await hands.see("Ander thema")


@screen()
async def test_help_begins_with_the_keys_of_where_you_are(hands: Running) -> None:
    await hands.ask("informeer uitkomsten proef?")
    await hands.press("escape", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    await hands.press("f1")
    await hands.see("Follow the footnote mark or reference")
    assert "Help" in hands.shown().splitlines()[0]
    await hands.press("escape")
    await hands.until(lambda: hands.main.reader.has_focus)


@screen()
async def test_a_key_in_the_bar_can_be_pressed_with_the_mouse(hands: Running) -> None:
    bar = hands.shown().splitlines()[-1]
    await hands.pilot.click(offset=(bar.index("Letters") + 1, 39))
    await hands.see("State")


@screen()
async def test_theme_and_language_change_at_once(hands: Running) -> None:
    await hands.press("ctrl+p", *"theme", "enter")
    await hands.until(lambda: hands.app.theme == "light")
    await hands.press("ctrl+p", *"language", "enter")
    await hands.see("Wat wilt u weten?")


@screen()
async def test_ctrl_q_quits_from_a_dialog_too(hands: Running) -> None:
    await hands.press("f7")
    await hands.see("Empty fields let everything through.")
    await hands.pilot.press("ctrl+q")
    assert hands.app.return_code == 0
