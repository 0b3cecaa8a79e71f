"""Where a sentence says when: the expressions of time and what calendar they name.

`find_times` gives every expression that points at a moment or stretch of time, resolved against the
letter's date. It does not judge whether the time is when something is due: `deadlines` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import calendar as cal
from .calendar import Interval

_MON = "(?:" + "|".join(cal.MONTHS) + ")"
_YEAR = r"(?:20\d\d)"
_ANY_YEAR = (
    rf"(?:(?:van\s|in\s|het\sjaar\s|van\shet\sjaar\s)?{_YEAR}|(?:van\s|in\s)?(?:dit|volgend|komend|aankomend|"
    r"aanstaand|het\s(?:komende|lopende|volgende))\s(?:kalender|begrotings)?jaar|(?:van\s)?het\sjaar)"
)
_PART = (
    r"(?:begin|medio|midden|half|halverwege|(?:het\s)?eind(?:e)?|het\sbegin|ultimo|primo|aan\shet\seinde|"
    r"aan\shet\sbegin)"
)
_ORDINAL = r"(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e|1ste|2de|3de|4de)"
_NUMBER_WORDS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "twaalf": 12, "achttien": 18, "vierentwintig": 24, "enkele": 0, "een paar": 0,
}  # fmt: skip
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + ")"
_NEXT = r"(?:dit|deze|komende?|aankomende?|aanstaande|volgende?|eerstkomende?|eerstvolgende?)"

_CORE = rf"""(?:
    (?:(?P<{{0}}dfirst>\d{{{{1,2}}}})\s?(?:en|of|t/m|tot\sen\smet|[-–])\s?)?(?P<{{0}}day>\d{{{{1,2}}}})\s(?P<{{0}}dmonth>{_MON})(?:\s(?P<{{0}}dyear>{_YEAR}))?(?:\s?(?P<{{0}}dnear>a\.s\.|aanstaande|jl\.?|jongstleden|j\.l\.))?
  | (?P<{{0}}mhalf>eerste|tweede)\shelft\svan\s(?:de\smaand\s)?(?P<{{0}}hmonth>{_MON})(?:\s
      (?P<{{0}}hmyear>{_YEAR}))?
  | (?P<{{0}}wkn>eerste|tweede|derde|vierde|laatste)\sweek\svan\s(?:de\smaand\s)?(?P<{{0}}wmonth>{_MON})
      (?:\s(?P<{{0}}wyear>{_YEAR}))?
  | (?:(?P<{{0}}mpart>{_PART})\s)?(?:van\s)?(?:de\smaand\s)?(?:{_NEXT}\s)?(?P<{{0}}month>{_MON})(?:\s
      (?:van\s)?(?P<{{0}}myear>{_YEAR}|dit\sjaar|volgend\sjaar))?(?:\s?(?P<{{0}}mnear>a\.s\.|aanstaande
      |jl\.?|jongstleden|j\.l\.))?
  | (?:(?P<{{0}}qpart>{_PART})\s)?(?:van\s)?(?:het\s)?(?:(?P<{{0}}qn>{_ORDINAL})\skwartaal|Q
      (?P<{{0}}q>[1-4]))(?:\s(?P<{{0}}qyear>{_ANY_YEAR}))?
  | (?P<{{0}}hn>eerste|tweede|1e|2e)\s(?:helft|halfjaar|half\sjaar)\s(?P<{{0}}hyear>{_ANY_YEAR})
  | (?:(?:de|het)\s)?(?:(?P<{{0}}schoolnext>nieuwe|komende|volgende|aankomende)\s)?(?:school|studie
      |college)jaar(?:\s(?P<{{0}}school>{_YEAR})\s?[-–/]\s?(?:20)?\d\d)?
  | (?P<{{0}}y1>{_YEAR})\s?[-–]\s?(?P<{{0}}y2>{_YEAR})
  | (?:(?P<{{0}}smod>(?:de\s|het\s)?{_NEXT})\s)?(?:(?P<{{0}}spart>{_PART}|vroege|late)\s)?(?:van\s)?(?:
      (?:de|het)\s)?(?:(?:vroege|late)\s)?(?P<{{0}}season>voorjaar|lente|zomer|najaar|herfst|winter)
      (?:\s(?:van\s)?(?P<{{0}}syear>{_YEAR}|dit\sjaar|volgend\sjaar))?
  | (?:(?:het|dit|komende?|aankomende?|aanstaande)\s){{{{0,2}}}}(?P<{{0}}recess>zomer|kerst|herfst
      |voorjaars|krokus|mei)?-?reces(?:\s(?:van\s)?(?P<{{0}}ryear>{_YEAR}))?
  | (?P<{{0}}prinsjes>Prinsjesdag)(?:\s(?:van\s)?(?P<{{0}}pyear>{_YEAR}))?
  | (?P<{{0}}kerst>de\skerst|Kerst(?:mis)?|de\sjaarwisseling)(?![\w-])
  | (?P<{{0}}near>deze|dit|komende|volgende|aanstaande)\s(?P<{{0}}unit>maand|week)\b
  | (?:(?P<{{0}}ypart>{_PART})\s)?(?P<{{0}}year>{_ANY_YEAR})
)"""

_PREFIX = (
    r"(?:(?P<until>uiterlijk|ten\slaatste|niet\slater\sdan|op\szijn\slaatst)\s)?"
    r"(?:(?P<prep>in\sde\sweek\svan(?:af)?|niet\s(?:eerder\sdan|v[oó]+r)|in\sde\sloop\svan|met\singang\svan|ingaande|tot\sen\smet|tot\saan|t/m|tot"
    r"|v[oóò]{2}r|vanaf|na\safloop\svan|na|sinds|per|in|op|rond(?:om)?|omstreeks|tijdens|gedurende|richting|tussen|van|d\.d\.|dd\.?"
    r"|met|bij)\s)?(?:(?:het|de|de\smaand)\s)?"
)
_TIME = re.compile(
    rf"(?<![\w/.,-]){_PREFIX}{_CORE.format('a')}(?!\w|/(?!{_MON})|[-–]\w|\.\d)", re.IGNORECASE | re.VERBOSE
)
_JOINED = re.compile(
    rf"\s?(?P<joint>/|,\s(?:of\s)?|of\s|en\smet\s|tot\sen\smet\s|t/m\s|tot\s|en\s|[-–]\s?)\s?(?:(?:in|de|het)\s){{0,2}}{_CORE.format('b')}(?![\w/]|[-–]\w)",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = re.compile(
    rf"\b(?P<how>binnen|over|in\sde\skomende|de\skomende)\s(?:nu\sen\s|een\stermijn\svan\s|een\speriode\svan\s|(?:circa|ongeveer|maximaal|uiterlijk)\s)?"
    rf"(?P<n>{_COUNT})\s(?P<unit>dag(?:en)?|werkdagen|we(?:ek|ken)|maand(?:en)?|jaar|jaren|kwartalen)\b",
    re.IGNORECASE,
)
_CUES = (
    *cal.MONTHS, "20", "jaar", "zomer", "herfst", "winter", "lente", "reces", "kwartaal",
    "q1", "q2", "q3", "q4",
    "prinsjesdag", "kerst", "maand", "week", "weken", "dagen", "jaren", "kwartalen", "jaarwisseling",
)  # fmt: skip
_WEEK = re.compile(
    rf"\b(?:uiterlijk\s)?in\sweek\s(?P<n>\d{{1,2}})(?:\s(?:van\s)?(?P<year>{_YEAR}))?", re.IGNORECASE
)
_BEFORE = re.compile(r"^(?:v[oóò]{2}r|tot(?:\saan)?)$", re.IGNORECASE)
_PLANNED = re.compile(r"(?:gepland|voorzien|ingepland|geagendeerd|beoogd|verwacht)\s$", re.IGNORECASE)


_Reader = Callable[[int], Interval]
"""The days that an expression names in a year."""


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


def _next_cue(lowered: str, position: int) -> int | None:
    """Where the next word stands that only expressions of time hold."""
    found = [at for cue in _CUES if (at := lowered.find(cue, position)) >= 0]
    return min(found, default=None)


def names_time(lowered: str) -> bool:
    """Whether lower-case text may hold an expression of calendar time: a quick look."""
    return any(cue in lowered for cue in _CUES)


def find_times(text: str, today: date | None) -> Iterator[FoundTime]:
    """Expressions of calendar time in `text`. `today` is the letter's date, None when unknown."""
    lowered = text.lower()
    if not names_time(lowered):
        return
    position = 0
    while (near := _next_cue(lowered, position)) is not None:
        match = _TIME.search(text, max(position, near - _LONGEST_PREFIX), near + _LONGEST_TIME)
        if match is None:
            position = near + 1
            continue
        position = match.end()
        if not _meaningful(match, text):
            position = max(match.start() + 1, match.end() - 1)
            continue
        first = _Core(match, "a")
        joined = _JOINED.match(text, match.end())
        second = _Core(joined, "b") if joined else None
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
    yield from _within(text, today)
    yield from _weeks(text, today)


