"""When something is due, as the letter says it and as we read it.

A time that a sentence names is an interval of days; one that hangs on something else is an event; one
that comes round is recurring; and "binnenkort" stays vague. No date is ever made up for the last three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kamerbrief_assistant.domain.commitments import Deadline, DeadlineKind

from .timewords import find_times, holds_any

_PAPER = (
    r"(?:[a-zé-]*(?:brief|brieven|bericht|rapportage|rapportages|rapport|verslag|verslagen|update|agenda|overzicht|monitor|nota"
    r"|begroting|evaluatie|verzamelbrief|reactie|kabinetsreactie|beleidsreactie|stand\svan\szaken|fiche|programma|plan"
    r"|halfjaarbericht|jaarbericht|peiling|raming|miljoenennota|jaarbericht|beantwoording))"
)
_DEBATE = (
    r"(?:[a-z]*debat|[a-z]*overleg|begrotingsbehandeling(?:en)?|[a-z]*behandeling(?:en)?"
    r"|vergadering|technische\sbriefing|rondetafelgesprek)"
)
_HAPPENING = (
    r"(?:afronding|ontvangst|publicatie|besluitvorming|oplevering|vaststelling|inwerkingtreding|verwerking|behandeling"
    r"|afloop|goedkeuring|aanvaarding|ommekomst|consultatie|internetconsultatie|advies|advisering|onderzoek|evaluatie|bespreking"
    r"|uitspraak|verschijning|verschijnen|ondertekening|aanbieding|uitkomsten|overleg|beoordeling|parafering|totstandkoming"
    r"|(?:het\s)?aantreden|formatie|kabinetsformatie|(?:de\s)?verkiezingen|start|aanvang|introductie|invoering)"
)
_END = (
    r"(?=[,;.:()]|\s(?:te|informeren|geïnformeerd|sturen|gestuurd|toekomen|ontvangen|aanbieden"
    r"|aangeboden|delen|gedeeld|terug|rapporteren|zal|zullen|wordt|worden|wil|kan|ga|stuur"
    r"|informeer|kom|ontvangt|bied|verwacht|deel|is|zijn|hierover|uw\sKamer|nader|nog"
    r"|naar\sde\sKamer|naar\suw|aan\suw|aan\sde\sKamer)\b|\s*$)"
)
_EVENT = re.compile(
    rf"""\b(?:
      (?:in|met|bij|via|met\sbehulp\svan|middels|door\smiddel\svan)\s(?:de|het|mijn|onze|een|mijn\sen\sonze)?\s?
        (?:(?:eerst)?volgende|eerstkomende|aanstaande|komende|aankomende|reguliere|periodieke|jaarlijkse|halfjaarlijkse|nieuwe|volgende\sreguliere)\s
        (?:[a-z]+\s){{0,2}}?{_PAPER}(?:\s(?:van|over)\s(?:de|het)\s[\w-]+|\s[a-zA-Z-]+(?=[,.]|\swordt|\szal|\sworden|\sga|\skom|\sinformeer))?
     |(?:bij|met|in)\s(?:(?:de|het)\s)?(?:voorjaarsnota|miljoenennota|najaarsnota|belastingplan)(?:\s20\d\d)?
     |(?:bij|met|in)\s(?:de|het)\s(?:begroting|ontwerpbegroting|rijksbegroting|jaarverslag|voorjaarsbesluitvorming
        |augustusbesluitvorming)(?:\s20\d\d)?
     |(?:(?:voorafgaand\saan|vóór|voor|na\safloop\svan|ten\sbehoeve\svan)\s(?:het|de|uw|mijn)\s
        (?:(?:geplande|komende|aanstaande|volgende|eerstvolgende|aankomende|plenaire|schriftelijke|mondelinge|voortgezette)\s)*
        |(?:na|tijdens|bij|in)\s(?:het|de|uw|mijn)\s(?:(?:plenaire|schriftelijke)\s)?(?:geplande|komende|aanstaande|volgende|eerstvolgende|aankomende)\s(?:plenaire\s)?)
        (?:(?-i:[A-Z])[\w/-]*\s){{0,3}}{_DEBATE}\b
        (?:\s(?:van\shet|van\sde|over|inzake|(?-i:[A-Z]))[^,.;()]{{2,60}}?(?={_END}))?
     |(?:zodra|nadat|op\shet\smoment\sdat|pas\sals|totdat)\s[^,.;]{{4,140}}?(?=[,;.]|\s(?:zal|zullen|wordt|worden|informeer|stuur|zend|deel|kom|ga|bied|verwacht|rapporteer)\s(?:ik|uw|het|de|wij|we|u)\b|\s*$)
     |(?:als|wanneer|indien)\s(?!het\sgaat)(?:de|het|er|dit|deze|ik|wij|we|een|hier|daar|hij|zij|uit|concrete|nieuwe)\s[^,.;]{{4,140}}?
        (?=[,;.]|\s(?:zal|zullen|wordt|worden|informeer|stuur|zend|deel|kom|ga|bied)\s(?:ik|uw|het|de|wij|we|u)\b|\s*$)
     |bij\s(?:de\s|het\s)?(?:(?:nadere|verdere|plenaire)\s)?(?:aanbieding|behandeling|besluitvorming|evaluatie|inwerkingtreding
        |publicatie|uitwerking|vaststelling)\b(?:\s(?:van|door|over)\s[^,.;()]{{2,90}}?(?={_END}))?
     |(?:na|direct\sna|kort\sna|onmiddellijk\sna|in\svervolg\sop)\s(?:de\s|het\s|dit\s|deze\s)?(?:(?:definitieve|volledige|eerste|verdere|positieve|interne|externe)\s)?{_HAPPENING}\b
        (?:\s(?:van|door|in|over|aan)\s[^,.;()]{{2,90}}?(?={_END}))?
     |(?:deze|de\skomende)\skabinetsperiode
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_EVENT_DAY = re.compile(
    r"\b(?:van|op|d\.d\.)\s(?P<day>\d{1,2}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
    r"(?:\s20\d\d)?(?:\s(?:a\.s\.|aanstaande|jl|jongstleden))?)"
)
_RECURRING = re.compile(
    r"""\b(?:(?:twee|drie|vier|half)?(?:wekelijks|maandelijks|jaarlijks)e?|per\skwartaal|periodieke?|regelmatig|doorlopend
      |(?:elk|ieder|elke|iedere)\s(?:half\s?jaar|jaar|kwartaal|maand|week|(?:zes|drie|twee)\smaanden|voorjaar|najaar)
      |(?:één|twee|drie|vier|een)\s?(?:keer|maal)\sper\s(?:jaar|maand|kwartaal)|(?:twee|drie)maal\sper\sjaar
      |om\sde\s(?:twee|drie|vier|vijf|zes)\s(?:jaar|maanden)|met\senige\sregelmaat)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_VAGUE = re.compile(
    r"""\b(?:(?:heel\s|zeer\s)?binnenkort|spoedig|(?:op|in)\s(?:zeer\s|de\s)?(?:korte|afzienbare|kortst\smogelijke|kort\smogelijke|zo\skort\smogelijke)\stermijn
      |(?:zo\s)?(?:spoedig|snel)\s(?:als\s)?mogelijk|zo\s(?:spoedig|snel)\sals\s(?:redelijkerwijs\s)?mogelijk|ten\sspoedigste|met\sspoed|per\sommegaande
      |te\szijner\stijd|t\.z\.t\.|op\s(?:een\s)?later(?:e)?\s(?:moment|tijdstip)|in\seen\slater\sstadium|op\stermijn|op\senig\smoment|te\sgelegener\stijd
      |(?:(?:in|gedurende|voor)\s)?de\s(?:(?:aan)?komende|volgende|eerstkomende)\s(?:periode|tijd|maanden|weken|dagen|jaren)
      |komende\s(?:periode|tijd|maanden|weken|dagen|jaren)|op\sde\s(?:middel)?lange\stermijn|tijdig|eerdaags|dezer\sdagen|op\seen\snader\ste\sbepalen\smoment)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REST_OF_YEAR = re.compile(r"\b(?:later|verderop|nog)\s(?:in\s)?(?:dit|het)\sjaar\b", re.IGNORECASE)

# Weak words of time: they date a promise when nothing better does, and never make one.
_WEAK = re.compile(
    r"tijdig|regelmatig|doorlopend|periodiek|(?:komende|volgende)\s(?:periode|tijd|jaren)|lange\stermijn|op\stermijn",
    re.IGNORECASE,
)

_RANK = {DeadlineKind.INTERVAL: 0, DeadlineKind.RECURRING: 1, DeadlineKind.EVENT: 2, DeadlineKind.VAGUE: 3}


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """`text[start:end] == deadline.text`. `weak` says that the words alone announce nothing."""

    start: int
    end: int
    deadline: Deadline
    weak: bool = False


_RECURRING_CUES = ("lijks", "per ", "elk", "ieder", "periodiek", "regelmat", "doorlopend", "om de ")
_VAGUE_CUES = ("binnenkort", "spoedig", "termijn", "mogelijk", "spoed", "ommegaande", " tijd", "tijdig",
               "stadium", "later", "moment", "komende", "volgende", "dagen", "z.t.", "eerdaags")  # fmt: skip


def names_vague(lowered: str) -> bool:
    """Whether lower-case text may hold a vague word of time: a quick look."""
    return holds_any(_VAGUE_CUES, lowered)


def find_deadlines(text: str, today: date | None, *, occasions: bool = True) -> tuple[FoundDeadline, ...]:
    """Every time in `text` at which something may be due, in order, none inside another.

    `today` is the letter's date: without it only times that name their year are resolved, the others
    keep their words and have neither `start` nor `end`. Times gone by are left out. `occasions` looks
    for events and recurrences too.
    """
    found = sorted(_all(text, today, occasions=occasions), key=lambda one: (one.start, -one.end))
    kept: list[FoundDeadline] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if _RANK[one.deadline.kind] < _RANK[kept[-1].deadline.kind]:
                kept[-1] = one
            continue
        kept.append(one)
    return tuple(kept)


def choose(found: tuple[FoundDeadline, ...], near: tuple[int, int]) -> FoundDeadline | None:
    """The one of `found` that says when the act at `near` (its span) is due.

    A date is worth more than an occasion, an occasion more than a vague word; of equals the nearest.
    """
    if not found:
        return None

    def rank(one: FoundDeadline) -> tuple[int, int]:
        gap = max(0, near[0] - one.end, one.start - near[1])
        return _RANK[one.deadline.kind] + 2 * one.weak, gap

    return min(found, key=rank)


def _all(text: str, today: date | None, *, occasions: bool) -> Iterator[FoundDeadline]:
    lowered = text.lower()
    for time in find_times(text, today):
        if not time.past:
            words = text[time.start : time.end]
            due = Deadline(words, DeadlineKind.INTERVAL, time.interval.start, time.interval.end)
            yield FoundDeadline(time.start, time.end, due)
    if today is None:
        yield from _undated(text)
    if " jaar" in lowered:
        for match in _REST_OF_YEAR.finditer(text):
            interval = (today, date(today.year, 12, 31)) if today else (None, None)
            yield FoundDeadline(*match.span(), Deadline(match[0], DeadlineKind.INTERVAL, *interval))
    if occasions:
        yield from _worded(_EVENT, DeadlineKind.EVENT, text, today)
        if holds_any(_RECURRING_CUES, lowered):
            yield from _worded(_RECURRING, DeadlineKind.RECURRING, text)
    if names_vague(lowered):
        yield from _worded(_VAGUE, DeadlineKind.VAGUE, text)


def _dated_event(match: re.Match[str], text: str, today: date) -> FoundDeadline | None:
    """`voor het debat van 18 juni`: the event's own day makes an interval of it."""
    found = _EVENT_DAY.search(text, match.start(), min(len(text), match.end() + 40))
    before = re.match(r"voorafgaand\saan|v[oóò]{2}r|ten\sbehoeve", match[0], re.IGNORECASE)
    if found is None or before is None:
        return None
    times = list(find_times(f"op {found['day']}", today))
    if not times or times[0].past or times[0].interval.start is None:
        return None
    last = times[0].interval.start - timedelta(days=1)
    words = text[match.start() : found.end()]
    return FoundDeadline(match.start(), found.end(), Deadline(words, DeadlineKind.INTERVAL, None, last))


def _worded(
    pattern: re.Pattern[str], kind: DeadlineKind, text: str, today: date | None = None
) -> Iterator[FoundDeadline]:
    for match in pattern.finditer(text):
        words = match[0].rstrip()
        if kind is DeadlineKind.EVENT and today and (dated := _dated_event(match, text, today)):
            yield dated
            continue
        yield FoundDeadline(
            match.start(), match.start() + len(words), Deadline(words, kind), bool(_WEAK.search(words))
        )


def _undated(text: str) -> Iterator[FoundDeadline]:
    """Without the letter's date: the words of time that only a date could resolve."""
    anchor = date(2000, 1, 1)
    for time in find_times(text, anchor):
        if not time.past and not re.search(r"20\d\d", text[time.start : time.end]):
            yield FoundDeadline(
                time.start, time.end, Deadline(text[time.start : time.end], DeadlineKind.INTERVAL)
            )
