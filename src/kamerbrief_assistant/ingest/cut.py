"""A paragraph of monstrous length in pieces that can be shown and searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Marker

from .limits import MAX_PASSAGE

_SENTENCE_END = re.compile(r"[.!?][)\]”’\"']{0,3} ")


def cut(block: Block) -> Iterator[Block]:
    """`block` in pieces of at most `MAX_PASSAGE` characters; nearly always the block itself.

    A piece ends at a sentence, else at a space, else where the limit falls. The white space at
    a cut goes; nothing else does.
    """
    if len(block.text) <= MAX_PASSAGE:
        yield block
        return
    markers = list(block.markers)
    for start, end in _spans(block.text):
        last = end == len(block.text)
        # A marker on the very edge belongs to the word before it.
        here = [m for m in markers if m.offset <= end or last]
        markers = markers[len(here) :]
        places = tuple(Marker(min(max(m.offset - start, 0), end - start), m.number) for m in here)
        yield replace(block, text=block.text[start:end], markers=places)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > MAX_PASSAGE:
        limit = start + MAX_PASSAGE
        ends = [found.end() - 1 for found in _SENTENCE_END.finditer(text, start + MAX_PASSAGE // 2, limit)]
        end = ends[-1] if ends else text.rfind(" ", start + 1, limit)
        if end <= start:
            end = limit
        yield start, end
        start = end + (text[end] == " ")
    if start < len(text):
        yield start, len(text)
