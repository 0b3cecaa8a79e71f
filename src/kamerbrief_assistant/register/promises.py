"""Which sentences promise parliament something."""

from __future__ import annotations

import re

from kamerbrief_assistant.domain.commitments import DeadlineKind

from .acts import Act, find_acts
from .deadlines import FoundDeadline
from .timewords import holds_any
from .tokens import Token
from .verbs import VERBS

# What this very letter does is no promise.
_HERE = re.compile(
    r"\b(?:hierbij|hiermee|bijgaand\w*|bijgevoegde?|bij\sdeze(?!\s(?:wet|motie|evaluatie))|(?:met|in|middels|via|door\smiddel\svan|bij)\s(?:deze|dit|onderhavige|de\sonderhavige|voorliggende)"
    r"\s(?:tweede\s|eerste\s)?(?:\w*brief|beantwoording|antwoorden|\w*bericht|\w*rapportage|schrijven|stuk|nota|verslag)|heden|vandaag"
    r"|parallel\saan|tegelijk(?:ertijd)?\smet|gelijktijdig\smet|(?:in|bij)\s(?:het|de|mijn)\santwoord(?:en)?\s(?:op|bij)|vindt\su|treft\su"
    r"|in\sde\sbijlage|als\sbijlage(?!\sbij\sde\b)|gelijktijdig\saan|deel\sik\su\smede|uitstelbericht)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:zoals|als)\s[^,.;]{0,80}?\b(?:gemeld|aangegeven|schreef|vermeld|toegelicht|genoemd|gezegd|toegezegd|aangekondigd|beschreven|opgemerkt|uiteengezet)\b",
    re.IGNORECASE,
)
_LETTER_PLAN = re.compile(
    r"\b(?:hieronder|onderstaand\w*|hierna|daarna|vervolgens|eerst|tot\sslot|achtereenvolgens|in\sdeze\sbrief|in\sdit|nader\sin\sop\sde\svraag"
    r"|in\s(?:paragraaf|hoofdstuk|onderdeel))\b",
    re.IGNORECASE,
)
_OTHERS_ASK = re.compile(
    r"\b(?:verzoekt|verzoeken|vraagt|vragen|roept|roepen)\s(?:de\sregering|het\skabinet|mij|de\sminister|om)\b"
    r"|\b(?:[Uu]w\sKamer|[Dd]e\s(?:Tweede\s|Eerste\s)?Kamer|commissie|leden|lid\s\w+)\s(?:heeft|hebben)\b.*\b(?:verzocht|gevraagd)\b"
)
_ASKED_WHETHER = re.compile(r"\b(?:vroeg|vroegen|vraagt|vragen)\b[^.;]*\bof\b")
_QUOTED = re.compile(r"^[«“\"].*[»”\"]$", re.DOTALL)
_NEXT_PAPER = re.compile(
    r"\b(?:in|met|bij|via)\s(?:de|het|mijn|onze|een)\s(?:\w+\s){0,3}?\w*(?:brief|bericht|rapportage|kabinetsreactie|beleidsreactie|reactie|nota|verslag|rapport|evaluatie|monitor|agenda|begroting)\b",
    re.IGNORECASE,
)
_OLD_PAPER = re.compile(
    r"\b(?:brief|brieven|kamerbrief|rapportage|rapport|beantwoording|notitie|nota|paper|advies)\b[^,.;]{0,40}?\b(?:van|d\.d\.|op)\s(?:\w+\s)?\d{1,2}\s"
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)|\bvoorganger\b|\bjl\b|\b(?:in|met)\s(?:die|dat)\s\w*(?:brief|rapport\w*|nota)\b"
)
_COMING = re.compile(
    r"\b(?:eerst)?(?:volgende|komende)\b|\baankomende\b|\baanstaande\b|\bzal\b|\bzullen\b|\bnieuwe\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_CALLS = frozenset(VERBS) | {
    "volgt",
    "volgen",
    "verschijnt",
    "verwachten",
    "tegemoetzien",
    "tegemoet",
    "komt",
    "komen",
    "kom",
}
# Without parliament in the sentence only these can promise it something.
_UNADDRESSED = ("terug", "ingegaan", "ingaan", " in op", " op in", "rapporte", "reage", "toegezegd",
                "toezeg", "zeg ", "zeggen", "brief", "reactie",
                "verwachten", "tegemoet", "voorstel", "te gaan op", "toelicht", " licht ")  # fmt: skip
