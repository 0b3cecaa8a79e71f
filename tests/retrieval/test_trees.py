"""Trees give the values that reading them by hand gives."""

from __future__ import annotations

from typing import Any

import numpy as np

from kamerbrief_assistant.retrieval.second_look import shipped_model, tree_rows
from kamerbrief_assistant.retrieval.trees import from_record

STUMP: dict[str, list[Any]] = {
    "feature": [1, 0, 0],
    "threshold": [0.5, 0, 0],
    "left": [1, 1, 2],
    "right": [2, 1, 2],
    "value": [0, -1, 2],
}
DEEPER: dict[str, list[Any]] = {
    "feature": [0, 1, 0, 0, 0],
    "threshold": [10, 0.0, 0, 0, 0],
    "left": [1, 2, 2, 3, 4],
    "right": [4, 3, 2, 3, 4],
    "value": [0, 0, 0.25, 0.5, 8],
}


def test_every_row_ends_in_its_own_leaf_of_every_tree() -> None:
    rows = np.array([[0, 0.5], [0, 0.6], [11, 0.0], [10, -1.0]], dtype=np.float32)
    assert from_record([STUMP, DEEPER]).scores(rows).tolist() == [-0.5, 2.5, 7.0, -0.75]


def test_no_trees_add_nothing() -> None:
    assert from_record([]).scores(np.ones((3, 2), dtype=np.float32)).tolist() == [0, 0, 0]


def test_the_shipped_trees_read_only_what_a_candidate_shows() -> None:
    model = shipped_model()
    width = tree_rows(
        np.zeros((1, len(model.mean)), dtype=np.float32), np.zeros(1, dtype=np.float32), addressed=True
    ).shape[1]
    assert model.trees.depth > 1
    assert int(model.trees.feature.max()) < width
    nodes = model.trees.value.shape[1]
    for branch in (model.trees.left, model.trees.right):
        assert int(branch.min()) >= 0
        assert int(branch.max()) < nodes
