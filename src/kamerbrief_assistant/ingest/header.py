"""The letterhead and side block of a letter: `Datum`, `Betreft`, `Ons kenmerk`, addresses.

What is labelled becomes metadata; addresses and the like say nothing a question asks for and go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kamerbrief_assistant.domain.letters import Block, Kind, Metadata

from .dates import read_date

_LABELS = {
    "date": r"datum|date|dagtekening",
    "title": r"betreft|onderwerp|subject|betreffende",
    "reference": r"ons kenmerk|onze referentie|kenmerk|our reference|briefkenmerk|zaaknummer",
    "addressee": r"aan|to",
    "sender": r"van|from|afzender",
    "": (
        r"uw kenmerk|uw referentie|uw brief(?: van)?|your reference|bijlagen?(?:\(n\))?|enclosures?"
        r"|contactpersoon|contact|projectnaam|kopie(?: aan)?|cc|pagina|auteur|doorkiesnummer|telefoon"
        r"|e-mail|behandeld door|bezoekadres"
        r"|postadres|retouradres|directie|afdeling|classificatie|rubricering|kvk|opgemaakt door|versie"
    ),
}
_LABEL = {
    name: re.compile(rf"^>?\s*(?:{words})(?P<colon>\s*[:|]\s*|\s*$|\s+)(?P<value>.*)$", re.IGNORECASE)
    for name, words in _LABELS.items()
}
_LINE = re.compile(
    rf"(?:^|(?<= ))(?:(?i:{'|'.join(_LABELS.values())}) ?:|Datum|Betreft|Onderwerp|(?:Ons|Uw) kenmerk)(?= )"
)
"""A label with which a line begins: any with a colon, the commonest without."""
HOUSE = re.compile(
    r"(?:aan )?(?:de )?voorzitter van de (Tweede|Eerste) Kamer|president of the House of Representatives",
    re.IGNORECASE,
)
"""The chair of either House, as addressed."""

_ADDRESS = re.compile(
    r"retouradres|postbus \d|\b\d{4} ?[A-Z]{2}\b|www\.|@|^[TFEM][: ]+[\d+(]|^(?:t|f|e|m)el\b"
    r"|^Bij beantwoording|directoraat|^(?:ministerie|directie|afdeling|programma)\b|den haag|'s-gravenhage"
    r"|^pagina \d|^der Staten-Generaal|^\+?\d[\d ()-]{7,}$|^(?:Nederland|The Netherlands)$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b\d{4} ?[A-Z]{2}\b")
SALUTATION = re.compile(
    r"^(?:Geachte|Zeer geachte|Dear|Beste|Hooggeachte|Excellentie)\b(?:[^.?!]{0,80},$)?", re.IGNORECASE
)
_QUESTION = re.compile(r"^(?:vraag|vragen|question)\s+\d", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"^(?:[A-Z’'][^\d,]{1,30},\s*)?(?:d\.?d\.?\s*)?(\d{1,2}(?:\s+[a-z]+\.?\s+|[-/]\d{1,2}[-/])\d{4})\.?$",
    re.IGNORECASE,
)
"""`Den Haag, 12 mei 2025`, `12-05-2025`."""
_OPENING, _CLOSING = 12, 5
"""Lines from the top and from the end among which the date of writing stands."""
_LONGEST = 40
"""A letterhead has at most so many lines."""

_SHORT = 60


def is_running(block: Block) -> bool:
    """Whether a block is text of the letter itself rather than a line of its letterhead."""
    if block.kind is Kind.FOOTNOTE or re.match(r"Bij beantwoording", block.text):
        return False
    if SALUTATION.match(block.text) or _QUESTION.match(block.text) or block.markers:
        return True
    if block.kind not in {Kind.PARAGRAPH, Kind.LIST_ITEM}:
        return False
    ended = block.text.endswith((".", "?", "!", ":", ";"))
    if not ended and (HOUSE.match(block.text) or _POSTCODE.search(block.text)):
        return False  # an address, its lines in one paragraph
    return len(block.text) >= 90 or (len(block.text) >= 60 and ended)


def without_letterhead(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Metadata]:
    """`blocks` without the lines above the letter proper, and what those lines say.

    Nothing goes unless two lines at least are plainly a letterhead's. A title among them stays.
    """
    top = _upright(blocks[:_LONGEST])
    lines = [line for block in top for line in _lines(block)] + list(blocks[_LONGEST:])
    end = next((i for i, block in enumerate(lines) if is_running(block)), len(lines))
    # A subject may be as long as a sentence: the value after its label is letterhead too.
    while end < min(len(lines), _LONGEST) and end and _wants_value(lines[end - 1]):
        end += 1
        end += next((i for i, block in enumerate(lines[end:]) if is_running(block)), len(lines) - end)
    if end > _LONGEST or end == len(lines):
        return tuple(blocks), Metadata()
    head = lines[:end]
    signs = sum(_label(block.text) is not None or _ADDRESS.search(block.text) is not None for block in head)
    if signs < 2:
        return tuple(blocks), Metadata()
    taken = _taken(head)
    kept = tuple(block for block in head if id(block) not in taken)
    return (*kept, *lines[end:]), labelled(head)


def _upright(blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks`, a table's row of labels with the row of their values under it made a line for each label."""
    index = 0
    while index < len(blocks):
        labels, values = (_cells(blocks[at]) if at < len(blocks) else [] for at in (index, index + 1))
        if 1 < len(labels) == len(values) and all(_is_bare_label(label) for label in labels):
            pairs = zip(labels, values, strict=True)
            yield from (Block(Kind.PARAGRAPH, f"{label}: {value}") for label, value in pairs)
            index += 2
        else:
            yield blocks[index]
            index += 1


