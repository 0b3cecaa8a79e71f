"""Questions and answers in letters of any format."""

from __future__ import annotations

import pytest

from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_bytes


def read(*lines: str) -> Letter:
    return read_bytes("\n\n".join(lines).encode(), file="antwoorden.txt")


def answers(letter: Letter) -> dict[str, str]:
    """Each answer's text with its context."""
    return {p.text: p.context for p in letter.passages if p.context}


ASKED_1 = "Kent u het bericht over de tekorten?"
ASKED_2 = "Wat gaat u daaraan doen?"
ASKED_3 = "Wanneer hoort de Kamer daarvan?"


def test_an_answer_has_its_question_as_context() -> None:
    letter = read(
        "Vraag 1", ASKED_1, "Antwoord op vraag 1", "Ja, dat bericht ken ik.", "Het is een goed bericht."
    )
    assert [(p.kind, p.section) for p in letter.passages] == [
        (Kind.HEADING, ("Vraag 1",)),
        (Kind.QUESTION, ("Vraag 1",)),
        (Kind.HEADING, ("Antwoord op vraag 1",)),
        (Kind.PARAGRAPH, ("Antwoord op vraag 1",)),
        (Kind.PARAGRAPH, ("Antwoord op vraag 1",)),
    ]
    assert answers(letter) == {"Ja, dat bericht ken ik.": ASKED_1, "Het is een goed bericht.": ASKED_1}


@pytest.mark.parametrize(
    "label",
    [
        "Antwoord op de vragen 2 en 3",
        "Antwoord op vragen 2 en 3",
        "Antwoord vraag 2 en 3",
        "Antwoord vragen 2, 3",
        "Antwoorden 2 en 3",
        "Antwoord 2 t/m 3",
        "Antwoord op vraag 2 en 3:",
        "Antwoorden op de vragen 2 tot en met 3",
        "Answer to questions 2 and 3",
    ],
)
def test_an_answer_to_two_questions_has_both(label: str) -> None:
    letter = read(
        "Vraag 1", ASKED_1, "Antwoord 1", "Ja.", "Vraag 2", ASKED_2, "Vraag 3", ASKED_3, label, "In mei."
    )
    assert answers(letter) == {"Ja.": ASKED_1, "In mei.": f"{ASKED_2} {ASKED_3}"}


def test_an_answer_without_a_number_answers_what_was_asked_last() -> None:
    letter = read("Vraag 1", ASKED_1, "Antwoord", "Ja.", "Vraag 2", ASKED_2, "Antwoord:", "Veel.")
    assert answers(letter) == {"Ja.": ASKED_1, "Veel.": ASKED_2}


def test_an_answer_whose_label_was_forgotten_is_told_from_its_question() -> None:
    letter = read(
        "Vraag 1", ASKED_1, "Antwoord 1", "Ja.", "Vraag 2", ASKED_2, "Ik doe er veel aan.", "En meer."
    )
    assert answers(letter) == {"Ja.": ASKED_1, "Ik doe er veel aan.": ASKED_2, "En meer.": ASKED_2}


def test_three_questions_under_one_label_get_their_numbers() -> None:
    letter = read(
        "Vragen 1, 2 en 3", ASKED_1, ASKED_2, ASKED_3, "Antwoord 1", "Ja.", "Antwoord 2 en 3", "In mei."
    )
    assert answers(letter) == {"Ja.": ASKED_1, "In mei.": f"{ASKED_2} {ASKED_3}"}


def test_a_question_on_the_line_of_its_label() -> None:
    letter = read(f"Vraag 1: {ASKED_1}", "Antwoord 1: Ja, dat ken ik.")
    assert [(p.kind, p.text) for p in letter.passages] == [
        (Kind.HEADING, "Vraag 1:"),
        (Kind.QUESTION, ASKED_1),
        (Kind.HEADING, "Antwoord 1:"),
        (Kind.PARAGRAPH, "Ja, dat ken ik."),
    ]
    assert answers(letter) == {"Ja, dat ken ik.": ASKED_1}


