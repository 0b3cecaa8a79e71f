"""Finds what is cited by name in running text: motions, laws, EU acts, debates and web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamerbrief_assistant.domain.commitments import ReferenceKind

from .parliament_papers import FoundReference

_PARTICLE = (
    r"(?:[Vv]an|[Dd]er|[Dd]en|[Dd]e|[Tt]en|[Tt]er|[Tt]e|[’'´]t|[Ee]l|[Aa]l|[Vv]on|[Ll]a|[Ll]e|[Oo]p|[Ii]n)"
)
_WORD = r"[A-ZÀ-ÖØ-ÞŠŽ](?:\.[A-Z]\.)*[\w’'´˘¸-]*"
_NOT_NAMES = (
    r"(?!(?:Tweede|Eerste|Kamer\w*|Europese?|EU|Nederlandse?|Aanhangsel|Handelingen|Het|De\s[a-z]|Een|Ik|In"
    r"|Op|Voor|Met|Dit|Deze|Die|Dat|En|Uw|Bij|Over|Over\w+|Stemming\w*|Tijdens|Naar|Zie|Nr|Nrs)\b)"
)
_ONE_NAME = rf"(?:{_PARTICLE}\s+){{0,3}}{_NOT_NAMES}{_WORD}"
_NAME = rf"{_NOT_NAMES}{_ONE_NAME}(?:\s+{_ONE_NAME}){{0,2}}"
_PARTY = r"(?:\s*\[\d+\s?\])?(?:\s*\((?:[A-Z][\w’'’\d/.&+-]*(?:\s[A-Z]\w+)?)\))?"
_MOTION = re.compile(
    rf"""\b[Mm]oties?
        (?:\s+(?:die\s+is\s+)?(?:ingediend|voorgesteld)\s+door|\s+van)?
        (?:\s+(?:het|de)\s+)?(?:\s*(?:oud-|voormalig\s+)?(?:Tweede\s)?(?:[Kk]amer)?(?:lid|leden)\b)?
        [\s-]\s*(?P<names>{_NAME}{_PARTY}(?:\s*(?:,\s(?:en\s)?|/\s?|\s(?:en|&)\s)(?:het\slid\s)?{_NAME}{_PARTY})*)
        (?P<cs>\s?c\.?\s?s\b\.?)?""",
    re.VERBOSE,
)
_PLAIN_VAN = re.compile(r"[Mm]oties?\svan\s(?!het\b|de\b|(?:Kamer)?lid|(?:Kamer)?leden)")
_SPLIT = re.compile(r"\s*(?:,|/|&|\ben\b)\s*(?:en\s+|het\slid\s+)?")

_LAW_STOP = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|kan|kunnen|kon|zal|zullen|zou|zouden|moet|moeten|mag"
    r"|mogen|geldt|gelden|biedt|bieden|regelt|regelen|stelt|bepaalt|verplicht|voorziet|maakt|maken|geeft|geven"
    r"|dient|dienen|schrijft|beoogt|heet|treedt|ziet|vormt|krijgt|verbiedt|bevat|gaat|beschermt|staat|volgt|komt"
    r"|blijft|vereist|vraagt|eist|ligt|laat|valt|dat|die|deze|dit|waarin|waarmee|waardoor|waarbij|als|zoals|of|maar|om|omdat|zodat|daarom|ook|niet"
    r"|nog|al|wel|hierbij|hierin|hiervoor|bij|met|naar|voor|over|uit|aan|na|sinds|vanaf|per|tot|binnen|tussen"
    r"|onder|volgens|wegens|vanwege|en|zelf|nader|reeds|dus|dan|toe|mogelijk|uw|mijn|ons|onze|hun|momenteel|thans|reikt|opgenomen|aangepast|gewijzigd)"
)
_LAWS = re.compile(
    rf"""\b(?:
        Wetboek\svan\s(?:Strafrecht|Strafvordering|Koophandel|Burgerlijke\sRechtsvordering)
        |(?:Nieuw\s)?Burgerlijk\sWetboek
        |Algemene\swet(?:\s(?!{_LAW_STOP}\b)[a-zëïöü-]{{4,}}){{1,3}}
        |Algemene\s[A-Z][a-zëï]+wet
        |(?<=[«“"‘´'])Wet\s[^«»“”"´’]{{5,120}}(?=[»”"’´'])
        |Wet\s(?:(?!(?:is|zijn|was|wordt|worden|heeft|kan|zal|die|dat|waarin)\b)[\w-]+,?\s){{1,12}}(?=\(W?[A-Z]?[a-z]*[A-Za-z]{{1,9}}\))
        |Wet\s(?:markt\sen\soverheid|arbeidsmarkt\sin\sbalans|minimumloon\sen\sminimumvakantiebijslag
              |op\shet\shoger\sonderwijs\sen\swetenschappelijk\sonderzoek|werk\sen\sinkomen\snaar\sarbeidsvermogen|zorg\sen\sdwang|wapens\sen\smunitie
              |kwaliteit,\sklachten\sen\sgeschillen\szorg|veiligheid\sen\skwaliteit\slichaamsmateriaal
              |werk\sen\szekerheid|op\sde\sinlichtingen-\sen\sveiligheidsdiensten(?:\s20\d\d)?
              |ter\svoorkoming\svan\switwassen\sen\sfinancieren\svan\sterrorisme)
        |Wet\s(?:(?:op|ter|tot)\s(?:de\s|het\s)?)?(?!{_LAW_STOP}\b)(?:Bibob\b|[a-zëïöü][a-zëïöü-]{{3,}})
             (?:\s(?:(?:door|op|van|tegen)\s)?(?:(?:de|het)\s)?(?!{_LAW_STOP}\b)[a-zA-Zëïöü][a-zëïöü-]{{3,}}){{0,5}}(?:\s(?:19|20)\d\d\b)?
        |(?!(?:Rijks|Grond|Naast|Raam|Moeder|Straf|Nood|Begrotings|Wijzigings|Initiatief|Spoed|Verzamel|Reparatie|Invoerings|Uitvoerings|Bestuurs|Kader)wet\b)[A-Z][a-zëïéö]{{3,}}wet\b
        |Grondwet\b|(?<=artikel\s\d\d\s)Gw\b
        )""",
    re.VERBOSE,
)

_EU_ACT = re.compile(
    r"""\b(?:(?:uitvoerings|gedelegeerde\s)?(?:richtlijn(?:en)?|verordening(?:en)?|besluit|kaderbesluit|aanbeveling))
        \s*(?:\((?P<body>EU|EG|EEG|Euratom)(?:,\s*Euratom)?\)\s*)?(?:nr\.?\s*)?(?P<a>\d{1,4})/(?P<b>\d{1,4})
        (?:/(?P<tail>EU|EG|EEG|JBZ|GBVB|Euratom))?\b
      |\((?:EU|EG)\)\s*(?:nr\.?\s*)?(?P<a2>\d{1,4})/(?P<b2>\d{1,4})\b
      |\b(?P<com>COM|SWD|JOIN)\s?\(?(?P<cy>20\d\d)\)?\s?(?:/\s?)?(?P<cn>\d{1,4})\b(?:\s(?:def|final)\b\.?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_EU_CUE = re.compile(r"EU|EG\b|ordening|ichtlijn|esluit|anbeveling|COM|SWD|JOIN|Act\b|NIS")
_EU_NAMED = re.compile(
    r"""\b(?:Algemene\sverordening\sgegevensbescherming|Digital\s(?:Services|Markets)\sAct|Kaderrichtlijn\s[A-Z][a-z]+
        |(?:AI|Cyber\sResilience|Data(?:\sGovernance)?|Chips|Media\sFreedom)[\s-]Act|NIS-?\s?2(?:-richtlijn)?\b
        |(?!Uitvoerings|Ontwerp|Subsidie|Beleids|(?:EU|LCI|RIVM|OESO|WHO|CROW|OM|NHG|GGD|VN|Model|Multidisciplinaire)-)
          [A-Z][A-Za-zë]+(?:-?richtlijn|-verordening)\b
        |(?:EU|Europese)-(?:richtlijn|verordening)\b(?:\s(?!(?:is|zijn|was|en|of|wordt|die|dat|van|voor|met|over|in|op|te|om|heeft|kan|zal|moet|aan|naar|bij|niet|ook)\b)
            [a-zëï]{5,}(?=\s*[,.;)(])))""",
    re.VERBOSE,
)

_DATE = (
    r"\d{1,2}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
    r"(?:\s(?:19|20)\d\d)?"
)
_DEBATE_KIND = (
    r"(?:(?:[Tt]weeminuten|[Cc]ommissie|[Hh]oofdlijnen|[Ss]poed|[Dd]ertigleden|[Dd]ertigminuten|[Bb]egrotings|[Nn]ota|[Vv]oortgangs"
    r"|[A-Za-z]*)-?debat\b|[Pp]lenaire?\s[Dd]ebat|[Ww]etgevingsoverleg|[Nn]otaoverleg|[Aa]lgemeen\s[Oo]verleg"
    r"|[Ss]chriftelijk\s[Oo]verleg|[Bb]egrotingsbehandeling|[Bb]egrotingsoverleg|[Rr]ondetafelgesprek"
    r"|[Vv]ragenuur(?:tje)?|AO\b|WGO\b|VAO\b|VSO\b|CD\b|TMD\b)"
)
_SUBJECT = r"(?:[A-Z][\w’'/&-]*|\d{4})(?:(?:\s(?:en|van|voor|de|het|in)|,)?\s[A-Z][\w’'/&-]*){0,6}"
_NO_TOPIC = (
    r"(?:toegezegd|gevraagd|aangegeven|gesproken|besproken|gezegd|heb|heeft|hebben|is|zijn|was|werd|zal|wordt|worden"
    r"|hierover|daarover|met|in|over|aan|tussen|naar|inzake|gepland|gehouden|gevoerd|plaatsgevonden|plaats|jl|en|bij|door|nog"
    r"|dat|die|waarin|waar|om|zoals|als|ik|uw|u|op|van)\b"
)
_DEBATE = re.compile(
    rf"""\b(?P<kind>{_DEBATE_KIND})
        (?:\s(?P<long>(?!Kamer|Tweede|Eerste|Op\s|In\s|{_NO_TOPIC})[\w’'/&-]+(?:,?\s(?!{_NO_TOPIC})[\w’'/&-]+){{0,6}}?)(?=,?\s(?:van|op|d\.d\.)\s\d)
        |\s(?P<subject>(?!Kamer|Tweede|Eerste|Op\s|In\s){_SUBJECT})|\s(?:over|inzake)\s(?P<about>[^.;()]{{3,70}}?)(?=\s(?:van|op|d\.d\.)\s\d))?
        (?:\s?\((?!Kamer)[A-Z]{{2,5}}\))?
        (?:,?\s(?:van|op|d\.?d\.?)\s(?P<date>{_DATE}))?""",
    re.VERBOSE,
)

_WEB = re.compile(
    r"(?:https?://\s?|\bwww\.\s?|(?<![\w@./-])(?-i:[a-z0-9-]+\.)+(?-i:nl|eu|com|org|net|int|info|be|de|uk)/)"
    r"[^\s<>«»“”\"()\[\]]+(?:\([^\s()]*\)[^\s<>()]*)*",
    re.IGNORECASE,
)
_LAW_CUE = re.compile(r"[Ww]et(?:boek)?\b")


def find_named(text: str) -> Iterator[FoundReference]:
    """Motions, laws, EU acts, debates and addresses, not in order."""
    if "otie" in text:
        yield from _motions(text)
    if _LAW_CUE.search(text):
        yield from _laws(text)
    if _EU_CUE.search(text):
        yield from _eu(text)
    if "debat" in text or "verleg" in text or "O " in text or "gesprek" in text or "behandeling" in text:
        yield from _debates(text)
    if "http" in text or "/" in text or "www." in text.lower():
        yield from addresses(text)


def addresses(text: str) -> Iterator[FoundReference]:
    """Web addresses, without the punctuation that ends a sentence."""
    for match in _WEB.finditer(text):
        found = match[0].rstrip(".,;:!?'’)")
        if "." not in found:
            continue
        label = re.sub(r"\s", "", found)
        label = re.sub(r"^(?:https?://)?(?:www\.)?", "", label, flags=re.IGNORECASE).rstrip("/")
        host, slash, path = label.partition("/")
        yield FoundReference(
            ReferenceKind.WEB, host.lower() + slash + path, found, match.start(), match.start() + len(found)
        )


def _motions(text: str) -> Iterator[FoundReference]:
    for match in _MOTION.finditer(text):
        bare = re.sub(r"\([^)]*\)|\[\d+\s?\]", "", match["names"])
        names = [_full_name(name) for name in _SPLIT.split(bare) if name.strip()]
        if len(names) == 1 and " " not in names[0] and _PLAIN_VAN.match(match[0]):
            names = [f"Van {names[0]}"]  # "motie van Nispen": part of the name
        if not names or all(name.isupper() for name in names):
            continue
        several = " c.s." if match["cs"] else ""
        found = match[0].rstrip(" ,")
        yield FoundReference(
            ReferenceKind.MOTION,
            f"motie {'/'.join(names)}{several}",
            found,
            match.start(),
            match.start() + len(found),
        )


def _full_name(name: str) -> str:
    name = re.sub(r"\s+", " ", name.strip(" -’'"))
    return name[:1].upper() + name[1:]


def _laws(text: str) -> Iterator[FoundReference]:
    for match in _LAWS.finditer(text):
        name = match[0].rstrip()
        yield FoundReference(
            ReferenceKind.LAW, re.sub(r"\s+", " ", name), name, match.start(), match.start() + len(name)
        )


def _eu(text: str) -> Iterator[FoundReference]:
    for match in _EU_ACT.finditer(text):
        if match["com"]:
            label = f"{match['com'].lower()}-{match['cy']}-{int(match['cn'])}"
        else:
            first, second = match["a"] or match["a2"], match["b"] or match["b2"]
            # Until 2015 a regulation was numbered `number/year`, a directive `year/number`.
            swap = len(second) == 4 and second[:2] in {"19", "20"} and not first.startswith(("19", "20"))
            label = f"eu-{second}-{int(first)}" if swap else f"eu-{first}-{int(second)}"
        yield FoundReference(ReferenceKind.EU, label, match[0], *match.span())
    yield from _eu_names(text)


def _eu_names(text: str) -> Iterator[FoundReference]:
    for match in _EU_NAMED.finditer(text):
        yield FoundReference(ReferenceKind.EU, match[0], match[0], *match.span())


def _debates(text: str) -> Iterator[FoundReference]:
    for match in _DEBATE.finditer(text):
        named = match["long"] or match["subject"]
        date, subject = match["date"], named or match["about"]
        if not date and not named:
            continue
        kind = re.sub(r"\s+", " ", match["kind"])
        kind = kind if kind.isupper() else kind.lower()
        subject = re.sub(r"^(?:de|het)\s", "", subject or "")
        label = " ".join(part for part in (kind, subject, date) if part)
        yield FoundReference(ReferenceKind.DEBATE, label, match[0], *match.span())
