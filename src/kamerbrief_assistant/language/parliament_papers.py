"""Finds the numbered papers of parliament and the official gazettes in running text.

The spellings follow the practice of the House and of officielebekendmakingen.nl: the dossier is five
digits, often written with a space, with the budget chapter in Roman numerals behind it and the number of
the paper last (`36 600 VI, nr. 32`). Labels are the hyphenated form without spaces: `36600-VI-32`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kamerbrief_assistant.domain.commitments import ReferenceKind


@dataclass(frozen=True, slots=True)
class FoundReference:
    """One citation: `source[start:end] == text`, and `label` is the same for every spelling."""

    kind: ReferenceKind
    label: str
    text: str
    start: int
    end: int


_DASH = r"[-\u2010-\u2015\u2212]"
_SESSION = rf"(?P<y1>(?:19|20)\d\d)\s?(?:/|{_DASH})\s?(?P<y2>\d{{2,4}})(?!\d)"
_CHAMBER = r"(?:TK|EK|II|ll|I|2|1)\b"
_NR = r"(?:nrs?\b|no\b|nummers?\b)\s?[.,:]?"
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|euro|miljoen|miljard|procent|%)"
)

_CUE = re.compile(
    rf"""\b(?:kamerstuk(?:ken|nummers?|nrs?\.?)?|kamerst\.|kst\.?|(?:kamer)?dossier(?:nummer)?
        |(?:tweede|eerste)\skamer|TK|EK)
        (?P<middle>[\s,:(]*(?:(?:{_CHAMBER}|vergaderjaar|vj\.?|{_SESSION})[\s,;)(]*)*(?:{_NR}\s*)?)
        (?=\d\d[\s.]?\d{{3}}(?!\d))""",
    re.IGNORECASE | re.VERBOSE,
)
_DOSSIER = re.compile(
    rf"""(?<![\d.,])(?P<dossier>[1-4]\d[\s.]?\d{{3}})(?![\d])
        (?P<part>\s?{_DASH}\s?\d\d(?=\s*,|\s*\(|\s*nrs?\b|\s?{_DASH}\s?\d))?
        (?:\s*\(\s?R\s?\d+\s?\))?
        (?:\s*,?\s?{_DASH}?\s?(?P<chapter>(?:[IVX]{{1,6}}(?:[\s-]?[AB])?|[A-J])(?![\w.’'])(?!\s+[a-z]{{3,}}\s)))?""",
    re.VERBOSE,
)
_DOSSIER_CUE = re.compile(r"[1-4]\d[\s.]?\d{3}(?!\d)")
_NUMBER = re.compile(
    rf"""\s*[,;:]?\s*(?P<nr>{_NR})\s*(?P<n>\d{{1,4}}|[A-Z]{{1,3}}\b)(?P<tail>(?-i:[A-Z])?\b)(?!\s?\d{{3}}\b(?!\s*(?:,|en)))
       |\s?{_DASH}\s?(?P<n2>\d{{1,4}})(?!\d|\.\d)(?!\s?{_DASH}\s?\d)
       |\s*,\s*(?P<n3>\d{{1,4}}|(?-i:[A-Z]{{1,2}}))(?![\w/]|\.\d)(?!\s?\d{{3}}\b)(?!\s*{_MONTH})""",
    re.IGNORECASE | re.VERBOSE,
)
_MORE = re.compile(
    rf"\s*(?P<sep>,|;|en|&|\+|t/m|{_DASH})\s*(?:{_NR}\s*)?(?P<n>\d{{1,4}})(?![\w/]|\.\d)(?!\s?\d{{3}}\b)"
    rf"(?!\s*{_MONTH})",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|/|en|&|alsmede|resp\.)(?:\s+(?:en|ook))?\s*", re.IGNORECASE)

_SESSION_TAIL = rf"[\s,(]*(?:vergaderjaar|vj\.?)?[\s,(]*{_SESSION}[\s,)]*"
_ANNEX = re.compile(
    rf"""\b(?:aanhangsel(?:\s+(?:van\s+de\s+|der\s+|bij\s+de\s+)?handelingen)?|ah)
        [\s,(]*(?P<chamber>{_CHAMBER})?{_SESSION_TAIL}(?P<nr>{_NR})?\s*(?P<n>\d{{1,5}})(?!\d|[./]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_PROCEEDINGS = re.compile(
    rf"""\bhandelingen[\s,(]*(?P<chamber>{_CHAMBER})?{_SESSION_TAIL}
        (?:(?:{_NR})?\s*(?P<n>\d{{1,3}})(?![\d/])(?:\s*,?\s*item\s*(?P<item>\d+)|\s*{_DASH}\s*(?P<item2>\d{{1,2}})(?!\d))?
          |(?:p|pp|blz|pag|pagina)\b\.?\s*(?P<page>\d+)(?:\s*{_DASH}\s*\d+)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_GAZETTE = re.compile(
    rf"""\b(?P<which>stb\.?|staatsblad|stcrt\.?|staatscourant)[\s,(]*
        (?:van\s+)?(?:(?P<y>(?:18|19|20)\d\d)\s*[,:/-]?\s*(?:{_NR})?\s*(?P<n>\d{{1,6}})(?![\d/])(?!\s*{_MONTH})
          |{_NR}\s*(?P<y4>(?:19|20)\d\d){_DASH}(?P<n4>\d+))""",
    re.IGNORECASE | re.VERBOSE,
)
_DOCUMENT = re.compile(r"(?<![\w/=.])(?P<label>20\d\d[DZ]\d{5})(?!\w)")
_IDENTIFIER = re.compile(
    r"""(?<![\w/])(?:
        kst-(?P<kst>\d{5}(?:-[IVXAB]+|-[A-J])?(?:-\d\d(?=-\d))?-[0-9A-Z]+)
        |ah-(?P<ahc>tk|ek)-(?P<ah1>\d{4})-?(?P<ah2>\d{4})-(?P<ahn>\d+)
        |h-(?P<hc>tk|ek)-(?P<h1>\d{4})-?(?P<h2>\d{4})-(?P<hn>\d+)(?:-(?P<hi>\d+))?
        |(?P<gz>stb|stcrt)-(?P<gy>\d{4})-(?P<gn>\d+)
       )(?![\w])""",
    re.VERBOSE | re.IGNORECASE,
)
_GAZETTES = ("stb", "staatsblad", "stcrt", "staatscourant")
_IDENTIFIERS = ("kst-", "ah-", "h-tk-", "h-ek-", "stb-", "stcrt-")
"""Without one of these in a text the patterns above need not be tried."""
_BARE_CONTEXT = re.compile(r"(?:\bmotie\b|\bbrief\b|\bstuk\b|\()[^.()]{0,60}$", re.IGNORECASE)


def find_papers(text: str) -> Iterator[FoundReference]:
    """Kamerstukken, Aanhangsels, Handelingen, gazettes and document numbers, not in order."""
    lowered = text.lower()
    if "handelingen" in lowered or "aanhangsel" in lowered or "ah " in lowered:
        yield from _annexes(text)
        yield from _proceedings(text)
    if any(map(lowered.__contains__, _GAZETTES)):
        yield from _gazettes(text)
    for match in _DOCUMENT.finditer(text):
        yield FoundReference(ReferenceKind.DOCUMENT, match["label"], match[0], *match.span())
    if any(map(lowered.__contains__, _IDENTIFIERS)):
        yield from _identifiers(text)
    yield from _dossiers(text)


def session_years(first: str, second: str) -> str:
    """`2024`, `25` or `2025` to `2024-2025`."""
    del second  # a session lasts a year, whatever a slip of the pen makes of its end
    return f"{first}-{int(first) + 1}"


def _house(chamber: str | None) -> str:
    return "ek" if chamber and chamber.upper() in {"EK", "I", "1"} else "tk"


def _annexes(text: str) -> Iterator[FoundReference]:
    for match in _ANNEX.finditer(text):
        prefix = f"ah-{_house(match['chamber'])}-{session_years(match['y1'], match['y2'])}"
        yield FoundReference(ReferenceKind.AANHANGSEL, f"{prefix}-{int(match['n'])}", match[0], *match.span())
        for number, start, end in _further_numbers(text, match.end(), match["nr"] or ""):
            yield FoundReference(ReferenceKind.AANHANGSEL, f"{prefix}-{number}", text[start:end], start, end)


def _proceedings(text: str) -> Iterator[FoundReference]:
    for match in _PROCEEDINGS.finditer(text):
        if re.search(
            r"aanhangsel\s+(?:van\s+de\s+|der\s+|bij\s+de\s+)?$", text[: match.start()], re.IGNORECASE
        ):
            continue
        where = f"p{match['page']}" if match["page"] else match["n"]
        item = match["item"] or match["item2"]
        label = f"h-{_house(match['chamber'])}-{session_years(match['y1'], match['y2'])}-{where}"
        yield FoundReference(
            ReferenceKind.HANDELINGEN, f"{label}-{item}" if item else label, match[0], *match.span()
        )


def _gazettes(text: str) -> Iterator[FoundReference]:
    for match in _GAZETTE.finditer(text):
        blad = match["which"].lower().startswith(("stb", "staatsb"))
        kind = ReferenceKind.STAATSBLAD if blad else ReferenceKind.STAATSCOURANT
        year, number = match["y"] or match["y4"], match["n"] or match["n4"]
        label = f"{'stb' if blad else 'stcrt'}-{year}-{int(number)}"
        yield FoundReference(kind, label, match[0], *match.span())


def _identifiers(text: str) -> Iterator[FoundReference]:
    for match in _IDENTIFIER.finditer(text):
        if match["kst"]:
            kind, label = ReferenceKind.KAMERSTUK, match["kst"].upper()
        elif match["ahc"]:
            kind = ReferenceKind.AANHANGSEL
            label = f"ah-{match['ahc'].lower()}-{match['ah1']}-{match['ah2']}-{match['ahn']}"
        elif match["hc"]:
            kind = ReferenceKind.HANDELINGEN
            item = f"-{match['hi']}" if match["hi"] else ""
            label = f"h-{match['hc'].lower()}-{match['h1']}-{match['h2']}-{match['hn']}{item}"
        else:
            blad = match["gz"].lower() == "stb"
            kind = ReferenceKind.STAATSBLAD if blad else ReferenceKind.STAATSCOURANT
            label = f"{match['gz'].lower()}-{match['gy']}-{match['gn']}"
        yield FoundReference(kind, label, match[0], *match.span())


def _dossiers(text: str) -> Iterator[FoundReference]:
    if not _DOSSIER_CUE.search(text):
        return
    cues = {match.end(): match.start() for match in _CUE.finditer(text)}
    position = 0
    while (match := _DOSSIER.search(text, position)) is not None:
        begin = cues.get(match.start())
        found, position = _series(text, match, begin)
        yield from found


def _series(text: str, match: re.Match[str], cue: int | None) -> tuple[list[FoundReference], int]:
    """One citation with the further dossiers and numbers that hang on it, and where it ends."""
    found: list[FoundReference] = []
    waiting: list[tuple[re.Match[str], int]] = []
    begin = match.start() if cue is None else cue
    while True:
        number = _number_after(text, match, known=cue is not None)
        if number is None:
            waiting.append((match, begin))
            end = match.end()
        else:
            first, end, plural = number
            # "32 761 en 30 821, nr. 152": the number is the paper's in the dossier named first.
            (owner, at), *others = [*waiting, (match, begin)]
            found.append(_kamerstuk(text, owner, first, at, owner.end() if others else end))
            for other, at in others:
                found.append(_kamerstuk(text, other, "", at, end if other is match else other.end()))
            waiting = []
            for further, at, stop in _further_numbers(text, end, plural):
                found.append(_kamerstuk(text, owner, str(further), at, stop))
                end = stop
        joint = _AND.match(text, end)
        following = _DOSSIER.match(text, joint.end()) if joint else None
        if following is None or (number is None and cue is None and _number_after(text, following) is None):
            break
        match, begin = following, following.start()
    if cue is not None:
        found.extend(_kamerstuk(text, owner, "", at, owner.end()) for owner, at in waiting)
    return found, max(end, match.end())


def _number_after(text: str, match: re.Match[str], *, known: bool = False) -> tuple[str, int, str] | None:
    """The paper's number after a dossier: the number, its end, and how it was introduced."""
    number = _NUMBER.match(text, match.end())
    if number is None:
        return None
    if number["n"]:
        return (number["n"].upper() + (number["tail"] or ""), number.end(), number["nr"])
    value = number["n2"] or number["n3"]
    if known:
        return value.upper(), number.end(), ""
    # Without the word Kamerstuk a bare `28625-343` may be anything: it counts with a chapter, within
    # parentheses or right after the word for what it is.
    sure = match["chapter"] or match["part"] or _BARE_CONTEXT.search(text[: match.start()])
    whole = re.match(r"\s*[),.;]|\s*$", text[number.end() :])
    if number["n2"] and sure and (whole or match["part"] or match["chapter"]):
        return value, number.end(), ""
    return None


def _further_numbers(text: str, position: int, introduced: str) -> Iterator[tuple[int, int, int]]:
    """`nrs. 1216 en 1237`, `nrs. 3-5`: the numbers after the first, with their spans."""
    plural = introduced.lower().startswith(("nrs", "nummers"))
    while (match := _MORE.match(text, position)) is not None:
        named = re.search(r"\bn(?:rs?|o|ummer)\b", match[0], re.IGNORECASE)
        if not plural and not named:
            return
        if _DOSSIER.match(text, match.start("n")):
            return
        yield int(match["n"]), match.start("n"), match.end("n")
        plural = plural or bool(named)  # "nr. 679, nr. 684 en 685"
        position = match.end()


def _kamerstuk(text: str, match: re.Match[str], number: str, start: int, end: int) -> FoundReference:
    parts = [re.sub(r"\D", "", match["dossier"])]
    if match["part"]:
        parts.append(match["part"].strip().lstrip("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212 "))
    if match["chapter"]:
        parts.append(re.sub(r"[\s-]", "", match["chapter"]))
    if number:
        parts.append(number.lstrip("0") or number)
    return FoundReference(ReferenceKind.KAMERSTUK, "-".join(parts), text[start:end], start, end)
