"""Markdown: `#` headings, lists, tables, `[^1]` notes, emphasis taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind, Metadata, ReadLetter

from .dates import read_date
from .decode import decode
from .numerals import SUPERSCRIPTS
from .text import BULLET, ORDINAL, lift_notes, line_blocks

_FRONT = re.compile(r"\A---\n(.{0,4000}?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(\w+):[ \t]*(.*)$", re.MULTILINE)
_NOTE = re.compile(
    r"^\[\^([\w-]{1,16})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|(?=[ \t]*\n[ \t]{2,}\S)))*)", re.MULTILINE
)
_MARK = re.compile(r"\[\^([\w-]{1,16})\]")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$")
_CELLS = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$")
_DASHES = re.compile(r"^[ \t:|-]+$")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^()\s]{0,500})(?:[ \t]+\"[^\"]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])([^\n*_]{1,2000})(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^\n*_]{1,1000})(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->")
_SETEXT = re.compile(r"^(?![ \t]*(?:[-*+>|#]|\d+[.)]))(\S.{0,200})\n(=+|-{2,})[ \t]*$", re.MULTILINE)
"""A heading underlined."""
_SPAN = re.compile(r"\[([^\[\]]{0,500})\]\{[.#][^{}\n]{0,100}\}")
"""Pandoc's words with attributes: `[woord]{.underline}`."""
_RAISED = re.compile(r"<sup>(\d{1,3})</sup>|(?<!\s)\^(\d{1,3})\^")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_markdown(data: bytes) -> ReadLetter:
    """The blocks of a markdown file, with the title and date of its front matter if it has one."""
    text = decode(data)
    metadata = Metadata()
    if front := _FRONT.match(text):
        fields = {key.lower(): value.strip().strip("\"'") for key, value in _FIELD.findall(front[1])}
        metadata = Metadata(
            title=_plain(fields.get("title", fields.get("titel", ""))),
            date=read_date(fields.get("date", fields.get("datum", ""))),
        )
        text = text[front.end() :]
    return ReadLetter(tuple(_blocks(text)), metadata)


def _blocks(text: str) -> Iterator[Block]:
    text, notes = lift_notes(_SETEXT.sub(_as_heading, _COMMENT.sub("", text)))

    def note(found: re.Match[str]) -> str:
        notes.append((found[1], _plain(found[2])))
        return f"\n\n\ue002{len(notes) - 1}\ue003\n\n"

    text = _MARK.sub("\ue000\\1\ue001", _NOTE.sub(note, text))
    held: list[str] = []
    for line in [*text.split("\n"), ""]:
        heading = _HEADING.match(line)
        cells = _CELLS.match(line)
        begins = BULLET.match(line.lstrip()) or ORDINAL.match(line.lstrip())
        if held and (not line.strip() or heading or cells or begins):
            yield from line_blocks("\n".join(held), notes)
            held = []
        if heading:
            yield from line_blocks(_plain(heading[2]), notes, heading=len(heading[1]))
        elif cells:
            if not _DASHES.match(line):
                row = " | ".join(_plain(cell).strip() for cell in cells[1].split("|"))
                for block in line_blocks(row, notes):
                    yield block if block.kind is Kind.FOOTNOTE else replace(block, kind=Kind.TABLE_ROW)
        elif line.strip() and not _RULE.match(line):
            held.append(_plain(re.sub(r"^[ \t]*>[ \t]?|\\$", "", line)))


def _as_heading(found: re.Match[str]) -> str:
    return f"{'#' if found[2][0] == '=' else '##'} {found[1]}"


def _plain(text: str) -> str:
    """`text` without its markup; a link keeps its words, and its address when that says more."""
    text = _LINK.sub(lambda found: found[1] or found[2], text)
    text = _RAISED.sub(lambda found: (found[1] or found[2]).translate(SUPERSCRIPTS), _SPAN.sub(r"\1", text))
    for markup in (_EMPHASIS, _STRONG):
        text = markup.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", text))
