"""Candidates that other legs brought get their true likeness."""

from __future__ import annotations

import numpy as np

from kamerbrief_assistant.library.vectors import VectorIndex


def test_cosines_of_chosen_passages_are_those_of_a_search() -> None:
    rng = np.random.default_rng(5)
    vectors = rng.normal(size=(40, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    owners = np.array([7, 3, 3, 9, *range(100, 136)], dtype=np.int64)
    index = VectorIndex.empty(8)
    index.add(owners, vectors)
    ids, cosines = index.cosines(vectors[1], np.array([3, 9, 50], dtype=np.int64))
    assert sorted(ids.tolist()) == [3, 3, 9]
    assert abs(float(cosines.max()) - 1) < 1e-2
    found, searched = index.search(vectors[1:2], 40)
    best = {int(i): float(c) for c, i in zip(found[0][::-1], searched[0][::-1], strict=True)}
    assert abs(best[9] - float(cosines[ids == 9][0])) < 1e-6


def test_passages_without_vectors_have_no_cosines() -> None:
    ids, cosines = VectorIndex.empty(4).cosines(np.zeros(4, dtype=np.float32), np.array([1], dtype=np.int64))
    assert not len(ids)
    assert not len(cosines)
