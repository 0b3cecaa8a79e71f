"""The pieces of a passage that get a vector each.

One vector of a long paragraph blurs its sentences. A window is a sentence, or several short ones together.
"""

from __future__ import annotations

from .sentences import sentences

SHORTEST = 60
"""Characters below which a sentence is joined to the next."""
LONGEST = 600
"""Characters above which a sentence is cut at white space."""


def windows(text: str) -> tuple[str, ...]:
    """The windows of `text` in order; together they hold all its words. None for blank text."""
    pieces: list[str] = []
    begin = end = None
    for span in sentences(text):
        begin = span.start if begin is None else begin
        end = span.end
        if end - begin >= SHORTEST:
            pieces.extend(_cut(text[begin:end]))
            begin = None
    if begin is not None and end is not None:
        if pieces and len(pieces[-1]) + end - begin <= LONGEST:
            pieces[-1] = f"{pieces[-1]} {text[begin:end]}"
        else:
            pieces.append(text[begin:end])
    return tuple(pieces)


def _cut(piece: str) -> list[str]:
    """`piece` in parts of at most `LONGEST` characters, cut at white space where there is any."""
    parts: list[str] = []
    while len(piece) > LONGEST:
        cut = piece.rfind(" ", LONGEST // 2, LONGEST)
        cut = cut if cut > 0 else LONGEST
        parts.append(piece[:cut].rstrip())
        piece = piece[cut:].lstrip()
    parts.append(piece)
    return [part for part in parts if part]
