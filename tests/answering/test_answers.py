"""Answers as staff read them: verbatim, checked, or honestly absent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kamerbrief_assistant.answering.verification import is_verbatim
from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.answers import Answer, Quote, Status, Verdict
from small_letters import BRIDGE, write_letter


def said(answer: Answer) -> str:
    return " ".join(quote.text for quote in answer.quotes)


def marked(answer: Answer) -> list[str]:
    return [quote.text[a:b] for quote in answer.quotes for a, b in quote.emphasis]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wat kost de vervanging van de Merwedebrug?", "215 miljoen euro"),
        ("Wie voert het onderzoek naar de vierdaagse schoolweek uit?", "Kohnstamm Instituut"),
        ("Hoeveel zij-instromers zijn er begonnen?", "2.150"),
        ("Wanneer is het eindrapport over de vierdaagse schoolweek klaar?", "medio 2026"),
        ("Wat is er toegezegd over de aanbesteding van de brug?", "informeren over de uitkomsten"),
    ],
)
def test_a_question_is_answered_with_the_sentence_that_answers_it(
    assistant: Assistant, question: str, answer: str
) -> None:
    found = assistant.ask(question)
    assert found.status is not Status.NO_EVIDENCE
    assert answer in said(found)


def test_a_plain_question_with_its_words_in_the_letter_is_called_answered(assistant: Assistant) -> None:
    assert assistant.ask("Hoeveel zij-instromers zijn er begonnen?").status is Status.ANSWERED


def test_the_date_asked_for_is_marked_inside_the_quote(assistant: Assistant) -> None:
    assert "medio 2026" in marked(
        assistant.ask("Wanneer is het eindrapport over de vierdaagse schoolweek klaar?")
    )


def test_the_count_asked_for_is_marked_inside_the_quote(assistant: Assistant) -> None:
    assert any("2.150" in part for part in marked(assistant.ask("Hoeveel zij-instromers zijn er begonnen?")))


def test_an_answer_that_stands_in_a_footnote_only_is_found(assistant: Assistant) -> None:
    found = assistant.ask("Via welk bureau krijgen schippers bericht?")
    shown = said(found) + " ".join(n.text for h in found.hits[:1] for n in h.footnotes)
    assert "Bureau Telematica Binnenvaart" in shown


def test_every_quote_equals_its_passage_at_its_span(assistant: Assistant) -> None:
    for question in ("Wat kost de brug?", "Wie bouwt de brug?", "Wanneer komt het rapport?", "lerarentekort"):
        answer = assistant.ask(question)
        for quote in answer.quotes:
            assert is_verbatim(answer.hits[quote.index].passage.text, quote)


@pytest.mark.parametrize(
    "question",
    [
        "Wat doet het kabinet tegen stikstofdepositie in veengebieden?",
        "Wat is er toegezegd over stikstofdepositie in veengebieden?",
    ],
)
def test_an_absent_subject_is_called_absent_and_its_words_named(assistant: Assistant, question: str) -> None:
    found = assistant.ask(question)
    assert found.status is Status.NO_EVIDENCE
    assert found.quotes == ()
    assert "stikstofdepositie" in found.missing_terms


def test_a_misspelt_subject_is_understood_and_said(assistant: Assistant) -> None:
    found = assistant.ask("Wat kost de vervanging van de Merwedebrg?")
    assert "215 miljoen" in said(found)
    assert "merwedebrug" in found.interpreted.lower()


@pytest.mark.parametrize(
    "question", ["", "   ", "???", "de het een", "\x1b[31m", "a" * 5000, "'; DROP TABLE passages"]
)
def test_a_question_without_a_subject_gets_no_invented_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "changed",
    [
        Quote(0, 0, 12, "De Merwedebrx"),
        Quote(0, 1, 13, "De Merwedebr"),
        Quote(0, 0, 0, ""),
        Quote(0, 9999, 10011, "De Merwedebr"),
    ],
)
def test_nothing_but_equality_counts_as_verbatim(changed: Quote) -> None:
    assert not is_verbatim(BRIDGE, changed)


def test_a_quote_is_checked_against_the_file_when_used(assistant: Assistant) -> None:
    found = assistant.ask("Wat kost de brug?")
    hit, quote = found.hits[found.quotes[0].index], found.quotes[0]
    assert assistant.verify(hit, quote) is Verdict.VERBATIM
    assert (
        assistant.verify(hit, replace(quote, text=quote.text.replace("215", "251"))) is not Verdict.VERBATIM
    )
    write_letter(assistant.path, "brug.txt", BRIDGE.replace("215", "300"))
    assert assistant.verify(hit, quote) is Verdict.SOURCE_CHANGED
    (assistant.documents / "brug.txt").unlink()
    assert assistant.verify(hit, quote) is Verdict.SOURCE_GONE


def test_an_empty_library_says_so(tmp_path: Path, assistant: Assistant) -> None:
    (tmp_path / "leeg" / "documents").mkdir(parents=True)
    empty = Assistant(tmp_path / "leeg", encoder=assistant._session.encoder)
    empty.index()
    found = empty.ask("Wat kost de brug?")
    assert (found.status, found.reason) == (Status.NO_EVIDENCE, "empty_library")


def test_the_limit_bounds_the_passages_and_keeps_the_quoted_ones(assistant: Assistant) -> None:
    found = assistant.ask("Wat kost de brug?", limit=1)
    assert len(found.hits) == 1
    assert all(quote.index == 0 for quote in found.quotes)
