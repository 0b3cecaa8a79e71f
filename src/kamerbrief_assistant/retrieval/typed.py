"""Filters typed in the question: `afzender:justitie sinds:2024-09 wat is toegezegd?`"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kamerbrief_assistant.domain.questions import Filters

_TYPED = re.compile(r'(?<!\S)(?P<name>[a-z]+):(?:"(?P<quoted>[^"]+)"|(?P<bare>[^\s"]+))', re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_NAMES = {
    "sender": "sender",
    "from": "sender",
    "afzender": "sender",
    "van": "sender",
    "dossier": "dossier",
    "since": "since",
    "sinds": "since",
    "vanaf": "since",
    "until": "until",
    "tot": "until",
    "section": "section",
    "sectie": "section",
    "kop": "section",
    "only": "only",
    "alleen": "only",
}
_COMMITMENTS = frozenset({"toezeggingen", "toezegging", "commitments", "commitment"})


def read_filters(text: str, filters: Filters) -> tuple[str, Filters]:
    """The question without its typed filters, and `filters` narrowed by them.

    A word with a colon that is no filter, or whose date makes no sense, stays in the question.
    """

    def take(match: re.Match[str]) -> str:
        nonlocal filters
        narrowed = _narrowed(match["name"].lower(), match["quoted"] or match["bare"], filters)
        if narrowed is None:
            return match.group()
        filters = narrowed
        return " "

    rest = " ".join(_TYPED.sub(take, text).split())
    return rest, filters


def _narrowed(name: str, value: str, filters: Filters) -> Filters | None:
    field = _NAMES.get(name)
    if field == "sender":
        return replace(filters, sender=value)
    if field == "dossier":
        return replace(filters, dossier=value)
    if field == "section":
        return replace(filters, section=value)
    if field == "only" and value.lower() in _COMMITMENTS:
        return replace(filters, commitments_only=True)
    span = _interval(value)
    if field == "since" and span is not None:
        return replace(filters, since=span[0])
    if field == "until" and span is not None:
        return replace(filters, until=span[1])
    return None


def _interval(value: str) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day: `2024`, `2024-09`, `2024-09-04`."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            first = date(year, int(month), 1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        exact = date(year, int(month), int(day))
    except ValueError:
        return None
    return exact, exact
