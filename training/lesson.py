"""One step of learning: a batch drawn, the loss, the rows moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional
from training.pairs import Drawer, Ids, Pair
from training.recipe import Recipe
from training.strangers import Strangers
from training.student import Bags, Student
from training.teacher import Teacher


@dataclass(slots=True)
class Lesson:
    """Draws from the sources by their shares and teaches the student."""

    recipe: Recipe
    student: Student
    drawers: dict[str, Drawer]
    teacher: Teacher | None
    strangers: Strangers
    """What answers no question of the source `asked`."""
    course: int = 0
    """Courses differ in the order of the batches only."""

    def step(self, number: int) -> tuple[str, float]:
        """Take step `number`, which decides all chance with seed and course; returns source and loss."""
        recipe = self.recipe
        random = np.random.default_rng((recipe.seed, self.course, number))
        polishing = number >= recipe.steps
        if polishing:
            rate = recipe.polish_rate * (1 - (number - recipe.steps) / recipe.polish)
        else:
            rate = recipe.rate * min(1.0, (number + 1) / 50) * max(0.02, 1 - number / recipe.steps)
        if polishing and self.teacher and random.random() < recipe.teacher_share:
            return "teacher", self._rank(self.teacher, random, rate)
        chances = np.array(list(recipe.shares.values()))
        name = str(random.choice(list(recipe.shares), p=chances / chances.sum()))
        strangers = self.strangers.draw(random, number) if name == "asked" else []
        return name, self._contrast(self.drawers[name](random, recipe.batch), strangers, random, rate)

    def _contrast(
        self, pairs: list[Pair], strangers: list[Ids], random: np.random.Generator, rate: float
    ) -> float:
        """Each text must be nearer to its partner than to the other partners, both ways (InfoNCE).

        The first of a pair must be nearer to the second than to the strangers, too.
        """
        kept = [(self._thinned(a, random), self._thinned(b, random)) for a, b in pairs]
        kept = [(a, b) for a, b in kept if len(a) and len(b)]
        bags = Bags(self.student, [a for a, _ in kept] + [b for _, b in kept] + strangers)
        sums = bags.sums()
        unit = functional.normalize(sums, dim=1)
        count = len(kept)
        nearness = unit[:count] @ unit[count:].T * self.recipe.scale
        partner = torch.arange(count)
        back = functional.cross_entropy(nearness[:, :count].T, partner)
        loss = (functional.cross_entropy(nearness, partner) + back) / 2
        return self._learn(bags, sums, loss, rate)

    def _rank(self, teacher: Teacher, random: np.random.Generator, rate: float) -> float:
        """Of two pairs of sentences the one the teacher finds more alike must have the higher cosine.

        The loss is CoSENT's, over Dutch, English and mixed pairs together.
        """
        first, second, wanted = teacher.draw(random, self.recipe.teacher_pairs)
        dutch, english = teacher.dutch, teacher.english
        bags = Bags(
            self.student, [side[i] for rows in (first, second) for side in (dutch, english) for i in rows]
        )
        sums = bags.sums()
        one_dutch, one_english, other_dutch, other_english = functional.normalize(sums, dim=1).chunk(4)
        sides = ((one_dutch, other_dutch), (one_english, other_english), (one_dutch, other_english))
        cosine = torch.cat([(a * b).sum(1) for a, b in sides]) * self.recipe.scale
        target = wanted.repeat(len(sides))
        wrong = cosine[:, None] - cosine[None, :]
        ordered = target[:, None] < target[None, :] - 0.02
        loss = torch.logsumexp(torch.cat([wrong[ordered], torch.zeros(1)]), 0)
        return self._learn(bags, sums, loss, rate)

    def _learn(self, bags: Bags, sums: torch.Tensor, loss: torch.Tensor, rate: float) -> float:
        (gradient,) = torch.autograd.grad(loss, sums)
        bags.learn(gradient, rate)
        return loss.item()

    def _thinned(self, ids: Ids, random: np.random.Generator) -> Ids:
        return ids[random.random(len(ids)) >= self.recipe.dropped] if len(ids) > 5 else ids


def held_out_score(vectors: np.ndarray, pairs: Sequence[Pair]) -> float:
    """Mean reciprocal rank of each text's own partner among all partners."""

    def unit(texts: list[Ids]) -> np.ndarray:
        rows = np.stack([vectors[ids].sum(axis=0) for ids in texts])
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    nearness = unit([a for a, _ in pairs]) @ unit([b for _, b in pairs]).T
    ranks = (nearness >= np.diag(nearness)[:, None]).sum(axis=1)
    return float((1 / ranks).mean())
