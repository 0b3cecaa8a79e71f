"""The filter: which letters are asked and listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.ui.desk import Desk
from kamerbrief_assistant.ui.typed import typed_date
from kamerbrief_assistant.wording import text
from kamerbrief_assistant.wording.dates import day

from .form import Field, Form, Values


def filter_form(desk: Desk) -> tuple[Form, Callable[[Values], Filters]]:
    """The form for the filter, and what makes a filter of it. Letters chosen by hand stay chosen."""
    now = desk.filters
    dates = text("14-11-2024, March 2025 or 2025")
    fields = (
        Field("sender", text("Sender"), now.sender, text("for example Justitie")),
        Field("dossier", text("Dossier"), now.dossier, text("for example 29911")),
        Field("since", text("From"), day(now.since), dates),
        Field("until", text("Up to"), day(now.until), dates),
        Field("section", text("Section"), now.section, text("a word of a heading")),
        Field("commitments_only", text("Commitments only"), "yes" if now.commitments_only else "", box=True),
    )
    form = Form(text("Filter"), fields, check_dates, text("Empty fields let everything through."))

    def read(values: Values) -> Filters:
        return Filters(
            now.letters,
            values["sender"],
            values["dossier"],
            typed_date(values["since"]),
            typed_date(values["until"], last=True),
            values["section"],
            bool(values["commitments_only"]),
        )

    return form, read


def check_dates(values: Values) -> str:
    """What is wrong with the dates filled in, or nothing."""
    found: dict[str, date | None] = {}
    for name in ("since", "until", "date"):
        try:
            found[name] = typed_date(values.get(name, ""), last=name == "until")
        except ValueError:
            return text("“{words}” is no date. Write it like 14-11-2024.", words=values[name])
    since, until = found["since"], found["until"]
    if since and until and since > until:
        return text("The first day lies after the last.")
    return ""
