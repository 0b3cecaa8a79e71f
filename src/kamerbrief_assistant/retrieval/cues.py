"""What a question asks for, and the words in a passage that promise it."""

from __future__ import annotations

import re
from enum import StrEnum

from kamerbrief_assistant.language.lists import read_words
from kamerbrief_assistant.language.words import fold


class Intent(StrEnum):
    """The kind of answer that a question wants."""

    COMMITMENT = "commitment"
    WHEN = "when"
    WHO = "who"
    HOW_MANY = "how_many"
    WHICH_SOURCE = "which_source"
    LIST = "list"
    REFERENCE = "reference"
    WHAT = "what"


# In order: the first that fits names the question. Folded text, so without capitals and accents.
_ASKED = (
    (
        Intent.WHICH_SOURCE,
        r"""\b(?:kamerstuk\w*|kst|staatsblad|staatscourant|handelingen|aanhangsel|bron|bronvermelding|vindplaats
        |verwijst|verwijzing|voetnoot|footnote|parliamentary\ (?:paper|document))\b""",
    ),
    (
        Intent.HOW_MANY,
        r"""\b(?:hoeveel\w*|hoelang|aantal|hoe\ (?:vaak|groot|hoog|lang|oud|ver|duur|veel)
        |welk\ (?:bedrag|percentage|deel|aantal)|how\ (?:many|much|often|long|large|high|far)
        |what\ (?:share|percentage|amount|number|proportion))\b""",
    ),
    (
        Intent.WHEN,
        r"""\b(?:wanneer|deadline|hoe\ laat|when|(?:what|which)\ (?:date|year|month|time)
        |welke?\ (?:datum|jaar|maand|kwartaal|dag|dagen|periode|moment|termijn))\b""",
    ),
    (
        Intent.COMMITMENT,
        r"""\b(?:toegezeg\w*|toezegg\w*|toe\ te\ zeggen|beloof\w*|belov\w*|belofte\w*|promis\w*|pledge\w*
        |commit(?:s|ted|ment|ments)?|terugkom\w*|op\ de\ hoogte|inform\w*\ parliament
        |kamer\ (?:nog\ |nader\ )?(?:informeren|geinformeerd))\b
        |^(?:gaat|zal|komt\ er|is\ er|wordt\ er|is\ de\ minister|will)\b""",
    ),
    (
        Intent.WHO,
        r"""\b(?:wie|wiens|who|whom|whose|which\ (?:minister|ministry|organi[sz]ation|party)
        |welke?\ (?:minister|staatssecretaris|ministerie|organisatie|instantie|partij)\w*)\b""",
    ),
    (
        Intent.LIST,
        r"""^(?:en\ |and\ )?(?:(?:tussen|in|door|voor|aan|van|met)\ )?
        (?:welke|noem|geef|which|list|name|what\ are)\b""",
    ),
)
_PATTERNS = tuple((intent, re.compile(pattern, re.VERBOSE)) for intent, pattern in _ASKED)


def intents(question: str) -> tuple[Intent, ...]:
    """All that the question asks for, the likeliest first; `WHAT` alone when nothing says more."""
    folded = fold(question).strip()
    found = tuple(intent for intent, pattern in _PATTERNS if pattern.search(folded))
    return found or (Intent.WHAT,)


# These count for little in searching.
ASKING = read_words("asking")

# Word forms in a passage, folded, by what they promise.
MONTHS = read_words("times")
PROMISES = read_words("promising")
ACTORS = read_words("actors")
QUANTITIES = read_words("quantities")
SOURCES = read_words("sources")
