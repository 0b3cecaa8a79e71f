"""What a word is indexed as: its stem and its character 4-grams.

A term's first character names its field: `s` stems of the text, `g` 4-grams, `c` stems of the surroundings,
`n` stems of the notes or of the note's passage.
"""

from __future__ import annotations

from functools import lru_cache

from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.language.words import is_stop

GRAM = 4
FIELDS = "sgcn"


@lru_cache(maxsize=200_000)
def grams(word: str) -> tuple[str, ...]:
    """The distinct 4-grams of a folded word, its ends marked. None for stop words."""
    if is_stop(word):
        return ()
    padded = f"^{word}$"
    if len(padded) <= GRAM:
        return (padded,)
    return tuple(dict.fromkeys(padded[at : at + GRAM] for at in range(len(padded) - GRAM + 1)))


def stem_of(word: str) -> str:
    """The stem of a folded word; empty for stop words."""
    return "" if is_stop(word) else stem(word)
