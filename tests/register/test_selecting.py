"""Questions on status and time are answered from the register."""

from __future__ import annotations

from datetime import date

import pytest

from kamerbrief_assistant.domain.commitments import CommitmentKind
from kamerbrief_assistant.register import select, understand, with_status

from .small_letters import commitments

TODAY = date(2025, 3, 1)
LISTED = with_status(
    commitments(
        "Ik zal uw Kamer voor 1 maart 2025 informeren over de zwembaden.",
        "Ik zal uw Kamer in mei 2025 informeren over de bruggen.",
        "De campagne voor de dijken start in september 2025.",
        "Ik zal uw Kamer binnenkort informeren over het strand.",
    ),
    TODAY,
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Welke toezeggingen lopen nog?", {0, 1, 3}),
        ("Welke toezeggingen staan nog open?", {0, 1, 3}),
        ("Which commitments are still open?", {0, 1, 3}),
        ("Welke toezeggingen zijn te laat?", {0}),
        ("Which promises are overdue?", {0}),
        ("Wat moet voor de zomer af zijn?", {0, 1}),
        ("What must be done before the summer?", {0, 1}),
        ("Wat moet in september 2025 klaar zijn?", {2}),
        ("Wat is er toegezegd over de bruggen?", {1}),
        ("What was promised on zwembaden?", {0}),
        ("Welke mijlpalen zijn er in 2025?", {2}),
        ("Wat moet er binnen 100 dagen af zijn?", {1}),
    ],
)
def test_the_entries_asked_for(question: str, expected: set[int]) -> None:
    assert {c.order for c in select(LISTED, question, TODAY)} == expected


def test_the_soonest_comes_first_and_what_has_no_date_last() -> None:
    assert [c.order for c in select(LISTED, "Welke toezeggingen lopen nog?", TODAY)] == [0, 1, 3]


def test_what_a_question_asks_is_told_apart() -> None:
    asked = understand("Welke toezeggingen over zwemles lopen nog voor 1 juli 2025?", TODAY)
    assert asked.kind is CommitmentKind.COMMITMENT
    assert asked.by_register
    assert asked.last == date(2025, 6, 30)
    assert asked.subject
    assert not understand("Wat is er toegezegd over zwemles?", TODAY).by_register


def test_nothing_on_the_subject_gives_nothing() -> None:
    assert select(LISTED, "Wat is er toegezegd over vliegtuigen?", TODAY) == ()
