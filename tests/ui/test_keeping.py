"""What is kept: private files, read back as they were, switched off, wiped; settings and their faults."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from kamerbrief_assistant.domain.answers import Answer
from kamerbrief_assistant.ui.codec import from_json, to_json
from kamerbrief_assistant.ui.history import wipe
from kamerbrief_assistant.ui.letterview import Place
from kamerbrief_assistant.ui.note import Pin, whole
from kamerbrief_assistant.ui.session import Session
from kamerbrief_assistant.ui.settings import Settings, read_settings
from kamerbrief_assistant.ui.state import State

from .fake import HAVEN, FakeAssistant
from .running import Running, running, screen

PROOF = "informeer uitkomsten proef?"


def answered(folder: Path) -> Answer:
    return FakeAssistant(folder).ask(PROOF)


def test_an_answer_is_read_back_as_it_was(tmp_path: Path) -> None:
    answer = answered(tmp_path)
    assert from_json(Answer, json.loads(json.dumps(to_json(answer)))) == answer


@pytest.mark.parametrize("broken", [None, 3, [], {"status": "answered"}, {"question": 1, "status": "x"}])
def test_a_broken_file_is_no_answer(broken: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(Answer, broken)


def test_a_conversation_is_kept_for_the_next_sitting(tmp_path: Path) -> None:
    session, state = Session(), State(tmp_path / "lib", folder=tmp_path / "state")
    from kamerbrief_assistant.domain.questions import Filters

    exchange = session.begin(PROOF, Filters())
    session.finish(exchange.number, answer=answered(tmp_path))
    state.keep_conversation([PROOF], session.exchanges)
    hit = answered(tmp_path).hits[0]
    state.keep_pins([Pin(hit, whole(hit), "bron", PROOF, "let op")])
    state.keep_window("light", Place(HAVEN.id, 2, 4, 9, ((1, 3),)))
    kept = State(tmp_path / "lib", folder=tmp_path / "state").read()
    assert kept.questions == (PROOF,)
    assert kept.exchanges == ((PROOF, answered(tmp_path)),)
    assert kept.pins[0].remark == "let op"
    assert kept.theme == "light"
    assert kept.place == Place(HAVEN.id, 2, 4, 9, ((1, 3),))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps profiles private by itself")
def test_what_is_kept_is_for_the_user_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        state = State(tmp_path / "lib", folder=tmp_path / "state")
        state.keep_conversation([PROOF], [])
    finally:
        os.umask(old)
    for file in state.folder.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600
    assert state.folder.stat().st_mode & 0o777 == 0o700


def test_another_library_has_its_own_history(tmp_path: Path) -> None:
    State(tmp_path / "een", folder=tmp_path / "state").keep_conversation([PROOF], [])
    assert State(tmp_path / "twee", folder=tmp_path / "state").read().questions == ()


def test_with_history_off_nothing_is_written_or_read(tmp_path: Path) -> None:
    State(tmp_path / "lib", folder=tmp_path / "state").keep_conversation([PROOF], [])
    off = State(tmp_path / "lib", folder=tmp_path / "state", enabled=False)
    assert off.read().questions == ()
    fresh = State(tmp_path / "andere", folder=tmp_path / "nieuw", enabled=False)
    fresh.keep_conversation([PROOF], [])
    assert not (tmp_path / "nieuw").exists()


def test_damaged_files_count_as_not_kept(tmp_path: Path) -> None:
    state = State(tmp_path / "lib", folder=tmp_path / "state")
    state.keep_conversation([PROOF], [])
    for name in ("questions.json", "conversation.json", "note.json", "window.json"):
        (state.folder / name).write_text('{"half', encoding="utf-8")
    assert state.read().questions == ()
    for name in ("questions.json", "conversation.json", "note.json", "window.json"):
        (state.folder / name).write_text('[{"question": 3}, 7]', encoding="utf-8")
    assert state.read().exchanges == ()


def test_wiping_leaves_nothing(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        State(tmp_path / name, folder=tmp_path / "state").keep_conversation([PROOF], [])
    assert wipe(tmp_path / "state") == 4
    assert not list((tmp_path / "state").rglob("*.json"))
    assert wipe(tmp_path / "nowhere") == 0


def settings_of(tmp_path: Path, content: str) -> Settings:
    file = tmp_path / "settings.toml"
    file.write_text(content, encoding="utf-8")
    return read_settings(file)


def test_settings_are_read(tmp_path: Path) -> None:
    read = settings_of(
        tmp_path,
        'lang = "nl"\ntheme = "contrast"\nanimation = false\nhistory = false\n[keys]\n"app.letters" = "ctrl+l"\n',
    )
    assert read == Settings("nl", "contrast", animation=False, history=False, keys={"app.letters": "ctrl+l"})


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ('lang = "fr"', "lang"),
        ("theme = 3", "theme"),
        ('animation = "soms"', "animation"),
        ('[keys]\n"no.such" = "x"', "no.such"),
        ('[keys]\n"app.rebuild" = "x"', "app.rebuild"),
        ("keys = 3", "keys"),
    ],
)
def test_a_setting_that_is_not_understood_is_told_and_the_default_holds(
    tmp_path: Path, content: str, about: str
) -> None:
    read = settings_of(tmp_path, content)
    assert read.problems[0][1]["name"] == about
    assert read.lang == ""
    assert read.theme == "dark"


def test_a_settings_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    assert "could not be read" in settings_of(tmp_path, "theme = = 3").problems[0][0]


@screen(settings=Settings(keys={"app.letters": "ctrl+l"}, animation=False))
async def test_a_key_can_be_changed_and_the_bar_says_so(hands: Running) -> None:
    await hands.see("Ctrl+L Letters")
    await hands.press("ctrl+l")
    await hands.see("State")


@screen(
    settings=Settings(
        problems=(
            ("Setting “{name}” is not understood. Use one of: {known}", {"name": "lang", "known": "nl, en"}),
        ),
        animation=False,
    )
)
async def test_a_fault_in_the_settings_is_said_at_the_start(hands: Running) -> None:
    await hands.told("Setting “lang” is not understood. Use one of: nl, en")


def test_the_next_sitting_shows_the_earlier_conversation_and_its_sources(tmp_path: Path) -> None:
    import asyncio

    async def first() -> None:
        async with running(tmp_path) as hands:
            await hands.ask(PROOF)
            await hands.press("escape", "p")
            await hands.told("Pinned")
            await hands.pilot.press("ctrl+q")

    async def second() -> None:
        async with running(tmp_path) as hands:
            await hands.see("Earlier")
            await hands.see(PROOF)
            await hands.until(lambda: hands.main.reader.letter_id == HAVEN.id)
            assert hands.main.question.has_focus
            await hands.press("escape", "enter")
            await hands.until(lambda: hands.main.reader.has_focus)
            assert hands.app.desk.note.pins
            await hands.press("f2", "up")
            assert hands.main.question.value == PROOF
            await hands.ask("en dan?")
            assert hands.fake.asked[-1][1] == ()

    asyncio.run(first())
    asyncio.run(second())


@screen()
async def test_history_is_wiped_from_the_palette_after_a_yes(hands: Running) -> None:
    await hands.ask(PROOF)
    assert hands.app.state is not None
    assert list(hands.app.state.folder.glob("*"))
    await hands.press("ctrl+p", *"wipe")
    await hands.see("Wipe the kept conversation")
    await hands.press("enter")
    await hands.see("No, keep it")
    await hands.press("tab", "enter")
    await hands.told("Wiped.")
    assert not list(hands.app.state.folder.glob("*"))
    await hands.see("What do you want to know?")
