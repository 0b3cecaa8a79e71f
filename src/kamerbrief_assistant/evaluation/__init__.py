"""Measuring answers on labelled questions: load them, ask them, judge what comes back, count, print.

    questions.jsonl --load_questions--> LabelledQuestion --evaluate(asker)--> Outcome
    outcomes --summarise--> Measures per kind --table--> text

A system under test is an `Asker`. `AssistantAsker` makes the assistant one.
"""

from .asking import Asker, Judged, Shown, evaluate
from .judging import Outcome, judge
from .labelled import LabelledQuestion, load_questions, select
from .measures import Measures, by_kind, summarise
from .report import as_record, table

__all__ = [
    "Asker",
    "Judged",
    "LabelledQuestion",
    "Measures",
    "Outcome",
    "Shown",
    "as_record",
    "by_kind",
    "evaluate",
    "judge",
    "load_questions",
    "select",
    "summarise",
    "table",
]
