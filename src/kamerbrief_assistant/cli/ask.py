"""`kamerbrief ask`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable

from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.errors import UsageError
from kamerbrief_assistant.domain.questions import Filters

from .opening import ensure_index, open_assistant
from .render import render_answer
from .shapes import answer_json


def ask(parsed: argparse.Namespace) -> int:
    """Print the answer to one question, or to each line of standard input."""
    assistant = open_assistant(parsed)
    question = " ".join(parsed.question).strip()
    if not question:
        raise UsageError("There is no question.", remedy='Write: kamerbrief ask "your question"')
    ensure_index(assistant)
    filters = _filters(parsed, assistant)
    follow_up = question == "-"
    questions: Iterable[str] = sys.stdin if follow_up else [question]
    answer_each(assistant, questions, as_json=parsed.json, limit=parsed.limit, filters=filters)
    return 0


def answer_each(
    assistant: Assistant,
    questions: Iterable[str],
    *,
    as_json: bool = False,
    limit: int = 8,
    filters: Filters = Filters(),  # noqa: B008 - frozen
) -> None:
    """Answer questions in order, each line flushed so that a program can converse with us."""
    for line in questions:
        question = line.strip()
        if not question:
            continue
        answer = assistant.ask(question, limit=limit, filters=filters)
        if as_json:
            print(json.dumps(answer_json(answer), ensure_ascii=False), flush=True)
        else:
            print(render_answer(answer, assistant.cite), flush=True)


def _filters(parsed: argparse.Namespace, assistant: Assistant) -> Filters:
    return Filters(
        letters=tuple(assistant.find_letter(name).id for name in parsed.letter),
        sender=parsed.sender,
        dossier=parsed.dossier,
        since=parsed.since,
        until=parsed.until,
        section=parsed.section,
        commitments_only=parsed.commitments,
    )
