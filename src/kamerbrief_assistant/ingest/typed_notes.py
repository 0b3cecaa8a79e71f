"""Notes typed by hand: `2)` in the text, and a numbered list at the letter's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind, Marker

_ITEM = re.compile(r"^\(?(\d{1,2})[).]\s+(?=\S)")
_MARK = re.compile(r"(?<![\d(])(?<!\d[.,])(\d{1,2})\)(?=\s*[,.;:?!]?(?:\s|$))")


def with_typed_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with the list at the end made notes, when every number in it is marked in the text.

    The printed number is `1)`, so that such notes stay apart from the letter's real footnotes.
    """
    start = _list_start(blocks)
    if start is None:
        return tuple(blocks)
    items = [(index, _ITEM.match(block.text)) for index, block in enumerate(blocks) if index >= start]
    numbers = {found[1] for _, found in items if found}
    marked = [_marked(block, numbers) for block in blocks[:start]]
    seen = {marker.number for block in marked for marker in block.markers}
    if not {f"{number})" for number in numbers} <= seen:
        return tuple(blocks)
    notes = [
        Block(
            Kind.FOOTNOTE, blocks[index].text[found.end() :], page=blocks[index].page, number=f"{found[1]})"
        )
        for index, found in items
        if found
    ]
    return (*marked, *notes)


def _list_start(blocks: Sequence[Block]) -> int | None:
    """Where a list `1)`, `2)`, … begins that ends the letter, leaving notes aside."""
    expected: list[str] = []
    start = len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind is Kind.FOOTNOTE and not _ITEM.match(blocks[index].text):
            if expected:
                break
            continue
        found = _ITEM.match(blocks[index].text)
        if not found:
            break
        expected.append(found[1])
        start = index
    wanted = [str(number) for number in range(1, len(expected) + 1)]
    tail_is_items = all(_ITEM.match(block.text) for block in blocks[start:])
    return start if expected and expected[::-1] == wanted and tail_is_items else None


def _marked(block: Block, numbers: set[str]) -> Block:
    """`block` with the typed marks in its text made markers."""
    if block.kind in {Kind.FOOTNOTE, Kind.SIGNATURE} or ")" not in block.text:
        return block
    text, markers, taken = block.text, list(block.markers), 0
    for found in list(_MARK.finditer(block.text)):
        number = found[1]
        at = found.start() - taken
        if number not in numbers or _opened(block.text, found.start(1)):
            continue
        length = found.end() - found.start()
        before = text[:at].rstrip()
        gone = at - len(before) + length
        markers = [m if m.offset <= len(before) else replace(m, offset=m.offset - gone) for m in markers]
        markers.append(Marker(len(before), f"{number})"))
        rest = text[at + length :]
        text = before + rest
        taken += gone
    markers.sort(key=lambda marker: marker.offset)
    return replace(block, text=text, markers=tuple(markers)) if taken else block


def _opened(text: str, at: int) -> bool:
    """Whether a bracket is open at `at`: then `3)` closes it and is no mark."""
    return text.rfind("(", max(0, at - 300), at) > text.rfind(")", max(0, at - 300), at)
