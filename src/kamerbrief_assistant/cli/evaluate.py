"""`kamerbrief evaluate`: measuring answers on one's own labelled questions."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kamerbrief_assistant.evaluation import as_record, by_kind, evaluate, load_questions, select, table
from kamerbrief_assistant.evaluation.of_assistant import AssistantAsker

from .opening import ensure_index, open_assistant


def measure(parsed: argparse.Namespace) -> int:
    """Ask every question in the file and print the measures, in total and for each kind."""
    questions = load_questions(Path(parsed.questions))
    assistant = open_assistant(parsed)
    ensure_index(assistant)
    outcomes = evaluate(AssistantAsker(assistant), select(questions, parsed.split or "all"))
    measures = by_kind(outcomes)
    if parsed.json:
        print(json.dumps([as_record(m) for m in measures], ensure_ascii=False, indent=1))
    else:
        print(table([(m.kind, m) for m in measures]))
    return 0
