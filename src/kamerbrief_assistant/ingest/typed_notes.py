"""Notes typed by hand: `2)`, `[2]` or `²` in the text, and a numbered list at the letter's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbrief_assistant.domain.letters import Block, Kind, Marker

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a writer types notes: how an item of the list begins, and what marks it in the text."""

    item: re.Pattern[str]
    mark: re.Pattern[str]
    label: str
    """The printed number, for letters that have real footnotes of the same number too."""


_STYLES = (
    _Style(re.compile(r"^\[(\d{1,3})\]:?\s*(?=\S)"), re.compile(r"\[(\d{1,3})\]"), "[{}]"),
    _Style(
        re.compile(rf"^([{_RAISED}]{{1,3}})\s*(?=\S)"), re.compile(rf"(?<=\S)([{_RAISED}]{{1,3}})"), "{})"
    ),
    _Style(
        re.compile(r"^\(?(\d{1,2})[).]\s+(?=\S)"),
        re.compile(r"(?<![\d(])(?<!\d[.,])(\d{1,2})\)(?=\s*[,.;:?!]?(?:\s|$))"),
        "{})",
    ),
)


def with_typed_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with the list at the end made notes, when every number in it is marked in the text."""
    for style in _STYLES:
        start = _list_start(blocks, style)
        if start is not None:
            made = _tied(blocks, start, style)
            if made:
                return made
    return tuple(blocks)


def _tied(blocks: Sequence[Block], start: int, style: _Style) -> tuple[Block, ...]:
    found_items = ((block, style.item.match(block.text)) for block in blocks[start:])
    items = [(block, found) for block, found in found_items if found]
    numbers = {found[1].translate(_DIGITS) for _, found in items}
    real = {block.number for block in blocks[:start] if block.kind is Kind.FOOTNOTE}
    label = style.label if numbers & real else "{}"
    marked = [_marked(block, numbers, style, label) for block in blocks[:start]]
    seen = {marker.number for block in marked for marker in block.markers}
    if not {label.format(number) for number in numbers} <= seen:
        return ()
    notes = (
        Block(
            Kind.FOOTNOTE,
            block.text[found.end() :],
            page=block.page,
            number=label.format(found[1].translate(_DIGITS)),
        )
        for block, found in items
    )
    return (*marked, *notes)


def _list_start(blocks: Sequence[Block], style: _Style) -> int | None:
    """Where a list of 1, 2, … begins that ends the letter, leaving real notes aside."""
    expected: list[int] = []
    start = len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind is Kind.FOOTNOTE and not expected:
            continue
        found = style.item.match(blocks[index].text)
        if not found:
            break
        expected.append(int(found[1].translate(_DIGITS)))
        start = index
    ends = all(style.item.match(block.text) for block in blocks[start:])
    return start if expected and ends and expected[::-1] == list(range(1, len(expected) + 1)) else None


def _marked(block: Block, numbers: set[str], style: _Style, label: str) -> Block:
    """`block` with the typed marks in its text made markers."""
    if block.kind in {Kind.FOOTNOTE, Kind.SIGNATURE}:
        return block
    text, markers, taken = block.text, list(block.markers), 0
    for found in list(style.mark.finditer(block.text)):
        number = found[1].translate(_DIGITS)
        if number not in numbers or (found[0].endswith(")") and _opened(block.text, found.start(1))):
            continue
        at = found.start() - taken
        before = text[:at].rstrip()
        gone = at - len(before) + len(found[0])
        markers = [m if m.offset <= len(before) else replace(m, offset=m.offset - gone) for m in markers]
        markers.append(Marker(len(before), label.format(number)))
        text = before + text[at + len(found[0]) :]
        taken += gone
    markers.sort(key=lambda marker: marker.offset)
    return replace(block, text=text, markers=tuple(markers)) if taken else block


def _opened(text: str, at: int) -> bool:
    """Whether a bracket is open at `at`: then `3)` closes it and is no mark."""
    return text.rfind("(", max(0, at - 300), at) > text.rfind(")", max(0, at - 300), at)
