"""Dutch compounds taken apart and put together, by words that are known.

`known` says how often a folded word occurs, 0 when it does not. A compound's parts are the split whose words
are the most frequent (the geometric mean, as in Koehn and Knight 2003, Empirical Methods for Compound
Splitting), with a linking -s-, -e- or -en- between them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from .lists import read_words

Known = Callable[[str], int]

SHORTEST_PART = 4
_LINKS = ("", "s", "e", "en")
_NO_PARTS = read_words("no_parts")


def split_compound(word: str, known: Known) -> tuple[str, ...]:
    """The parts of `word`, without links; empty when it is no compound of known words."""
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for parts in _splits(word, known, 3):
        if len(parts) < 2:
            continue
        mean = math.exp(sum(math.log(known(part)) for part in parts) / len(parts))
        # A longer part is surer than a frequent one.
        score = mean**0.3 * min(len(part) for part in parts)
        best = max(best, (score, parts))
    return best[1]


def _splits(word: str, known: Known, most: int) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    if _is_part(word, known):
        found.append((word,))
    if most == 1:
        return found
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        for link in _LINKS:
            head = word[: cut - len(link)] if link else word[:cut]
            if (link and not word[:cut].endswith(link)) or not _is_part(head, known):
                continue
            found.extend((head, *rest) for rest in _splits(word[cut:], known, most - 1))
    return found


def _is_part(word: str, known: Known) -> bool:
    return len(word) >= SHORTEST_PART and word not in _NO_PARTS and known(word) > 0


def joined(words: Sequence[str], known: Known) -> list[tuple[int, str]]:
    """Neighbouring words that are known as one: the first one's place and the compound."""
    found = []
    for place, (first, second) in enumerate(pairwise(words)):
        for link in _LINKS:
            whole = first + link + second
            if known(whole):
                found.append((place, whole))
                break
    return found
