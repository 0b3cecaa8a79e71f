"""The register, the note and exports on screen."""

from __future__ import annotations

from docx import Document
from textual.widgets import Input

from kamerbrief_assistant.domain.answers import Verdict

from .fake import HAVEN, SCHOOL
from .running import Running, screen

PROOF = "informeer uitkomsten proef?"


async def register(hands: Running) -> None:
    await hands.press("f4")
    await hands.see("3 lines")


async def export_to(hands: Running, name: str) -> None:
    await hands.until(lambda: hands.app.screen.query("#file"))
    hands.app.screen.query_one("#file", Input).value = str(hands.app.export_folder / name)
    await hands.press("enter")


@screen()
async def test_the_register_shows_quote_deadline_and_status(hands: Running) -> None:
    await register(hands)
    for words in ("overdue", "Voor de zomer van 2025", "de uitkomsten van de proef", "“"):
        assert words in hands.shown()


@screen()
async def test_enter_opens_the_source_with_the_words_set_apart(hands: Running) -> None:
    await register(hands)
    await hands.press("enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    reader = hands.main.reader
    assert reader.letter_id in {HAVEN.id, SCHOOL.id}
    assert any(span.style == "quote" for span in reader.spans_of(reader.here))


@screen()
async def test_lines_are_found_by_words_kind_and_status(hands: Running) -> None:
    await register(hands)
    await hands.press("slash", *"salarissen", "enter")
    await hands.see("1 of 3 lines · with “salarissen”")
    await hands.press("slash")
    hands.app.screen.query_one(Input).value = ""
    await hands.press("enter", "k", "k")
    await hands.see("1 of 3 lines · only: announcement")
    await hands.press("k", "f", "down", "down", "down", "enter")
    await hands.see("1 of 3 lines · only: overdue")


@screen()
async def test_the_timeline_goes_by_month_and_keeps_the_commands(hands: Running) -> None:
    await register(hands)
    await hands.press("t")
    await hands.see("May 2025")
    shown = hands.shown()
    assert shown.index("May 2025") < shown.index("June 2025") < shown.index("Without a date")
    await hands.press("down", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    assert hands.main.reader.letter_id == SCHOOL.id


@screen()
async def test_staff_set_status_owner_and_remark(hands: Running) -> None:
    await register(hands)
    await hands.press("m")
    await hands.see("Where it stands")
    await hands.press("end", "up", "enter")
    await hands.see("Owner")
    hands.app.screen.query_one("#owner", Input).value = "directie Havens"
    await hands.press("enter")
    await hands.told("Noted.")
    assert hands.fake.marked[0][1:] == ("met", "directie Havens", "")
    await hands.see("directie Havens")


@screen()
async def test_a_status_left_as_it_was_goes_on_following_the_calendar(hands: Running) -> None:
    await register(hands)
    await hands.press("m", "enter")
    await hands.see("Owner")
    await hands.press("enter")
    await hands.told("Noted.")
    assert hands.fake.marked[0][1] is None


@screen()
async def test_a_commitment_is_copied_with_its_source(hands: Running) -> None:
    await register(hands)
    await hands.press("c")
    await hands.until(lambda: hands.copied)
    assert "Kamerstukken II" in hands.copied[0]


@screen()
async def test_the_register_is_exported_with_deadlines(hands: Running) -> None:
    await register(hands)
    await hands.press("e")
    await export_to(hands, "toezeggingen.md")
    await hands.told("3 quotes, all verified again")
    written = (hands.app.export_folder / "toezeggingen.md").read_text(encoding="utf-8")
    assert "Voor de zomer van 2025 stuur ik uw Kamer een brief" in written
    assert "Deadline:" in written


@screen()
async def test_the_register_is_exported_to_calendar_and_table(hands: Running) -> None:
    await register(hands)
    for name, holds in (("t.ics", "BEGIN:VEVENT"), ("t.csv", "overdue"), ("t.json", '"quote"')):
        await hands.press("e")
        await export_to(hands, name)
        await hands.told(name)
        assert holds in (hands.app.export_folder / name).read_text(encoding="utf-8-sig")


@screen()
async def test_a_quote_is_copied_with_its_citation_or_alone(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "c")
    await hands.until(lambda: hands.copied)
    quote = "In het voorjaar van 2025 informeer ik uw Kamer over de uitkomsten van de proef"
    assert hands.copied[0] == f"“{quote}”\n(Weerbare havens, 2024-11-14, Kamerstukken II 29911-450, p. 1)"
    await hands.press("C")
    await hands.until(lambda: len(hands.copied) == 2)
    assert hands.copied[1] == quote
    await hands.told("Copied.")


@screen()
async def test_in_the_letter_the_quote_or_the_paragraph_is_copied(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    await hands.press("C")
    await hands.until(lambda: hands.copied)
    assert hands.copied[0].startswith("In het voorjaar van 2025")
    await hands.press("full_stop", "full_stop", "enter", "C")
    await hands.until(lambda: len(hands.copied) == 2)
    assert hands.copied[1] == HAVEN.passages[4].text


@screen()
async def test_ctrl_c_copies_the_selection_and_never_ends_the_program(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "ctrl+c", "ctrl+c")
    await hands.told("Ctrl+Q closes")
    talk = hands.main.talk
    await hands.pilot.mouse_down(talk, offset=(3, 2))
    await hands.pilot.hover(talk, offset=(13, 2))
    await hands.pilot.mouse_up(talk, offset=(13, 2))
    selected = hands.main.get_selected_text()
    assert selected
    await hands.press("ctrl+c")
    await hands.until(lambda: hands.copied)
    assert hands.copied[0] == selected


@screen()
async def test_pinned_passages_are_exported_to_word_each_verified_again(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "p", "down", "p", "p")
    await hands.told("on the note already")
    await hands.press("f5")
    await hands.see("2 passages")
    await hands.press("r", *"let op", "enter")
    await hands.see("✎ let op")
    await hands.press("e")
    await export_to(hands, "notitie.docx")
    await hands.told("2 quotes, all verified again")
    paragraphs = [p.text for p in Document(str(hands.app.export_folder / "notitie.docx")).paragraphs]
    assert "“In het voorjaar van 2025 informeer ik uw Kamer over de uitkomsten van de proef”" in paragraphs
    assert "let op" in paragraphs


@screen()
async def test_a_quote_that_no_longer_stands_there_is_marked_on_the_way_out(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "p", "f5")
    hands.fake.verdict = Verdict.SOURCE_CHANGED
    await hands.press("e")
    await export_to(hands, "notitie.md")
    await hands.told("1 quote could not be verified and is marked")
    written = (hands.app.export_folder / "notitie.md").read_text(encoding="utf-8")
    assert "NOT VERIFIED: the letter has changed" in written


@screen()
async def test_pins_are_moved_taken_off_and_opened(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("escape", "p", "down", "p", "f5")
    first, second = hands.app.desk.note.pins
    await hands.press("d")
    assert hands.app.desk.note.pins == [second, first]
    await hands.press("x")
    assert hands.app.desk.note.pins == [second]
    await hands.press("enter")
    await hands.until(lambda: hands.main.reader.where_now() == second.place)


@screen()
async def test_a_conversation_is_exported_from_the_palette(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("ctrl+p", *"export conv")
    await hands.see("Write the conversation")
    await hands.press("enter")
    await export_to(hands, "gesprek.md")
    await hands.told("verified again")
    assert f"## {PROOF}" in (hands.app.export_folder / "gesprek.md").read_text(encoding="utf-8")


@screen()
async def test_an_existing_file_is_never_overwritten(hands: Running) -> None:
    await hands.ask(PROOF)
    (hands.app.export_folder / "er.md").write_text("mijn werk", encoding="utf-8")
    await hands.press("escape", "p", "f5", "e")
    await export_to(hands, "er.md")
    await hands.see("er.md is there already")
    assert (hands.app.export_folder / "er.md").read_text(encoding="utf-8") == "mijn werk"
