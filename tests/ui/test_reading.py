"""Reading on screen: from answer to letter, footnote, cited letter and back; finding; outline."""

from __future__ import annotations

from textual.strip import Strip

from kamerbrief_assistant.domain.letters import Kind, Metadata

from .fake import HAVEN, SCHOOL, FakeAssistant, make_letter
from .running import Running, screen

PROOF = "informeer uitkomsten proef?"


async def open_first(hands: Running, question: str = PROOF) -> None:
    await hands.ask(question)
    await hands.press("1", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)


@screen()
async def test_the_quoted_words_are_set_apart_in_the_letter(hands: Running) -> None:
    await open_first(hands)
    reader = hands.main.reader
    quoted = [span for span in reader.spans_of(reader.here) if span.style == "quote"]
    shown = reader.blocks[reader.here].text[quoted[0].start : quoted[0].end]
    assert shown == "In het voorjaar van 2025 informeer ik uw Kamer over de uitkomsten van de proef"
    emphasis = [span for span in reader.spans_of(reader.here) if span.style == "emphasis"]
    assert reader.blocks[reader.here].text[emphasis[0].start : emphasis[0].end] == "voorjaar van 2025"


@screen()
async def test_a_mark_leads_to_its_footnote_and_back_to_the_mark(hands: Running) -> None:
    await open_first(hands)
    await hands.press("full_stop", "full_stop", "enter")
    assert hands.main.reader.passage == HAVEN.passages[4]
    await hands.see("footnote 2")
    await hands.press("enter")
    reader = hands.main.reader
    assert reader.passage == HAVEN.passages[2]
    assert reader.link is not None
    assert reader.link.number == "2"


@screen()
async def test_back_and_forward_retrace_the_way(hands: Running) -> None:
    await open_first(hands)
    quoted = hands.main.reader.where_now()
    await hands.press("full_stop", "full_stop", "enter", "b")
    assert hands.main.reader.where_now() == quoted
    await hands.press("f")
    assert hands.main.reader.passage == HAVEN.passages[4]


@screen()
async def test_a_reference_leads_to_the_cited_letter_and_back(hands: Running) -> None:
    await open_first(hands, "stuur brief over salarissen?")
    assert hands.main.reader.letter_id == SCHOOL.id
    await hands.press("end", "full_stop")
    reader = hands.main.reader
    for _ in range(4):
        if reader.link is not None and reader.link.reference is not None:
            break
        await hands.press("full_stop")
    await hands.press("enter")
    await hands.until(lambda: reader.letter_id == HAVEN.id)
    await hands.press("b")
    await hands.until(lambda: reader.letter_id == SCHOOL.id)


@screen()
async def test_a_paper_outside_the_library_is_said_to_be_missing(hands: Running) -> None:
    await open_first(hands)
    await hands.press("full_stop", "full_stop", "full_stop", "full_stop")
    assert hands.main.reader.link is not None
    assert hands.main.reader.link.reference is not None
    await hands.press("enter")
    await hands.told("Kamerstuk 29 911, nr. 430 is not in the library")


@screen()
async def test_a_web_address_is_never_opened(hands: Running) -> None:
    await open_first(hands)
    reader = hands.main.reader
    assert reader.view is not None
    web = next(link for link in reader.view.links if link.reference and link.reference.kind == "web")
    reader.follow(web)
    await hands.told("nothing leaves this computer")


@screen()
async def test_words_are_found_without_regard_to_case_and_accents(hands: Running) -> None:
    await open_first(hands)
    await hands.press("slash", *"CAMERA'S", "enter")
    await hands.see("match 1 of 2")
    assert hands.main.reader.passage == HAVEN.passages[2]
    await hands.press("n")
    await hands.see("match 2 of 2")
    assert hands.main.reader.passage == HAVEN.passages[4]
    await hands.press("n")
    await hands.see("match 1 of 2")
    await hands.press("N")
    await hands.see("match 2 of 2")


@screen()
async def test_words_that_are_not_there_are_said_not_to_be(hands: Running) -> None:
    await open_first(hands)
    await hands.press("slash", *"zeppelin", "enter")
    await hands.told("“zeppelin” is not in this letter.")


@screen()
async def test_the_outline_leads_to_a_section(hands: Running) -> None:
    await open_first(hands)
    await hands.press("o")
    await hands.see("Sections of this letter")
    await hands.press("down", "enter")
    await hands.until(lambda: hands.main.reader.passage == HAVEN.passages[5])


