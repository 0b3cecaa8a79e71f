"""What an answer looks like: a time, a count, a name, a promise, a source.

General Dutch (and some English) forms; nothing here knows a letter. Each cue finds spans in a sentence, which
count towards choosing it and are marked inside the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kamerbrief_assistant.language.references import find_references

_MONTH = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan\\.|feb\\.|aug\\.|sept?\\.|okt\\.|nov\\.|dec\\."
)
_SEASON = "voorjaar|zomer|najaar|herfst|winter|zomerreces|kerstreces|herfstreces|voorjaarsreces|meireces"
_ORDINAL = "eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e"
_NUMBER_WORD = (
    "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend"
    "|miljoen|miljard|tientallen|honderden|duizenden|tiental|dozijn|helft|kwart|driekwart"
)
_WHEN = re.compile(
    rf"\b(?:(?:begin|medio|eind|half|sinds|vanaf|tot(?: en met)?|per|uiterlijk|voor|na|vóór|rond|op)\s+)?"
    rf"(?:\d{{1,2}}\s+(?:{_MONTH})(?:\s+(?:19|20)\d\d)?|(?:{_MONTH})\s+(?:19|20)\d\d"
    rf"|\d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d|(?:begin|medio|eind|half|in|sinds|vanaf|tot|over)\s+(?:19|20)\d\d"
    rf"|(?:{_MONTH})|(?:{_SEASON})(?:\s+(?:van\s+)?(?:19|20)\d\d)?"
    rf"|(?:{_ORDINAL})\s+(?:kwartaal|helft|half ?jaar)(?:\s+(?:van\s+)?(?:19|20)\d\d)?"
    r"|Q[1-4](?:\s+(?:19|20)\d\d)?"
    rf"|(?:19|20)\d\d)\b"
    r"|\b(?:binnenkort|op korte termijn|zo spoedig mogelijk|zo snel mogelijk|dit jaar|volgend jaar|vorig jaar"
    r"|komend(?:e)? (?:jaar|maand|week|periode|voorjaar|najaar|zomer)|binnen \w+ (?:weken|maanden|jaar|dagen)"
    r"|halfjaarlijks|jaarlijks|maandelijks|(?:in|bij) (?:mijn|de|het) volgende? \w+|momenteel|inmiddels)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:€\s*)?\b\d+(?:[.,]\d+)*(?:\s*(?:%|procent|miljoen|miljard|euro|mln|mld))*"
    rf"|\b(?:{_NUMBER_WORD})\b(?:\s+(?:procent|miljoen|miljard|euro))*|\b(?:geen enkele|éénmaal|eenmaal)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:(?:demissionair|voormalig|toenmalig)e?\s+)?(?:minister|staatssecretaris|minister-president|ministerie"
    r"|burgemeesters?|commissaris|officier van justitie|inspectie|kabinet|gemeenten?|provincies?|politie"
    r"|openbaar ministerie"
    r"|OM|douane|rijksrecherche|adviescollege|commissie|raad|instituut|stichting|partijen)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:minister|staatssecretaris|minister-president|burgemeester|voorzitter|commissaris|korpschef|directeur)"
    r"(?:\s+(?:van|voor)\s+[A-Z][\w-]*)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![.!?…:]\s)(?<!^)\b[A-ZÀ-Þ][\w’'.-]*[\wÀ-ÿ](?:(?:\s+(?:van|de|der|den|het|’t|en|voor|ter|ten|te|in|of|a|d))*\s+[A-ZÀ-Þ][\w’'-]*)*"
)
_PROMISE = re.compile(
    r"\b(?:toegezegd|toezegging(?:en)?|zeg (?:ik )?(?:u |uw Kamer )?(?:graag )?toe|informeren|informeer"
    r"|geïnformeerd|rapporteren|rapporteer|terugkomen|kom ik (?:hier ?op )?terug|toesturen|toezenden"
    r"|doen toekomen|brief (?:naar|aan) uw Kamer|stuur ik|zend ik|berichten|bericht ik|voorleggen|aanbieden"
    r"|toegestuurd|toegezonden|aangeboden|ontvangt (?:u|uw Kamer)|betrekken|meenemen|in te gaan|ga ik in"
    r"|ingegaan)\b",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"\b(?:uw Kamer|de Kamer|Tweede Kamer|Eerste Kamer|Uw Kamer|u)\b")
_CAUSE = re.compile(
    r"\b(?:omdat|doordat|daarom|hierdoor|daardoor|zodat|vanwege|wegens|namelijk|immers|aangezien"
    r"|door(?: het| de)?|om te|met als doel|doel|bedoeld|gericht op|teneinde|reden)\b",
    re.IGNORECASE,
)

_PATTERNS = {"when": _WHEN, "how_many": _COUNT, "why": _CAUSE, "name": _NAME, "person": _PERSON}
_SIGNS = {
    "when": (
        "19", "20", "q1", "q2", "q3", "q4", "januari", "februari", "maart", "april", "mei", "juni", "juli",
        "augustus", "september", "oktober", "november", "december", "jan.", "feb.", "aug.", "sep", "okt.",
        "nov.", "dec.", "zomer", "herfst", "winter", "reces", "kwartaal", "helft", "jaar", "binnenkort",
        "op korte termijn", "zo spoedig", "zo snel", "komend", "binnen ", "maandelijks", "volgend",
        "momenteel", "inmiddels",
    ),
    "how_many": (
        *"0123456789", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
        "twaalf", "twintig", "tig", "honderd", "duizend", "miljoen", "miljard", "dozijn", "helft", "kwart",
        "geen enkele", "eenmaal", "éénmaal",
    ),
}  # fmt: skip
"""What every match holds one of, in lower case: in a text with none of these the pattern is not tried."""
CUES = ("when", "how_many", "who", "commitment", "source", "why")
_SENTENCES = 8_192
"""Sentences whose spans are remembered, for each kind asked for."""


@lru_cache(maxsize=_SENTENCES)
def spans(cue: str, sentence: str) -> tuple[tuple[int, int], ...]:
    """Where `sentence` holds what a question of this kind asks for; offsets in the sentence."""
    signs = _SIGNS.get(cue)
    if signs is not None and not any(map(sentence.lower().__contains__, signs)):
        return ()
    return tuple(_find(cue, sentence))


def _find(cue: str, sentence: str) -> Iterator[tuple[int, int]]:
    if cue == "source":
        for found in find_references(sentence):
            yield found.start, found.end
        return
    if cue == "commitment":
        if _ADDRESSEE.search(sentence):
            yield from (match.span() for match in _PROMISE.finditer(sentence))
        return
    pattern = _PATTERNS.get(cue)
    if pattern is not None:
        yield from (match.span() for match in pattern.finditer(sentence))
        return
    if cue == "who":
        taken = 0
        for match in sorted(
            (*_NAME.finditer(sentence), *_OFFICE.finditer(sentence)), key=lambda m: (m.start(), -m.end())
        ):
            if match.start() >= taken:
                taken = match.end()
                yield match.span()