def _meaningful(match: re.Match[str], text: str) -> bool:
    """Whether the words are used for time: a bare month or year needs a preposition or more words."""
    prep = (match["prep"] or "").lower()
    if match["amonth"] and not (prep or match["until"] or match["ampart"] or match["amyear"]):
        if text[match.end() : match.end() + 1] == "/":
            return True
        return bool(re.search(r"\b(?:komende|aankomende|volgende|deze)\b", match[0], re.IGNORECASE))
    if match["ayear"] and not match["aypart"]:
        bare = re.fullmatch(_YEAR, match["ayear"])
        if bare and not (prep or match["until"]):
            return False
        if prep == "in de loop van":
            return True
        if prep == "per" or (not bare and match["ayear"].lower() == "het jaar"):
            return match["ayear"].lower() != "het jaar" and bool(bare)
        # "plannen voor 2026": for, not before.
        if bare and prep == "voor" and not match["until"]:
            return bool(_PLANNED.search(text[: match.start()]))
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


class _Core:
    """The calendar words of one match, the groups' names beginning with `mark`."""

    def __init__(self, match: re.Match[str], mark: str) -> None:
        self._match = match
        self._mark = mark

    def _get(self, name: str) -> str:
        value = self._match[self._mark + name]
        return value.lower() if value else ""

    @property
    def plain_year(self) -> bool:
        return bool(re.fullmatch(_YEAR, self._get("year"))) and not self._get("ypart")

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
            if found := re.search(_YEAR, self._get(name)):
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
    summer = match["aseason"] and match["aseason"].lower() == "zomer"
    recess = "reces" in match[0].lower()
    if prep in {"na", "na afloop van"}:
        if (summer or recess) and end and end.month == 8:
            return Interval(date(end.year, 9, 1), date(end.year, 11, 30)), False
        return Interval(end + timedelta(days=1) if end else None, None), past
    if prep.startswith("niet "):
        return Interval(start, None), False
    if _BEFORE.match(prep):
        if _PLANNED.search(text[: match.start()]) and not match["until"]:
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
    for match in _WEEK.finditer(text):
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
    for match in _WITHIN.finditer(text):
        word = match["n"].lower()
        count = int(word) if word.isdigit() else _NUMBER_WORDS[word]
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
