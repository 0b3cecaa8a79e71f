"""Words that mean the same in policy language and plain language, Dutch and English, from a list."""

from __future__ import annotations

from functools import lru_cache

from .lists import read_lines
from .stems import stem
from .words import fold, folded_words


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Dutch stems, and English words, to the Dutch expressions of their groups, in folded words."""
    dutch: dict[str, tuple[str, ...]] = {}
    english: dict[str, tuple[str, ...]] = {}
    for line in read_lines("synonyms"):
        here, _, there = line.partition("|")
        group = tuple(" ".join(folded_words(entry.replace("_", " "))) for entry in here.split())
        for expression in group:
            if " " not in expression:
                key = stem(expression)
                dutch[key] = tuple(dict.fromkeys((*dutch.get(key, ()), *group)))
        for entry in there.split():
            key = fold(entry.replace("_", " "))
            english[key] = tuple(dict.fromkeys((*english.get(key, ()), *group)))
    return dutch, english


def synonyms(word: str) -> tuple[str, ...]:
    """Dutch expressions of the same meaning as a folded Dutch word, in any inflection, without itself."""
    own = stem(word)
    group = _groups()[0].get(own, ())
    return tuple(found for found in group if own not in {stem(part) for part in found.split()})


def dutch_for(english: str) -> tuple[str, ...]:
    """Dutch expressions for a folded English word or expression (`crown witness`), the likeliest first.

    A plural -s is looked through.
    """
    found = _groups()[1]
    return found.get(english) or (found.get(english[:-1], ()) if english.endswith("s") else ())