_FULFILLED = re.compile(
    r"\b(?:gestand|voldaan|afgedaan|hiermee\s(?:kom|voldoe|geef|is)|hierbij\s(?:kom|voldoe|geef)|met\sdeze\s(?:brief|beantwoording)|in\sdeze\sbrief|bij\sdeze|bijgaand|middels\sdeze)\b"
    r"|\b(?:inmiddels|reeds|intussen)\b[^.;]*\b(?:gestuurd|aangeboden|ontvangen|afgerond|verzonden|gedeeld|uitgevoerd|geïnformeerd)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\b(?:een|de|mijn|onze)\s(?:\w+\s){0,3}?(?:\w*brief|kabinetsreactie|beleidsreactie|appreciatie)\b[^.;]{0,80}?\b(?:volgt|volgen|verschijnt|komt)\b"
    r"|\b(?:volgt|verschijnt|komt)\b[^.;]{0,40}?\b(?:een|de|mijn)\s(?:\w+\s){0,2}?(?:\w*brief|kabinetsreactie|beleidsreactie)\b"
    r"|\b(?:ik|wij|we|het\skabinet)\s(?:kom|komen|komt)\b[^.;]{0,80}?\bmet\s(?:een|mijn|de)\s(?:\w+\s){0,3}?(?:\w*brief|\w*reactie)\b"
    r"|\b(?:kom|komen|komt)\s(?:ik|wij|we|het\skabinet|de\s(?:minister|staatssecretaris))\b[^.;]{0,80}?\bmet\s(?:een|mijn|de|het)\s(?:\w+\s){0,3}?(?:\w*brief|\w*reactie|voorstel|plan|voorstellen|wetsvoorstel)",
    re.IGNORECASE,
)
_CAN_EXPECT = re.compile(
    r"\b(?:kunt\su|u\skunt|(?:kan|zal|kunt)\s(?:uw|de)\sKamer|(?:uw|de)\sKamer\s(?:kan|zal)|mag\s(?:uw|de)\sKamer|mag\su)\b[^.;]{0,160}?\b(?:verwachten|tegemoetzien|tegemoet\s(?:kunnen\s)?zien)\b",
    re.IGNORECASE,
)


def asked_by_others(sentence: str) -> bool:
    """Whether the sentence tells what a motion or a member asks of the government."""
    return bool(_OTHERS_ASK.search(sentence) or _ASKED_WHETHER.search(sentence))


def may_promise(lowered: str) -> bool:
    """Whether a lower-case sentence is worth a closer look."""
    if "kamer" in lowered or " u " in lowered or lowered.startswith("u ") or "staten-generaal" in lowered:
        return not _CALLS.isdisjoint(_WORD.findall(lowered))
    return holds_any(_UNADDRESSED, lowered)


def promise(
    sentence: str,
    words: tuple[Token, ...],
    times: tuple[FoundDeadline, ...],
    after: str,
    *,
    goes_on: bool = False,
) -> Act | None:
    """The act that `sentence` promises parliament; None when it promises none.

    `after` is what the passage says next: a promise kept on the spot is none. `goes_on` says that the
    sentence before was a promise: `Daarin zal ik ingaan op …` then goes on with it.
    """
    if _QUOTED.match(sentence):
        return None
    dated = any(not one.weak and one.deadline.kind is not DeadlineKind.VAGUE for one in times)
    kept = [
        act for act in find_acts(words) if _counts(act, sentence, words, after, dated=dated, goes_on=goes_on)
    ]
    if kept:
        return min(kept, key=lambda act: (act.how == "address", act.start))
    if found := _CAN_EXPECT.search(sentence):
        return Act("receive", *found.span(), house=True)
    if (
        (found := _FOLLOWS.search(sentence))
        and (times or "kamer" in sentence.lower())
        and not _HERE.search(_ASIDE.sub("", sentence))
    ):
        return Act("letter", *found.span())
    return None


def _counts(
    act: Act, sentence: str, words: tuple[Token, ...], after: str, *, dated: bool, goes_on: bool
) -> bool:
    if act.promised:
        if act.how != "promise" and not (act.house or act.speaker):
            return False
        return not (_FULFILLED.search(sentence) or _FULFILLED.search(after))
    if act.how == "promise":
        return True
    here = _HERE.search(_ASIDE.sub("", sentence))
    if here and not (dated and re.search(r"\bzal\b|\bzullen\b", sentence)):
        return False
    if act.how == "return":
        on_it = re.search(r"\b(?:hier|daar)?op\b|\b(?:hier|daar)(?:op|over)?\b", sentence, re.IGNORECASE)
        return (act.speaker or act.passive) and bool(act.house or on_it)
    if act.how == "address":
        if goes_on and re.match(r"(?:Daarin|Hierin|Daarbij|Hierbij|In\sdie\s\w+)\szal\b", sentence):
            return True
        if not (act.speaker or act.passive) or _LETTER_PLAN.search(sentence):
            return False
        if _OLD_PAPER.search(sentence):
            return False
        if act.passive and not (dated or _COMING.search(sentence)):
            return False
        return bool(dated or _NEXT_PAPER.search(sentence))
    if act.how == "include":
        return act.house and bool(_COMING.search(sentence)) and bool(_NEXT_PAPER.search(sentence))
    if act.how == "report":
        own = dated and not re.search(r"\bverwacht\svan\b", sentence)
        return act.house or (act.speaker and not act.passive and own)
    if act.how == "offer" and re.search(r"\bexcuses\b", sentence):
        return False
    return act.house and _towards_house(act, words)


def _towards_house(act: Act, words: tuple[Token, ...]) -> bool:
    """Whether the House, or `u` close by, is the one that the act is done to."""
    if any(word.text in {"kamer", "kamers", "staten-generaal", "parlement"} for word in words):
        return True
    index = next(i for i, word in enumerate(words) if word.start == act.start)
    return any(word.text == "u" for word in words[max(0, index - 14) : index + 4])
