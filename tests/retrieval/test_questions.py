"""What is understood of a question."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.language.compounds import joined, split_compound
from kamerbrief_assistant.language.synonyms import dutch_for, synonyms
from kamerbrief_assistant.retrieval import Intent
from kamerbrief_assistant.retrieval.cues import intents
from kamerbrief_assistant.retrieval.spelling import mended
from kamerbrief_assistant.retrieval.typed import read_filters
from kamerbrief_assistant.retrieval.understanding import language_of


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Wat is er toegezegd over de haven?", Intent.COMMITMENT),
        ("What was promised on schools?", Intent.COMMITMENT),
        ("Wanneer begint de proef?", Intent.WHEN),
        ("Op welke datum ging de brief uit?", Intent.WHEN),
        ("Hoeveel gemeenten doen mee?", Intent.HOW_MANY),
        ("How long does it last?", Intent.HOW_MANY),
        ("Wie is verantwoordelijk?", Intent.WHO),
        ("Welk ministerie betaalt?", Intent.WHO),
        ("Welk Kamerstuk hoort bij de motie?", Intent.WHICH_SOURCE),
        ("Welke landen doen mee?", Intent.LIST),
        ("Wat is het doel?", Intent.WHAT),
    ],
)
def test_the_kind_of_answer_is_recognised(question: str, intent: Intent) -> None:
    assert intents(question)[0] is intent


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wat is het doel van de regeling?", "nl"),
        ("What is the purpose of the scheme?", "en"),
        ("in which letter is that", "en"),
        ("haven strategie", "nl"),
    ],
)
def test_the_language_is_told_by_the_small_words(question: str, language: str) -> None:
    assert language_of(question) == language


def test_typed_filters_leave_the_question() -> None:
    rest, filters = read_filters(
        'wat is beloofd afzender:"van Weel" sinds:2024-09 alleen:toezeggingen', Filters()
    )
    assert rest == "wat is beloofd"
    assert filters == Filters(sender="van Weel", since=date(2024, 9, 1), commitments_only=True)


@pytest.mark.parametrize(
    "text", ["artikel 5:24 van de wet", "sinds:gisteren wat", "let op: dit", "sinds:2024-13 x"]
)
def test_a_colon_that_is_no_filter_stays(text: str) -> None:
    assert read_filters(text, Filters()) == (text, Filters())


@given(st.text(max_size=80))
def test_reading_filters_never_fails(text: str) -> None:
    read_filters(text, Filters())


COMMON = {
    "douane": 50,
    "personeel": 80,
    "beleid": 90,
    "regel": 60,
    "beleidsregel": 3,
    "rechtsstaat": 9,
    "recht": 70,
}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("douanepersoneel", ("douane", "personeel")),
        ("beleidsregel", ("beleid", "regel")),
        ("personeelsbeleid", ("personeel", "beleid")),
        ("douane", ()),
        ("onbekendheid", ()),
    ],
)
def test_compounds_are_taken_apart_by_known_words(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word, lambda part: COMMON.get(part, 0)) == parts


def test_words_written_apart_are_joined() -> None:
    assert joined(["beleids", "regel", "rechts", "staat"], lambda word: COMMON.get(word, 0)) == [
        (0, "beleidsregel"),
        (2, "rechtsstaat"),
    ]


VOCABULARY = [
    "ondermijning",
    "corruptiebestrijding",
    "campagne",
    "toezegging",
    "haven",
    "havens",
    "gevangenis",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ondermijnig", "ondermijning"),
        ("corruptiebestrijdng", "corruptiebestrijding"),
        ("campange", "campagne"),
        ("toezeging", "toezegging"),
        ("gevangnis", "gevangenis"),
    ],
)
def test_misspelt_words_are_mended(typed: str, meant: str) -> None:
    assert mended(typed, VOCABULARY, lambda _: 1)[0][0] == meant


@pytest.mark.parametrize("typed", ["kernenergie", "36651", "xyz", "pensioen"])
def test_other_words_are_left_alone(typed: str) -> None:
    assert mended(typed, VOCABULARY, lambda _: 1) == []


def test_plain_and_policy_words_meet() -> None:
    assert "gevangenisstraf" in synonyms("celstraf")
    assert "celstraf" not in synonyms("celstraf")
    assert "gemeente" in dutch_for("municipalities")
    assert "kroongetuige" in dutch_for("crown witness")
    assert synonyms("onbekendwoord") == ()