@screen()
async def test_the_next_passage_of_the_answer_is_one_key_away(hands: Running) -> None:
    await open_first(hands)
    first = hands.main.reader.where_now()
    await hands.press("right_square_bracket")
    assert hands.main.reader.where_now() != first
    await hands.press("left_square_bracket")
    assert hands.main.reader.where_now() == first


@screen()
async def test_escape_goes_to_the_conversation_and_again_to_the_question(hands: Running) -> None:
    await open_first(hands)
    await hands.press("escape")
    assert hands.main.talk.has_focus
    await hands.press("escape")
    assert hands.main.question.has_focus


@screen()
async def test_other_pane_goes_round(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("f6")
    assert hands.main.talk.has_focus
    await hands.press("f6")
    assert hands.main.reader.has_focus
    await hands.press("f6")
    assert hands.main.question.has_focus


@screen(size=(80, 24))
async def test_on_a_small_terminal_the_letter_takes_the_place_of_the_conversation(hands: Running) -> None:
    await hands.ask(PROOF)
    assert "para. 2, p. 1 of 3" not in hands.shown()
    await hands.press("escape", "enter")
    await hands.see("para. 2, p. 1 of 3")
    assert "Answered" not in hands.shown()
    await hands.press("escape")
    await hands.see("Answered")


@screen(size=(80, 50))
async def test_on_a_narrow_high_terminal_both_are_in_view(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.see("para. 2, p. 1 of 3")
    assert "Answered" in hands.shown()


@screen()
async def test_the_references_of_a_letter_say_who_else_refers(hands: Running) -> None:
    await open_first(hands)
    await hands.press("r")
    await hands.see("2 references")
    await hands.see("No other letter here refers to this.")
    await hands.press("down")
    await hands.until(lambda: hands.main.reader.passage == HAVEN.passages[4])
    await hands.press("escape")
    await hands.until(lambda: hands.main.reader.passage == HAVEN.passages[2])
    await hands.press("b")
    await hands.told("This is as far as it goes.")
    await hands.press("r")
    await hands.see("2 references")
    await hands.press("enter")
    await hands.until(lambda: hands.app.screen is hands.main)
    assert hands.main.reader.passage in {HAVEN.passages[3], HAVEN.passages[4]}


@screen()
async def test_a_letter_opened_from_the_list_starts_at_its_beginning(hands: Running) -> None:
    await hands.press("f6", "f6")
    assert hands.main.source.letters.has_focus
    await hands.press("down", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    assert hands.main.reader.here == 0


@screen()
async def test_a_letter_that_is_gone_is_said_to_be_gone(hands: Running) -> None:
    await hands.ask("stuur brief over salarissen?")
    await hands.until(lambda: hands.main.reader.letter_id == SCHOOL.id)
    del hands.fake.indexed[SCHOOL.id]
    hands.app.desk.forget_letters()
    hands.app.refresh_shelf()
    await hands.until(lambda: hands.main.reader.letter_id is None)
    await hands.press("1", "enter")
    await hands.told("no longer in the library")


LONG = make_letter(
    "lang.pdf",
    Metadata("Een lange brief"),
    [
        (Kind.PARAGRAPH, f"Alinea {n}. " + "Deze zin staat er om te vullen. " * 12, "", 1 + n // 10)
        for n in range(3000)
    ],
    pages=300,
)


@screen(fake=lambda folder: FakeAssistant(folder / "library", (LONG,)))
async def test_of_a_letter_of_three_hundred_pages_only_what_is_in_view_is_drawn(hands: Running) -> None:
    await hands.press("f6", "f6", "down", "enter")
    await hands.until(lambda: hands.main.reader.letter_id == LONG.id)
    reader = hands.main.reader
    drawn: list[int] = []
    render = reader.render_line

    def counted(y: int) -> Strip:
        drawn.append(y)
        return render(y)

    reader.render_line = counted  # type: ignore[method-assign]
    await hands.press("end")
    await hands.see("p. 300 of 300")
    assert reader.virtual_size.height > 20_000
    assert len(set(drawn)) <= hands.app.size.height


@screen()
async def test_scrolling_keeps_the_place_line_true(hands: Running) -> None:
    await open_first(hands)
    await hands.press("end")
    await hands.see("p. 3 of 3")
    await hands.press("home")
    await hands.see("para. 1, p. 1 of 3")


@screen()
async def test_a_click_on_a_mark_follows_it(hands: Running) -> None:
    await open_first(hands)
    reader = hands.main.reader
    line = reader.line_of(2, 52)
    x = 2 + reader.blocks[2].text.index("[1]") - reader._lines[line][1] + 1
    await hands.pilot.click(reader, offset=(x, line - reader.scroll_offset.y))
    await hands.until(lambda: reader.passage == HAVEN.passages[3])
