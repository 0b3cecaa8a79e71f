"""Where a sentence says when: the expressions of time and what calendar they name.

`find_times` gives every expression that points at a moment or stretch of time, resolved against the
letter's date. It does not judge whether the time is when something is due: `deadlines` does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import calendar as cal
from .calendar import Interval
from .time_patterns import BEFORE, JOINED, NUMBER_WORDS, PLANNED, TIME, WEEK, WITHIN, YEAR
from .time_reading import Core

_CUES = (
    *cal.MONTHS, "20", "jaar", "zomer", "herfst", "winter", "lente", "reces", "kwartaal",
    "q1", "q2", "q3", "q4",
    "prinsjesdag", "kerst", "maand", "week", "weken", "dagen", "jaren", "kwartalen", "jaarwisseling",
)  # fmt: skip
_LONGEST_PREFIX, _LONGEST_TIME = 45, 60
"""Characters before and behind a telling word that its expression may take."""


@dataclass(frozen=True, slots=True)
class FoundTime:
    """An expression of time in `text[start:end]` and the days it names, None where it names none."""

    start: int
    end: int
    interval: Interval
    past: bool = False
    """True when the letter speaks of a time gone by, or dates something else (`brief van 3 mei`)."""


_LIMIT = re.compile(r"\b(?:v[oóò]{2}r|uiterlijk|tot)\b", re.IGNORECASE)


_ONLY_IN_SPANS = frozenset({"weken", "dagen", "jaren", "kwartalen"})
"""Words that `TIME` has no use for: they count, as in `binnen zes weken`."""
_NEAR = ("deze ", "dit ", "komende ", "volgende ", "aanstaande ")
_BEFORE_A_CUE = {
    "jaar": (
        "dit ", "volgend ", "komend ", "komende ", "aankomend ", "aanstaand ", "het ", "lopende ",
        "volgende ", "school", "studie", "college", "kalender", "begrotings", "voor", "na",
    ),
    "maand": _NEAR,
    "week": _NEAR,
}  # fmt: skip
"""What stands before these words in an expression of time of their own, without a month or a year."""


def _cue_places(lowered: str) -> list[int]:
    """Where the words stand that only expressions of time hold, in order."""
    places: list[int] = []
    for cue in _CUES:
        if cue in _ONLY_IN_SPANS:
            continue
        before = _BEFORE_A_CUE.get(cue)
        at = lowered.find(cue)
        while at >= 0:
            if (before is None or lowered.endswith(before, 0, at)) and (
                cue != "20" or lowered[at + 2 : at + 4].isdecimal()
            ):
                places.append(at)
            at = lowered.find(cue, at + 1)
    return sorted(places)


def holds_any(cues: Iterable[str], text: str) -> bool:
    """Whether one of `cues` stands in `text`: a plain loop, for it is asked of every sentence."""
    for cue in cues:  # noqa: SIM110 - `any` over a generator takes twice as long
        if cue in text:
            return True
    return False


def _first_from(places: list[int], position: int) -> int | None:
    index = bisect_left(places, position)
    return places[index] if index < len(places) else None


def names_time(lowered: str) -> bool:
    """Whether lower-case text may hold an expression of calendar time: a quick look."""
    return holds_any(_CUES, lowered)


def find_times(text: str, today: date | None) -> Iterator[FoundTime]:
    """Expressions of calendar time in `text`. `today` is the letter's date, None when unknown."""
    lowered = text.lower()
    if not names_time(lowered):
        return
    cues = _cue_places(lowered)
    position = 0
    while (near := _first_from(cues, position)) is not None:
        match = TIME.search(text, max(position, near - _LONGEST_PREFIX), near + _LONGEST_TIME)
        if match is None:
            position = near + 1
            continue
        match = TIME.match(text, match.start()) or match  # the stretch may have ended within the expression
        position = match.end()
        if not _meaningful(match, text):
            position = max(match.start() + 1, match.end() - 1)
            continue
        first = Core(match, "a")
        joined = JOINED.match(text, match.end())
        second = Core(joined, "b") if joined else None
        if (
            joined
            and second
            and second.plain_year
            and not (match["ayear"] or match["aday"] or match["amonth"])
        ):
            joined = second = None
        interval = first.interval(today, second.year if second else None)
        if joined and second and (later := second.interval(today)):
            if interval and later.end and interval.start and later.end >= interval.start:
                interval = Interval(interval.start, later.end)
            position = joined.end()
        if interval is None:
            continue
        found, past = _bound(match, interval, today, text)
        if joined and second and second.gone_by:
            past = True
        yield FoundTime(match.start(), position, found, past)
    if "binnen " in lowered or "over " in lowered or "komende " in lowered:
        yield from _within(text, today)
    if "week" in lowered:
        yield from _weeks(text, today)


