"""A sentence as words, and the small words that its grammar turns on."""

from __future__ import annotations

import re
from typing import NamedTuple

from .verbs import words as word_set

_TOKEN = re.compile(r"[^\W_][\w’'-]*|[,;:()–—]")
SPEAKERS = word_set("ik wij we")
OFFICES = word_set(
    "kabinet minister ministers staatssecretaris staatssecretarissen minister-president regering "
    "ministerie ministeries "
    "bewindspersonen bewindspersoon collega ambtgenoot ambtgenote ambtsopvolger opvolger "
    "departement rijk jenv vws bzk szw ocw "
    "ienw ezk lnv lvvn kgg ez fin financiën defensie bz"
)
HOUSE = word_set("kamer kamers parlement staten-generaal kamerleden eerstekamer tweedekamer")
BOUNDARY = word_set(", ; : ( ) – —")
SUBORDINATORS = word_set(
    "dat die waarin waarbij waarmee waarop waarover waarvoor waardoor waaruit waarvan zodat "
    "omdat doordat hoewel terwijl "
    "aangezien opdat of hoe welke wie wat"
)
DETERMINERS = word_set("het dit dat een uw mijn de deze die ons onze alle zulke")
TO_SEND = word_set(
    "brief rapport overzicht verkenning onderzoek analyse reactie evaluatie rapportage "
    "terugkoppeling notitie tijdlijn "
    "inventarisatie plan toelichting voorstel update gesprek briefing voortgangsrapportage kabinetsreactie"
)
NOT_A_DENIAL = word_set("alleen eerder later voor vóór langer enkel slechts zozeer")
SAID = word_set("aangegeven aangekondigd weten")
"""`heeft laten weten u in mei te informeren`: a promise told again."""
ASKED_ASIDE = word_set("wanneer hoe of welke wijze wat")
TOLD = word_set(
    "aangegeven inzichtelijk toegelicht beschreven opgenomen uiteengezet vermeld aangekondigd geschetst"
)


class Token(NamedTuple):
    """A word in lower case, or a mark that parts clauses, and where it stands."""

    text: str
    start: int
    end: int


def tokens(sentence: str) -> tuple[Token, ...]:
    """Words and the punctuation that parts clauses."""
    return tuple(Token(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(sentence))
