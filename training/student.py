"""The model while it learns: token vectors composed of a row of their own and of shared word parts.

A token's vector is `exp(a) * (own + sum of its parts' rows / sqrt(parts))`: parts are the stem and the
character 4- and 5-grams, so that "gemeente" and "gemeenten" or a rare word and its frequent relatives learn
together. After training the sum is written out and the parts are gone.

Gradients touch only the rows of a batch, and both directions are weighted sums over rows
(`embedding_bag`), which on a processor is many times faster than dense autograd over the table.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import snowballstemmer
import torch
from torch.nn import functional
from training.pairs import Ids


@dataclass(slots=True)
class Rows:
    """A matrix in compressed rows: `index[start[r]:start[r+1]]` weighs `value[...]`."""

    start: np.ndarray
    index: np.ndarray
    value: np.ndarray

    def take(self, rows: np.ndarray) -> Rows:
        """The rows named, in that order."""
        lengths = self.start[rows + 1] - self.start[rows]
        start = np.concatenate([[0], np.cumsum(lengths)])
        at = np.repeat(self.start[rows] - start[:-1], lengths) + np.arange(start[-1])
        return Rows(start, self.index[at], self.value[at])

    def transposed(self, columns: int) -> Rows:
        """The same matrix with rows and columns exchanged."""
        rows = np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))
        order = np.argsort(self.index, kind="stable")
        start = np.concatenate([[0], np.cumsum(np.bincount(self.index, minlength=columns))])
        return Rows(start, rows[order], self.value[order])

    def times(self, table: torch.Tensor) -> torch.Tensor:
        """The product with a dense matrix."""
        return functional.embedding_bag(
            torch.from_numpy(self.index),
            table,
            torch.from_numpy(self.start[:-1]),
            mode="sum",
            per_sample_weights=torch.from_numpy(self.value),
        )


def word_parts(tokens: list[str], fewest: int = 3, most: int = 2000) -> Rows:
    """Which shared rows make up each token: its Dutch and English stem and its character 4- and 5-grams.

    A part that fewer than `fewest` or more than `most` tokens have is left out: it teaches them nothing.
    """
    dutch, english = snowballstemmer.stemmer("dutch"), snowballstemmer.stemmer("english")
    lists: list[set[str]] = []
    for token in tokens:
        parts = {"<" + dutch.stemWord(token), ">" + english.stemWord(token)} if len(token) > 2 else set()
        for width in (4, 5):
            if len(token) > width:
                parts |= {token[i : i + width] for i in range(len(token) - width + 1)}
        lists.append(parts)
    counts = Counter(part for parts in lists for part in parts)
    kept = sorted(p for p, count in counts.items() if (2 if p[0] in "<>" else fewest) <= count <= most)
    names = {part: number for number, part in enumerate(kept)}
    index = [sorted(names[part] for part in parts if part in names) for parts in lists]
    lengths = np.array([len(part) for part in index])
    start = np.concatenate([[0], np.cumsum(lengths)])
    value = np.repeat(1 / np.sqrt(np.maximum(lengths, 1)), lengths).astype(np.float32)
    return Rows(start, np.array([i for part in index for i in part], np.int64), value)


class Table:
    """A dense table with a row-wise Adagrad step."""

    def __init__(self, rows: int, dimension: int, scale: float, generator: torch.Generator) -> None:
        self.weight = torch.randn(rows, dimension, generator=generator) * scale
        self.squares = torch.zeros(rows)

    def step(self, rows: torch.Tensor, gradient: torch.Tensor, rate: float) -> None:
        """Move `rows` against `gradient`, slower the more they have moved."""
        self.squares.index_add_(
            0, rows, torch.linalg.vector_norm(gradient, dim=1).square_() / gradient.shape[1]
        )
        self.weight.index_add_(0, rows, gradient * (-rate / (self.squares[rows].sqrt_() + 1e-10))[:, None])


@dataclass(slots=True)
class Student:
    """Own rows, shared rows and a weight for each token."""

    parts: Rows
    own: Table
    shared: Table
    weight: Table
    scratch: dict[str, torch.Tensor] = field(default_factory=dict)

    @classmethod
    def new(cls, tokens: list[str], chance: np.ndarray, dimension: int, seed: int) -> Student:
        """A student whose token weights start at the smooth inverse frequency of Arora et al. (2017)."""
        generator = torch.Generator().manual_seed(seed)
        parts = word_parts(tokens)
        scale = dimension**-0.5
        student = cls(
            parts,
            Table(len(tokens), dimension, scale * 0.7, generator),
            Table(int(parts.index.max()) + 1, dimension, scale * 0.7, generator),
            Table(len(tokens), 1, 0.0, generator),
        )
        student.weight.weight[:, 0] = torch.from_numpy(np.log(1e-3 / (1e-3 + chance))).float()
        return student

    def begin_with(self, meanings: np.ndarray, length: float, seed: int) -> None:
        """Start the own rows of tokens whose meaning is known, of shape (tokens, any), zeros where it is not.

        The known space is turned at random into this one, which keeps its cosines.
        """
        known = np.flatnonzero(np.abs(meanings).sum(axis=1))
        dimension = self.own.weight.shape[1]
        turned, _ = np.linalg.qr(
            np.random.default_rng(seed).standard_normal((dimension, meanings.shape[1])).astype(np.float32)
        )
        unit = meanings[known] / np.linalg.norm(meanings[known], axis=1, keepdims=True)
        self.own.weight[torch.from_numpy(known)] = torch.from_numpy(unit @ turned.T * length).float()

    def compose(self, tokens: np.ndarray) -> tuple[torch.Tensor, Rows, np.ndarray]:
        """Unweighted vectors of `tokens`, the parts they use (renumbered), and those parts' shared rows."""
        parts = self.parts.take(tokens)
        used, parts.index = np.unique(parts.index, return_inverse=True)
        vectors = self.own.weight[torch.from_numpy(tokens)]
        if len(used):
            vectors += parts.times(self.shared.weight[torch.from_numpy(used)])
        return vectors, parts, used

    def vectors(self) -> np.ndarray:
        """All token vectors written out, float32, a row a token."""
        blocks = []
        for start in range(0, len(self.own.weight), 8192):
            tokens = np.arange(start, min(start + 8192, len(self.own.weight)))
            vectors, _, _ = self.compose(tokens)
            blocks.append((vectors * self.weight.weight[torch.from_numpy(tokens)].exp()).numpy())
        return np.concatenate(blocks)

    def save(self, path: Path, **more: object) -> None:
        """Write everything that is needed to go on."""
        state = {n: (t.weight, t.squares) for n, t in self._tables().items()}
        part = path.with_suffix(".part")
        torch.save({"tables": state, **more}, part)
        part.replace(path)

    def load(self, path: Path) -> dict[str, object]:
        """Read what `save` wrote; returns what else was in it."""
        state: dict[str, object] = torch.load(path, weights_only=True)
        tables = state.pop("tables")
        for name, table in self._tables().items():
            table.weight, table.squares = tables[name]  # type: ignore[index]
        return state

    def _tables(self) -> dict[str, Table]:
        return {"own": self.own, "shared": self.shared, "weight": self.weight}