def _meaningful(match: re.Match[str], text: str) -> bool:
    """Whether the words are used for time: a bare month or year needs a preposition or more words."""
    prep = (match["prep"] or "").lower()
    if prep == "aan" and not (match["aypart"] or match["ampart"] or match["aspart"] or match["aqpart"]):
        return False
    if match["amonth"] and not (prep or match["until"] or match["ampart"] or match["amyear"]):
        if text[match.end() : match.end() + 1] == "/":
            return True
        return bool(re.search(r"\b(?:komende|aankomende|volgende|deze)\b", match[0], re.IGNORECASE))
    if match["ayear"] and not match["aypart"]:
        bare = re.fullmatch(YEAR, match["ayear"])
        if bare and not (prep or match["until"]):
            return False
        if prep == "in de loop van":
            return True
        if prep == "per" or (not bare and match["ayear"].lower() == "het jaar"):
            return match["ayear"].lower() != "het jaar" and bool(bare)
        # "plannen voor 2026": for, not before.
        if bare and prep == "voor" and not match["until"]:
            return bool(PLANNED.search(text[max(0, match.start() - 20) : match.start()]))
    if (
        match["aschool"] is None
        and match["aschoolnext"] is None
        and re.search(r"(?:school|studie|college)jaar", match[0])
    ):
        return False
    if match["aseason"] and not (
        prep or match["until"] or match["asmod"] or match["aspart"] or match["asyear"]
    ):
        return False
    return not (re.search(r"reces", match[0], re.IGNORECASE) and not prep and not match["until"])


def _bound(match: re.Match[str], named: Interval, today: date | None, text: str) -> tuple[Interval, bool]:
    """What a preposition makes of the days named: until, before, from, after; and whether it is past."""
    prep = re.sub(r"\s+", " ", (match["prep"] or "").lower())
    start, end = named.start, named.end
    past = bool(today and end and end < today) or bool(match["aday"] and end == today)
    coming = bool(prep == "van" and (match["aday"] or match["amonth"]) and today and start and start > today)
    if coming and (match["adyear"] or match["amyear"]):
        return named, False  # de brief van juni volgend jaar
    if prep in {"sinds", "van", "d.d.", "dd", "dd."} or (
        match["adnear"] or match["amnear"] or ""
    ).lower().startswith("j"):
        return named, True
    if prep.startswith("in de week van") and start:
        return Interval(start, start + timedelta(days=6)), past
    if (
        not prep
        and text[max(0, match.start() - 1) : match.start()] == "("
        and _LIMIT.search(text[max(0, match.start() - 90) : match.start()])
    ):
        return Interval(None, end), past  # "vóór het sluiten van de regeling (1 december 2025)"
    summer = match["aseason"] and match["aseason"].lower() == "zomer"
    recess = "reces" in match[0].lower()
    if prep in {"na", "na afloop van"}:
        if (summer or recess) and end and end.month == 8:
            return Interval(date(end.year, 9, 1), date(end.year, 11, 30)), False
        return Interval(end + timedelta(days=1) if end else None, None), past
    if prep.startswith("niet "):
        return Interval(start, None), False
    if BEFORE.match(prep):
        if PLANNED.search(text[max(0, match.start() - 20) : match.start()]) and not match["until"]:
            return named, past
        if summer and not match["aspart"] and start:
            return Interval(None, date(start.year, 6, 30)), bool(today and today > date(start.year, 6, 30))
        if match["aypart"] or match["ampart"] or match["aspart"] or match["aqpart"]:
            return Interval(None, end), past
        before = start - timedelta(days=1) if start else None
        return Interval(None, before), bool(today and before and before < today)
    if match["until"] or prep in {"tot en met", "t/m"}:
        return Interval(None, end), past
    return named, past


def _weeks(text: str, today: date | None) -> Iterator[FoundTime]:
    """`in week 12`: the week of that number (ISO 8601)."""
    for match in WEEK.finditer(text):
        if today is None and not match["year"]:
            continue
        year = int(match["year"]) if match["year"] else (today or date.min).year
        try:
            monday = date.fromisocalendar(year, int(match["n"]), 1)
            if not match["year"] and today and monday + timedelta(days=6) < today:
                monday = date.fromisocalendar(year + 1, int(match["n"]), 1)
        except ValueError:
            continue
        yield FoundTime(match.start(), match.end(), Interval(monday, monday + timedelta(days=6)))


def _within(text: str, today: date | None) -> Iterator[FoundTime]:
    for match in WITHIN.finditer(text):
        word = match["n"].lower()
        count = int(word) if word.isdigit() else NUMBER_WORDS[word]
        if not count or (match["how"].lower() == "over" and re.search(r"jaar|jaren", match["unit"])):
            continue
        unit = match["unit"].lower()
        if today is None:
            yield FoundTime(match.start(), match.end(), Interval(None, None))
            continue
        if unit.startswith(("dag", "werkdag")):
            end = today + timedelta(days=count if unit.startswith("dag") else count * 7 // 5 + 1)
        elif unit.startswith("we"):
            end = today + timedelta(weeks=count)
        else:
            end = cal.add_months(today, count * {"m": 1, "j": 12, "k": 3}[unit[0]])
        yield FoundTime(match.start(), match.end(), Interval(today, end))
