"""Words are found where they stand and compared without capitals, accents and apostrophes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.language.windows import LONGEST, windows
from kamerbrief_assistant.language.words import fold, folded_words, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("België en cocaïne", ["belgie", "en", "cocaine"]),
        ("Yeşilgöz-Zegerius", ["yesilgoz", "zegerius"]),
        ("Diyarbakır İstanbul", ["diyarbakir", "istanbul"]),
        ("foto’s, zzp'ers en 's-Gravenhage", ["foto", "zzpers", "en", "s", "gravenhage"]),
        ("the government's plan", ["the", "government", "plan"]),
        ("wet- en regelgeving", ["wet", "en", "regelgeving"]),
        ("1.000 euro, 2,5 procent, artikel 5:24.", ["1000", "euro", "2,5", "procent", "artikel", "5:24"]),
        ("co\u00adördinatie", ["coordinatie"]),
        ("36\u00a0600 VI", ["36", "600", "vi"]),
        ("", []),
    ],
)
def test_words_fold_to_what_they_are_compared_by(text: str, folded: list[str]) -> None:
    assert folded_words(text) == folded


@given(st.text(max_size=120))
def test_each_token_stands_at_its_place(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert [token.folded for token in found] == folded_words(text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "group",
    [
        "toezeggen toegezegd toezegging toezeggingen",
        "lid leden",
        "haven havens",
        "gemeente gemeenten",
        "nemen nam genomen",
        "aannemen aangenomen",
        "uitbreiden uitbreiding uitgebreid",
        "bestrijden bestrijding bestreden",
        "crimineel criminele criminelen",
        "brief brieven",
    ],
)
def test_inflections_share_a_stem(group: str) -> None:
    assert len({stem(word) for word in group.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["gemeente mening", "gezin zin", "geweld wel", "leden lijden", "gezondheid zon", "gezag zag"]
)
def test_different_words_keep_different_stems(pair: str) -> None:
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_a_long_paragraph_gets_a_window_for_each_sentence() -> None:
    text = (
        "Het kabinet versterkt de aanpak van ondermijnende criminaliteit in de havens. " * 3 + "Dat is nodig."
    )
    pieces = windows(text)
    assert len(pieces) == 3
    assert pieces[-1].endswith("Dat is nodig.")


@given(st.text(alphabet=st.sampled_from("ab. Z\n"), max_size=3000))
def test_windows_hold_all_words_and_none_is_too_long(text: str) -> None:
    pieces = windows(text)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(0 < len(piece) <= 2 * LONGEST for piece in pieces)
