"""Everything by mouse too; and what is said when things go wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from kamerbrief_assistant import wording
from kamerbrief_assistant.domain.errors import (
    IndexBusyError,
    IndexFaultError,
    KamerbriefError,
    LibraryError,
    ModelError,
    StoppedError,
    UnreadableError,
)
from kamerbrief_assistant.domain.letters import Kind, Metadata
from kamerbrief_assistant.ui.clipboard import Copied, Way
from kamerbrief_assistant.ui.errors import in_words
from kamerbrief_assistant.ui.port import Port
from kamerbrief_assistant.ui.taking import copy_and_say

from .fake import HAVEN, FakeAssistant, make_letter
from .running import Running, running, screen

PROOF = "informeer uitkomsten proef?"


def row_of(hands: Running, words: str) -> int:
    return next(i for i, line in enumerate(hands.shown().splitlines()) if words in line)


@screen()
async def test_a_suggestion_is_asked_with_a_click(hands: Running) -> None:
    await hands.see("Wat staat er over het toezicht")
    await hands.pilot.click(offset=(8, row_of(hands, "Wat staat er over het toezicht")))
    await hands.until(lambda: hands.fake.asked)


@screen()
async def test_a_citation_is_shown_with_a_click_and_opened_with_another(hands: Running) -> None:
    await hands.ask(PROOF)
    line = row_of(hands, "“Met deze brief")
    await hands.pilot.click(offset=(12, line))
    await hands.until(lambda: hands.main.reader.here == 0)
    assert not hands.main.reader.has_focus
    await hands.pilot.click(offset=(12, row_of(hands, "“Met deze brief")))
    await hands.until(lambda: hands.main.reader.has_focus)


@screen()
async def test_a_line_of_the_register_is_opened_with_the_mouse(hands: Running) -> None:
    await hands.press("f4")
    await hands.see("3 lines")
    for _ in range(2):
        await hands.pilot.click(offset=(50, row_of(hands, "een brief over de salarissen")))
    await hands.until(lambda: hands.app.screen is hands.main)


@screen()
async def test_timeline_and_note_are_chosen_from_with_the_mouse(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "p", "down", "p", "f4")
    await hands.see("3 lines")
    await hands.press("t")
    await hands.pilot.click(offset=(8, row_of(hands, "een brief over de salarissen")))
    await hands.see("“Voor de zomer van 2025 stuur ik")
    await hands.press("f5")
    await hands.pilot.click(offset=(8, row_of(hands, "“Met deze brief")))
    await hands.press("c")
    await hands.until(lambda: hands.copied)
    assert hands.copied[0].startswith("“Met deze brief")


@screen()
async def test_a_column_is_sorted_by_a_click_on_its_title(hands: Running) -> None:
    await hands.press("f3")
    await hands.see("Title ▲")
    head = row_of(hands, "Title ▲")
    await hands.pilot.click(offset=(hands.shown().splitlines()[head].index("Date") + 1, head))
    await hands.see("Date ▲")


@screen()
async def test_a_form_is_finished_or_left_with_its_buttons(hands: Running) -> None:
    await hands.press("f7")
    await hands.see("Empty fields")
    await hands.pilot.click("#back")
    await hands.until(lambda: hands.app.screen is hands.main)
    await hands.press("f7")
    await hands.pilot.click("#done")
    await hands.until(lambda: hands.app.screen is hands.main)


@screen()
async def test_the_letter_scrolls_by_line_and_screen(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "enter")
    reader = hands.main.reader
    await hands.until(lambda: reader.has_focus)
    top = reader.scroll_offset.y
    await hands.press("down", "j")
    assert reader.scroll_offset.y == top + 2
    await hands.press("up", "k", "pagedown")
    below = reader.scroll_offset.y
    assert below > top + 2
    await hands.press("pageup", "end", "home")
    assert reader.scroll_offset.y == 0


ODD = make_letter(
    "vreemd.txt",
    Metadata("Vreemde noten"),
    [
        (Kind.PARAGRAPH, "Deze zin heeft een mark zonder noot.{7} En verder niets.", "", 0),
        (Kind.FOOTNOTE, "Deze noot heeft geen mark in de tekst.", "9", 0),
        (Kind.PARAGRAPH, "Een alinea zonder noten.", "", 0),
    ],
)


@screen(fake=lambda folder: FakeAssistant(folder / "library", (ODD,)))
async def test_marks_and_notes_that_lead_nowhere_say_so(hands: Running) -> None:
    await hands.press("f6", "f6", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    await hands.press("enter")
    await hands.told("Footnote 7 has no text")
    await hands.press("full_stop", "full_stop", "enter")
    await hands.told("Footnote 9 is marked nowhere")
    await hands.press("end", "enter", "o", "r", "n", "right_square_bracket", "b", "b", "b", "b")
    for words in (
        "no footnote mark",
        "no headings",
        "no papers",
        "Nothing is being looked for",
        "No answer points",
        "as far as it goes",
    ):
        await hands.told(words)


@screen()
async def test_an_update_that_fails_says_why_and_can_be_tried_again(hands: Running) -> None:
    work = hands.fake.index

    def busy(**_: object) -> object:
        raise IndexBusyError("Program 12 is indexing.", remedy="Wait for it.")

    hands.fake.index = busy  # type: ignore[assignment, method-assign]
    await hands.press("f8")
    await hands.told("Program 12 is indexing. Wait for it.")
    hands.fake.index = work  # type: ignore[method-assign]
    await hands.press("f8")
    await hands.told("Up to date: nothing had changed.")


def spoiled(folder: Path) -> FakeAssistant:
    fake = FakeAssistant(folder / "library")
    warm = fake.warm
    tries = iter([True, False, False])

    def damaged() -> None:
        if next(tries):
            raise IndexFaultError("The index is damaged.")
        warm()

    fake.warm = damaged  # type: ignore[method-assign]
    return fake


@screen(fake=spoiled)
async def test_a_damaged_index_is_made_anew_without_a_question(hands: Running) -> None:
    await hands.see("2 letters")
    await hands.ask(PROOF)
    await hands.see("Answered")


def test_questions_that_wait_for_a_library_that_cannot_be_opened_end_with_why(tmp_path: Path) -> None:
    def opener() -> Port:
        raise ModelError("No encoder.", remedy="Install it.")

    async def go() -> None:
        async with running(tmp_path, opener=opener, wait=False) as hands:
            await hands.told("No encoder. Install it.")
            hands.main.ask(PROOF)
            await hands.until(lambda: not hands.app.desk.session.exchanges[0].waiting)
            await hands.see("No encoder. Install it.")

    asyncio.run(go())


@screen()
async def test_a_changed_library_is_announced_in_numbers(hands: Running) -> None:
    from kamerbrief_assistant.domain.progress import Changes, IndexReport
    from kamerbrief_assistant.ui.updating import announcement, outcome

    said = announcement(Changes(("a", "b"), ("c",), ("d", "e")))
    assert said == "2 new letters, 1 changed letter, 2 letters gone. Bringing the index up to date."
    report = IndexReport(added=("a",), changed=("b", "c"), removed=("d",))
    assert outcome(report) == "1 letter added, 2 letters read again, 1 letter removed."


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Copied(Way.SYSTEM, "pbcopy"), "Copied."),
        (Copied(Way.TERMINAL, "/x/copied.txt"), "If pasting gives nothing, it is in /x/copied.txt"),
        (Copied(Way.FILE, "/x/copied.txt"), "No clipboard here. The text is in /x/copied.txt"),
        (Copied(Way.NONE), "Nothing could be copied"),
    ],
)
def test_it_is_said_which_clipboard_took_the_text(tmp_path: Path, way: Copied, words: str) -> None:
    @screen()
    async def walk(hands: Running) -> None:
        sent: list[str] = []

        def copier(content: str, *, osc52: Callable[[str], None], file: Path) -> Copied:
            assert file.name == "copied.txt"
            if way.way is Way.TERMINAL:
                osc52(content)
            return way

        copy_and_say(hands.app, "citaat", sent.append, copier)
        await hands.told(words)
        assert sent == (["citaat"] if way.way is Way.TERMINAL else [])

    walk(tmp_path)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (IndexBusyError("Busy."), "Een ander programma leest al brieven in."),
        (IndexFaultError("Damaged."), "De index kan niet gebruikt worden."),
        (ModelError("Gone."), "De encoder kan niet gebruikt worden."),
        (LibraryError("No."), "De bibliotheek of een brief erin kan niet gebruikt worden."),
        (UnreadableError("x", code="encrypted"), "Het bestand zit op slot met een wachtwoord."),
        (OSError(28, "No space left on device", "/x"), "Het systeem meldt: No space left on device (/x)"),
        (RuntimeError("boom"), "Er ging onverwacht iets mis (RuntimeError)."),
    ],
)
def test_errors_are_said_in_dutch_with_the_exact_words_after_them(error: Exception, words: str) -> None:
    wording.use("nl")
    try:
        said = in_words(error)
    finally:
        wording.use("en")
    assert said.startswith(words)
    if isinstance(error, KamerbriefError) and not isinstance(error, UnreadableError):
        assert error.message in said


def test_a_stopped_task_keeps_its_own_words_in_english() -> None:
    assert in_words(StoppedError("Stopped.", remedy="Go on.")) == "Stopped. Go on."


def test_running_without_a_screen_reads_settings_and_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    from kamerbrief_assistant.ui import run

    config = tmp_path / "settings.toml"
    config.write_text('lang = "nl"\n', encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("stop\n"))
    status = run(lambda: FakeAssistant(tmp_path), plain=True, config=config, state=tmp_path / "state")
    wording.use("en")
    assert status == 0
    assert "2 brieven." in capsys.readouterr().out


def test_screens_never_shadow_textuals_own_methods() -> None:
    """A private name of ours that Textual uses too breaks it silently."""
    import importlib
    import inspect
    import pkgutil

    from kamerbrief_assistant import ui

    made = {
        "_css_type_name",
        "_css_type_names",
        "_decorated_handlers",
        "_reactives",
        "_computes",
        "_abc_impl",
    }
    clashes = []
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if not inspect.isclass(kind) or kind.__module__ != module.name:
                continue
            for base in kind.__mro__[1:]:
                if base.__module__.startswith("textual"):
                    shared = {k for k in vars(kind) if k.startswith("_") and not k.startswith("__")} & set(
                        vars(base)
                    )
                    clashes += [
                        (name, each)
                        for each in shared - made
                        if not each.startswith(("_inherit", "_merged", "_on_"))
                    ]
    assert clashes == []


@screen()
async def test_two_questions_at_once_each_get_their_own_answer(hands: Running) -> None:
    hands.main.ask(PROOF)
    hands.main.ask("convenant")
    session = hands.app.desk.session
    await hands.until(lambda: not any(each.waiting for each in session.exchanges))
    assert [each.answer.question for each in session.exchanges if each.answer] == [PROOF, "convenant"]
    await hands.until(lambda: hands.main.reader.passage == HAVEN.passages[6])
    await asyncio.sleep(0)
