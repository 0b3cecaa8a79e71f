"""Measures over outcomes, asked through any system, and their table."""

import pytest

from kamerbrief_assistant.evaluation import (
    Judged,
    LabelledQuestion,
    Outcome,
    Shown,
    as_record,
    by_kind,
    evaluate,
    summarise,
    table,
)

QUESTIONS = (
    LabelledQuestion("1", "goed", True, kind="when", evidence=("medio 2025",), answer=("2025",)),
    LabelledQuestion("2", "tweede", True, kind="when", evidence=("medio 2025",), answer=("2025",)),
    LabelledQuestion("3", "niets", True, kind="who", evidence=("medio 2025",), answer=("2025",)),
    LabelledQuestion("4", "onzin", False, kind="unanswerable"),
    LabelledQuestion("5", "niets", False, kind="unanswerable", previous="goed"),
)


class Fixed:
    """Answers as told, each in its own number of milliseconds."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []

    def ask(self, question: str, *, previous: str | None = None) -> Judged:
        self.asked.append((question, previous))
        passages = {"goed": ["medio 2025"], "tweede": ["later", "medio 2025"]}.get(question, ["later"])
        status = "no_evidence" if question == "niets" else "answered"
        return Judged(
            status, tuple(passages[:1]), tuple(Shown(text) for text in passages), float(len(self.asked))
        )


@pytest.fixture
def outcomes() -> tuple[Outcome, ...]:
    return evaluate(Fixed(), QUESTIONS)


def test_every_question_is_asked_with_the_one_before_it() -> None:
    asker = Fixed()
    told: list[Outcome] = []
    evaluate(asker, QUESTIONS, progress=told.append)
    assert asker.asked[-1] == ("niets", "goed")
    assert [outcome.question.id for outcome in told] == ["1", "2", "3", "4", "5"]


def test_the_counts_are_those_of_the_answers(outcomes: tuple[Outcome, ...]) -> None:
    total = summarise(outcomes)
    assert (total.answerable, total.unanswerable) == (3, 2)
    assert total.hit_1 == pytest.approx(1 / 3)
    assert total.hit_3 == pytest.approx(2 / 3)
    assert total.mrr == pytest.approx((1 + 1 / 2) / 3)
    assert total.answer == pytest.approx(1 / 3)
    assert total.false_answers == pytest.approx(1 / 2)
    assert total.wrongly_refused == pytest.approx(1 / 3)
    assert (total.median_ms, total.p95_ms) == (3.0, 5.0)


def test_kinds_are_counted_apart(outcomes: tuple[Outcome, ...]) -> None:
    total, when, who, unanswerable = by_kind(outcomes)
    assert (total.kind, when.kind, who.kind) == ("all", "when", "who")
    assert when.hit_3 == 1.0
    assert who.hit_3 == 0.0
    assert unanswerable.hit_3 is None
    assert who.false_answers is None


def test_no_outcomes_give_no_shares() -> None:
    assert summarise(()).hit_1 is None
    assert summarise(()).p95_ms == 0.0


def test_the_table_lines_up_and_marks_what_was_not_asked(outcomes: tuple[Outcome, ...]) -> None:
    head, rule, *lines = table((row.kind, row) for row in by_kind(outcomes)).splitlines()
    assert head.split()[:3] == ["kind", "n", "hit@1"]
    assert {len(line) for line in (rule, *lines)} == {len(head)}
    assert lines[0].split()[:3] == ["all", "5", "0.333"]
    assert lines[-1].split()[2] == "-"


def test_a_record_is_plain_values(outcomes: tuple[Outcome, ...]) -> None:
    record = as_record(summarise(outcomes))
    assert record["kind"] == "all"
    assert record["answerable"] == 3
