"""Headings in letters whose headings have no style: short lines above paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind

from .text import is_heading


def with_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` as they are when some are headings; else with those that stand as headings made so."""
    if any(block.kind is Kind.HEADING and block.level for block in blocks):
        return tuple(blocks)
    out: list[Block] = []
    for index, block in enumerate(blocks):
        below = next((b for b in blocks[index + 1 : index + 20] if b.kind is not Kind.FOOTNOTE), None)
        plain = block.kind is Kind.PARAGRAPH and below is not None and below.kind is Kind.PARAGRAPH
        level = is_heading(block.text, below.text) if plain and below is not None else 0
        out.append(replace(block, kind=Kind.HEADING, level=level) if level else block)
    return tuple(out)
