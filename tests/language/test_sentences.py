"""Sentences are split where a reader would split them, and nothing of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.language.sentences import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Op 4 september jl. heb ik dat aan de Kamer toegezegd.",
        "Zie o.a. artikel 5:24, d.d. 3 mei jl. verzonden, n.a.v. Het rapport.",
        "De motie van de leden Michon-Derkzen c.s. verzoekt hierom.",
        "De minister, D.M. van Weel, en mr. J. de Boer spraken elkaar.",
        "Kamerstukken 2024–2025, 36 600 VI, nr. 32, en Stb. 2024, nr. 198.",
        "Volgens prof. dr. A. Jansen kost dat ca. 3 mln. euro per jaar.",
        "Dit geldt voor het midden- en kleinbedrijf (mkb) e.d. en niet voor anderen.",
        "De regeling bepaalt: “(…) De aanvrager krijgt bericht”, aldus het besluit.",
        "Meer leest u op www.rijksoverheid.nl/ondermijning en elders.",
        "1. De minister stuurt de brief.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["De brief volgt in 2026.", "De Kamer wacht."],
        ["De motie Jansen c.s. is aangenomen.", "Ik voer haar uit."],
        ["Het gaat om havens, luchthavens e.d. ", "De rest volgt."],
        ["Wat is het plan?", "Dat is er!", "Nog niet…", "Later wel."],
        ["Hij zei: “Dat kan niet.”", "Daarna zweeg hij."],
        ["(Zie de bijlage.)", "Verder niets."],
        ["Dat is plan B. ", "Het kabinet kiest plan A."],
        ["Er zijn 20 gemeenten.", "15 daarvan doen mee."],
        ["De gemeenten zijn:", "• Almelo", "• Gouda"],
        ["Dat staat in nr. 32.", "‘Zo is het’, zei hij."],
        ["Een kop zonder punt", "Een alinea."],
    ],
)
def test_sentences_end_where_a_reader_stops(parts: list[str]) -> None:
    between = "\n\n" if parts[0].startswith("Een kop") else "\n" if parts[0].endswith(":") else " "
    assert split(between.join(part.strip() for part in parts)) == [part.strip() for part in parts]


@given(st.text(alphabet=st.sampled_from("aB3 .!?…\n“”()–•nrjlE\u00a0"), max_size=200) | st.text(max_size=200))
def test_spans_are_ordered_and_hold_every_visible_character(text: str) -> None:
    spans = sentences(text)
    position = 0
    for span in spans:
        assert not text[position : span.start].strip()
        assert span.start < span.end
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        position = span.end
    assert not text[position:].strip()


def test_a_bracket_after_an_abbreviation_goes_on_with_the_sentence() -> None:
    text = "Over de motie Jansen c.s. (Kamerstuk 30 123, nr. 4) komt op 3 mei jl. (Handelingen) meer. Dat was het."
    assert [text[span.start : span.end] for span in sentences(text)] == [text[:-13], "Dat was het."]
