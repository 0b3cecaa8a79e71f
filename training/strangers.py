"""Text that answers no question, and yet is near some: the hardest to tell from an answer.

After Xiong and others 2021, Approximate Nearest Neighbor Negative Contrastive Learning: what the student
itself takes for an answer is looked up anew as it learns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from training.pairs import Ids
from training.recipe import Recipe
from training.student import Student

_FIRST = 100
"""Steps before vectors say what is near."""
_EVERY = 50
_PIECES = 24_000
_QUESTIONS = 6_000
_NEAREST = 3


@dataclass(slots=True)
class Strangers:
    """Pieces of law, parliamentary questions and policy pages, the nearest to made-up questions first."""

    recipe: Recipe
    student: Student
    pieces: Callable[[np.random.Generator, int], list[Ids]]
    questions: Sequence[Ids]
    course: int
    _near: list[Ids] = field(default_factory=list)
    _looked: int = -1

    def draw(self, random: np.random.Generator, step: int) -> list[Ids]:
        """As many as the recipe says, from any text as far as the near ones do not suffice."""
        if step >= _FIRST and step // _EVERY != self._looked:
            self._looked = step // _EVERY
            self._near = self._nearest(
                np.random.default_rng((self.recipe.seed, self.course, 7, self._looked))
            )
        size = self.recipe.strangers
        near = [self._near[i] for i in random.permutation(len(self._near))[:size]]
        return near + self.pieces(random, size - len(near))

    def _nearest(self, random: np.random.Generator) -> list[Ids]:
        """Of many pieces those that are among the nearest of some question."""
        vectors = self.student.vectors()

        def unit(texts: Sequence[Ids]) -> torch.Tensor:
            rows = np.stack([vectors[ids].sum(axis=0) for ids in texts]).astype(np.float32)
            return torch.from_numpy(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6))

        pieces = self.pieces(random, _PIECES)
        asked = [self.questions[i] for i in random.integers(0, len(self.questions), _QUESTIONS)]
        nearest = (unit(asked) @ unit(pieces).T).topk(_NEAREST, dim=1).indices
        return [pieces[i] for i in nearest.unique().tolist()]
