"""Notes that a writer typed by hand."""

from __future__ import annotations

import pytest

from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.ingest import read_bytes


def read(text: str, file: str = "brief.txt") -> Letter:
    return read_bytes(text.encode(), file=file)


@pytest.mark.parametrize("mark", ["({})", " ({})", "[{}]"])
def test_notes_typed_between_brackets_are_tied(mark: str) -> None:
    marks = [mark.format(number) for number in (1, 2)]
    letter = read(
        f"Het kabinet zet zich in voor de weg{marks[0]} en (zie hierboven) voor het spoor{marks[1]}.\n\n"
        f"Een slot.\n\n{marks[0].strip()} Kamerstuk 28 741.\n{marks[1].strip()} Stb. 2024, nr. 198."
    )
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [
        ("1", "Kamerstuk 28 741.", 0),
        ("2", "Stb. 2024, nr. 198.", 0),
    ]
    assert letter.passages[0].text.endswith("de weg en (zie hierboven) voor het spoor.")


def test_the_power_of_a_unit_is_no_mark() -> None:
    letter = read("Er is 12 m² en 3 km² meer¹ dan toen².\n\nEen slot.\n\n¹ Een noot.\n² Nog een.")
    assert letter.passages[0].text == "Er is 12 m² en 3 km² meer dan toen."


@pytest.mark.parametrize("marks", ["[{}]", "¹²"], ids=["brackets", "raised"])
@pytest.mark.parametrize("heading", ["Noten", "Voetnoten:"])
def test_a_plain_list_under_a_heading_that_says_so_is_notes(marks: str, heading: str) -> None:
    first, second = (marks[:1], marks[1:]) if len(marks) == 2 else (marks.format(1), marks.format(2))
    letter = read(f"De weg{first} en het spoor{second}.\n\nHet slot.\n\n{heading}\n1. Een noot.\n2. Nog een.")
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [
        ("1", "Een noot.", 0),
        ("2", "Nog een.", 0),
    ]


def test_notes_at_the_foot_of_what_were_pages_are_tied() -> None:
    letter = read("De weg[1] is er.\n\n[1] Een noot.\n\nHet spoor[2] ook.\n\n[2] Nog een.\n\nHet slot.")
    assert [(n.text, n.anchor) for n in letter.footnotes] == [("Een noot.", 0), ("Nog een.", 2)]
    assert letter.passages[0].text == "De weg is er."


def test_a_list_that_the_text_announces_is_no_list_of_notes() -> None:
    text = "Er zijn twee punten (1) en (2).\nHet gaat daarbij om:\n(1) de weg\n(2) het spoor"
    assert read(text).text == text


def test_a_comma_between_two_typed_marks_is_no_text() -> None:
    letter = read("De weg¹,² is er.\n\nHet slot.\n\n¹ Een noot.\n² Nog een.")
    assert letter.passages[0].text == "De weg is er."
    assert [n.footnote for n in letter.footnotes] == ["1", "2"]
