"""Words for time become intervals as docs/deadlines.md says, and no date is made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.domain.commitments import DeadlineKind
from kamerbrief_assistant.register.deadlines import FoundDeadline, find_deadlines

LETTER = date(2024, 11, 25)


def only(text: str, today: date | None = LETTER) -> FoundDeadline:
    (found,) = find_deadlines(text, today)
    return found


def days(text: str, today: date | None = LETTER) -> tuple[str | None, str | None]:
    found = only(text, today).deadline
    assert found.kind is DeadlineKind.INTERVAL
    return str(found.start) if found.start else None, str(found.end) if found.end else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Dat volgt in het voorjaar.", "2025-03-01", "2025-05-31"),
        ("Dat volgt komend voorjaar.", "2025-03-01", "2025-05-31"),
        ("De start is in de winter.", "2024-12-01", "2025-02-28"),
        ("Rond de zomer van 2026 is het klaar.", "2026-06-01", "2026-08-31"),
        ("In de zomer volgt meer.", "2025-06-01", "2025-08-31"),
        ("In het najaar van 2025 volgt meer.", "2025-09-01", "2025-11-30"),
        ("Begin 2025 is het zover.", "2025-01-01", "2025-03-31"),
        ("Medio 2025 is het zover.", "2025-06-01", "2025-07-31"),
        ("Halverwege 2025 is het zover.", "2025-06-01", "2025-07-31"),
        ("Eind 2025 is het zover.", "2025-10-01", "2025-12-31"),
        ("In de loop van 2025 is het zover.", "2025-01-01", "2025-12-31"),
        ("Eind dit jaar volgt meer.", "2024-10-01", "2024-12-31"),
        ("Begin volgend jaar volgt meer.", "2025-01-01", "2025-03-31"),
        ("In het eerste kwartaal van 2025", "2025-01-01", "2025-03-31"),
        ("In het derde kwartaal volgt meer.", "2025-07-01", "2025-09-30"),
        ("In Q3 volgt meer.", "2025-07-01", "2025-09-30"),
        ("In de eerste helft van 2025", "2025-01-01", "2025-06-30"),
        ("In de tweede helft van volgend jaar", "2025-07-01", "2025-12-31"),
        ("In september 2025 volgt meer.", "2025-09-01", "2025-09-30"),
        ("In januari volgt meer.", "2025-01-01", "2025-01-31"),
        ("Eind mei volgt meer.", "2025-05-21", "2025-05-31"),
        ("In de tweede helft van mei 2025", "2025-05-16", "2025-05-31"),
        ("In juni of juli 2025 volgt meer.", "2025-06-01", "2025-07-31"),
        ("In juni/juli 2025 volgt meer.", "2025-06-01", "2025-07-31"),
        ("Eind 2025, begin 2026 volgt meer.", "2025-10-01", "2026-03-31"),
        ("Tussen 1 mei en 1 juli 2025 volgt meer.", "2025-05-01", "2025-07-01"),
        ("Op 12 en 13 mei 2025 is de conferentie.", "2025-05-12", "2025-05-13"),
        ("Op 12 december a.s. is de conferentie.", "2024-12-12", "2024-12-12"),
        ("Per 1 januari 2026 geldt het.", "2026-01-01", "2026-01-01"),
        ("Met ingang van 1 januari 2026 geldt het.", "2026-01-01", "2026-01-01"),
        ("Aan het eind van het eerste kwartaal 2025 is het klaar.", "2025-03-01", "2025-03-31"),
        ("In de eerste week van juni 2025 volgt meer.", "2025-06-01", "2025-06-07"),
        ("Op Prinsjesdag volgt meer.", "2025-09-16", "2025-09-16"),
        ("In het schooljaar 2025/2026 volgt meer.", "2025-08-01", "2026-07-31"),
        ("In week 12 volgt meer.", "2025-03-17", "2025-03-23"),
        ("Volgende maand volgt meer.", "2024-12-01", "2024-12-31"),
        ("Later dit jaar volgt meer.", "2024-11-25", "2024-12-31"),
        ("Binnen zes weken volgt meer.", "2024-11-25", "2025-01-06"),
        ("Binnen 3 maanden volgt meer.", "2024-11-25", "2025-02-25"),
        ("In de komende drie maanden volgt meer.", "2024-11-25", "2025-02-25"),
        ("Na de zomer volgt meer.", "2025-09-01", "2025-11-30"),
        ("Na het zomerreces volgt meer.", "2025-09-01", "2025-11-30"),
        ("De afronding staat gepland voor het eerste kwartaal van 2026.", "2026-01-01", "2026-03-31"),
    ],
)
def test_a_time_becomes_its_interval(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Uiterlijk 1 juli volgt meer.", "2025-07-01"),
        ("Uiterlijk 1 juli 2026 volgt meer.", "2026-07-01"),
        ("Uiterlijk eind maart volgt meer.", "2025-03-31"),
        ("Uiterlijk in het voorjaar volgt meer.", "2025-05-31"),
        ("Dat moet uiterlijk vóór 1 februari 2026.", "2026-01-31"),
        ("Voor 1 april 2025 volgt meer.", "2025-03-31"),
        ("Voor het zomerreces volgt meer.", "2025-07-03"),
        ("Nog voor de zomer volgt meer.", "2025-06-30"),
        ("Voor het einde van het jaar volgt meer.", "2024-12-31"),
        ("Tot en met 31 december 2025 loopt dit.", "2025-12-31"),
        ("De regeling loopt tot 2027.", "2026-12-31"),
        ("Tot september 2025 loopt dit.", "2025-08-31"),
        ("Dat is ruim voor het sluiten van het loket (1 december 2025) bekend.", "2025-12-01"),
        ("Voor het einde van het eerste kwartaal volgt meer.", "2025-03-31"),
        ("U ontvangt dit voor het commissiedebat van 18 juni 2025.", "2025-06-17"),
    ],
)
def test_a_limit_has_a_last_day_only(text: str, end: str) -> None:
    assert days(text) == (None, end)


def test_what_may_not_be_before_has_a_first_day_only() -> None:
    assert days("Dit kan niet eerder dan 1 juli 2025.") == ("2025-07-01", None)


@pytest.mark.parametrize(
    "text",
    [
        "In mijn volgende halfjaarbrief staat meer.",
        "In het volgende jaarbericht politie staat meer.",
        "In de eerstvolgende voortgangsrapportage staat meer.",
        "Bij de begroting staat meer.",
        "Zodra het onderzoek gereed is, volgt meer.",
        "Na ontvangst van het advies volgt meer.",
        "Voorafgaand aan het commissiedebat volgt meer.",
    ],
)
def test_an_occasion_has_no_date(text: str) -> None:
    found = only(text).deadline
    assert (found.kind, found.start, found.end) == (DeadlineKind.EVENT, None, None)
    assert found.vague


@pytest.mark.parametrize(
    "text", ["Dat gebeurt halfjaarlijks.", "Twee keer per jaar gebeurt dit.", "Elk kwartaal."]
)
def test_what_comes_round_has_no_date(text: str) -> None:
    found = only(text).deadline
    assert (found.kind, found.start, found.end) == (DeadlineKind.RECURRING, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Dat volgt binnenkort.",
        "Op korte termijn volgt meer.",
        "Zo spoedig mogelijk volgt meer.",
        "Te zijner tijd.",
    ],
)
def test_a_vague_word_stays_vague(text: str) -> None:
    found = only(text).deadline
    assert (found.kind, found.start, found.end, found.vague) == (DeadlineKind.VAGUE, None, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "In mijn brief van 14 november staat dit.",
        "Op 4 september jl. is dit besproken.",
        "Sinds 1 juli geldt dit.",
        "In 2021 is dit onderzocht.",
        "Het Actieplan Groen 2019–2022 loopt.",
        "De plannen voor 2026 zijn ambitieus.",
        "Dit voorjaar is er gesproken.",
        "De mei-editie en de augustuscijfers zijn er.",
        "Op 31 februari 2025 bestaat niet.",
        "Wij kwamen met z'n tienen over de brug.",
    ],
)
def test_a_past_or_other_time_is_no_deadline(text: str) -> None:
    assert find_deadlines(text, LETTER) == ()


def test_without_the_letters_date_only_a_full_date_is_resolved() -> None:
    assert days("Begin 2026 volgt meer.", None) == ("2026-01-01", "2026-03-31")
    assert days("In het voorjaar volgt meer.", None) == (None, None)
    assert only("In het voorjaar volgt meer.", None).deadline.text == "In het voorjaar"


@given(
    today=st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    words=st.sampled_from(
        ["in het voorjaar", "in de zomer", "in het najaar", "in de winter", "in mei", "eind juni", "op 3 maart",
         "voor het zomerreces", "in het derde kwartaal", "binnen zes weken", "volgend jaar", "volgende maand"]
    ),
)  # fmt: skip
def test_a_time_without_a_year_is_never_over_when_the_letter_is_written(today: date, words: str) -> None:
    for found in find_deadlines(f"Dat gebeurt {words} weer.", today):
        assert found.deadline.end is not None
        assert found.deadline.end >= today
        assert (found.deadline.end - today).days <= 366 + 365


@given(st.text(alphabet="in het voorjaar 2025 uiterlijk eind Q3 kwartaal van 1 juli, tot/–.", max_size=80))
def test_the_words_of_a_deadline_stand_in_the_text(text: str) -> None:
    for found in find_deadlines(text, LETTER):
        assert text[found.start : found.end] == found.deadline.text
        if found.deadline.start and found.deadline.end:
            assert found.deadline.start <= found.deadline.end
