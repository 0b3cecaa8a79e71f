"""The masthead of the House's printed papers: Kamerstukken and the Aanhangsel of the Handelingen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, starmap

from kamerbrief_assistant.domain.letters import Block, Kind, Metadata

from .dates import read_date
from .header import HOUSE, addressee

_CHAMBER = re.compile(r"^(?:Tweede|Eerste) Kamer der Staten-Generaal(?:[ |]+([12]))?$")
_YEAR = re.compile(r"^Vergaderjaar (\d{4})[-–](\d{4})(?:[ |]+(Aanhangsel van de Handelingen))?$")
_FURNITURE = re.compile(
    r"^(?:Kamerstukken|Aanhangsel van de Handelingen|ISSN [\d –-]+|'s-Gravenhage \d{4}"
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
    top = [blocks[index] for index in body[:8]]
    if not any(map(_is_masthead, top)) and not any(starmap(_are_dossier_and_paper, pairwise(top))):
        return tuple(blocks), Metadata()
    read = _Masthead()
    out = {index: read.line(blocks[index]) for index in body}
    kept = (out.get(index, block) for index, block in enumerate(blocks))
    return tuple(block for block in kept if block is not None), replace(read.known, dossier=read.dossier)


@dataclass(slots=True)
class _Masthead:
    """What the lines so far have said."""

    known: Metadata = field(default_factory=Metadata)
    dossier: str = ""
    year: str = ""
    subject: str = ""
    done: bool = False

    def line(self, block: Block) -> Block | None:
        """What becomes of a line: nothing, a heading, or itself."""
        if self.done:
            return block
        # In a PDF a paper's number stands a column away from its title.
        text = block.text.replace(" | ", " ") if block.kind is Kind.TABLE_ROW else block.text
        if found := _YEAR.match(text):
            self.year = f"{found[1]}-{found[2]}"
            return None
        if _CHAMBER.match(text) or _FURNITURE.match(text) or (text in {"1", "2"} and not self.known.title):
            return None
        if house := HOUSE.match(text):
            self.known = replace(self.known, addressee=addressee(house))
            return None
        if _DATED.match(text):
            self.known = replace(self.known, date=self.known.date or read_date(text))
            return None
        if (found := _PAPER.match(text)) and not self.dossier:
            self.dossier = f"ah-tk-{self.year}-{found[1]}"
            return None
        return self.title(block, text)

    def title(self, block: Block, text: str) -> Block:
        """A line that stays: dossier and title become headings above the letter."""
        if found := _DOSSIER.match(text):
            number = "-".join(part for part in (found[1] + found[2], found[3]) if part)
            self.dossier = self.dossier or number
            self.subject = self.subject or found[4] or ""
            return replace(block, kind=Kind.HEADING, text=text, level=0)
        if (found := _NUMBER.match(text)) and found[2]:
            title = found[2]
            if title.lower().startswith("brief") and self.subject:
                title = f"{self.subject}: {title}"  # letters in one dossier all have the same title
            self.known = replace(self.known, title=title, doctype=_doctype(found[2]))
            self.dossier = f"{self.dossier}-{found[1]}" if self.dossier else ""
            return replace(block, kind=Kind.HEADING, text=text, level=0)
        if found := _ASKED.match(text):
            self.known = replace(self.known, title=found[1], doctype="aanhangsel")
        elif found := _ANSWERED.match(text):
            day = read_date(found[3]) or self.known.date
            self.known = replace(self.known, sender=found[2], date=day)
            self.done = True
        return block


def _is_masthead(block: Block) -> bool:
    if _CHAMBER.match(block.text) or _YEAR.match(block.text):
        return True
    dossier = _DOSSIER.match(block.text)
    return block.kind is Kind.HEADING and bool(dossier and dossier[4])


def _are_dossier_and_paper(first: Block, second: Block) -> bool:
    dossier, paper = _DOSSIER.match(first.text), _NUMBER.match(second.text)
    return bool(dossier and dossier[4] and paper and paper[2])


def _doctype(title: str) -> str:
    words = title.lower()
    return next((kind for kind in _TYPES if re.search(rf"\b{kind}\b", words)), "")
