"""Who signed: the lines under a letter become one block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kamerbrief_assistant.domain.letters import Block, Kind

OFFICE = re.compile(
    r"^(?:(?:mede )?namens )?(?:de |het |the )?"
    r"((?:demissionair )?(?:vice-)?(?:minister(?:-president)?|staatssecretaris|secretaris-generaal"
    r"|directeur-generaal|griffier|state secretary|prime minister)\b[^.:;?!]{0,160}?),?$",
    re.IGNORECASE,
)
"""A line that is an office and nothing more; the group leaves the article and the comma out."""

_CLOSING = re.compile(
    r"^(?:Hoogachtend|Met (?:vriendelijke|hartelijke) groet(?:en)?|Yours (?:sincerely|faithfully))\b.{0,20}$"
)
_NAME = re.compile(
    r"^(?:w\.g\. |drs?\. |mr\. |ir\. |prof\. |ing\. )*"
    r"(?:(?:[A-Z]\w{0,2}\.[ -]?)+|[A-Z][\w’'-]+ )(?:\([A-Z][\w’'-]*\) ?)?"
    r"(?:(?:van|de|den|der|het|ten|ter|te|el|in|op|von|’t|'t) )*"
    r"[A-Z][\w’'-]+(?:[ -](?:[a-z’']{1,4} )*[A-Z][\w’'-]+)*$"
)
"""Initials or a first name, then the surname."""

_VERB = re.compile(
    r"\b(?:heeft|hebben|is|zijn|was|zal|zullen|wordt|worden|kan|kunnen|has|will|is|are)\b", re.IGNORECASE
)


_MOTION_ENDS = re.compile(r"^en gaat over tot de orde van de dag\.?$", re.IGNORECASE)


def is_office(text: str) -> bool:
    """Whether `text` is the line above a signature: `De minister van Financiën,`."""
    return len(text) <= 180 and OFFICE.match(text) is not None and _VERB.search(text) is None


def is_name(text: str) -> bool:
    """Whether `text` could be the name of one who signs: `D.M. van Weel`."""
    return (
        len(text) <= 60 and text.count(" ") <= 7 and _NAME.match(text) is not None and not text.endswith(":")
    )


def with_signatures(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with each run of closing, office and name lines joined to one signature.

    An office line alone is no signature (it may be a heading or an addressee): a name or the end of
    the letter must follow, or a closing (`Hoogachtend,`) stand before it.
    """
    blocks = list(_side_by_side(blocks))
    out: list[Block] = []
    index = 0
    motion = False
    while index < len(blocks):
        if motion and blocks[index].kind is not Kind.FOOTNOTE and len(blocks[index].text) <= 60:
            # Under a motion stand the names of those who moved it, one a line.
            out.append(Block(Kind.SIGNATURE, blocks[index].text, page=blocks[index].page))
            index += 1
            continue
        motion = _MOTION_ENDS.match(blocks[index].text) is not None
        run = _run(blocks, index)
        if run:
            group = blocks[index : index + run]
            text = " ".join(block.text for block in group)
            out.append(Block(Kind.SIGNATURE, text, page=group[0].page))
        else:
            out.append(blocks[index])
        index += run or 1
    return tuple(out)


def _side_by_side(blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks`, two who sign beside each other (a table's rows of offices and names) made one after one."""
    index = 0
    while index < len(blocks):
        columns = _cells(blocks[index])
        end = index + 1
        if len(columns) > 1 and all(is_office(cell) for cell in columns):
            lines = [columns]
            while end < len(blocks) and len(_cells(blocks[end])) == len(columns):
                lines.append(_cells(blocks[end]))
                end += 1
            for column in zip(*lines, strict=True):
                yield from (Block(Kind.PARAGRAPH, cell, page=blocks[index].page) for cell in column)
        else:
            yield blocks[index]
        index = end


def _cells(block: Block) -> list[str]:
    return block.text.split(" | ") if block.kind is Kind.TABLE_ROW else []


def _run(blocks: Sequence[Block], start: int) -> int:
    """How many blocks from `start` form one signature."""
    end = start
    offices = names = closings = 0
    while end < len(blocks) and end - start < 12:
        block = blocks[end]
        if block.kind not in {Kind.PARAGRAPH, Kind.HEADING, Kind.SIGNATURE} or block.markers:
            break
        if block.kind is Kind.SIGNATURE or is_office(block.text):
            if block.kind is not Kind.SIGNATURE and names and not block.text.endswith(","):
                break
            offices += 1
        elif _CLOSING.match(block.text):
            closings += 1
        elif (offices or closings) and is_name(block.text) and names < 2 * max(offices, 1):
            names += 1
        else:
            break
        end += 1
    last = end == len(blocks)
    signed = (offices and (names or closings or last)) or (closings and (names or last))
    return end - start if signed else 0
