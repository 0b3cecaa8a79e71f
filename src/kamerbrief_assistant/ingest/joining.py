"""Paragraphs that a writer or a page broke in the middle of a sentence, whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind

from .builder import pieces_of
from .clean import compose

_PAGE = re.compile(r"^(?:pagina|blad|page) \d{1,3} (?:van|of) \d{1,3}$", re.IGNORECASE)
_FEWEST = 40
"""A shorter line without an end may be an item or a name."""


def joined(first: Block, second: Block, *, between: str = " ") -> Block:
    """`first` with `second` behind it, markers and all."""
    text, markers = compose([*pieces_of(first), between, *pieces_of(second)])
    return replace(first, text=text, markers=markers)


def with_broken_sentences_joined(blocks: Iterable[Block]) -> list[Block]:
    """`blocks`, a paragraph that stops without an end and goes on in lower case made one.

    A heading by its looks alone that goes on so is no heading.
    """
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if before is not None and _goes_on(before, block):
            kind = Kind.PARAGRAPH if before.kind is Kind.HEADING else before.kind
            out[-1] = replace(joined(before, block), kind=kind, level=0)
        else:
            out.append(block)
    return out


def without_page_numbers(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """`blocks` without lines such as `Pagina 2 van 9`, a sentence that one of them parted made whole."""
    out: list[Block] = []
    parted = False
    for block in blocks:
        if _PAGE.match(block.text) and not block.markers:
            parted = True
        elif parted and out and _goes_on(out[-1], block):
            out[-1] = joined(out[-1], block)
            parted = False
        else:
            out.append(block)
            parted = False
    return tuple(out)


def _goes_on(first: Block, second: Block) -> bool:
    if second.kind is not Kind.PARAGRAPH or first.kind not in {Kind.PARAGRAPH, Kind.HEADING}:
        return False
    unended = len(first.text) >= _FEWEST and (first.text[-1].isalnum() or first.text[-1] in "-–)’”")
    return unended and second.text[:1].islower() and not second.text.startswith(("a. ", "b. ", "c. "))
