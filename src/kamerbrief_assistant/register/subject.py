"""Who promises what to whom, in words a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OFFICE = re.compile(
    r"\b(?:[Dd]e|[Oo]nze|[Mm]ijn)\s(?:[Mm]inisters?|[Ss]taatssecretaris(?:sen)?|[Mm]inister-[Pp]resident)"
    r"(?:\s(?:van|voor)\s(?:de\s)?[A-Z][\w&-]*(?:(?:,\s|\sen\s|\s)(?!ik\b)[A-Z][\w&-]*){0,5}(?:\s\([A-Z][\w&-]*\))?)?"
    r"(?P<too>\sen\sik)?",
)
_CABINET = re.compile(r"\b(?:het|dit|een\svolgend|het\svolgende|het\snieuwe)\skabinet\b", re.IGNORECASE)
_MINISTRY = re.compile(
    r"\b(?:het|mijn)\s[Mm]inisterie(?:\svan\s[A-Z][\w&-]*(?:(?:,\s|\sen\s)[A-Z][\w&-]*){0,3})?"
)
_BODY = re.compile(
    r"\b[Dd]e\s(?:Inspectie|Algemene\sRekenkamer|NCTV|politie|IND|Autoriteit|NZa|ILT|Commissie)\b[\w\s]{0,0}"
)

_HOUSES = (
    (re.compile(r"\bbeide\sKamers\b|\bStaten-Generaal\b", re.IGNORECASE), "beide Kamers"),
    (re.compile(r"\b[Ee]erste\sKamer\b"), "Eerste Kamer"),
    (re.compile(r"\b[Tt]weede\sKamer\b"), "Tweede Kamer"),
)

_POINTS = re.compile(
    r"^(?:Dit|Deze|Dat|Die|Het)\b|\bdaarna\b"
    r"|\b(?:dit|deze)\s(?!jaar|voorjaar|najaar|zomer|winter|maand|week|brief)"
)
_OF_THIS = re.compile(r"\b(?:hiervan|daarvan)\b")
_ABOUT_WHICH = re.compile(r"^(?P<topic>.{25,}?),?\swaar(?:over|na|van)\s(?:ik|wij|we|uw|de|het)\b", re.DOTALL)
_ADVERB = re.compile(
    r"\b(?:hierover|daarover|hierop|daarop|hiervan|daarvan|hier|daar|waarover)\b", re.IGNORECASE
)
_THIS = re.compile(r"\b(?:deze|dit|die)\s[a-zë]{6,}|\b(?:hiervan|daarvan)\b")
_WHETHER = re.compile(
    r"\b(?:informeren|informeer\sik\suw\sKamer|geïnformeerd|berichten|laten\sweten)\s(?:over\s)?(?P<topic>(?:op\swelke\s\w+|hoe|of|welke|wat|in\shoeverre|wanneer)\s.+)",
    re.DOTALL,
)
_STARTS = re.compile(
    r"^(?:Over|Omtrent|Inzake|Ten\saanzien\svan|Wat\sbetreft|Aangaande)\s(?P<topic>.{4,200}?)(?=\s(?:zal|zullen|wordt|worden|wil|"
    r"ga|gaan|verwacht|streef|hoop|informeer|informeren|stuur|sturen|rapporteer|rapporteert|kom|komen|bericht|ontvangt|bied|deel|zend|ben|kan|is|zijn|heb|heeft)\b)"
)
_STARTS_ONTO = re.compile(_STARTS.pattern.replace("Over|", "Over|Op|", 1))
_ABOUT = re.compile(
    r"\b(?:over|inzake|omtrent|ten\saanzien\svan|met\sbetrekking\stot|betreffende)\s(?P<topic>.+)", re.DOTALL
)
_ONTO = re.compile(
    r"\b(?:terug|terugkomen|terug\ste\skomen|ingaan|in\ste\sgaan|ingegaan|teruggekomen|reageren|in)\sop\s(?P<topic>.+)",
    re.DOTALL,
)
_THING = re.compile(
    r"\b(?P<topic>(?:het|de|een|mijn|onze|dit|deze|zijn|haar|hun)\s(?:(?!(?:[Mm]inister|[Ss]taatssecretaris|Kamer|[Kk]abinet|zal|wordt|is|heeft|komt|streeft|verwacht|ontvangt|deel|stuur|ik|kan|dat|die|en|in|aan|naar)\b)[\w’'()«»\"-]+\s){0,7}?[\w’'-]*(?:brief|rapport|rapportage|plan|planning|voorstel|wetsvoorstel|"
    r"evaluatie|reactie|kabinetsreactie|beleidsreactie|onderzoek|nota|agenda|visie|strategie|verslag|advies|analyse|overzicht|besluit|"
    r"regeling|monitor|uitkomsten|resultaten|bevindingen|actieplan|programma|uitwerking|stand\svan\szaken|inventarisatie|fiche|notitie|verkenning|toets|stukken|informatie)\b(?:\s(?:van|over|voor|inzake|naar)\s[^,.;]{3,80})?)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;]|(?<!c\.s)(?<!jl)\.\s|,\s(?:zodat|waarbij|waarin|wanneer|zodra|als|nadat|conform|zoals|voorzien|vergezeld|evenals\sdat|ook|waarover|waarna)\b|\snaar\sverwachting\b|\sen\s(?:zal|kom|informeer|stuur|zullen)\b"
    r"|\s(?:(?:nader|verder|uitgebreider|separaat|schriftelijk|tijdig|ook)\s)*(?:te\s(?:kunnen\s)?)?(?:informeren|geïnformeerd|sturen|gestuurd|rapporteren|berichten|ingaan"
    r"|terugkomen|worden|wordt|zal|zullen|stuur\sik|informeer\sik|ontvangt\suw|ontvangen|aanbieden|aangeboden|verzonden|toekomen|delen|gedeeld|kom\sik|stuur|informeer|ga\sik)\b"
    r"|\s(?:naar|aan|met|bij)\s(?:uw|de|beide)\s(?:Tweede\s|Eerste\s)?Kamers?\b|\s\((?:Kamerst|zie)",
)
_LONGEST = 160


def actor(sentence: str, sender: str) -> str:
    """Who commits: `ik`, `het kabinet`, `de Staatssecretaris van …`; the letter's sender when unsaid."""
    office = _OFFICE.search(sentence)
    if office and office["too"]:
        return office[0][0].lower() + office[0][1:]
    if re.search(r"\b[Ii]k\b", sentence):
        return "ik"
    if re.search(r"\b[Ww](?:ij|e)\b", sentence):
        return "wij"
    for pattern in (_CABINET, _OFFICE, _MINISTRY, _BODY):
        if found := pattern.search(sentence):
            return found[0][0].lower() + found[0][1:]
    return f"de {sender}" if sender.startswith(("Minister", "Staats")) else sender


