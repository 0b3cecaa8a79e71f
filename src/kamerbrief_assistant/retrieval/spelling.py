"""Words that the library does not hold, taken for the words it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from kamerbrief_assistant.language.words import is_stop

SHORTEST = 4


def mended(
    word: str, vocabulary: Sequence[str], frequency: Callable[[str], int], *, limit: int = 2
) -> list[tuple[str, float]]:
    """The words of `vocabulary` that `word` may be a misspelling of, best first, with how likely up to 1.

    At most one edit for four letters (optimal string alignment: an insertion, a deletion, a change, or two
    neighbours swapped); a first letter that differs counts double.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < SHORTEST or any(character.isdigit() for character in word):
        return []
    most = max(1, min(4, (len(word) + 1) // 4))
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=60)
    scored = []
    for candidate, distance, _ in near:
        edits = distance + (candidate[0] != word[0])
        if len(candidate) < SHORTEST or edits > most:
            continue
        likeness = 1 - edits / max(len(word), len(candidate))
        scored.append((likeness, frequency(candidate), candidate))
    scored.sort(key=lambda found: (-round(found[0], 2), -found[1], found[2]))
    if not scored:
        return []
    best = scored[0][0]
    return [(candidate, likeness) for likeness, _, candidate in scored[:limit] if likeness >= best - 0.06]


_ENDINGS = ("en", "t", "e", "s", "er", "de", "te", "den", "ten", "d")
_SHORTEST_STEM = 4


def is_word(word: str, pieces: Set[str]) -> bool:
    """Whether `word` is one that the encoder learned, bare or with a Dutch ending: no misspelling, then."""
    return word in pieces or any(
        word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and word[: -len(ending)] in pieces
        for ending in _ENDINGS
    )


def closest(word: str, vocabulary: Sequence[str], *, limit: int = 3) -> tuple[str, ...]:
    """The words of `vocabulary` most like `word` in spelling, for a suggestion: looser than `mended`."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, vocabulary, scorer=fuzz.ratio, score_cutoff=72, limit=4 * limit)
    said = [candidate for candidate, _, _ in found if len(candidate) >= SHORTEST and not is_stop(candidate)]
    return tuple(said[:limit])
