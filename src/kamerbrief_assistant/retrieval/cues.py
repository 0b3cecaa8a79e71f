"""What a question asks for, and the words in a passage that promise it."""

from __future__ import annotations

import re
from enum import StrEnum

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
        r"\b(?:kamerstuk\w*|kst|staatsblad|staatscourant|handelingen|aanhangsel|parliamentary (?:paper|document)"
        r"|bronvermelding|bron|verwijst|verwijzing|voetnoot|footnote|vindplaats)\b",
    ),
    (
        Intent.HOW_MANY,
        r"\b(?:hoeveel\w*|hoe (?:vaak|groot|hoog|lang|oud|ver|duur|veel)|hoelang|aantal|welk (?:bedrag|percentage|deel|aantal)"
        r"|how (?:many|much|often|long|large|high|far)|what (?:share|percentage|amount|number|proportion))\b",
    ),
    (
        Intent.WHEN,
        r"\b(?:wanneer|sinds wanneer|welk(?:e)? (?:datum|jaar|maand|kwartaal|dag|dagen|periode|moment|termijn)|deadline"
        r"|hoe laat|when|what (?:date|year|time)|which (?:date|year|month)|by when|since when)\b",
    ),
    (
        Intent.COMMITMENT,
        r"\b(?:toegezeg\w*|toezegg\w*|toe te zeggen|beloof\w*|belov\w*|belofte\w*|promis\w*|commit(?:s|ted|ment|ments)?|pledge\w*"
        r"|terugkom\w*|op de hoogte|(?:de )?kamer (?:nog |nader )?(?:informeren|geinformeerd)|inform\w* parliament)\b"
        r"|^(?:gaat|zal|komt er|is er|wordt er|is de minister|will)\b",
    ),
    (
        Intent.WHO,
        r"\b(?:wie|wiens|door wie|welk(?:e)? (?:minister\w*|staatssecretaris\w*|ministerie\w*|organisatie\w*|instantie\w*|partij\w*)"
        r"|who|whom|whose|which (?:minister|ministry|organisation|organization|party))\b",
    ),
    (
        Intent.LIST,
        r"^(?:en |and )?(?:welke|noem|geef|which|list|name|what are|tussen welke|in welke|door welke|voor welke)\b",
    ),
)
_PATTERNS = tuple((intent, re.compile(pattern)) for intent, pattern in _ASKED)


def intents(question: str) -> tuple[Intent, ...]:
    """All that the question asks for, the likeliest first; `WHAT` alone when nothing says more."""
    folded = fold(question).strip()
    found = tuple(intent for intent, pattern in _PATTERNS if pattern.search(folded))
    return found or (Intent.WHAT,)


# Words that say what kind of answer is wanted, not what it is about: they count for little in searching.
ASKING = frozenset(
    """
    kamerstuk kamerstukken kamerstuknummer kamerbrief brief brieven letter bron nummer voetnoot footnote noot
    toegezegd toezegging toezeggingen toezeggen belooft beloofd beloven beloofde promised promise promises commitment
    commitments committed datum date jaar year aantal number minister staatssecretaris kabinet regering bewindslieden
    government cabinet kamer parliament tweede house staat staan zegt say says said genoemd mentioned gaat komt doet
    deed gedaan nog precies momenteel currently eigenlijk graag weten know tell vertel informatie information about
    stand zaken welk welke hoeveel wanneer zeggen geschreven
    """.split()
)

# Word forms in a passage, folded, by what they promise.
MONTHS = frozenset(
    """januari februari maart april mei juni juli augustus september oktober november december
    voorjaar najaar zomer winter herfst kwartaal medio eind begin jaareinde zomerreces kerstreces""".split()
)
PROMISES = frozenset(
    """toegezegd toezegging toezeggingen toezeg informeren informeer geinformeerd rapporteer rapporteren terugkomen kom
    zal zullen ontvangt ontvangen stuur sturen toesturen toezenden zend zenden aanbieden voornemens streef verwacht
    bericht berichten inzetten bezien verken""".split()
)
ACTORS = frozenset(
    """minister ministers staatssecretaris ministerie ministeries politie om openbaar douane gemeente gemeenten provincie
    commissie raad kmar fiod rijk kabinet inspectie autoriteit stichting vereniging instituut universiteit hogeschool
    bureau dienst raad europese voorzitter lid leden heer mevrouw""".split()
)
QUANTITIES = frozenset(
    """een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig veertig vijftig
    zestig zeventig tachtig negentig honderd duizend miljoen miljard procent percentage euro aantal helft kwart derde jaar
    maanden weken dagen uur kilometer meter minuten""".split()
)
SOURCES = frozenset("kamerstukken kamerstuk handelingen staatsblad stb stcrt aanhangsel nr www".split())  # noqa: SIM905
