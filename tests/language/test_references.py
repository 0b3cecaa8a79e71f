"""Citations in every spelling that letters use, and none where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.domain.commitments import ReferenceKind
from kamerbrief_assistant.language.references import find_references, normalise


def labels(text: str) -> list[str]:
    return [reference.label for reference in find_references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie Kamerstukken 2025–2026, 36 800 VI, nr. 41.", ["36800-VI-41"]),
        ("Kamerstukken II 2019/20, 29\u00a0279, nr. 579", ["29279-579"]),
        ("Kamerstukken II 2019-2020, 29 279 nr 579", ["29279-579"]),
        ("(Kamerstuk 35 925-XIV, nr. 161)", ["35925-XIV-161"]),
        ("kamerstuk 28625–343", ["28625-343"]),
        ("Kamerstukken II 1999/2000, 26 855", ["26855"]),
        ("zoals gemeld in 21501-32-1740", ["21501-32-1740"]),
        ("(21 501-32, nr. 1703)", ["21501-32-1703"]),
        ("een brief (36 471-64) op 7 juni", ["36471-64"]),
        ("Kamerstukken 28 286, nrs. 1216 en 1237)", ["28286-1216", "28286-1237"]),
        ("Kamerstuk 32 761 en 30 821, Nr. 152", ["32761-152", "30821"]),
        (
            "Kamerstukken II 2019/20, 29 279, nr. 579; 35 300 VI, nr. 3 en 35 300 XVI, nr. 12",
            ["29279-579", "35300-VI-3", "35300-XVI-12"],
        ),
        ("Kamerstukken I 2020/21, 35 000, A", ["35000-A"]),
        ("Kamerstuk 36 500 (R2200), nr. 4", ["36500-4"]),
        ("Kamerstukken II 2021/22, 29 911, nr, 353", ["29911-353"]),
        ("Kamerstuk 33 576, nr.265, p. 11", ["33576-265"]),
        ("Kamerstuk 27 925, nr. 723, 5 mei 2020", ["27925-723"]),
        ("TK 2020-2021, 29 279, nr. 840", ["29279-840"]),
        ("Tweede Kamer, vergaderjaar 2023–2024, 32 545, nr. 143", ["32545-143"]),
        ("kst-36600-VI-32", ["36600-VI-32"]),
        ("Aanhangsel Handelingen II 2024/25, nr. 275", ["ah-tk-2024-2025-275"]),
        ("Aanhangsel van de Handelingen, vergaderjaar 2020–2021, nr. 2213", ["ah-tk-2020-2021-2213"]),
        ("Aanhangsel Handelingen II 2024/25, nrs. 7 en 9", ["ah-tk-2024-2025-7", "ah-tk-2024-2025-9"]),
        ("Zie Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 595.", ["ah-tk-2023-2024-595"]),
        ("(Aanhangsel Handelingen, vergaderjaar 2022–203, nr. 845).", ["ah-tk-2022-2023-845"]),
        ("Zie Kamerstuk 28 625, nrs. 343 en 344.", ["28625-343", "28625-344"]),
        ("Zie Kamerstuk 28625-343. Daarin", ["28625-343"]),
        ("Kamerstukken II, 25 424, nr. 679, nr. 684 en 685, en het", ["25424-679", "25424-684", "25424-685"]),
        ("Kamerstukken ll 2023/24, 36 410 XVI, nr. 160", ["36410-XVI-160"]),
        ("Stcrt-2018-49440, 4 september 2018", ["stcrt-2018-49440"]),
        ("Tweede Kamer, vergaderjaar 2017-2018, 31 293 / 31 289, nr. 408.", ["31293-408", "31289"]),
        ("ah-tk-20242025-274", ["ah-tk-2024-2025-274"]),
        ("Handelingen II 2021/22, nr. 82, item 3", ["h-tk-2021-2022-82-3"]),
        ("Handelingen I 1999/2000, nr. 5", ["h-ek-1999-2000-5"]),
        ("Stb. 2024, nr. 199; Staatsblad 1998, 12", ["stb-2024-199", "stb-1998-12"]),
        ("Stcrt. 2021, nr. 555 en Staatscourant 2020, 12345", ["stcrt-2021-555", "stcrt-2020-12345"]),
        ("kenmerk 2026Z09747/ 2026D20838", ["2026Z09747", "2026D20838"]),
        ("Verordening (EU) nr. 1099/2009 en Richtlijn 1999/74/EG", ["eu-2009-1099", "eu-1999-74"]),
        ("COM(2023) 123 final", ["com-2023-123"]),
    ],
)
def test_a_paper_is_found_in_every_spelling(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de motie Jansen c.s. over", "motie Jansen c.s."),
        ("de motie van het lid Öztürk-Visser c.s. over", "motie Öztürk-Visser c.s."),
        (
            "de motie van de leden De Vries (VVD) en Van der Berg (SP)",
            "motie De Vries/Van der Berg",
        ),
        ("conform de motie-Pietersen", "motie Pietersen"),
        ("naar aanleiding van de motie van Nistel met", "motie Van Nistel"),
        ("de motie Pietersen/ Jansen heb ik", "motie Pietersen/Jansen"),
        ("de gewijzigde motie van het Kamerlid El Idrissi[2 ] (DENK)", "motie El Idrissi"),
    ],
)
def test_a_motion_is_named_by_its_members(text: str, expected: str) -> None:
    assert labels(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Dat kost 36 600 euro, verdeeld over 25 000 mensen.",
        "Deze motie is aangenomen. De moties op dit gebied zijn uitgevoerd.",
        "In 2024 zijn er 12 500 meldingen gedaan, in 2025 13 200.",
        "De onderhandelingen over 2021/22, nr. 3 op de lijst, lopen.",
        "Bel 0900-8844 of 12 345-678.",
        "Het debat hierover is van belang en de wet biedt ruimte.",
        "Er is overleg met de gemeenten op alle niveaus.",
        "De Europese richtlijnen zijn in de wetgeving verwerkt.",
        "In de periode 2019–2024, 31 december inbegrepen, waren er 11 000.",
        "De begrotingswet is aangenomen.",
        "Meldingen bij Meldpunt.nl/Noord/Zuid: 12.",
        "Daarover is veel debat geweest en het debat in de Kamer volgt.",
    ],
)
def test_ordinary_text_cites_nothing(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op grond van de Visserijwet mag dat", "Visserijwet"),
        ("artikel 12 van het Wetboek van Strafvordering", "Wetboek van Strafvordering"),
        ("de Wet open overheid is van toepassing", "Wet open overheid"),
        (
            "de Wet toezicht door gemeenten en water (Wtgp) geldt",
            "Wet toezicht door gemeenten en water",
        ),
        ("het voorstel «Wet verbetering zicht op voor en na»", "Wet verbetering zicht op voor en na"),
        ("implementatie van de EU-richtlijn geluid, waarin", "EU-richtlijn geluid"),
        ("Tijdens het Commissiedebat van 6 mei jl. is", "commissiedebat 6 mei"),
        ("het tweeminutendebat Wonen van 6 mei 2025 is", "tweeminutendebat Wonen 6 mei 2025"),
        (
            "in het Commissiedebat Verduurzaming zwembaden op 6 mei 2025 is",
            "commissiedebat Verduurzaming zwembaden 6 mei 2025",
        ),
        ("In het tweeminutendebat politie van 7 mei 2025 is", "tweeminutendebat politie 7 mei 2025"),
        ("in het Commissiedebat Wonen toegezegd dat op 6 mei", "commissiedebat Wonen"),
        ("via https://www.Voorbeeld.nl/pad_(1)/x.", "voorbeeld.nl/pad_(1)/x"),
        ("op www.voorbeeld.nl. Daarnaast", "voorbeeld.nl"),
        ("Zie voorbeeld.nl/sites/2021-09/kader.pdf", "voorbeeld.nl/sites/2021-09/kader.pdf"),
    ],
)
def test_named_sources_are_found_with_their_extent(text: str, expected: str) -> None:
    assert labels(text) == [expected]


def test_a_number_inside_an_address_is_no_second_citation() -> None:
    found = find_references("Zie https://www.tweedekamer.nl/detail?id=2026D12345&did=2026D12345 hierover.")
    assert [reference.kind for reference in found] == [ReferenceKind.WEB]


@pytest.mark.parametrize(
    "spelling",
    [
        "36 600 VI, nr. 32",
        "36600-VI-32",
        "kst-36600-VI-32",
        "36.600 VI nr 32",
        "36600 vi 32",
        "Kamerstukken II 2024/25, 36 600 VI, nr. 32",
        " (36 600-VI-32) ",
    ],
)
def test_one_paper_has_one_label(spelling: str) -> None:
    assert normalise(spelling) == "36600-VI-32"


def test_what_is_no_reference_normalises_to_nothing() -> None:
    assert normalise("de brief over drugs van 36 600 euro, zie verder") is None
    assert normalise("") is None


_SPACE = st.sampled_from(["", " ", "\u00a0", "\u202f", "."])
_CUE = st.sampled_from(
    ["Kamerstuk ", "Kamerstukken II 2023/24, ", "Kamerstukken 2023–2024, ", "Kamerstukken II, 2023-2024, "]
)


@given(
    cue=_CUE,
    dossier=st.integers(10_000, 39_999),
    space=_SPACE,
    chapter=st.sampled_from(["", " VI", " XVI", "-VII", " IIB"]),
    nr=st.sampled_from([", nr. ", " nr. ", ", nr ", ", Nr. "]),
    number=st.integers(1, 2500),
)
def test_any_combination_of_spellings_gives_the_same_label(
    cue: str, dossier: int, space: str, chapter: str, nr: str, number: int
) -> None:
    digits = str(dossier)
    text = f"Dit staat in de brief ({cue}{digits[:2]}{space}{digits[2:]}{chapter}{nr}{number})."
    expected = "-".join(part for part in (digits, chapter.strip(" -"), str(number)) if part)
    assert labels(text) == [expected]


@given(st.text(alphabet="Kamerstuk 36 600 VI, nr. 32;-–()/motie van het lid De Wet 2024 Stb.", max_size=120))
def test_spans_point_at_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for reference in find_references(text):
        assert text[reference.start : reference.end] == reference.text
        assert reference.start >= end
        end = reference.end
