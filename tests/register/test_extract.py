"""What the register says of a commitment: who, to whom, what, by when, in answer to what, and where."""

from __future__ import annotations

from datetime import date

import pytest

from kamerbrief_assistant.domain.commitments import ReferenceKind
from kamerbrief_assistant.domain.letters import Kind, Marker
from kamerbrief_assistant.register import extract

from .small_letters import commitments, letter, paragraph


def test_a_quote_is_verbatim_and_placed() -> None:
    text = "Het gaat goed.  Ik zal uw Kamer in mei informeren over zwemles. Dat was het."
    (found,) = commitments("Inleiding van de brief.", text)
    assert text[found.start : found.end] == found.quote == "Ik zal uw Kamer in mei informeren over zwemles."
    assert (found.order, found.paragraph) == (1, 2)


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Ik zal uw Kamer in mei informeren.", "ik"),
        ("Wij zullen uw Kamer in mei informeren.", "wij"),
        ("Het kabinet zal uw Kamer in mei informeren.", "het kabinet"),
        ("De Staatssecretaris van IenW zal uw Kamer in mei informeren.", "de Staatssecretaris van IenW"),
        (
            "De Staatssecretaris van IenW en ik zullen uw Kamer informeren.",
            "de Staatssecretaris van IenW en ik",
        ),
        ("Uw Kamer wordt in mei geïnformeerd.", "de Minister van Water"),
    ],
)
def test_who_commits(sentence: str, by: str) -> None:
    (found,) = commitments(sentence)
    assert found.by == by


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("Ik zal uw Kamer in mei informeren.", "uw Kamer"),
        ("Ik zal u in mei informeren.", "uw Kamer"),
        ("Ik zal de Eerste Kamer in mei informeren.", "Eerste Kamer"),
        ("Ik zal beide Kamers in mei informeren.", "beide Kamers"),
    ],
)
def test_to_whom(sentence: str, to: str) -> None:
    (found,) = commitments(sentence)
    assert found.to == to


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Ik zal uw Kamer in mei informeren over de zwemles.", "de zwemles"),
        ("Over de uitkomsten van de proef rapporteer ik in mei aan uw Kamer.", "de uitkomsten van de proef"),
        ("Ik kom in het najaar terug op de kosten van zwemles.", "de kosten van zwemles"),
        ("Ik stuur uw Kamer in mei het plan van aanpak zwemles.", "het plan"),
    ],
)
def test_what_is_promised_in_a_line(sentence: str, what: str) -> None:
    (found,) = commitments(sentence)
    assert found.what.startswith(what)


def test_what_is_promised_comes_from_the_sentence_before_when_the_promise_points_back() -> None:
    (found,) = commitments("De proef met zwemles in Gouda loopt nog. Ik zal uw Kamer hierover informeren.")
    assert found.what == "De proef met zwemles in Gouda loopt nog"


def test_what_is_meant_by_this_is_said_with_it() -> None:
    (found,) = commitments(
        "Ik verken met scholen hoe zwemles terugkomt. Dat kost tijd. Over deze verkenning informeer ik uw Kamer in mei."
    )
    assert found.what == "deze verkenning (Ik verken met scholen hoe zwemles terugkomt.)"


def test_a_promise_that_points_back_at_a_promise_has_its_subject() -> None:
    both = commitments(
        "Ik heb toegezegd de Kamer te informeren over de kosten van zwemles. Ik zal u hierover binnenkort berichten."
    )
    assert [c.what for c in both] == ["de kosten van zwemles"] * 2


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("Ik zal uw Kamer in mei informeren.", "inform"),
        ("Ik stuur uw Kamer in mei een brief.", "send"),
        ("Ik rapporteer in mei aan uw Kamer.", "report"),
        ("Ik kom hierop in mei terug.", "return"),
        ("De campagne start in mei.", "start"),
        ("De regeling loopt tot 2027.", "end"),
        ("Het rapport verschijnt in mei.", "publish"),
        ("Het wetsvoorstel wordt in mei bij uw Kamer ingediend.", "submit"),
    ],
)
def test_how(sentence: str, how: str) -> None:
    (found,) = commitments(sentence)
    assert found.how == how


def test_of_two_times_the_one_that_can_be_put_in_a_calendar_counts() -> None:
    (found,) = commitments("Ik zal uw Kamer in de volgende voortgangsbrief in mei informeren.")
    assert found.deadline is not None
    assert found.deadline.end == date(2025, 5, 31)


def test_when_something_was_promised_is_not_when_it_is_due() -> None:
    (found,) = commitments(
        "In het debat van 3 maart 2026 heb ik toegezegd de Kamer in mei 2026 te informeren."
    )
    assert found.deadline is not None
    assert found.deadline.text == "in mei 2026"


def test_a_motion_a_debate_and_the_papers_of_a_footnote_belong_to_the_promise() -> None:
    text = "Over de motie Jansen c.s. stuur ik uw Kamer na het Commissiedebat Water van 3 mei jl. een brief."
    note = paragraph("Kamerstuk 30 123, nr. 45.", kind=Kind.FOOTNOTE, footnote="2", anchor=0)
    (found,) = commitments(paragraph(text, markers=(Marker(25, "2"),)), note)
    assert found.motions == ("motie Jansen c.s.",)
    assert found.occasions == ("commissiedebat Water 3 mei",)
    assert found.references == ("30123-45",)


def test_without_a_date_of_the_letter_no_date_is_made_up() -> None:
    (found,) = commitments("Ik zal uw Kamer in het voorjaar informeren.", day=None)
    assert found.deadline is not None
    assert (found.deadline.text, found.deadline.start, found.deadline.end) == ("in het voorjaar", None, None)


def test_the_id_outlives_another_file_of_the_same_letter_and_tells_equal_sentences_apart() -> None:
    sentence = "Ik zal uw Kamer hierover informeren."
    first = extract(letter("Zwemles is duur.", sentence, "Water is nat.", sentence)).commitments
    moved = extract(
        letter("Nieuw begin.", sentence, "Water is nat.", sentence, identity="bbbbbbbbbbbb")
    ).commitments
    assert len({c.id for c in first}) == 2
    assert [c.id for c in first] == [c.id for c in moved]
    other = extract(letter(sentence, day=date(2025, 6, 1))).commitments
    assert other[0].id not in {c.id for c in first}


def test_citations_have_their_place() -> None:
    note = paragraph(
        "Zie Kamerstuk 30 123, nr. 45 en Stb. 2020, 12.", kind=Kind.FOOTNOTE, footnote="1", anchor=0
    )
    found = extract(letter("Dit volgt uit de motie Jansen.", note)).references
    assert [(r.kind, r.label, r.order, r.footnote) for r in found] == [
        (ReferenceKind.MOTION, "motie Jansen", 0, ""),
        (ReferenceKind.KAMERSTUK, "30123-45", 1, "1"),
        (ReferenceKind.STAATSBLAD, "stb-2020-12", 1, "1"),
    ]


def test_a_paper_does_not_cite_itself_in_its_running_head() -> None:
    found = extract(letter("Kamerstuk 30 123, nr. 45", "Zie Kamerstuk 30 123, nr. 46.", dossier="30123-45"))
    assert [r.label for r in found.references] == ["30123-46"]


def test_a_run_of_words_too_long_for_a_sentence_is_left_alone() -> None:
    assert commitments("Ik zal uw Kamer in het voorjaar " * 5_000 + "informeren.") == ()
    assert extract(letter("motie van de leden Jansen, " * 5_000)).commitments == ()
