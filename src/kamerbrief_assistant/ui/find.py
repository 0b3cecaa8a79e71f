"""Finding words in a letter as people type them: without regard to case, accents or kind of quote."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Match:
    """`blocks[block][start:end]` holds the words."""

    block: int
    start: int
    end: int


def fold(text: str) -> str:
    """`text` without case and accents, of the same length, so that offsets stay true."""
    same = text.translate(_SAME)
    if same.isascii():
        return same.lower()
    return "".join(_plain(character) for character in same)


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[:1].lower()
    return base if len(base) == 1 else character


def find_all(texts: list[str], words: str) -> list[Match]:
    """Every place that holds `words`, in order."""
    wanted = fold(" ".join(words.split()))
    if not wanted:
        return []
    matches = []
    for index, text in enumerate(texts):
        folded = fold(text)
        at = folded.find(wanted)
        while at >= 0:
            matches.append(Match(index, at, at + len(wanted)))
            at = folded.find(wanted, at + len(wanted))
    return matches
