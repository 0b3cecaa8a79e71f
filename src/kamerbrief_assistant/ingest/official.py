"""The masthead of the House's printed papers: Kamerstukken and the Aanhangsel of the Handelingen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind, Metadata

from .dates import read_date

_CHAMBER = re.compile(r"^(?:Tweede|Eerste) Kamer der Staten-Generaal(?:[ |]+([12]))?$")
_YEAR = re.compile(r"^Vergaderjaar (\d{4})[-–](\d{4})(?:[ |]+(Aanhangsel van de Handelingen))?$")
_FURNITURE = re.compile(
    r"^(?:[12]|Kamerstukken|Aanhangsel van de Handelingen|ISSN [\d –-]+|'s-Gravenhage \d{4}"
    r"|(?:kst|ah-tk|ah-ek|blg)-[\w-]+|Vragen gesteld door de leden der Kamer, met de daarop door de"
    r"( regering gegeven antwoorden)?|regering gegeven antwoorden)$",
    re.IGNORECASE,
)
_DOSSIER = re.compile(r"^(\d{2}) ?(\d{3})(?:[ -]\(?([IVX]{1,6}(?:-[A-Z])?|[A-Z])\)?)?(?:\s+(\S.*))?$")
_NUMBER = re.compile(r"^Nr\. ?(\d{1,5}|[A-Z]{1,3})\b\.?\s*(.*)$")
_DATED = re.compile(
    r"^(?:Voorgesteld|Ontvangen|Vastgesteld|Den Haag,|'s-Gravenhage,|Herdrukt?)\s.{0,20}?\d{4}$",
    re.IGNORECASE,
)
_PAPER = re.compile(r"^(\d{1,4})$")
_ASKED = re.compile(
    r"^((?:Nadere )?Vragen? van (?:de leden|het lid) .*?)\s*\(ingezonden\b", re.IGNORECASE | re.DOTALL
)
_ANSWERED = re.compile(r"^(Antwoord|Mededeling) van (.+?)\s*\(\(?ontvangen\b(.*)", re.IGNORECASE | re.DOTALL)
_MASTHEAD = 25
_TYPES = ("motie", "amendement", "brief", "verslag", "nota", "advies", "memorie", "lijst", "voorstel")


def without_masthead(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], Metadata]:
    """`blocks` without the masthead's lines, and what these say; dossier and title stay as headings."""
    body = [index for index, block in enumerate(blocks) if block.kind is not Kind.FOOTNOTE][:_MASTHEAD]
    if not any(_is_masthead(blocks[index]) for index in body[:8]):
        return tuple(blocks), Metadata()
    gone: set[int] = set()
    put: dict[int, Block] = {}
    known = Metadata()
    dossier = year = ""
    for index in body:
        block = blocks[index]
        if block.kind is Kind.TABLE_ROW:
            # In a PDF a paper's number stands a column away from its title.
            block = replace(block, kind=Kind.PARAGRAPH, text=block.text.replace(" | ", " "))
        if _CHAMBER.match(block.text):
            gone.add(index)
        elif found := _YEAR.match(block.text):
            gone.add(index)
            year = f"{found[1]}-{found[2]}"
        elif _FURNITURE.match(block.text):
            gone.add(index)
        elif found := _DOSSIER.match(block.text):
            dossier = dossier or "-".join(part for part in (found[1] + found[2], found[3]) if part)
            put[index] = replace(block, kind=Kind.HEADING, level=0)
        elif (found := _NUMBER.match(block.text)) and found[2]:
            known = replace(known, title=found[2], doctype=_doctype(found[2]))
            dossier = f"{dossier}-{found[1]}" if dossier else ""
            put[index] = replace(block, kind=Kind.HEADING, level=0)
        elif _DATED.match(block.text):
            known = replace(known, date=known.date or read_date(block.text))
            gone.add(index)
        elif found := _PAPER.match(block.text):
            gone.add(index)
            dossier = dossier or f"ah-tk-{year}-{found[1]}"
        elif found := _ASKED.match(block.text):
            known = replace(known, title=found[1], doctype="aanhangsel")
        elif found := _ANSWERED.match(block.text):
            known = replace(known, sender=found[2], date=read_date(found[3]) or known.date)
            break
    kept = tuple(put.get(index, block) for index, block in enumerate(blocks) if index not in gone)
    return kept, replace(known, dossier=dossier)


def _is_masthead(block: Block) -> bool:
    if _CHAMBER.match(block.text) or _YEAR.match(block.text):
        return True
    dossier = _DOSSIER.match(block.text)
    return block.kind is Kind.HEADING and bool(dossier and dossier[4])


def _doctype(title: str) -> str:
    words = title.lower()
    return next((kind for kind in _TYPES if re.search(rf"\b{kind}\b", words)), "")