def test_sentences_that_begin_like_labels_are_sentences() -> None:
    lines = (
        "Vraag 3 gaat over de gemeenten en daarover heb ik al eerder geschreven.",
        "Antwoord op deze vraag geef ik later in het jaar.",
        "Vragen over dit onderwerp beantwoord ik graag in een debat.",
    )
    assert {p.kind for p in read(*lines).passages} == {Kind.PARAGRAPH}


def test_the_signature_ends_the_last_answer() -> None:
    letter = read(
        "Vraag 1", ASKED_1, "Antwoord 1", "Ja.", "De minister van Financiën,", "W.B. Hoekstra", "Een bijlage."
    )
    assert letter.passages[-1].context == ""
    assert letter.passages[-2].kind is Kind.SIGNATURE


def test_a_headings_numbering_goes_on_under_answers() -> None:
    letter = read("Inleiding", "Hierbij de antwoorden.", "Vraag 1", ASKED_1, "Antwoord 1", "Ja.")
    assert [p.paragraph for p in letter.passages if p.kind.is_body] == list(
        range(1, 1 + sum(p.kind.is_body for p in letter.passages))
    )


@pytest.mark.parametrize("asked", [("1. {}", "2. {}"), ("1\n\n{}", "2\n\n{}")])
def test_questions_under_bare_numbers(asked: tuple[str, str]) -> None:
    first, second = (line.format(text) for line, text in zip(asked, (ASKED_1, ASKED_2), strict=True))
    letter = read(first, "Antwoord", "Ja.", second, "Antwoord", "Veel.")
    assert [p.text for p in letter.passages if p.kind is Kind.QUESTION] == [ASKED_1, ASKED_2]
    assert answers(letter) == {"Ja.": ASKED_1, "Veel.": ASKED_2}


@pytest.mark.parametrize("mark", ["[{}]", "{})", "{}"])
def test_notes_typed_by_hand_in_any_style(mark: str) -> None:
    one, two = (mark.format(n) for n in (("¹", "²") if mark == "{}" else ("1", "2")))
    letter = read(
        f"Kent u dit bericht?{one} Het staat in de krant.", f"Dat is zo.{two}", f"{one} NOS.", f"{two} AD."
    )
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [("1", "NOS.", 0), ("2", "AD.", 2)]
    assert [p.text for p in letter.passages if p.kind is Kind.PARAGRAPH] == [
        "Kent u dit bericht? Het staat in de krant.",
        "Dat is zo.",
    ]


def test_a_numbered_list_at_the_end_that_nothing_marks_is_a_list() -> None:
    letter = read("Ik doe twee dingen (zie 1) en meer.", "1. Meer politie.", "2. Meer toezicht.")
    assert [p.kind for p in letter.passages] == [Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.LIST_ITEM]


def test_an_answer_to_a_part_of_a_question_has_that_question_as_context() -> None:
    letter = read(
        "Vraag 1", ASKED_1, "Vraag 2", ASKED_2, "a. Nu?", "Antwoord 1", "Ja.", "Antwoord 2a", "Dat doe ik nu."
    )
    assert answers(letter)["Dat doe ik nu."] == f"{ASKED_2} a. Nu?"


def test_an_answer_to_a_question_asked_in_parts_has_the_parts_as_context() -> None:
    letter = read("Vraag 1a", ASKED_1, "Vraag 1b", ASKED_2, "Antwoord 1", "Dat doe ik nu.")
    assert answers(letter)["Dat doe ik nu."] == f"{ASKED_1} {ASKED_2}"


def test_an_answer_may_follow_its_label_on_the_same_line_without_a_number() -> None:
    letter = read(f"Vraag 1: {ASKED_1}", "Antwoord: Ja.", f"Vraag 2: {ASKED_2}", "Antwoord: Veel.")
    assert answers(letter) == {"Ja.": ASKED_1, "Veel.": ASKED_2}
