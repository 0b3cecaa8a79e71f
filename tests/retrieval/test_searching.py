"""Questions find the passage that answers them, however they are put."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamerbrief_assistant.answering.answer import UNLIKELY
from kamerbrief_assistant.domain.letters import Kind
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.retrieval import Found, Searcher

from .conftest import build


def first(found: Found) -> str:
    return found.hits[0].passage.text


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ("Wat kost het toegangspasje?", "35 euro"),
        ("Hoeveel leraren ontbreken er?", "9.700 leraren"),
        ("wat is er toegezegd over de proef", "zal informeren"),
        ("Wie is verantwoordelijk voor de dijken?", "waterschap Limburg"),
        ("toegangs pasje chauffeurs", "35 euro"),
        ("douane personeel opleiding", "douanepersoneel"),
        ("lerarentekrot Almere", "9.700 leraren"),
        ("toegangspsaje vrachtwagens", "35 euro"),
        ("belgie hoogwater waarschuwing", "België"),
        ("cocaine", "Cocaïne"),
        ("What does the access card for truck drivers cost?", "35 euro"),
        ("How many teachers are missing?", "9.700 leraren"),
        ("Which water authority is responsible for the dikes?", "waterschap Limburg"),
        ("customs staff bribery training", "douanepersoneel"),
    ],
)
def test_the_passage_that_answers_comes_first(searcher: Searcher, question: str, piece: str) -> None:
    assert piece in first(searcher.search(question, limit=3))


def test_a_footnote_that_answers_is_found_with_the_sentence_that_carries_it(searcher: Searcher) -> None:
    hits = searcher.search("Met welke hogescholen is de opleiding ontwikkeld?", limit=3).hits
    notes = [hit for hit in hits if hit.passage.kind is Kind.FOOTNOTE]
    assert notes
    assert "Utrecht en Zwolle" in notes[0].passage.text
    assert notes[0].anchor is not None
    assert "douanepersoneel" in notes[0].anchor.text


def test_a_passage_comes_with_its_footnotes(searcher: Searcher) -> None:
    hit = searcher.search("Wat kost het toegangspasje?", limit=1).hits[0]
    assert [note.text for note in hit.footnotes] == ["Kamerstukken 2023–2024, 31 409, nr. 412."]


@pytest.mark.parametrize("question", ["Kamerstuk 31409 nr 412", "31 409, nr. 412", "31409-412", "noot 1"])
def test_a_reference_finds_where_it_stands(searcher: Searcher, question: str) -> None:
    assert "31 409, nr. 412" in first(searcher.search(question, limit=2))


def test_words_in_quotes_are_found_as_they_stand(searcher: Searcher) -> None:
    assert "voldoet op veel plaatsen niet" in first(searcher.search("“op veel plaatsen niet”", limit=2))


def test_headings_help_to_find_and_are_not_found_themselves(searcher: Searcher) -> None:
    hits = searcher.search("schoolgebouwen", limit=8).hits
    assert "ventilatie" in hits[0].passage.text
    assert all(hit.passage.kind is not Kind.HEADING for hit in hits)


def test_a_follow_up_carries_the_subject(searcher: Searcher) -> None:
    earlier = ("Krijgt het douanepersoneel een opleiding?",)
    found = searcher.search("En wanneer begint dat?", limit=3, previous=earlier)
    assert "1 september 2025" in first(found)
    assert "douanepersoneel" in found.query.interpreted


def test_a_follow_up_on_a_follow_up_goes_back_to_the_subject(searcher: Searcher) -> None:
    earlier = ("Krijgt het douanepersoneel een opleiding?", "En wanneer?")
    assert "Belastingdienst" in first(searcher.search("Wie geeft die?", limit=3, previous=earlier))


def test_a_new_subject_forgets_the_old_one(searcher: Searcher) -> None:
    found = searcher.search(
        "Hoeveel leraren ontbreken er in het basisonderwijs?", limit=1, previous=("Wat kost het pasje?",)
    )
    assert "9.700" in first(found)
    assert not found.query.interpreted


def test_why_names_what_stood_for_a_foreign_word(searcher: Searcher) -> None:
    hit = searcher.search("How many teachers are missing?", limit=1).hits[0]
    assert any("teachers ≈" in reason for reason in hit.why)


def test_a_mended_word_is_said(searcher: Searcher) -> None:
    assert "lerarentekort" in searcher.search("lerarentekrot", limit=1).query.interpreted


def test_words_that_no_letter_holds_are_named_with_the_closest_ones(searcher: Searcher) -> None:
    found = searcher.search("Wat staat er over kernenergie in Borssele?", limit=3)
    assert "kernenergie" in found.missing_terms
    assert "Borssele" in found.missing_terms
    assert found.confidence < UNLIKELY


def test_confidence_tells_a_question_on_the_subject_from_another(searcher: Searcher) -> None:
    on = searcher.search("Hoeveel leraren ontbreken in het basisonderwijs?", limit=3).confidence
    off = searcher.search("Hoeveel straaljagers leverde Nederland aan Oekraïne?", limit=3).confidence
    assert 0 <= off < on <= 1


def test_filters_narrow_and_can_be_typed(searcher: Searcher) -> None:
    everywhere = searcher.search("minister brief", limit=50).hits
    school = next(hit.letter.id for hit in everywhere if hit.letter.file == "school.txt")
    narrowed = searcher.search("subsidie euro", limit=50, filters=Filters(letters=(school,))).hits
    assert narrowed
    assert {hit.letter.file for hit in narrowed} == {"school.txt"}
    typed = searcher.search("sectie:overstromingen huizen beschadigd", limit=50).hits
    assert typed
    assert {hit.passage.section for hit in typed} == {("Overstromingen",)}


def test_a_filter_that_nothing_fits_finds_nothing(searcher: Searcher) -> None:
    assert searcher.search("pasje", limit=5, filters=Filters(since=date(2099, 1, 1))).hits == ()


@pytest.mark.parametrize(
    "question", ["", "?", "de het een", "!!! ...", "🙂", "a" * 3000, '"', "noot 99", "%_'\""]
)
def test_any_question_is_answered_without_an_error(searcher: Searcher, question: str) -> None:
    found = searcher.search(question, limit=3)
    assert len(found.hits) <= 3


def test_the_same_question_gives_the_same_hits(searcher: Searcher) -> None:
    again = [
        [(hit.passage.id, hit.score) for hit in searcher.search("kosten van het pasje", limit=8).hits]
        for _ in range(2)
    ]
    assert again[0] == again[1]


def test_a_library_without_words_finds_nothing_and_says_so(tmp_path: Path) -> None:
    empty = build(tmp_path / "empty", {})
    found = empty.search("Wat kost het toegangspasje?", limit=3)
    assert found.hits == ()
    assert "toegangspasje" in found.missing_terms
    assert found.confidence == 0


def test_a_pasted_page_is_a_question_too(searcher: Searcher) -> None:
    page = "In het basisonderwijs ontbreken leraren. " * 200 + "Hoeveel leraren zijn dat?"
    assert "9.700" in first(searcher.search(page, limit=1))
