"""Notes at the foot of a PDF's pages."""

from __future__ import annotations

import letters
from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.ingest import read_bytes
from letters.pdf import FULL, Drawn, page


def read(*pages: list[Drawn]) -> Letter:
    return read_bytes(letters.pdf._file(pages), file="brief.pdf")


def raised(number: str, x: float, y: float) -> Drawn:
    return (x, y, 5.2, False, number)


def test_a_note_goes_on_over_the_page() -> None:
    mark = (79.0 + 0.6 * 9 * len(FULL), 703.0, 5.2, False, "1")
    first = [
        *page(FULL),
        mark,
        (79.0, 63.0, 5.0, False, "1"),
        *page("Deze noot is lang en loopt", top=60, size=7, x=83),
    ]
    second = [
        *page(FULL, FULL),
        *page("door op de volgende bladzijde.", top=69, size=7),
        *page("2 Nog een.", top=60, size=7),
    ]
    second.append((79.0 + 0.6 * 9 * len(FULL), 703.0, 5.2, False, "2"))
    letter = read(first, second)
    assert [(n.footnote, n.text) for n in letter.footnotes] == [
        ("1", "Deze noot is lang en loopt door op de volgende bladzijde."),
        ("2", "Nog een."),
    ]


def test_a_note_ends_on_a_page_that_has_no_notes_of_its_own() -> None:
    mark = raised("1", 79.0 + 0.6 * 9 * len(FULL), 703.0)
    first = [*page(FULL), mark, *page("1 Deze noot is lang en loopt", top=60, size=7)]
    second = [*page(FULL, FULL), *page("door op de volgende bladzijde.", top=60, size=7)]
    letter = read(first, second)
    assert [n.text for n in letter.footnotes] == ["Deze noot is lang en loopt door op de volgende bladzijde."]
    assert letter.passages[0].text == f"{FULL} {FULL} {FULL}"


def test_two_marks_printed_close_together_are_two() -> None:
    mark = raised("12", 79.0 + 0.6 * 9 * len(FULL), 703.0)
    letter = read([*page(FULL), mark, *page("1 Een noot.", "2 Nog een.", top=69, size=7, lead=9)])
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [
        ("1", "Een noot.", 0),
        ("2", "Nog een.", 0),
    ]


def test_a_line_of_a_note_that_begins_with_the_next_notes_number_is_no_note() -> None:
    text = page(FULL, FULL)
    marks = [raised(str(n), 79.0 + 0.6 * 9 * len(FULL), 714.0 - 11 * n) for n in (1, 2)]
    notes = page(
        "1 Zie Kamerstukken II 2023/24, 28 741, nr.", "2 en 4 daarvan.", "2 Een noot.", top=78, size=7, lead=9
    )
    assert [(n.footnote, n.text) for n in read([*text, *marks, *notes]).footnotes] == [
        ("1", "Zie Kamerstukken II 2023/24, 28 741, nr. 2 en 4 daarvan."),
        ("2", "Een noot."),
    ]


def test_a_small_line_at_the_foot_of_a_page_is_no_part_of_a_note_that_has_ended() -> None:
    mark = raised("1", 79.0 + 0.6 * 9 * len(FULL), 703.0)
    first = [*page(FULL), mark, *page("1 Een korte noot.", top=60, size=7)]
    second = [*page(FULL, FULL), *page("bron: CBS", top=60, size=7)]
    assert [n.text for n in read(first, second).footnotes] == ["Een korte noot."]
