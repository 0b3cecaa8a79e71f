"""Where a sentence holds the kind of thing that a question asks for."""

from __future__ import annotations

import pytest

from kamerbrief_assistant.answering import cues


def found(cue: str, sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in cues.spans(cue, sentence)]


@pytest.mark.parametrize(
    "time",
    [
        "3 december 2024", "medio 2026", "eind 2025", "Q3 2025", "12-1-2025", "3 okt. 2024", "mei", "MAART",
        "voor het zomerreces", "kerstreces", "najaar van 2025", "tweede helft van 2025", "eerste kwartaal",
        "laatste half jaar", "binnenkort", "Op korte termijn", "zo spoedig mogelijk", "zo snel mogelijk",
        "dit jaar", "komende periode", "komend voorjaar", "binnen zes weken", "binnen enkele dagen",
        "halfjaarlijks", "maandelijks", "in mijn volgende halfjaarbrief", "momenteel", "inmiddels", "1998",
    ],
)  # fmt: skip
def test_a_time_in_any_of_its_forms_is_found(time: str) -> None:
    assert found("when", f"De minister komt {time} terug.")


@pytest.mark.parametrize(
    "number",
    [
        "€ 1,5 miljoen", "12%", "3", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
        "elf", "twaalf", "dertien", "zestien", "twintig", "Dertig", "tachtig", "negentig", "honderd",
        "duizenden", "miljard", "tientallen", "dozijn", "helft", "driekwart", "geen enkele", "éénmaal",
        "ÉÉNMAAL", "eenmaal",
    ],
)  # fmt: skip
def test_a_number_in_any_of_its_forms_is_found(number: str) -> None:
    assert found("how_many", f"Er zijn {number} meldingen.")


@pytest.mark.parametrize("cue", cues.CUES)
def test_a_sentence_without_any_of_them_has_none(cue: str) -> None:
    assert found(cue, "Dat blijft goed gaan.") == []
