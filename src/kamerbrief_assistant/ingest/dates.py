"""Dates as letters write them, and the date of a letter that names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december",
    "january february march april may june july august september october november december",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
)
_MONTH = {name: number for row in _MONTHS for number, name in enumerate(row.split(), 1)} | {
    "sept": 9,
    "oct": 10,
}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))

_LONG = re.compile(rf"\b(\d{{1,2}}) ({_NAMES})\.?(?: (\d{{4}}))?\b", re.IGNORECASE)
_LONG_FULL = re.compile(rf"\b(\d{{1,2}})(?:e|st|nd|rd|th)? ({_NAMES})\.? (\d{{4}})\b", re.IGNORECASE)
_DIGITS = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

_FULL = ((_LONG_FULL, (3, 2, 1)), (_DIGITS, (3, 2, 1)), (_ISO, (1, 2, 3)))
"""Full dates, and which groups are year, month and day."""

_AHEAD_BEFORE = re.compile(
    r"\b(?:tot(?: en met)?|t/m|vanaf|per|uiterlijk|v[oó][oó]r|met ingang van"
    r"|until|from|as of|by)\s*(?:\w+dag )?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:zal|zullen|zou|zouden|gaat|gaan|wordt verwacht|verwacht|uiterlijk|van start|will|expected)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:heb|heeft|hebben|hebt|is|zijn|was|waren|werd|werden|had|hadden|jl|jongstleden|has|have|were)\b",
    re.IGNORECASE,
)
_BACK_AFTER = re.compile(r"^ (?:jl|j\.l|jongstleden|last)\b", re.IGNORECASE)
_BACK_BEFORE = re.compile(
    r"\b(?:brief|debat|commissiedebat|motie|vragen|verzoek|overleg|antwoorden|ingezonden|letter)"
    r"(?: \w+)? (?:van|op|of|d\.d\.)\s*$",
    re.IGNORECASE,
)
_WINDOW = 160
"""A date's tense is looked for so many characters to both sides, within its sentence."""


def read_date(text: str) -> date | None:
    """The first full date in `text`: `12 maart 2024`, `12-03-2024`, `2024-03-12`."""
    found: list[tuple[int, date]] = []
    for pattern, (year, month, day) in _FULL:
        for match in pattern.finditer(text):
            if read := _day(match[year], _MONTH.get(match[month].lower(), match[month]), match[day]):
                found.append((match.start(), read))
                break
    return min(found)[1] if found else None


def infer_date(texts: Iterator[str]) -> date | None:
    """The latest day of which a letter speaks as past: the letter is from that day or later.

    A date without a year counts when it is plainly past (`4 september jl.`, `de brief van 14
    november`), in the year that brings it nearest to the latest full past date.
    """
    full: list[date] = []
    partial: list[tuple[int, int]] = []
    for text in texts:
        for match in _LONG.finditer(text):
            month = _MONTH[match[2].lower()]
            before, after = _around(text, match.start(), match.end())
            plainly = bool(_BACK_AFTER.match(after) or _BACK_BEFORE.search(before))
            if match[3]:
                day = _day(match[3], month, match[1])
                if day and (plainly or _looks_back(before, after)):
                    full.append(day)
            elif plainly:
                partial.append((month, int(match[1])))
    if not full:
        return None
    anchor = max(full)
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    for month, number in partial:
        days = [day for year in years if (day := _day(year, month, number))]
        if days:
            full.append(min(days, key=lambda day: abs(day - anchor)))
    return max(full)


def _looks_back(before: str, after: str) -> bool:
    if _AHEAD_BEFORE.search(before):
        return False
    sentence = before + after
    return _BACK.search(sentence) is not None and _AHEAD.search(sentence) is None


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same sentence, a window of it."""
    before = text[max(0, start - _WINDOW) : start]
    after = text[end : end + _WINDOW]
    cut = max(before.rfind(". "), before.rfind("? "))
    stop = re.search(r"(?<!jl)(?<!j\.l)[.?!] [A-Z]", after)
    return before[cut + 1 :], after[: stop.start()] if stop else after


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    if not 1800 <= int(year) <= 2200:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
