"""How we read the calendar words of Dutch letters. `docs/deadlines.md` shows the same table to users."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)}

# First and last month of each season, as the KNMI counts them.
SEASONS = {
    "voorjaar": (3, 5),
    "lente": (3, 5),
    "zomer": (6, 8),
    "najaar": (9, 11),
    "herfst": (9, 11),
    "winter": (12, 2),
}
PARTS_OF_YEAR = {"begin": (1, 3), "medio": (6, 7), "eind": (10, 12)}
PARTS_OF_MONTH = {"begin": (1, 10), "medio": (11, 20), "eind": (21, 31)}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `start` to `end`, both inclusive; None is open."""

    start: date | None
    end: date | None


def month_number(name: str) -> int:
    return _MONTH_NUMBER[name.lower()]


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> Interval:
    """Whole months; `last < first` runs into the next year."""
    return Interval(date(year, first, 1), last_day(year + (last < first), last))


def whole_year(year: int) -> Interval:
    return months(year, 1, 12)


def part_of_year(part: str, year: int) -> Interval:
    return months(year, *PARTS_OF_YEAR[part]) if part else whole_year(year)


def part_of_month(part: str, year: int, month: int) -> Interval:
    whole = months(year, month, month)
    if not part:
        return whole
    first, last = PARTS_OF_MONTH[part]
    assert whole.end is not None
    return Interval(date(year, month, first), date(year, month, min(last, whole.end.day)))


def week_of_month(number: int, year: int, month: int) -> Interval:
    """Days 1 to 7, 8 to 14 and so on; the fifth is the last seven days."""
    last = last_day(year, month)
    if number == 5:
        return Interval(last - timedelta(days=6), last)
    return Interval(date(year, month, 7 * number - 6), date(year, month, 7 * number))


def quarter(number: int, year: int) -> Interval:
    return months(year, 3 * number - 2, 3 * number)


def part_of_quarter(part: str, number: int, year: int) -> Interval:
    """The quarter, or its first, middle or last month."""
    if not part:
        return quarter(number, year)
    month = 3 * number - 2 + {"begin": 0, "medio": 1, "eind": 2}[part]
    return months(year, month, month)


def half(number: int, year: int) -> Interval:
    return months(year, 6 * number - 5, 6 * number)


def season(name: str, year: int) -> Interval:
    """The season that begins in `year`."""
    return months(year, *SEASONS[name])


def summer_recess(year: int) -> Interval:
    """From the first Friday on or after 3 July, as in 2019–2026, to 31 August."""
    third = date(year, 7, 3)
    return Interval(third + timedelta(days=(4 - third.weekday()) % 7), date(year, 8, 31))


def recess(name: str, year: int) -> Interval:
    """The House's recess that begins in `year`; only the summer's is known to the day."""
    if name == "kerst":
        return Interval(date(year, 12, 20), date(year + 1, 1, 10))
    if name == "herfst":
        return Interval(date(year, 10, 15), date(year, 10, 31))
    if name in {"voorjaars", "krokus"}:
        return Interval(date(year, 2, 14), date(year, 3, 5))
    if name == "mei":
        return Interval(date(year, 4, 25), date(year, 5, 12))
    return summer_recess(year)


def budget_day(year: int) -> date:
    """Prinsjesdag: the third Tuesday of September (article 65 of the Constitution)."""
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the month's last day."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
