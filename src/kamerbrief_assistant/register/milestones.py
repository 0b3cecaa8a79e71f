"""Which sentences announce something with a time: a start, an end, a delivery, a bill."""

from __future__ import annotations

import re

from kamerbrief_assistant.domain.commitments import DeadlineKind

from .deadlines import FoundDeadline, names_vague
from .tokens import SUBORDINATORS, Token
from .verbs import FUTURE, HEDGING, PASSIVE, PERFECT

# What happens at a time, in the present tense, which in Dutch also tells of the future.
_HAPPENS = re.compile(
    r"\b(?:starten?|begint|beginnen|verschijnt|verschijnen|volgt|volgen|treedt|treden|loopt|lopen|eindigt|eindigen|vervalt|vervallen|komt|komen"
    r"|opent|openen|sluit|sluiten|ligt|liggen|ga|gaat|gaan|levert|leveren|publiceert|publiceren|presenteert|presenteren|lanceert|lanceren|organiseert"
    r"|voert|voeren|rondt|ronden|neemt|nemen|stelt|stellen|verhuist|verwacht|verwachten|wordt|worden|zal|zullen|brengt|brengen|richt|richten|maakt|maken|houdt|houden"
    r"|geldt|gelden|vindt|vinden|evalueert|evalueren|besluit|besluiten|beslist|krijgen|krijgt|ontstaat|stopt|stoppen|blijft|blijven|onderzoekt|onderzoeken|dient|bied|biedt|verlengt|verlengen|zet|werkt|werk|werken|verken|start|begin|rond|lever|organiseer|publiceer|besluit|evalueer|laat|doe|voer|breng|neem|stel|onderzoek)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:gepland|voorzien|beoogd|ingepland|geagendeerd|de\s(?:verwachting|planning|bedoeling|inzet)|het\s(?:streven|voornemen|plan)|streefdatum"
    r"|naar\sverwachting|verwacht(?:e|en)?|voornemens|van\splan|streef\w*|beoog\w*|mikken|mik|hoopt?|wil(?:len)?)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\bte\s[a-zëï]+en\b", re.IGNORECASE)
