"""Whether a sentence holds the very thing a question asks for: not any number, but a number of those.

"Hoeveel meldingen …" wants a count that stands before *meldingen*; "wat kost …" an amount of money; "wie …" a
name that the question did not give itself. A letter often has the subject and some number, but no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.language.words import fold, folded_words, tokens

from . import cues
from .asking import Asked

Span = tuple[int, int]

_MONEY = re.compile(r"€|\beuro\b|\bmiljoen\b|\bmiljard\b|\bmln\b|\bmld\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bprocent\b|\bpercentage\b|\bhelft\b|\bkwart\b|\bderde\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|minuten|kwartaal|schooljaren)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:een|één|half|anderhalf|driekwart)\s+(?:jaar|maand|week|dag|uur|kwartier)\b", re.IGNORECASE
)
_AGE = re.compile(r"\b(?:jaar|jarige?|jaar oud|leeftijd)\b|\d-jarige", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}(?:\s+[a-z]{3,9}|-\d{1,2}-\d{4})\b", re.IGNORECASE)
_TOWN = re.compile(r"\b(?:in|te|bij|uit|naar|nabij|rond)\s+[A-ZÀ-Þ]")

_ASKED = {
    "money": r"\b(?:welk bedrag|wat kost(?:en|te)?|kost het"
    r"|wat (?:heeft|hebben|had|zal|zou|gaat|gaan)\b.* (?:ge)?kost(?:en)?|wat (?:verdien|betaal)\w+"
    r"|wat (?:is|was|zijn|waren) (?:de|het) (?:\w+ )?"
    r"(?:budget|kosten|prijs|bedrag|boete|vergoeding|tarief|salaris)"
    r"|hoeveel (?:geld|euro|subsidie|miljoen|schadevergoeding|kost(?:en|te)?|betaal\w*|betalen|verdien\w+)"
    r"|how much"
    r"|hoe (?:hoog|groot) \w+ (?:de|het|een) (?:subsidies?|kosten|bijdrage|budget|schade|boete|fonds)"
    r"|what (?:amount|(?:does|do|did|will|has|have) .* cost"
    r"|(?:is|was|are|were) the (?:\w+ )?(?:budget|costs?|price|fine)))\b",
    "share": r"\b(?:percentage|procent|what share|welk deel)\b",
    "age": r"\b(?:hoe oud|leeftijd|how old)\b",
    "time": r"\b(?:hoe ?lang|how long|looptijd|wachttijd|hoeveel (?:jaar|maanden|weken|dagen|uur|tijd))\b",
    "day": r"\b(?:welke (?:dag|datum)|what (?:date|day)|which (?:date|day))\b",
    "place": r"\b(?:welke (?:stad|plaats|plaatsen|gemeente|steden)|which (?:city|town))\b",
    "who": r"\b(?:na(?:am|men) van|hoe (?:heet|heten)|names? of"
    r"|welke (?:landen|gemeenten|provincies|partijen|fracties|organisaties|instanties|bedrijven|banken"
    r"|ministers)"
    r"|which (?:countries|municipalities|provinces|cities|parties|organi[sz]ations|agencies|companies|banks"
    r"|ministers))\b",
    "count": r"\b(?:hoeveel|how many|aantal|number of)\b",
    "number": r"\b(?:hoe (?:groot|hoog|lang|ver|zwaar|vaak)|omvang van|how (?:large|big|high|far|often))\b",
}
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _ASKED.items())
_NO_NOUN = frozenset(
    [
        "is",
        "zijn",
        "was",
        "waren",
        "wordt",
        "worden",
        "krijgt",
        "krijgen",
        "draagt",
        "kost",
        "heeft",
        "hebben",
        "gaat",
        "komt",
        "did",
        "does",
        "do",
        "has",
        "have",
    ]
)
"""After "hoeveel": then any number will do."""
_COUNTED = re.compile(r"\b(?:hoeveel|how many|aantal|number of)\s+(\w+)(?:\s+(\w+))?")
_WINDOW = 4
"""Words after a number among which the thing counted must stand."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The very thing asked for: its kind, and for counts the stems of what is counted."""

    kind: str
    stems: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    """Folded words of the question: repeating them is no answer."""