def house(sentence: str) -> str:
    """To whom: the house that is named, else the one that the letter addresses."""
    for pattern, name in _HOUSES:
        if pattern.search(sentence):
            return name
    return "uw Kamer"


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a sentence: the sentence before it, and the one that its `deze …` speaks of."""

    before: str = ""
    meant: str = ""


def topic(sentence: str, context: Context, when: str, how: str) -> str:
    """What a promise is about, one line. `when` are the sentence's words for its deadline."""
    said = re.search(r"\btoegezegd\b", sentence)
    if said and len(sentence) - said.end() > 25:
        sentence = sentence[said.end() :]
    for found in _named(sentence, how):
        words = _trim(found["topic"], when)
        says = not _only_refers(words) or (context.meant and _THIS.search(words))
        if len(words) > 3 and says:
            meant = context.meant or (context.before if _OF_THIS.search(words) else "")
            return _line(f"{words.rstrip('.')} ({meant})" if meant and _THIS.search(words) else words)
    if clause := _ABOUT_WHICH.search(sentence):
        return _line(clause["topic"])
    if refers := _ADVERB.search(sentence):
        joints = [m.start() for m in re.finditer(r"\s(?:en|maar)\s", sentence[: refers.start()])]
        if joints and joints[-1] > 18:
            return _line(sentence[: joints[-1]])
        if context.before:
            return _of_before(context.before)
    elif thing := _THING.search(sentence):
        words = _trim(thing["topic"], when)
        if len(words) > 8 and not _only_refers(words):
            return _line(f"{words} ({context.meant})" if context.meant else words)
    if context.meant or (context.before and _POINTS.search(sentence)):
        return _line(context.meant) if context.meant else _of_before(context.before)
    return _line(sentence)


def _of_before(sentence: str) -> str:
    """The subject of the sentence before: what it promises to tell about, else the sentence."""
    if re.search(r"\b(?:toegezegd|informeren|geïnformeerd|toezegging)\b", sentence):
        return topic(sentence, Context(), "", "inform")
    return _line(sentence)


def _named(sentence: str, how: str) -> Iterator[re.Match[str]]:
    """Where a sentence may name its subject, the likeliest first."""
    onto = how in {"return", "address", "include"}
    house = [m.end() for m in re.finditer(r"\b(?:Kamers?|u)\b", sentence)]
    after = next((at for at in house if _ABOUT.search(sentence, at)), 0)
    tries = [
        _WHETHER.search(sentence),
        (_STARTS_ONTO if onto or how == "report" else _STARTS).search(sentence),
        _ONTO.search(sentence) if onto else None,
        _ABOUT.search(sentence, after),
    ]
    yield from (found for found in tries if found)


def event_line(sentence: str, when: str) -> str:
    """What a milestone announces: its sentence without the words for the time."""
    words = re.sub(r"\s+", " ", sentence.replace(when, "", 1) if sentence.find(when) > 0 else sentence)
    return _line(words)


def _trim(words: str, when: str) -> str:
    stop = _STOP.search(words)
    words = words[: stop.start()] if stop else words
    if when:
        words = words.replace(when, " ")
    words = re.sub(r"\s+", " ", words).rstrip(" ,;:–-").lstrip(" ,.;:–-")
    words = words if words.endswith("c.s.") else words.rstrip(" .,;:–-")
    return re.sub(
        r"(?:,?\s(?:die|dat|en|of|van|met|te|voor|aan|kan|kunnen|zal|waarop|waar|onder\sandere))+$", "", words
    )


def _only_refers(words: str) -> bool:
    if re.match(
        r"(?:te|kunnen|nader|verder|informe\w+|sturen|berichten|worden|geïnformeerd|zal|zullen|hoogte|wordt)\b|de\shoogte\b",
        words,
    ):
        return True
    return bool(re.fullmatch(r"(?:deze|dit|dat|die)(?:\s\w{1,12})?|het|hem|hen|haar|alle|de", words.lower()))


def _line(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(" ,.;:")
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