class Bags:
    """The texts of one batch as weighted sums over the tokens they hold."""

    def __init__(self, student: Student, texts: list[Ids]) -> None:
        self.student = student
        lengths = np.array([len(t) for t in texts])
        self.tokens, index = np.unique(np.concatenate(texts), return_inverse=True)
        self.tokens = self.tokens.astype(np.int64)
        start = np.concatenate([[0], np.cumsum(lengths)])
        value = np.repeat(1 / np.sqrt(lengths), lengths).astype(np.float32)
        self.bags = Rows(start, index, value)
        self.plain, self.parts, self.used = student.compose(self.tokens)
        self.gain = student.weight.weight[torch.from_numpy(self.tokens)].exp()

    def sums(self) -> torch.Tensor:
        """A row a text, not normalised; gradients may be taken on it."""
        return self.bags.times(self.plain * self.gain).requires_grad_()

    def learn(self, gradient: torch.Tensor, rate: float) -> None:
        """Move the student's rows against the gradient on `sums`."""
        on_tokens = self.bags.transposed(len(self.tokens)).times(gradient)
        on_plain = on_tokens * self.gain
        on_weight = (on_plain * self.plain).sum(1, keepdim=True)
        rows = torch.from_numpy(self.tokens)
        self.student.own.step(rows, on_plain, rate)
        self.student.weight.step(rows, on_weight, rate)
        if len(self.used):
            on_parts = self.parts.transposed(len(self.used)).times(on_plain)
            self.student.shared.step(torch.from_numpy(self.used), on_parts, rate)
