"""Measuring answers on labelled questions: load them, ask them, judge what comes back, count, print.

A file of questions becomes `LabelledQuestion`s (`load_questions`); `evaluate` asks them of an `Asker` and
judges each into an `Outcome`; `summarise` and `by_kind` count outcomes into `Measures`; `table` prints those.
`of_assistant.AssistantAsker` makes the assistant an `Asker`.
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
