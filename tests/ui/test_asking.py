"""Asking on screen: answers, citations, states in words, follow-ups, earlier questions."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from kamerbrief_assistant.domain.answers import Answer
from kamerbrief_assistant.domain.errors import ModelError
from kamerbrief_assistant.ui.letterview import Place

from .fake import HAVEN, REFERENCES, SCHOOL, FakeAssistant
from .running import Running, screen

PROOF = "informeer uitkomsten proef?"


@screen()
async def test_the_first_screen_shows_examples_and_letters(hands: Running) -> None:
    await hands.see("Wat is er toegezegd over de proef?")
    assert "Weerbare havens" in hands.shown()
    assert "2 letters" in hands.shown()


@screen()
async def test_an_answer_quotes_and_cites_and_shows_the_letter(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.see("Answered, with 2 sentences")
    assert "“In het voorjaar van 2025 informeer ik uw Kamer" in hands.shown()
    assert "Weerbare havens, 14 November 2024" in hands.shown()
    assert "Deadline: In het voorjaar van 2025 (read as" in hands.shown()
    await hands.until(lambda: hands.main.reader.letter_id == HAVEN.id)
    await hands.see("para. 2, p. 1 of 3 · § Toezicht op de kade")
    assert hands.main.question.has_focus


@screen()
async def test_square_brackets_of_a_letter_are_not_read_as_markup(hands: Running) -> None:
    await hands.ask("informeer havens opmaak?")
    await hands.see("[/foo] is geen opmaak")


@screen()
async def test_passages_that_only_come_near_are_said_to_be_only_near(hands: Running) -> None:
    await hands.ask("convenant")
    await hands.see("No sure answer. These passages come")
    await hands.see("Met de douane is een convenant gesloten")


@screen()
async def test_what_is_in_no_letter_is_said_with_the_closest_words(hands: Running) -> None:
    await hands.ask("vliegveld")
    await hands.see("Not found: these letters do not speak of this.")
    assert "No letter holds “vliegveld”." in hands.shown()
    assert "Ask with “kade” instead" in hands.shown()


@screen()
async def test_a_closest_word_can_be_asked_with_at_once(hands: Running) -> None:
    await hands.ask("vliegveld")
    await hands.press("escape", "end", "up", "enter")
    await hands.until(lambda: [q for q, _, _ in hands.fake.asked] == ["vliegveld", "kade"])


@screen()
async def test_a_stale_answer_says_so(hands: Running) -> None:
    hands.fake.stale = True
    await hands.ask(PROOF)
    await hands.see("have changed since they were read")


@screen()
async def test_an_error_is_said_with_what_to_do_and_the_next_question_works(hands: Running) -> None:
    hands.fake.problem = ModelError("The encoder's folder is gone.", remedy="Put it back.")
    await hands.ask(PROOF)
    await hands.see("The encoder's folder is gone. Put it back.")
    hands.fake.problem = None
    await hands.ask(PROOF)
    await hands.see("Answered")


@screen()
async def test_a_follow_up_passes_the_questions_before_it(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.ask("en wanneer dan?")
    assert hands.fake.asked[-1][1] == (PROOF,)


@screen()
async def test_a_new_conversation_forgets_what_came_before(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("ctrl+n")
    await hands.see("What do you want to know?")
    await hands.ask("en wanneer dan?")
    assert hands.fake.asked[-1][1] == ()


@screen()
async def test_an_answer_that_comes_after_the_conversation_was_cleared_is_dropped(hands: Running) -> None:
    gate = hands.fake.gate = threading.Event()
    await hands.press("f2")
    hands.main.question.put(PROOF)
    await hands.press("enter")
    await hands.see("Looking it up")
    await hands.press("ctrl+n")
    gate.set()
    await hands.until(lambda: hands.fake.asked)
    await hands.ask("convenant")
    assert PROOF not in hands.shown()
    assert len(hands.app.desk.session.exchanges) == 1


@screen()
async def test_typing_goes_on_while_an_answer_is_awaited(hands: Running) -> None:
    gate = hands.fake.gate = threading.Event()
    await hands.press("f2")
    hands.main.question.put(PROOF)
    await hands.press("enter", "a", "b", "c")
    assert hands.main.question.value == "abc"
    gate.set()
    await hands.see("Answered")
    assert hands.main.question.value == "abc"


@screen()
async def test_up_and_down_bring_earlier_questions_and_the_draft_back(hands: Running) -> None:
    await hands.ask("convenant")
    await hands.ask(PROOF)
    await hands.press("x", "up")
    assert hands.main.question.value == PROOF
    await hands.press("up", "up")
    assert hands.main.question.value == "convenant"
    await hands.press("down", "down")
    assert hands.main.question.value == "x"


@screen()
async def test_a_question_can_be_changed_and_asked_again(hands: Running) -> None:
    await hands.ask("convenant")
    await hands.press("escape", "e")
    assert hands.main.question.has_focus
    assert hands.main.question.value == "convenant"


def shows(hands: Running, place: Place) -> bool:
    return hands.main.reader.where_now() == place


@screen()
async def test_stepping_through_citations_shows_each_in_its_letter(hands: Running) -> None:
    await hands.ask("stuur brief informeer proef kamer?")
    await hands.press("escape")
    seen = set()
    for _ in range(8):
        await hands.press("down")
        chosen = hands.main.talk.chosen
        assert chosen is not None
        if chosen.citation is not None:
            place = chosen.citation.place
            await hands.until(partial(shows, hands, place))
            seen.add(place.letter)
    assert seen == {HAVEN.id, SCHOOL.id}


@screen()
async def test_a_number_opens_that_citation(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.press("2", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    assert hands.main.reader.here == 0
    await hands.press("f2", "9", "enter")
    await hands.told("no citation 9")


@screen(fake=lambda folder: FakeAssistant(folder / "library", ()))
async def test_an_empty_library_says_how_to_add_letters(hands: Running) -> None:
    await hands.see("There are no letters yet.")


class Citing(FakeAssistant):
    """Knows where a paper is cited."""

    def ask(self, question: str, **options: Any) -> Answer:
        return replace(super().ask(question, **options), references=REFERENCES[2:])


@screen(fake=lambda folder: Citing(folder / "library"))
async def test_the_places_that_cite_a_paper_can_be_gone_to(hands: Running) -> None:
    await hands.ask("convenant douane gesloten?")
    await hands.see("Cited 1 time in the letters")
    await hands.press("escape", "end", "enter")
    await hands.until(lambda: hands.main.reader.letter_id == SCHOOL.id)
    assert hands.main.reader.passage == SCHOOL.passages[2]


@screen(lang="nl")
async def test_it_speaks_dutch(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.see("Beantwoord, met 2 zinnen")
    assert "14 november 2024" in hands.shown()


def test_a_question_put_while_the_library_opens_waits_for_it(tmp_path: Path) -> None:
    gate = threading.Event()

    class Slow(FakeAssistant):
        def warm(self) -> None:
            gate.wait()

    slow = Slow(tmp_path / "library")

    async def walk(hands: Running) -> None:
        await hands.see("Opening …")
        hands.main.question.put(PROOF)
        await hands.press("enter")
        await hands.see("Waiting until the letters are read in")
        assert not hands.fake.asked
        gate.set()
        await hands.see("Answered")

    screen(fake=lambda _: slow, wait=False)(walk)(tmp_path)
