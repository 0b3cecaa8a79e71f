"""Answers are judged as a reader with the letter beside them would."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.evaluation import LabelledQuestion, Outcome, judge

WHEN = LabelledQuestion(
    "w", "Wanneer?", True, evidence=("naar verwachting medio 2025",), answer=("medio 2025",)
)
LIST = LabelledQuestion(
    "l", "Welke?", True, evidence=("eerste brief", "tweede brief"), answer=("januari", "mei"), wants_all=True
)
ABSENT = LabelledQuestion("u", "Pensioen?", False)
RIGHT = "Het wetsvoorstel wordt naar verwachting medio 2025 ingediend."


def said(
    question: LabelledQuestion,
    passages: Sequence[str | tuple[str, ...]] = (),
    quotes: Sequence[str] = (),
    status: str = "answered",
) -> Outcome:
    parts = [(passage,) if isinstance(passage, str) else passage for passage in passages]
    return judge(question, status=status, quotes=quotes, passages=parts)


def test_the_right_passage_counts_at_its_rank() -> None:
    outcome = said(WHEN, ["iets anders", RIGHT])
    assert outcome.rank == 2
    assert outcome.gain == pytest.approx(1 / 1.58496, rel=1e-4)


def test_a_passage_below_the_tenth_does_not_count() -> None:
    assert said(WHEN, ["iets anders"] * 10 + [RIGHT]).rank is None


def test_white_space_case_and_typography_do_not_matter() -> None:
    question = LabelledQuestion("q", "Wat?", True, evidence=("de ‘vliegende brigade’",))
    assert said(question, ["De\u00a0'vliegende  \n brigade' komt"]).rank == 1


def test_a_changed_number_is_another_passage() -> None:
    assert said(WHEN, [RIGHT.replace("2025", "2026")]).rank is None


def test_a_footnote_shown_with_the_passage_counts() -> None:
    assert said(WHEN, [("De minister kondigt een wet aan.", RIGHT)]).rank == 1


def test_evidence_may_not_run_from_a_passage_into_its_footnote() -> None:
    assert said(WHEN, [("naar verwachting", "medio 2025")]).rank is None


def test_one_of_several_evidences_is_enough() -> None:
    question = LabelledQuestion("q", "Wat?", True, evidence=("eerste brief", "tweede brief"))
    outcome = said(question, ["de tweede brief"])
    assert (outcome.rank, outcome.gain) == (1, 1.0)


def test_a_list_wants_every_passage() -> None:
    assert said(LIST, ["de eerste brief"]).rank is None
    perfect = said(LIST, ["de tweede brief", "de eerste brief"])
    assert (perfect.rank, perfect.gain) == (1, 1.0)
    late = said(LIST, ["de tweede brief", "niets", "de eerste brief"])
    assert late.rank == 2
    assert 0 < late.gain < 1


def test_a_list_whose_passages_are_one_passage_is_found_at_its_rank() -> None:
    outcome = said(LIST, ["de eerste brief en de tweede brief"])
    assert (outcome.rank, outcome.gain) == (1, 1.0)


def test_the_quote_must_hold_the_answer() -> None:
    assert said(WHEN, [RIGHT], [RIGHT]).quoted
    assert not said(WHEN, [RIGHT], ["Het wetsvoorstel wordt ingediend."]).quoted


def test_a_list_is_quoted_in_full_or_not() -> None:
    assert said(LIST, quotes=["in januari", "in mei"]).quoted
    assert not said(LIST, quotes=["in januari"]).quoted


def test_refusing_what_is_absent_is_right_and_answering_it_is_false() -> None:
    assert said(ABSENT).false_answer
    assert not said(ABSENT, status="weak").false_answer
    assert not said(ABSENT, status="no_evidence").false_answer
    assert not said(ABSENT, status="no_evidence").wrongly_refused


def test_refusing_what_is_there_is_wrong_and_doubting_it_is_not() -> None:
    assert said(WHEN, status="no_evidence").wrongly_refused
    assert not said(WHEN, status="weak").wrongly_refused
    assert not said(WHEN, [RIGHT], [RIGHT]).false_answer


@given(st.lists(st.sampled_from(["niets", "eerste brief", "tweede brief", RIGHT]), max_size=14))
def test_gain_and_rank_agree(passages: list[str]) -> None:
    for question in (WHEN, LIST):
        outcome = said(question, passages)
        assert 0.0 <= outcome.gain <= 1.0
        assert (outcome.rank == 1) == (outcome.gain == 1.0)
        if outcome.rank is not None:
            assert outcome.gain > 0
