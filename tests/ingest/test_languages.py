"""Letters in another language than Dutch or English are read, with a warning."""

from __future__ import annotations

import pytest

from kamerbrief_assistant.ingest import read_bytes

TEXTS = {
    "nl": "De minister heeft de vraag van de leden beantwoord en komt daar in het voorjaar op terug bij de Kamer.",
    "en": "The minister has answered the question of the members and will return to it in the spring with the House.",
    "de": "Der Minister hat die Frage der Mitglieder beantwortet und wird darauf im Frühjahr mit dem Haus zurückkommen.",
    "fr": "Le ministre a répondu à la question des membres et il y reviendra au printemps dans une lettre à la Chambre.",
    "es": "El ministro ha respondido a la pregunta de los miembros y volverá a ella en la primavera con la Cámara.",
    "tr": "Bakan üyelerin sorusunu yanıtladı ve bu konuya ilkbaharda meclise yazacağı bir mektupla geri dönecektir.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_only_dutch_and_english_pass_without_a_warning(language: str) -> None:
    letter = read_bytes((TEXTS[language] + "\n\n").encode() * 4, file="brief.txt")
    assert len(letter.passages) == 4
    assert bool(letter.warnings) == (language not in {"nl", "en"})


def test_a_list_of_figures_and_names_is_no_other_language() -> None:
    rows = [f"| Gemeente Voorbeeldstad | {year} | {year * 3} miljoen |" for year in range(2000, 2030)]
    assert not read_bytes("\n".join(["De bedragen per jaar.", "", *rows]).encode(), file="b.md").warnings