@lru_cache(maxsize=16)
def sought(asked: Asked) -> Sought:
    """What the question asks for; kind empty when it is nothing that can be pointed at."""
    folded = fold(asked.text)
    given = frozenset(folded_words(asked.text))
    kind = next((kind for kind, pattern in _PATTERNS if pattern.search(folded)), "")
    if asked.cue == "when" and kind != "day":
        kind = "when"
    if kind != "count":
        by_cue = {"when": "when", "who": "who", "source": "source"}
        return Sought(kind or by_cue.get(asked.cue, ""), given=given)
    match = _COUNTED.search(folded)
    if match and match[1] in _NO_NOUN:
        return Sought("number", given=given)
    counted = {stem(word) for word in (match.groups() if match else ()) if word}
    # The first of the two words is what is counted, in the library's own words where it was translated.
    for word in asked.words:
        first = match[1] if match else ""
        if fold(word.text) == first or stem(first) == stem(fold(word.text)):
            # What an English noun counts stands in the letter under its Dutch neighbours.
            near = {stemmed for stemmed, weight in word.stems if asked.english and weight >= 0.4}
            counted = near | {stem(first)}
            break
    return Sought("count", frozenset(counted), given)


def fitting(wanted: Sought, sentence: str) -> tuple[Span, ...]:
    """The places in `sentence` that hold the thing asked for."""
    if wanted.kind == "count":
        return _counts(wanted, sentence)
    if wanted.kind in _UNITS:
        pattern = _UNITS[wanted.kind]
        near = (span for span in cues.spans("how_many", sentence) if _near(pattern, sentence, span))
        single = _SINGLE.finditer(sentence) if wanted.kind == "time" else ()
        return (*near, *(match.span() for match in single))
    if wanted.kind == "number":
        return tuple(
            s for s in cues.spans("how_many", sentence) if not _is_given(wanted, sentence[s[0] : s[1]])
        )
    if wanted.kind == "day":
        return tuple(m.span() for m in _DAY.finditer(sentence) if not _is_given(wanted, m.group()))
    if wanted.kind == "place":
        return tuple(m.span() for m in _TOWN.finditer(sentence))
    if wanted.kind == "who":
        named = (*cues.spans("name", sentence), *cues.spans("person", sentence))
        return tuple(s for s in named if not _touches_given(wanted, sentence[s[0] : s[1]]))
    if wanted.kind in {"when", "source"}:
        found = cues.spans(wanted.kind, sentence)
        return tuple(s for s in found if not _is_given(wanted, sentence[s[0] : s[1]]))
    return ()


_UNITS = {"money": _MONEY, "share": _SHARE, "time": _TIME, "age": _AGE}


def _near(pattern: re.Pattern[str], sentence: str, span: Span) -> bool:
    """Whether the unit stands in the number or just after it."""
    begin, end = span
    return bool(pattern.search(sentence[max(0, begin - 2) : end + 14]))


def _is_given(wanted: Sought, words: str) -> bool:
    return all(word in wanted.given for word in folded_words(words))


def _touches_given(wanted: Sought, words: str) -> bool:
    """A name that shares a word with the question is what is asked about, not who."""
    return any(word in wanted.given for word in folded_words(words))


def _counts(wanted: Sought, sentence: str) -> tuple[Span, ...]:
    """Numbers soon followed by the thing counted."""
    numbers = cues.spans("how_many", sentence)
    if not numbers:
        return ()
    words = tokens(sentence)
    found = []
    for begin, end in numbers:
        after = [t.folded for t in words if t.start >= end][:_WINDOW]
        inside = [t.folded for t in words if begin <= t.start < end]
        if any(_is_counted(word, wanted.stems) for word in (*inside, *after)):
            found.append((begin, end))
    return tuple(found)


def _is_counted(word: str, stems: frozenset[str]) -> bool:
    stemmed = stem(word)
    return any(stemmed == s or (len(s) >= 5 and stemmed.endswith(s)) for s in stems)
