"""Rows of running text made paragraphs, headings, list items and table rows, over pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kamerbrief_assistant.domain.letters import Block, Kind

from .builder import Piece
from .clean import NoteMark, compose
from .hyphens import glue
from .pdf_layout import Column, Row
from .pdf_tables import table_rows
from .text import BULLET

_LABEL = re.compile(r"^(?:vraag|vragen|antwoord|antwoorden|question|answer)\b.{0,60}\d\)?:?$", re.IGNORECASE)
_BEGINS = re.compile(r"^(?:[-–—•·▪◦○●■□➢]|\(?\d{1,2}[.)]|\(?[a-z][.)]|[ivx]{1,4}[.)])\s+\S")
_BULLETS = "•·▪◦○●■□➢"
_ENDS = (".", "?", "!", ":", ";", "…", "”", "»")
_HEADING_LENGTH = 120


def paragraphs(rows: Sequence[Row], body: Column, words: frozenset[str]) -> Iterator[Block]:
    """The blocks of `rows`, which are in reading order and may run over pages."""
    group: list[Row] = []
    for part in table_rows(rows, body):
        if isinstance(part, Block):
            if group:
                yield _block(group, body, words)
                group = []
            yield part
            continue
        if group and _breaks(group, part, body):
            yield _block(group, body, words)
            group = []
        group.append(part)
    if group:
        yield _block(group, body, words)


def _breaks(group: Sequence[Row], row: Row, body: Column) -> bool:
    """Whether `row` begins a new block after `group`."""
    last = group[-1]
    before, text = last.text.strip(), row.text.strip()
    if _LABEL.match(text) or (_LABEL.match(before) and len(group) == 1):
        return True
    if abs(last.size - row.size) > 0.12 * max(last.size, row.size):
        return True
    ended = before.endswith(_ENDS) or _ends_with_mark(last)
    room = body.right - last.x1
    fits = room > row.segments[0].word + 0.3 * body.size
    if _face(last) != _face(row) and (ended or fits):
        # A line of a paragraph may be all in italics; a heading's line has room for another word.
        return True
    if last.page != row.page:
        return ended and (fits or bool(_BEGINS.match(text))) and not text[:1].islower()
    gap = last.y - row.y
    if gap > 1.35 * max(body.leading * last.size / body.size, 1.05 * last.size):
        return True
    # A dash at a line's start may be one in a sentence that was wrapped there.
    if _BEGINS.match(text) and (ended or fits or text[0] in _BULLETS):
        return True
    indented = row.x0 - group[-1].x0 > 0.8 * body.size and len(group) > 1
    if indented and ended and not _BEGINS.match(group[0].text.strip()):
        return True
    outdented = group[-1].x0 - row.x0 > 0.8 * body.size
    if outdented and (ended or fits) and len(group) >= 1 and _BEGINS.match(group[0].text.strip()):
        return True
    if fits and (ended or (text[:1].isupper() and room > row.segments[0].word + 0.6 * body.size)):
        return True
    return fits and room > 0.4 * (body.right - body.left)


def _ends_with_mark(row: Row) -> bool:
    """Whether a row ends in a note's mark after a full stop."""
    pieces = row.segments[-1].pieces
    return len(pieces) > 1 and isinstance(pieces[-1], NoteMark) and str(pieces[-2]).rstrip().endswith(_ENDS)


def _face(row: Row) -> tuple[bool, bool]:
    segments = row.segments
    return all(segment.bold for segment in segments), all(segment.italic for segment in segments)


def _block(group: Sequence[Row], body: Column, words: frozenset[str]) -> Block:
    pieces = joined(group, body, words)
    text, markers = compose(pieces)
    page = group[0].page
    level = _level(group, text, body)
    if level:
        return Block(Kind.HEADING, text, level, page, markers)
    if bullet := BULLET.match(text):
        at = bullet.end()
        moved = tuple(replace(marker, offset=max(0, marker.offset - at)) for marker in markers)
        return Block(Kind.LIST_ITEM, text[at:], page=page, markers=moved)
    kind = Kind.LIST_ITEM if _BEGINS.match(text) else Kind.PARAGRAPH
    return Block(kind, text, page=page, markers=markers)


def _level(group: Sequence[Row], text: str, body: Column) -> int:
    """1 to 4 for a heading by its size, bold or italic type; 0 for text."""
    if len(text) > _HEADING_LENGTH or len(group) > 3 or text.endswith((".", ";", ",", "?", "!", ":")):
        return 0
    if not any(character.isalpha() for character in text):
        return 0
    faces = [_face(row) for row in group]
    bold, italic = all(face[0] for face in faces), all(face[1] for face in faces)
    if group[0].size > 1.12 * body.size:
        return 1
    if bold:
        return 3 if italic else 2
    return 4 if italic else 0


def joined(rows: Sequence[Row], body: Column, words: frozenset[str]) -> list[Piece]:
    """The pieces of rows as one line, words broken between them mended."""
    pieces: list[Piece] = []
    full = False
    for row in rows:
        line: list[Piece] = []
        for index, segment in enumerate(row.segments):
            if index:
                line.append(" ")
            line += segment.pieces
        while line and isinstance(line[0], str) and not line[0].strip():
            line.pop(0)
        if pieces and line:
            left, right = pieces[-1], line[0]
            if isinstance(left, str) and isinstance(right, str):
                left, between = glue(left.rstrip(), right.lstrip(), words, full=full)
                right = right.lstrip()
                pieces[-1] = left + between + (right[1:] if between.strip() else right)
                line = line[1:]
            elif not isinstance(right, NoteMark):
                pieces.append(" ")
        pieces += line
        full = row.x1 > body.right - 3 * body.size
    return pieces