def _lines(block: Block) -> Iterator[Block]:
    """`block` as the lines that its writer broke in one paragraph, each begun by a label."""
    starts = [found.start() for found in _LINE.finditer(block.text)]
    if block.kind is Kind.FOOTNOTE or block.markers or len(starts) < 2 or starts[0]:
        yield block
        return
    for start, end in pairwise([*starts, len(block.text)]):
        yield replace(block, text=block.text[start:end].strip())


def labelled(blocks: Sequence[Block]) -> Metadata:
    """What the labelled lines among `blocks` say."""
    found: dict[str, str] = {}
    for index, block in enumerate(blocks):
        if house := HOUSE.match(block.text):
            found.setdefault("addressee", addressee(house))
            continue
        label = _label(block.text)
        if label is None or not label[0]:
            continue
        name, value = label
        if not value and index + 1 < len(blocks) and _label(blocks[index + 1].text) is None:
            value = blocks[index + 1].text
        if value and (name != "date" or read_date(value)):
            found.setdefault(name, value)
    return Metadata(
        title=found.get("title", ""),
        date=read_date(found.get("date", "")),
        sender=found.get("sender", ""),
        addressee=found.get("addressee", ""),
        reference=found.get("reference", ""),
    )


def written_on(blocks: Sequence[Block]) -> Metadata:
    """The date that stands on a line of its own, with a place or without, above the letter or at its end."""
    text = [block.text for block in blocks if block.kind is not Kind.FOOTNOTE]
    for line in (*text[:_OPENING], *text[-_CLOSING:]):
        if (found := _DATE_LINE.match(line)) and (day := read_date(found[1])):
            return Metadata(date=day)
    return Metadata()


def addressee(house: re.Match[str]) -> str:
    """The chair to whom a letter goes, from a match of `HOUSE`."""
    chamber = house[1].capitalize() if house[1] else "Tweede"
    return f"Voorzitter van de {chamber} Kamer der Staten-Generaal"


def _taken(head: Sequence[Block]) -> set[int]:
    """The lines (by identity) that go: labels with their values, addresses, short unlabelled ones."""
    taken: set[int] = set()
    for index, block in enumerate(head):
        after_label = index > 0 and _wants_value(head[index - 1])
        letterhead = _label(block.text) is not None or _ADDRESS.search(block.text) or HOUSE.match(block.text)
        heading = block.kind is Kind.HEADING and block.level == 0
        if not block.markers and (after_label or letterhead or (len(block.text) < _SHORT and not heading)):
            taken.add(id(block))
    return taken


def _wants_value(block: Block) -> bool:
    return _is_bare_label(block.text)


def _is_bare_label(text: str) -> bool:
    label = _label(text)
    return label is not None and not label[1]


def _cells(block: Block) -> list[str]:
    return block.text.split(" | ") if block.kind is Kind.TABLE_ROW else []


def _label(text: str) -> tuple[str, str] | None:
    """The field that a line is labelled with, and the value behind the label."""
    if len(text) > 600:
        return None
    for name, pattern in _LABEL.items():
        found = pattern.match(text)
        if not found:
            continue
        value = found["value"].strip(" |:")
        sure = bool(found["colon"].strip()) or not value
        if name == "date" and value and read_date(value) is None:
            continue
        if name == "reference" and value and not re.search(r"\d", value):
            continue
        if name in {"addressee", "sender"} and not sure:
            continue
        if name == "title" and not sure and not value[:1].isupper():
            continue
        if name == "" and not sure and len(value) > _SHORT:
            continue
        return name, value
    return None


def merged(first: Metadata, second: Metadata) -> Metadata:
    """`first`, its empty fields filled from `second`."""
    fields = ("title", "date", "sender", "addressee", "dossier", "reference", "doctype")
    lacking = {name: getattr(second, name) for name in fields if not getattr(first, name)}
    return replace(first, **lacking)
