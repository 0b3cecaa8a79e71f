"""What one expression of calendar time names, resolved against the letter's date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from . import calendar as cal
from .calendar import Interval
from .time_patterns import YEAR

_Reader = Callable[[int], Interval]
"""The days that an expression names in a year."""


class Core:
    """The calendar words of one match, the groups' names beginning with `mark`."""

    def __init__(self, match: re.Match[str], mark: str) -> None:
        self._match = match
        self._mark = mark

    def _get(self, name: str) -> str:
        value = self._match[self._mark + name]
        return value.lower() if value else ""

    @property
    def plain_year(self) -> bool:
        return bool(re.fullmatch(YEAR, self._get("year"))) and not self._get("ypart")

    @property
    def gone_by(self) -> bool:
        """`jl.`: the letter says that it has been."""
        return self._get("dnear").startswith("j") or self._get("mnear").startswith("j")

    @property
    def year(self) -> int | None:
        for name in (
            "wyear",
            "dyear",
            "hmyear",
            "myear",
            "qyear",
            "hyear",
            "syear",
            "ryear",
            "pyear",
            "year",
        ):
            if found := re.search(YEAR, self._get(name)):
                return int(found[0])
        return None

    def interval(self, today: date | None, lent: int | None = None) -> Interval | None:
        """The days named. `lent` is the year that a following expression carries for both."""
        try:
            return self._read(today, lent)
        except ValueError:  # 31 februari
            return None

    def _read(self, today: date | None, lent: int | None) -> Interval | None:
        year = self.year or lent
        if self._get("day"):
            return self._day(year, today)
        if self._get("wkn"):
            week, month_of = self._get("wkn"), cal.month_number(self._get("wmonth"))
            return _next(lambda y: cal.week_of_month(_ordinal(week, 5), y, month_of), year, today)
        if month := self._get("hmonth") or self._get("month"):
            return self._month(cal.month_number(month), year, today)
        if self._get("qn") or self._get("q"):
            number = int(self._get("q") or _ordinal(self._get("qn"), 4))
            part = _part(self._get("qpart"))
            return _of_year(lambda y: cal.part_of_quarter(part, number, y), self._get("qyear"), year, today)
        if self._get("hn"):
            number = _ordinal(self._get("hn"), 2)
            return _of_year(lambda y: cal.half(number, y), self._get("hyear"), year, today)
        if self._get("y1"):
            return Interval(date(int(self._get("y1")), 1, 1), date(int(self._get("y2")), 12, 31))
        if self._get("school"):
            return Interval(date(int(self._get("school")), 8, 1), date(int(self._get("school")) + 1, 7, 31))
        if self._get("schoolnext"):
            return _next(lambda y: Interval(date(y, 8, 1), date(y + 1, 7, 31)), None, today, strictly=True)
        if self._get("season"):
            return self._season(year, today)
        if self._get("prinsjes"):
            return _next(lambda y: Interval(cal.budget_day(y), cal.budget_day(y)), year, today)
        if self._get("kerst"):
            last = 31 if "jaar" in self._get("kerst") else 25
            return _next(lambda y: Interval(date(y, 12, last), date(y, 12, last)), year, today)
        if self._get("unit"):
            return _near(self._get("near"), self._get("unit"), today)
        if self._get("year"):
            part = _part(self._get("ypart"))
            return _of_year(lambda y: cal.part_of_year(part, y), self._get("year"), year, today, named=True)
        return _next(lambda y: cal.recess(self._get("recess") or "zomer", y), year, today)

    def _day(self, year: int | None, today: date | None) -> Interval | None:
        day, month = int(self._get("day")), cal.month_number(self._get("dmonth"))
        if self._get("dnear").startswith("j"):
            return None if today is None else _last(day, month, year, today)
        first = int(self._get("dfirst") or day)
        return _next(lambda y: Interval(date(y, month, min(first, day)), date(y, month, day)), year, today)

    def _month(self, month: int, year: int | None, today: date | None) -> Interval | None:
        part = _part(self._get("mpart"))
        if self._get("mhalf"):
            first = self._get("mhalf") == "eerste"
            return _next(
                lambda y: Interval(
                    date(y, month, 1 if first else 16),
                    date(y, month, 15) if first else cal.last_day(y, month),
                ),
                year,
                today,
            )
        if self._get("mnear").startswith("j"):
            return None if today is None else cal.months(today.year - (month > today.month), month, month)
        if "jaar" in self._get("myear") and today:
            year = today.year + ("volgend" in self._get("myear"))
        return _next(lambda y: cal.part_of_month(part, y, month), year, today)

    def _season(self, year: int | None, today: date | None) -> Interval | None:
        name, modifier = self._get("season"), self._get("smod")
        if "jaar" in self._get("syear") and today:
            year = today.year + ("volgend" in self._get("syear"))
        if modifier.endswith(("dit", "deze")) and today and not year:
            began_last_year = name == "winter" and today.month <= 2
            year = today.year - began_last_year
        strictly = "volgend" in modifier
        return _next(lambda y: cal.season(name, y), year, today, strictly=strictly)


def _ordinal(word: str, last: int) -> int:
    if word[0].isdigit():
        return int(word[0])
    return {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": last}[word]


def _part(words: str) -> str:
    if not words:
        return ""
    if "eind" in words or words == "ultimo":
        return "eind"
    return "begin" if "begin" in words or words == "primo" else "medio"


def _of_year(
    read: _Reader, words: str, year: int | None, today: date | None, *, named: bool = False
) -> Interval | None:
    if year:
        return read(year)
    if today is None:
        return None
    if "volgend" in words or ("komend" in words and named):
        return read(today.year + 1)
    if words and "komend" not in words:
        return read(today.year)
    return _next(read, None, today)


def _next(read: _Reader, year: int | None, today: date | None, *, strictly: bool = False) -> Interval | None:
    """What `read` gives for `year`, or for the first year in which it has not yet passed."""
    if year:
        return read(year)
    if today is None:
        return None
    for candidate in (today.year - 1, today.year, today.year + 1):
        found = read(candidate)
        moment = found.start if strictly else found.end
        if moment and (moment > today if strictly else moment >= today):
            return found
    return read(today.year + 1)


def _last(day: int, month: int, year: int | None, today: date) -> Interval:
    found = date(year or today.year, month, day)
    if not year and found > today:
        found = date(today.year - 1, month, day)
    return Interval(found, found)


def _near(which: str, unit: str, today: date | None) -> Interval | None:
    if today is None:
        return None
    later = which in {"volgende", "komende", "aanstaande"}
    if unit == "maand":
        begin = cal.add_months(today.replace(day=1), int(later))
        return cal.months(begin.year, begin.month, begin.month)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=int(later))
    return Interval(monday, monday + timedelta(days=6))
