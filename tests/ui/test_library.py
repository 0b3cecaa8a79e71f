"""Letters on screen: states, adding, correcting, filters, updating, letters that arrive."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

from textual.events import Paste
from textual.widgets import Input

from kamerbrief_assistant.domain.progress import Skipped
from kamerbrief_assistant.domain.questions import Filters

from .fake import HAVEN, NEW, SCHOOL, FakeAssistant
from .running import Running, screen


def with_trouble(folder: Path) -> FakeAssistant:
    fake = FakeAssistant(folder / "library")
    fake.unreadable = (Skipped("scan.pdf", "no_text_layer", "No text layer.", "Use OCR."),)
    fake.gone = {SCHOOL.id}
    return fake


async def letters(hands: Running) -> None:
    await hands.press("f3")
    await hands.see("State")


async def fill(hands: Running, field: str, value: str) -> None:
    hands.app.screen.query_one(f"#{field}", Input).value = value
    await hands.pilot.pause()


@screen(fake=with_trouble)
async def test_each_letter_shows_its_state_in_words(hands: Running) -> None:
    await hands.see("2 letters · 1 unreadable (F3)")
    await letters(hands)
    for words in ("read", "gone", "unreadable", "14 November 2024", "Minister van Onderwijs"):
        assert words in hands.shown()


@screen(fake=with_trouble)
async def test_an_unreadable_letter_says_why_and_what_to_do(hands: Running) -> None:
    await letters(hands)
    await hands.press("down")
    await hands.see("scan.pdf: This is a scan without text.")
    await hands.press("w")
    await hands.told("Ask for the original")


@screen()
async def test_enter_reads_a_letter_and_f3_comes_back_to_the_list(hands: Running) -> None:
    await letters(hands)
    await hands.press("enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    assert hands.main.reader.letter_id == SCHOOL.id
    await letters(hands)


@screen()
async def test_a_letter_added_by_path_is_read_in_and_can_be_asked(hands: Running) -> None:
    path = hands.app.export_folder / NEW.file
    path.write_text("Er leven vijf roedels wolven in Drenthe.", encoding="utf-8")
    await letters(hands)
    await hands.press("a")
    hands.app.screen.query_one(Input).value = str(path)
    await hands.press("enter")
    await hands.told("Added: wolf.txt")
    await hands.see("De wolf in Drenthe")
    await hands.ask("roedels wolven drenthe?")
    await hands.see("vijf roedels wolven")


@screen()
async def test_a_path_that_leads_nowhere_is_said_to(hands: Running) -> None:
    await letters(hands)
    await hands.press("a", *"niets.txt", "enter")
    await hands.told("There is no file niets.txt")


@screen()
async def test_a_file_dropped_on_the_question_line_is_added(hands: Running) -> None:
    path = hands.app.export_folder / "met spatie"
    path.mkdir()
    (path / NEW.file).write_text("wolf", encoding="utf-8")
    dropped = str(path / NEW.file).replace(" ", "\\ ")
    hands.main.question.post_message(Paste(dropped))
    await hands.told("Added: wolf.txt")
    assert hands.main.question.value == ""


@screen()
async def test_a_file_that_cannot_be_added_says_why(hands: Running) -> None:
    path = hands.app.export_folder / "blad.xls"
    path.write_bytes(b"x")
    hands.main.question.post_message(Paste(str(path)))
    await hands.told("This kind of file cannot be read.")


@screen()
async def test_pasted_words_stay_words(hands: Running) -> None:
    hands.main.question.post_message(Paste("wat is er toegezegd"))
    await hands.until(lambda: hands.main.question.value == "wat is er toegezegd")


@screen()
async def test_facts_of_a_letter_can_be_corrected(hands: Running) -> None:
    await letters(hands)
    await hands.press("e")
    await fill(hands, "title", "Leraren in beeld")
    await fill(hands, "date", "4-2-2025")
    await hands.press("enter")
    await hands.told("Corrected.")
    assert hands.fake.indexed[SCHOOL.id].metadata.title == "Leraren in beeld"
    assert hands.fake.indexed[SCHOOL.id].metadata.date == date(2025, 2, 4)
    await hands.see("Leraren in beeld")


@screen()
async def test_a_date_that_is_none_is_refused_before_anything_changes(hands: Running) -> None:
    await letters(hands)
    await hands.press("e")
    await fill(hands, "date", "ooit")
    await hands.press("enter")
    await hands.see("“ooit” is no date")


@screen()
async def test_the_filter_narrows_list_and_questions_and_shows_as_chips(hands: Running) -> None:
    await letters(hands)
    await hands.press("f7")
    await fill(hands, "sender", "onderwijs")
    await fill(hands, "since", "2025")
    await hands.press("enter")
    await hands.see("Sender: onderwijs ✕")
    assert "1 of 2 letters" in hands.shown()
    await hands.ask("informeer uitkomsten proef?")
    assert hands.fake.asked[-1][2] == Filters(sender="onderwijs", since=date(2025, 1, 1))
    await hands.see("Only the filtered letters were searched.")


@screen()
async def test_a_box_is_ticked_with_a_cross_and_narrows_to_commitments(hands: Running) -> None:
    await hands.press("f7")
    await hands.see("▐ ▌ Commitments only")
    hands.app.screen.query_one("#commitments_only").focus()
    await hands.press("space")
    await hands.see("▐X▌ Commitments only")
    hands.app.screen.query_one("#sender").focus()
    await hands.press("enter")
    await hands.see("Commitments only ✕")
    assert hands.app.desk.filters.commitments_only


@screen()
async def test_a_chip_is_taken_away_with_the_mouse(hands: Running) -> None:
    hands.app.desk.filters = Filters(sender="onderwijs")
    hands.app.tell("filters")
    await hands.see("Sender: onderwijs ✕")
    row = next(i for i, line in enumerate(hands.shown().splitlines()) if "onderwijs ✕" in line)
    await hands.pilot.click(offset=(20, row))
    await hands.until(lambda: hands.app.desk.filters.empty)


@screen()
async def test_one_letter_can_be_asked_alone(hands: Running) -> None:
    await letters(hands)
    await hands.press("space")
    await hands.see("Letter: Lerarentekort in beeld ✕")
    await hands.ask("uitkomsten proef?")
    assert hands.fake.asked[-1][2].letters == (SCHOOL.id,)
    await letters(hands)
    await hands.see("● ")
    await hands.press("space")
    assert hands.app.desk.filters.empty


@screen()
async def test_a_letter_is_removed_only_after_a_yes(hands: Running) -> None:
    await letters(hands)
    await hands.press("x")
    await hands.see("Delete scholen.docx from the library?")
    await hands.press("enter")
    assert SCHOOL.id in hands.fake.indexed
    await hands.press("x", "tab", "enter")
    await hands.until(lambda: SCHOOL.id not in hands.fake.indexed)


@screen()
async def test_sorting_goes_through_the_columns(hands: Running) -> None:
    await letters(hands)
    await hands.see("Title ▲")
    await hands.press("s")
    await hands.see("Title ▼")
    await hands.press("s")
    await hands.see("Date ▲")


@screen()
async def test_a_letter_that_arrives_is_announced_and_taken_in(hands: Running) -> None:
    hands.fake.waiting.append(NEW)
    hands.app.updater.look()
    await hands.told("New letter: wolf.txt. Reading it in.")
    await hands.see("3 letters")


@screen()
async def test_typing_works_while_letters_are_read_in_and_reading_can_be_stopped(hands: Running) -> None:
    gate = hands.fake.slow_index = threading.Event()
    hands.fake.waiting.extend([NEW])
    await hands.press("f8")
    await hands.see("Reading 1/1 · wolf.txt · 12 s left · F9 stops")
    await hands.press("a", "b")
    assert hands.main.question.value == "ab"
    await hands.press("f9")
    gate.set()
    await hands.told("Stopped. What was finished is kept")
    assert not hands.app.updater.running


@screen(fake=lambda folder: FakeAssistant(folder / "library", (HAVEN,), indexed=False))
async def test_a_library_that_was_never_read_is_read_at_the_start(hands: Running) -> None:
    await hands.see("1 letter")
    await hands.ask("informeer uitkomsten proef?")
    await hands.see("Answered")


@screen()
async def test_the_index_can_be_rebuilt_from_the_palette(hands: Running) -> None:
    await hands.press("ctrl+p")
    await hands.see("What do you want to do?")
    await hands.press(*"rebuild")
    await hands.see("Read every letter again")
    await hands.press("enter")
    await hands.told("Up to date")
