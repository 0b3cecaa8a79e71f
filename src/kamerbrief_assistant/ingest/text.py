"""Plain text: a letter exported or pasted, notes as `[footnoteRef:1]` and `[1:  text]`.

Each line is a paragraph, unless the text was wrapped at a fixed width; then a blank line parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kamerbrief_assistant.domain.letters import Block, Kind, ReadLetter

from .clean import NoteMark, compose, one_line
from .decode import decode
from .limits import MAX_NOTE

_TOKEN = re.compile(
    r"\[(?:foot|end)note(?:Ref)?:\s*(?P<mark>\w{1,8})\]|(?P<bookmark>\[bookmark:[^\]\n]{0,200}\])"
    r"|\[(?P<note>\d{1,4}):(?=\s)",
    re.IGNORECASE,
)
_SENTINEL = re.compile("(\ue000[^\ue000]*\ue001|\ue002\\d+\ue003)")
"""While lines are parted, a mark is U+E000 number U+E001 and a note U+E002 index U+E003."""

_PRIVATE = re.compile("[\ue000-\ue003]")

BULLET = re.compile(r"^(?:[-–—*•·▪◦○●■□➢►]|o(?= {2}|\t))[ \t]+")
ORDINAL = re.compile(r"^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)[ \t]+")
"""A list's number or small letter; a capital with a full stop is somebody's initial."""

_FINAL = (".", "!", "?", ";", ",", ":", "…")
_TITLE_LENGTH = 120
_WRAP_WIDTH = 120


def read_text(data: bytes) -> ReadLetter:
    """The blocks of a plain text file."""
    return ReadLetter(tuple(text_blocks(decode(data))))


def text_blocks(text: str) -> Iterator[Block]:
    """Headings, paragraphs, list items and notes of `text`, in order."""
    text, notes = lift_notes(text)
    groups = [
        list(lines)
        for filled, lines in groupby(
            text.replace("\f", "\n\n").split("\n"), key=lambda line: bool(line.strip())
        )
        if filled
    ]
    if _is_wrapped(groups):
        groups = [list(_unwrapped(group)) for group in groups]
    for at, group in enumerate(groups):
        below = next((line for line in groups[at + 1][:1]), "") if at + 1 < len(groups) else ""
        for index, line in enumerate(group):
            under = group[index + 1] if index + 1 < len(group) else below
            yield from line_blocks(line, notes, heading=is_heading(line, under))


def lift_notes(text: str) -> tuple[str, list[tuple[str, str]]]:
    """`text` with sentinels for marks and notes, and the notes as (number, body).

    A note may run over lines and hold brackets. One that never closes ends with its line.
    """
    text = _PRIVATE.sub("", text)
    closes = _closes(text)
    out: list[str] = []
    notes: list[tuple[str, str]] = []
    at = 0
    while found := _TOKEN.search(text, at):
        out.append(text[at : found.start()])
        at = found.end()
        if found["mark"]:
            out.append(f"\ue000{found['mark']}\ue001")
        elif found["note"]:
            close = closes.get(found.start(), -1)
            if close < 0 or close - found.end() > MAX_NOTE:
                line_end = text.find("\n", at)
                close = min(line_end if line_end >= 0 else len(text), at + MAX_NOTE)
                body, at = text[at:close], close
            else:
                body, at = text[at:close], close + 1
            out.append(f"\ue002{len(notes)}\ue003")
            notes.append((found["note"], body))
    out.append(text[at:])
    return "".join(out), notes


def _closes(text: str) -> dict[int, int]:
    """Where each `[` closes."""
    closes: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer(r"[\[\]]", text):
        if found[0] == "[":
            opened.append(found.start())
        elif opened:
            closes[opened.pop()] = found.start()
    return closes


def line_blocks(line: str, notes: Sequence[tuple[str, str]], *, heading: int = 0) -> Iterator[Block]:
    """The block of one line with sentinels, and the notes that stand in it."""
    pieces: list[str | NoteMark] = []
    inside: list[tuple[str, str]] = []
    for part in _SENTINEL.split(line):
        if part.startswith("\ue000"):
            pieces.append(NoteMark(part[1:-1]))
        elif part.startswith("\ue002"):
            inside.append(notes[int(part[1:-1])])
        else:
            pieces.append(part)
    kind = Kind.PARAGRAPH
    if heading:
        kind = Kind.HEADING
    elif pieces and isinstance(pieces[0], str):
        bare = pieces[0].lstrip()
        if bullet := BULLET.match(bare):
            kind, pieces[0] = Kind.LIST_ITEM, bare[bullet.end() :]
        elif ORDINAL.match(bare):
            kind = Kind.LIST_ITEM
    text, markers = compose(pieces)
    if text or markers:
        yield Block(kind, text, level=heading, markers=markers)
    for number, body in inside:
        yield Block(Kind.FOOTNOTE, one_line(body), number=number)


def is_heading(line: str, under: str) -> int:
    """1 for a short line without final punctuation above a paragraph, else 0."""
    bare = one_line(_SENTINEL.sub("", line) if "\ue000" in line or "\ue002" in line else line)
    if not 2 <= len(bare) <= _TITLE_LENGTH or bare.endswith(_FINAL) or BULLET.match(bare):
        return 0
    if not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "‘“\"'("):
        return 0
    below = one_line(_SENTINEL.sub("", under[: 4 * _TITLE_LENGTH]))
    running = len(below) > _TITLE_LENGTH or (below.endswith((".", "?", "!", ":")) and below.count(" ") >= 5)
    return int(running)


def _is_wrapped(groups: Sequence[Sequence[str]]) -> bool:
    """Whether lines were broken at a fixed width: most inner lines stop in mid-sentence."""
    inner = [line.rstrip() for group in groups if len(group) > 2 for line in group[:-1]]
    if len(inner) < 4 or max(len(line) for line in inner) > _WRAP_WIDTH:
        return False
    open_ended = sum(not line.endswith(_FINAL) and len(line) > 40 for line in inner)
    return open_ended > 0.6 * len(inner)


def _unwrapped(group: Sequence[str]) -> Iterator[str]:
    """The lines of a group joined to paragraphs; a bullet, or what follows a short line, begins one."""
    widest = max(len(line) for line in group)
    held: list[str] = []
    for line in group:
        begins = BULLET.match(line.lstrip()) or ORDINAL.match(line.lstrip())
        if held and (begins or len(held[-1]) < 0.6 * widest):
            yield "\n".join(held)
            held = []
        held.append(line)
    yield "\n".join(held)
