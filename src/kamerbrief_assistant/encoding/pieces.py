"""Text to tokens, exactly as the model's `tokenizer.json` says, without the `tokenizers` library.

A word is a run of letters and digits, in lower case without diacritics; each word is cut into the likeliest
pieces (Kudo 2018, the unigram model). Words recur, so each is cut once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

_WORD = re.compile(r"[^\W_]+")

_LONGEST_WORD = 256
"""Longer runs of letters are cut in blocks: no Dutch word is this long, and cutting takes time per letter."""

_STEM = 4
"""Pieces are looked for only in the lengths that pieces with the same first letters, so many, have."""

_SHORT = (1, 2, 3)

_ACCENTS = re.compile("[\u0300-\u036f]")

_OTHER_MARKS = re.compile("[\u0483-\u1fff\u20d0-\u20f0\u2cef-\U0010ffff]")
"""Where, outside the accents above, Unicode has marks that take no place of their own."""

_MOST_WORDS = 400_000
"""So many words are remembered; then the memory starts again."""

_UNKNOWN_PENALTY = 10.0
"""What an unknown character costs below the rarest piece, as in the tokenizers library."""


class Segmenter:
    """Cuts words into the pieces of a unigram `tokenizer.json`.

    `silent` pieces weigh nothing and are left out. Every piece must be its own likeliest cut, as training
    sees to. Raises KeyError or ValueError for another kind of tokenizer.
    """

    def __init__(self, description: dict[str, Any], silent: Iterable[int] = ()) -> None:
        model = description["model"]
        if model["type"] != "Unigram":
            raise ValueError(f"a tokenizer of type {model['type']}, not Unigram")
        vocabulary: list[tuple[str, float]] = model["vocab"]
        self._unknown: int = model["unk_id"]
        self._scores = {piece: (score, number) for number, (piece, score) in enumerate(vocabulary)}
        self._scores.pop(vocabulary[self._unknown][0])
        self._silent = {self._unknown, *silent}
        longer: defaultdict[str, set[int]] = defaultdict(set)
        for piece in self._scores:
            if len(piece) >= _STEM:
                longer[piece[:_STEM]].add(len(piece))
        self._lengths = {stem: (*_SHORT, *sorted(found)) for stem, found in longer.items()}
        self._letters = frozenset(piece for piece in self._scores if len(piece) == 1)
        self._unknown_score = min(score for score, _ in self._scores.values()) - _UNKNOWN_PENALTY
        self._known = _Memory(self._cut)
        self.pieces = tuple(piece for piece, _ in vocabulary)
        self.size = len(vocabulary)

    def words(self, text: str) -> list[str]:
        """The words of `text` in order, folded."""
        return _WORD.findall(fold(text))

    def tokens(self, text: str) -> list[int]:
        """Numbers of the pieces of `text` in order; unknown characters and silent pieces are left out."""
        return list(chain.from_iterable(map(self._known.__getitem__, self.words(text))))

    def _cut(self, word: str) -> tuple[int, ...]:
        whole = self._scores.get(word)
        if whole is not None:
            return () if whole[1] in self._silent else (whole[1],)
        blocks = (word[i : i + _LONGEST_WORD] for i in range(0, len(word), _LONGEST_WORD))
        return tuple(token for block in blocks for token in self._best_path(block))

    def _best_path(self, word: str) -> list[int]:
        """Viterbi over the pieces: the way to each position with the highest sum of log-chances."""
        find, lengths, unknown, size = self._scores.get, self._lengths.get, self._unknown, len(word)
        best = [0.0] + [float("-inf")] * size
        came_from, piece = [0] * (size + 1), [unknown] * (size + 1)
        for start in range(size):
            sofar = best[start]
            for length in lengths(word[start : start + _STEM], _SHORT):
                end = start + length
                if end > size:
                    break
                entry = find(word[start:end])
                if entry is not None:
                    score = sofar + entry[0]
                    if score > best[end]:
                        best[end], came_from[end], piece[end] = score, start, entry[1]
            if word[start] not in self._letters and sofar + self._unknown_score > best[start + 1]:
                best[start + 1] = sofar + self._unknown_score
                came_from[start + 1], piece[start + 1] = start, unknown
        path: list[int] = []
        at = size
        while at:
            if piece[at] not in self._silent:
                path.append(piece[at])
            at = came_from[at]
        return path[::-1]


class _Memory(dict[str, tuple[int, ...]]):
    """Pieces of every word met, cut when first asked for."""

    def __init__(self, cut: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = self._cut(word)
        return found


def fold(text: str) -> str:
    """`text` in lower case without diacritics."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text)
    plain = _ACCENTS.sub("", decomposed)
    if _OTHER_MARKS.search(plain):
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    return plain.replace("Σ", "σ").lower()  # lower() alone would write a final sigma
