"""Dates and times as people write them, in the language in use."""

from __future__ import annotations

from datetime import date

from . import current, text

_MONTHS = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def day(when: date | None) -> str:
    """`14 november 2024`; empty without a date."""
    return f"{when.day} {_MONTHS[current()][when.month - 1]} {when.year}" if when else ""


def month(when: date) -> str:
    """`november 2024`."""
    return f"{_MONTHS[current()][when.month - 1]} {when.year}"


def interval(start: date | None, end: date | None) -> str:
    """`1 maart 2025 – 31 mei 2025`; one day once; empty without either."""
    if start and end and start != end:
        return f"{day(start)} – {day(end)}"
    if end and not start:
        return text("until {day}", day=day(end))
    if start and not end:
        return text("from {day}", day=day(start))
    return day(start or end)


def duration(seconds: float) -> str:
    """`45 s` or `3 min`: rough on purpose."""
    return f"{max(1, round(seconds))} s" if seconds < 90 else f"{round(seconds / 60)} min"
