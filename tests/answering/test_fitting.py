"""The very thing a question asks for, and where a sentence holds it."""

from __future__ import annotations

import pytest

from kamerbrief_assistant.answering.asking import Asked
from kamerbrief_assistant.answering.fitting import fitting, sought


def held(question: str, sentence: str) -> list[str]:
    wanted = sought(Asked(question, ()))
    return [sentence[start:end] for start, end in fitting(wanted, sentence)]


@pytest.mark.parametrize(
    "question",
    [
        "Wat heeft het onderzoek naar de dijken gekost?",
        "wat gaat dat allemaal kosten",
        "Wat verdient de aannemer aan de brug?",
        "wat betaalt de gemeente aan de pont",
        "Wat is het budget van het programma?",
        "Wat zijn de totale kosten van de campagne?",
        "What did the campaign cost?",
        "What is the total budget of the programme?",
    ],
)
def test_a_question_for_a_price_wants_an_amount_of_money(question: str) -> None:
    assert held(question, "Voor de campagne is € 2,3 miljoen beschikbaar.")
    assert not held(question, "De campagne is in maart door drie gemeenten begonnen.")


@pytest.mark.parametrize(
    "question",
    [
        "naam van de gezant in Peru",
        "Hoe heet de gezant in Peru?",
        "what is the name of the envoy in Peru",
        "Welke landen werken met Peru samen?",
        "which countries work with Peru?",
    ],
)
def test_a_question_for_a_name_wants_one_that_it_does_not_give_itself(question: str) -> None:
    assert held(question, "In Peru werkt Nederland samen met Ecuador en mevrouw Van Dalen.")
    assert not held(question, "Sinds mei is er een gezant in Peru.")


def test_a_question_for_nothing_particular_wants_nothing_particular() -> None:
    assert not held("Wat doet het kabinet aan de dijken?", "Er is € 2,3 miljoen voor de dijken.")
