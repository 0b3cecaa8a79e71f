"""Text made safe and plain: no control characters or terminal escapes, runs of white space one space.

The characters taken out are of no meaning to a reader and of use to an attacker: C0 and C1 controls,
terminal sequences (ECMA-48), bidirectional overrides (Unicode TR36), zero-width and private-use
characters, tags, lone surrogates. Letters keep their quotes, dashes and accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from kamerbrief_assistant.domain.letters import Marker

_ESCAPES = re.compile(
    # control sequences: colours, cursor
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    # strings: window titles, the clipboard
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x80-\x9f\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,8}[0-~]"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_BULLET_GLYPHS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•", "\uf02d": "-"})
"""Word's bullets in the Symbol and Wingdings fonts."""


LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Letters that a printer set as one; text copied from a page still has them so."""
_GLYPHS = _BULLET_GLYPHS | str.maketrans(LIGATURES)


def visible(text: str) -> str:
    """`text` without what may not reach a screen; white space stays as it is. Composed (NFC)."""
    if _is_plain(text):
        return text
    text = _ESCAPES.sub("", text)
    text = _UNSEEN.sub("", text.translate(_GLYPHS))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` on one line, clean, without white space around it."""
    flat = " ".join(text.split())
    return flat if _is_plain(flat) else " ".join(visible(text).split())


def _is_plain(text: str) -> bool:
    """Whether `text` is printable and of the letters of Western Europe: then nothing in it can harm."""
    if not text.isprintable():
        return False
    if text.isascii():
        return True
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote's mark among the pieces of a paragraph."""

    number: str


def compose(pieces: Iterable[str | NoteMark]) -> tuple[str, tuple[Marker, ...]]:
    """The clean text of a paragraph and the places of the marks in it.

    A mark belongs to the word before it: white space between them comes after the mark. A comma that
    parts two marks (`1, 2`) is no text.
    """
    markers: list[Marker] = []
    done: list[str] = []
    length = 0
    owed = False  # white space waits for the next visible character
    marked = False  # what came last is a mark
    pieces = list(pieces)
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(piece, NoteMark):
            markers.append(Marker(length, one_line(piece.number)))
            marked = True
            continue
        if marked and isinstance(following, NoteMark) and piece.strip() == ",":
            continue
        marked = False
        clean = visible(piece)
        core = " ".join(clean.split())
        owed = owed or clean[:1].isspace()
        if not core:
            continue
        if owed and length:
            done.append(" ")
            length += 1
        done.append(core)
        length += len(core)
        owed = clean[-1].isspace()
    return "".join(done), tuple(markers)