_READY = re.compile(
    r"\b(?:gereed|klaar|afgerond|operationeel|van\skracht|beschikbaar|geopend)\b", re.IGNORECASE
)
_TERM = re.compile(r"\b(?:looptijd|einddatum|ingangsdatum|overgangstermijn|termijn)\b", re.IGNORECASE)
_FROM_OR_UNTIL = re.compile(r"(?:vanaf|per|met\singang|ingaande|tot|t/m|uiterlijk)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:aan|af|op|uit|in|toe|voor|mee)?ge[a-zë]{3,}(?:d|t)\b|\bver[a-z]{3,}d\b|\b(?:is|zijn|was|wordt|worden|heeft|hebben|heb|ben|bent|zal|zullen|kan|kunnen|moet|moeten)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:start|plaatsing|invoering|inwerkingtreding|oplevering|publicatie|lancering|opening|afronding|aanbieding|ingang|ingangsdatum|einddatum|looptijd|verlenging|uitbreiding|introductie|implementatie|aanbesteding)\b",
    re.IGNORECASE,
)
_BARRED = re.compile(
    r"\b(?:bedraagt|bedragen|stijgt|stijgen|daalt|dalen|groeit|groeien|toeneemt|toenemen|afneemt|geraamd\w*|raming|prognose|structureel|naar\sschatting|miljoen|miljard"
    r"|percentage|procent|procentpunt|euro|bedrag|ambitie|doelstelling|einddoel|doel\sgesteld|overweging|stijging|daling|toename|afname|afnemen|toenemen|verminderen|jaarlijks|klimaatneutra\w+|ontvangen\s\d|ingezonden|lag|lagen|stond|stonden|ging|gingen|kwam|kwamen|bleek|bleken|gaf|gaven|nam|namen|gelukt|geen|peildatum|reductie|uitstoot|werd|werden|was|waren|had|hadden|zou|zouden)\b|[€%]|\bhet\sdoel\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:ingediend|aangeboden|gepubliceerd|consultatie|internetconsultatie|in\swerking|verschijnt|gestart|opgeleverd|afgerond|gereed|van\sstart|gelanceerd"
    r"|ingevoerd|vastgesteld|voorgehangen|starten|indienen|publiceren|afronden|opleveren|voltooid|gepresenteerd|verschijnen)\b",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\b[\w-]*(?:wetsvoorstel|wet|regeling|besluit|rapport|onderzoek|evaluatie|campagne|pilot|voorstel|plan|amvb|strategie|monitor|subsidie|loket|programma|advies|"
    r"concepten|wijziging|verkenning|agenda|convenant|akkoord|richtlijn|handreiking|tender|onderzoeken)\b",
    re.IGNORECASE,
)
_VOID = re.compile(r"\b(?:zoals|als)\s(?:eerder\s)?(?:aangekondigd|gemeld)\b", re.IGNORECASE)


_STATES = {"is", "zijn", "kan", "kunnen", "mag", "mogen"}


def may_announce_vaguely(lowered: str) -> bool:
    """Whether a lower-case sentence without a date is worth a closer look."""
    return names_vague(lowered) and bool(_STRONG.search(lowered))


def milestone(
    sentence: str, words: tuple[Token, ...], times: tuple[FoundDeadline, ...]
) -> FoundDeadline | None:
    """When what `sentence` announces is due; None when it announces nothing with a time."""
    ahead = max((word.start for word in words if word.text in FUTURE), default=-1)

    def worth(one: FoundDeadline) -> tuple[bool, bool]:
        # With two dates in one sentence the one that follows `zal` is the announcement's.
        return one.deadline.kind is not DeadlineKind.INTERVAL, one.start < ahead

    for time in sorted(times, key=worth):
        if time.weak:
            continue
        if time.deadline.kind is DeadlineKind.INTERVAL and _announces(sentence, words, time):
            return time
        if time.deadline.kind is DeadlineKind.VAGUE and _announces_vaguely(sentence, time):
            return time
    return None


def _clause(sentence: str, time: FoundDeadline) -> tuple[int, int]:
    """The stretch around `time` between semicolons, brackets and commas that part clauses."""
    start = max(
        (
            m.end()
            for m in re.finditer(
                r"[;:(]|,\s(?=(?:die|dat|waar\w*|zodat|omdat|maar|en|terwijl)\s)", sentence[: time.start]
            )
        ),
        default=0,
    )
    stop = re.search(r"[;)]|,\s(?=(?:die|dat|waar\w*|zodat|omdat|maar|terwijl)\s)", sentence[time.end :])
    return start, time.end + stop.start() if stop else len(sentence)


def _announces(sentence: str, words: tuple[Token, ...], time: FoundDeadline) -> bool:
    start, stop = _clause(sentence, time)
    clause = sentence[start:stop]
    if _BARRED.search(clause) or _denied(clause):
        return False
    inside = [word for word in words if start <= word.start < stop]
    texts = {word.text for word in inside}
    to_do = _to_do(clause, time.start - start, time.end - start)
    future = bool(texts & FUTURE)
    planned = bool(_PLANNED.search(clause))
    governing = _governing(inside, time)
    if _TERM.search(clause) or (governing in _STATES and _will_be(clause, time)):
        return True
    if time.start - start <= 3 and _told(inside, time):
        return False
    if governing in PERFECT and not (to_do or planned or (future and governing in {"is", "zijn"})):
        return False
    if governing in HEDGING and not (
        planned or future or (governing.startswith("moet") and time.deadline.start is None)
    ):
        return False
    if to_do or future or planned or governing.startswith("moet"):
        return True
    near = sentence[max(0, time.start - 60) : time.start]
    return bool(_HAPPENS.search(clause)) or bool(_NOUN.search(near))


def _will_be(clause: str, time: FoundDeadline) -> bool:
    """`is eind 2026 gereed`, `is verlengd tot en met 2027`, `vanaf mei kunnen …`: a state in time to come."""
    words = time.deadline.text
    named = re.search(r"20\d\d|\b(?:dit|deze|volgend|komend|aankomend)e?\b", words, re.IGNORECASE)
    return bool(named and (_FROM_OR_UNTIL.match(words) or _READY.search(clause)))


def _told(words: list[Token], time: FoundDeadline) -> bool:
    """`In september concludeerde …`: the verb behind a time that opens the clause is in the past tense."""
    behind = next((word.text for word in words if word.start >= time.end), "")
    return bool(
        re.fullmatch(
            r"[a-zë]{2,}(?:eerde|tte|kte|pte|fte|chte|lde|rde|gde|vde|sde|eerden|tten|kten|lden)", behind
        )
    )


def _governing(words: list[Token], time: FoundDeadline) -> str:
    """The auxiliary of the time's clause: right behind it (`In mei is …`), else the nearest before."""
    auxiliaries = PERFECT | PASSIVE | FUTURE | HEDGING
    behind = next((word.text for word in words if word.start >= time.end), "")
    if behind in auxiliaries:
        return behind
    finite = [
        word
        for word, last in zip(words, [words[0], *words], strict=False)
        if word.text in auxiliaries and last.text != "te"
    ]
    before = [word.text for word in finite if word.end <= time.start]
    if before:
        return before[-1]
    parted = next(
        (w.start for w in words if w.start >= time.end and w.text in SUBORDINATORS), len(words) * 99
    )
    return next((word.text for word in finite if time.end <= word.start < parted), "")


def _to_do(clause: str, start: int, end: int) -> bool:
    """Whether the time belongs to an infinitive: `om voor de zomer te besluiten`, `te verlengen tot …`."""
    for found in _TO_DO.finditer(clause):
        between = clause[end : found.start()] if found.start() >= end else clause[found.end() : start]
        if len(between) <= 90 and not _FINITE.search(between):
            return True
    return False


def _denied(clause: str) -> bool:
    return bool(re.search(r"\bniet\b(?!\s(?:alleen|later|langer)\b)", clause, re.IGNORECASE))


def _announces_vaguely(sentence: str, time: FoundDeadline) -> bool:
    start, stop = _clause(sentence, time)
    clause = sentence[start:stop]
    if _BARRED.search(clause) or re.search(r"\b(?:niet|geen|moet|moeten|zou)\b", clause, re.IGNORECASE):
        return False
    ahead = re.search(
        r"\b(?:zal|zullen|wordt|worden|kan|kunnen|gaat|gaan|verwacht\w*|start|verschijnt|treedt)\b",
        clause,
        re.IGNORECASE,
    )
    return bool(ahead and _STRONG.search(clause) and _MATTER.search(clause))
