"""Files of labelled questions are read, or refused with the line that is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from kamerbrief_assistant.domain.errors import QuestionsError
from kamerbrief_assistant.evaluation import load_questions, select

ROW = {"id": "a", "question": "Wanneer?", "answerable": True, "evidence": ["medio 2025"], "answer": ["2025"]}


def write(folder: Path, *rows: dict[str, Any] | str) -> Path:
    path = folder / "questions.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_question_is_read_with_its_label(tmp_path: Path) -> None:
    (question,) = load_questions(write(tmp_path, {**ROW, "kind": "when", "previous": "Komt er een wet?"}))
    assert question.question == "Wanneer?"
    assert question.kind == "when"
    assert question.previous == "Komt er een wet?"
    assert question.evidence == ("medio 2025",)
    assert question.split == "dev"


def test_a_minimal_line_suffices_for_staff(tmp_path: Path) -> None:
    (question,) = load_questions(write(tmp_path, {"question": "Pensioen?", "answerable": False}))
    assert question.kind == "unanswerable"
    assert question.id == "line-1"


def test_empty_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text("\ufeff\n" + json.dumps(ROW) + "\n\n", encoding="utf-8")
    assert len(load_questions(path)) == 1


def test_a_line_separator_inside_a_question_does_not_break_the_line(tmp_path: Path) -> None:
    assert load_questions(write(tmp_path, {**ROW, "question": "en\u2028nu?"}))[0].question == "en\u2028nu?"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{not json", "not JSON"),
        ('["a"]', "not a JSON object"),
        ({"answerable": False}, "“question” is missing"),
        ({"question": "x"}, "“answerable” is missing"),
        ({"question": "  ", "answerable": False}, "question is empty"),
        ({**ROW, "answerable": "yes"}, "“answerable” is not true or false"),
        ({**ROW, "evidence": "medio 2025"}, "“evidence” is not a list"),
        ({**ROW, "evidence": [" "]}, "“evidence” is not a list"),
        ({**ROW, "evidence": []}, "needs evidence"),
        ({**ROW, "answerable": False}, "unanswerable question has evidence"),
        ({**ROW, "kind": 3}, "“kind” is not text"),
        ({**ROW, "anwser": ["2025"]}, "“anwser” is no field"),
        (ROW, "the id “a” stands on line 1 too"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: dict[str, Any] | str, says: str) -> None:
    path = write(tmp_path, ROW, "", row)
    with pytest.raises(QuestionsError) as caught:
        load_questions(path)
    assert f"{path}, line 3: " in caught.value.message
    assert says in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("content", [b"", b"\n\n", b'{"question": "caf\xe9"}'])
def test_a_file_without_questions_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(content)
    with pytest.raises(QuestionsError, match=r"q\.jsonl"):
        load_questions(path)


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="does not exist"):
        load_questions(tmp_path / "none.jsonl")


def test_the_test_split_is_kept_apart(tmp_path: Path) -> None:
    questions = load_questions(write(tmp_path, ROW, {**ROW, "id": "b", "split": "test"}))
    assert [question.id for question in select(questions, "dev")] == ["a"]
    assert [question.id for question in select(questions, "test")] == ["b"]
    assert len(select(questions, "all")) == 2
