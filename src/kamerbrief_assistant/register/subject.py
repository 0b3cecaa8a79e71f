"""Who promises what to whom, in words a person can read."""

from __future__ import annotations

import re

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

_ANAPHOR = re.compile(
    r"\b(?:hierover|daarover|hierop|daarop|hiervan|daarvan|hierin|hiertoe|hier|daar|waarover|dit|deze|dat|die)\b",
    re.IGNORECASE,
)
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
    r"[;]|(?<!c\.s)(?<!jl)\.\s|,\s(?:zodat|waarbij|waarin|wanneer|zodra|als|nadat|conform|zoals|voorzien|vergezeld|evenals\sdat|ook|waarover|waarna)\b|\sen\s(?:zal|kom|informeer|stuur|zullen)\b"
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


def topic(sentence: str, previous: str, when: str, how: str) -> str:
    """What a promise is about, one line. `when` are the sentence's words for its deadline."""
    said = re.search(r"\btoegezegd\b", sentence)
    if said and len(sentence) - said.end() > 25:
        sentence = sentence[said.end() :]
    for pattern in (
        _WHETHER,
        _STARTS_ONTO if how in {"return", "address", "report"} else _STARTS,
        _ONTO,
        _ABOUT,
    ):
        found = pattern.search(sentence)
        if not found:
            continue
        words = _trim(found["topic"], when)
        if len(words) > 3 and not _only_refers(words):
            return _line(f"{words} ({previous})" if previous and _THIS.search(words) else words)
    if refers := _ADVERB.search(sentence):
        joints = [m.start() for m in re.finditer(r"\s(?:en|maar)\s", sentence[: refers.start()])]
        if joints and joints[-1] > 18:
            return _line(sentence[: joints[-1]])
    elif found := _THING.search(sentence):
        words = _trim(found["topic"], when)
        if len(words) > 8 and not _only_refers(words):
            return _line(words)
    if previous and _ANAPHOR.search(sentence):
        return _line(previous)
    return _line(sentence)


def event_line(sentence: str, when: str) -> str:
    """What a milestone announces: its sentence without the words for the time."""
    words = re.sub(r"\s+", " ", sentence.replace(when, "", 1) if sentence.find(when) > 0 else sentence)
    return _line(words)


def _trim(words: str, when: str) -> str:
    stop = _STOP.search(words)
    words = words[: stop.start()] if stop else words
    if when:
        words = words.replace(when, " ")
    return re.sub(r"\s+", " ", words).rstrip(" ,;:–-").lstrip(" ,.;:–-")


def _only_refers(words: str) -> bool:
    if re.match(
        r"(?:te|kunnen|nader|verder|informe\w+|sturen|berichten|worden|geïnformeerd|zal|zullen|hoogte|wordt)\b|de\shoogte\b",
        words,
    ):
        return True
    return bool(re.fullmatch(r"(?:deze|dit|dat|die|het|hem|hen|haar|alle|de)(?:\s\w{1,12})?", words.lower()))


def _line(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(" ,.;:")
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
