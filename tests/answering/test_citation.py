"""Citations the way the House writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.answering.citation import cite, paper_number, session_year
from kamerbrief_assistant.domain.letters import Kind, LetterId, LetterSummary, Metadata, Passage, PassageId

LETTER = LetterId("0123456789ab")


def summary(metadata: Metadata) -> LetterSummary:
    return LetterSummary(LETTER, "brief.pdf", metadata)


def test_everything_known_is_cited_in_the_houses_order() -> None:
    letter = summary(Metadata(title="Voortgang aanpak", date=date(2024, 12, 3), dossier="36600-VI-32"))
    note = Passage(
        PassageId(1), LETTER, 4, Kind.FOOTNOTE, "Stb. 2024, 198.", 0, 15, ("Drugsbeleid",), 12, "5", page=3
    )
    assert cite(letter, note) == (
        "Voortgang aanpak, 3 december 2024, Kamerstukken II 2024/25, 36 600 VI, nr. 32, p. 3, "
        "par. Drugsbeleid, alinea 12, voetnoot 5"
    )


def test_what_is_not_known_is_left_out_and_the_file_name_stands_for_a_title() -> None:
    assert cite(summary(Metadata())) == "brief.pdf"


def test_a_date_we_worked_out_is_not_cited_as_the_letters_own() -> None:
    letter = summary(Metadata(title="T", date=date(2024, 12, 3), inferred=frozenset({"date"})))
    assert "afgeleide datum" in cite(letter)


@pytest.mark.parametrize(
    ("label", "day", "written"),
    [
        ("36600-VI-32", date(2024, 11, 14), "Kamerstukken II 2024/25, 36 600 VI, nr. 32"),
        ("24077-481", date(2021, 3, 1), "Kamerstukken II 2020/21, 24 077, nr. 481"),
        ("29911", None, "Kamerstukken II, 29 911"),
        ("ah-tk-20242025-274", date(2024, 11, 1), "Aanhangsel Handelingen II 2024/25, nr. 274"),
        ("2026D12345", date(2026, 1, 1), ""),
        ("", None, ""),
    ],
)
def test_papers_are_written_as_the_house_does(label: str, day: date | None, written: str) -> None:
    assert paper_number(label, day) == written


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 9, 16), "2023/24"),
        (date(2024, 9, 17), "2024/25"),
        (date(2025, 1, 1), "2024/25"),
        (date(1999, 12, 1), "1999/00"),
    ],
)
def test_the_parliamentary_year_turns_on_the_third_tuesday_of_september(day: date, year: str) -> None:
    assert session_year(day) == year


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_session_year_is_two_successive_years(day: date) -> None:
    first, second = session_year(day).split("/")
    assert (int(first) + 1) % 100 == int(second)
