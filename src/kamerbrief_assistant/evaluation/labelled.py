"""Labelled questions and the JSON Lines files that hold them (benchmarks/questions/README.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kamerbrief_assistant.domain.errors import QuestionsError

_TEXT_FIELDS = ("id", "letter", "kind", "lang", "question", "previous", "split")
_LIST_FIELDS = ("evidence", "answer")
_FLAG_FIELDS = ("answerable", "all")
_REQUIRED = ("question", "answerable")


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with the passage and the words that answer it, or marked unanswerable."""

    id: str
    question: str
    answerable: bool
    kind: str = "what"
    lang: str = "nl"
    letter: str = ""
    previous: str | None = None
    """The question asked just before, for a follow-up."""
    evidence: tuple[str, ...] = ()
    """Verbatim snippets; a passage that holds any one of them is right."""
    answer: tuple[str, ...] = ()
    """Short verbatim strings; a quote that holds any one of them is right."""
    wants_all: bool = False
    """For a list: every evidence and every answer is wanted."""
    split: str = "dev"


def load_questions(path: Path) -> tuple[LabelledQuestion, ...]:
    """Read a JSON Lines file. Empty lines are passed over.

    Raises:
        QuestionsError: the file is absent, not UTF-8 or empty, or a line is not a labelled question;
            the message names the file and the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise QuestionsError(
            f"{path} does not exist.", remedy="Name a file of labelled questions (JSON Lines)."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"{path} could not be read: {error}", remedy="Save it as UTF-8 text.") from error
    questions: list[LabelledQuestion] = []
    lines: dict[str, int] = {}
    # Not splitlines: JSON may hold a bare U+2028 inside a string.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        question = _read(line, where=f"{path}, line {number}", number=number)
        if question.id in lines:
            raise QuestionsError(
                f"{path}, line {number}: the id “{question.id}” stands on line {lines[question.id]} too.",
                remedy="Give each question its own id.",
            )
        lines[question.id] = number
        questions.append(question)
    if not questions:
        raise QuestionsError(f"{path} holds no questions.", remedy="Write one JSON object a line.")
    return tuple(questions)


def select(questions: Iterable[LabelledQuestion], split: str) -> tuple[LabelledQuestion, ...]:
    """The questions of one split, `dev` or `test`; with `all`, every one."""
    return tuple(question for question in questions if split in {"all", question.split})


def _read(line: str, *, where: str, number: int) -> LabelledQuestion:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionsError(
            f"{where}: not JSON ({error.msg}, column {error.colno}).", remedy="Write one JSON object a line."
        ) from error
    if not isinstance(row, dict):
        raise QuestionsError(f"{where}: not a JSON object.", remedy='Write {"question": …, "answerable": …}.')
    for name in _REQUIRED:
        if name not in row:
            raise QuestionsError(f"{where}: “{name}” is missing.", remedy="Add it.")
    unknown = sorted(set(row) - {*_TEXT_FIELDS, *_LIST_FIELDS, *_FLAG_FIELDS})
    if unknown:
        raise QuestionsError(
            f"{where}: “{unknown[0]}” is no field of a labelled question.", remedy="Remove it."
        )
    texts = {name: _text(row, name, where) for name in _TEXT_FIELDS}
    lists = {name: _list(row, name, where) for name in _LIST_FIELDS}
    flags = {name: _flag(row, name, where) for name in _FLAG_FIELDS}
    if not texts["question"].strip():
        raise QuestionsError(f"{where}: the question is empty.", remedy="Write the question.")
    if flags["answerable"] and not lists["evidence"]:
        raise QuestionsError(
            f"{where}: an answerable question needs evidence.",
            remedy='Add "evidence": [a verbatim piece of the passage that answers].',
        )
    if not flags["answerable"] and (lists["evidence"] or lists["answer"]):
        raise QuestionsError(
            f"{where}: an unanswerable question has evidence or an answer.",
            remedy='Remove them, or set "answerable" to true.',
        )
    return LabelledQuestion(
        id=texts["id"] or f"line-{number}",
        question=texts["question"],
        answerable=flags["answerable"],
        kind=texts["kind"] or ("what" if flags["answerable"] else "unanswerable"),
        lang=texts["lang"] or "nl",
        letter=texts["letter"],
        previous=texts["previous"] or None,
        evidence=lists["evidence"],
        answer=lists["answer"],
        wants_all=flags["all"],
        split=texts["split"] or "dev",
    )


def _text(row: dict[str, object], name: str, where: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise QuestionsError(f"{where}: “{name}” is not text.", remedy="Put it between quotes.")
    return value


def _list(row: dict[str, object], name: str, where: str) -> tuple[str, ...]:
    value = row.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise QuestionsError(f"{where}: “{name}” is not a list of texts.", remedy='Write ["…", "…"].')
    return tuple(value)


def _flag(row: dict[str, object], name: str, where: str) -> bool:
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise QuestionsError(f"{where}: “{name}” is not true or false.", remedy="Write true or false.")
    return value
