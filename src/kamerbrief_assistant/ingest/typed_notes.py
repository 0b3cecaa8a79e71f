"""Notes typed by hand: `2)`, `(2)`, `[2]` or `²` in the text, and numbered lines under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbrief_assistant.domain.letters import Block, Kind, Marker

from .builder import pieces_of
from .clean import compose

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NO_UNIT = "".join(rf"(?<![\d\s]{unit})" for unit in ("m", "km", "cm", "dm", "mm"))
"""Behind these a raised figure is a power: `12 m²`."""
_DIGITS = str.maketrans(_RAISED, "0123456789")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a writer types notes: how an item of the list begins, and what marks it in the text."""

    item: re.Pattern[str]
    mark: re.Pattern[str]
    label: str
    """The printed number, for letters that have real footnotes of the same number too."""
    anywhere: bool = False
    """Whether no line but a note begins so: notes may stand at the foot of what were pages."""


NOTES = re.compile(r"^(?:(?:voet|eind)?noten|(?:foot|end)?notes):?$", re.IGNORECASE)
"""A line above notes."""
_PLAIN = re.compile(r"^(\d{1,3})[.)]?\s+(?=\S)")
_STYLES = (
    _Style(re.compile(r"^\[(\d{1,3})\]:?\s*(?=\S)"), re.compile(r"\[(\d{1,3})\]"), "[{}]", anywhere=True),
    _Style(
        re.compile(rf"^([{_RAISED}]{{1,3}})\s*(?=\S)"),
        re.compile(rf"(?<=\S){_NO_UNIT}([{_RAISED}]{{1,3}})"),
        "{})",
        anywhere=True,
    ),
    _Style(
        re.compile(r"^\((\d{1,2})\)\s*(?=\S)"),
        re.compile(r"(?<=\S) ?\((\d{1,2})\)(?=[\s.,;:?!]|$)"),
        "({})",
    ),
    _Style(
        re.compile(r"^\(?(\d{1,2})[).]\s+(?=\S)"),
        re.compile(r"(?<![\d(])(?<!\d[.,])(\d{1,2})\)(?=\s*[,.;:?!]?(?:\s|$))"),
        "{})",
    ),
)


def with_typed_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with the numbered lines that are notes made so, when every number is marked in the text."""
    for style in _STYLES:
        choices = [_items(blocks, style.item)] if style.anywhere else []
        choices.append(_at_end(blocks, style.item))
        if style.anywhere:
            choices.append(_at_end(blocks, _PLAIN, headed=True))
        for items in choices:
            numbers = [int(found[1].translate(_DIGITS)) for found in items.values()]
            if items and numbers == list(range(1, len(items) + 1)) and (made := _tied(blocks, items, style)):
                return made
    return tuple(blocks)


def _items(blocks: Sequence[Block], item: re.Pattern[str]) -> dict[int, re.Match[str]]:
    """The blocks, by their index, that begin as notes do."""
    found = {
        index: item.match(block.text) for index, block in enumerate(blocks) if block.kind is not Kind.FOOTNOTE
    }
    return {index: match for index, match in found.items() if match}


def _at_end(
    blocks: Sequence[Block], item: re.Pattern[str], *, headed: bool = False
) -> dict[int, re.Match[str]]:
    """The items of a list that ends the letter, leaving real notes aside: one of notes, or after a full stop.

    With `headed`, only those under a line that says that they are notes.
    """
    items: dict[int, re.Match[str]] = {}
    above = ""
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind is Kind.FOOTNOTE:
            continue
        found = item.match(blocks[index].text)
        if not found:
            above = blocks[index].text
            break
        items[index] = found
    told = NOTES.match(above) is not None
    if (headed and not told) or (above.endswith(":") and not told):
        return {}
    return dict(reversed(items.items()))


def _tied(
    blocks: Sequence[Block], items: dict[int, re.Match[str]], style: _Style
) -> tuple[Block, ...] | None:
    """`blocks` with the notes among them, unless one has no mark."""
    numbers = {found[1].translate(_DIGITS) for found in items.values()}
    real = {block.number for block in blocks if block.kind is Kind.FOOTNOTE}
    label = style.label if numbers & real else "{}"
    out: list[Block] = []
    for index, block in enumerate(blocks):
        if found := items.get(index):
            number = label.format(found[1].translate(_DIGITS))
            out.append(Block(Kind.FOOTNOTE, block.text[found.end() :], page=block.page, number=number))
        else:
            out.append(_marked(block, numbers, style, label))
    seen = {marker.number for block in out for marker in block.markers}
    return tuple(out) if {label.format(number) for number in numbers} <= seen else None


def _marked(block: Block, numbers: set[str], style: _Style, label: str) -> Block:
    """`block` with the typed marks in its text made markers."""
    if block.kind in {Kind.FOOTNOTE, Kind.SIGNATURE}:
        return block
    text, markers, taken = block.text, list(block.markers), 0
    for found in list(style.mark.finditer(block.text)):
        number = found[1].translate(_DIGITS)
        if number not in numbers or (found[0].endswith(")") and _opened(block.text, found.start())):
            continue
        at = found.start() - taken
        before = text[:at].rstrip()
        gone = at - len(before) + len(found[0])
        markers = [m if m.offset <= len(before) else replace(m, offset=m.offset - gone) for m in markers]
        markers.append(Marker(len(before), label.format(number)))
        text = before + text[at + len(found[0]) :]
        taken += gone
    markers.sort(key=lambda marker: marker.offset)
    if not taken:
        return block
    text, parted = compose(pieces_of(replace(block, text=text, markers=tuple(markers))))
    return replace(block, text=text, markers=parted)


def _opened(text: str, at: int) -> bool:
    """Whether a bracket is open at `at`: then `3)` closes it and is no mark."""
    return text.rfind("(", max(0, at - 300), at) > text.rfind(")", max(0, at - 300), at)
