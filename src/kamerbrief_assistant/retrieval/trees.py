"""A sum of small decision trees over figures (gradient boosting: Friedman 2001), run with numpy alone.

The trees are made by the scripts in `training/` with LightGBM, which the program does not need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Places = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees as arrays of shape (trees, nodes). A leaf's branches lead to itself."""

    feature: Places
    threshold: Floats
    """A value up to it goes left."""
    left: Places
    right: Places
    value: Floats
    depth: int

    def scores(self, rows: Floats) -> Floats:
        """The sum of all trees for each row, shape (rows,); rows have shape (rows, features)."""
        import numpy as np

        if not len(self.value):
            return np.zeros(len(rows), dtype=np.float32)
        count, nodes = self.value.shape
        feature, threshold, value = self.feature.ravel(), self.threshold.ravel(), self.value.ravel()
        left, right = self.left.ravel(), self.right.ravel()
        first = (np.arange(count) * nodes)[:, None]
        columns = np.ascontiguousarray(rows.T).ravel()
        row = np.arange(len(rows))[None, :]
        at = np.repeat(first, len(rows), axis=1)
        for _ in range(self.depth):
            seen = columns[feature[at].astype(np.int64) * len(rows) + row]
            at = first + np.where(seen <= threshold[at], left[at], right[at])
        found: Floats = value[at].sum(axis=0, dtype=np.float32)
        return found


def from_record(record: Sequence[dict[str, list[Any]]]) -> Trees:
    """Trees from what training writes: for each tree lists of equal length, a place a node."""
    import numpy as np

    nodes = max((len(tree["value"]) for tree in record), default=0)

    def table(name: str, kind: type) -> NDArray[Any]:
        found: NDArray[Any] = np.zeros((len(record), nodes), dtype=kind)
        for row, tree in enumerate(record):
            found[row, : len(tree[name])] = tree[name]
        return found

    return Trees(
        table("feature", np.int16),
        table("threshold", np.float32),
        table("left", np.int16),
        table("right", np.int16),
        table("value", np.float32),
        max((_depth(tree["left"], tree["right"], 0) for tree in record), default=0),
    )


def _depth(left: Sequence[int], right: Sequence[int], node: int) -> int:
    if left[node] == node:
        return 0
    return 1 + max(_depth(left, right, left[node]), _depth(left, right, right[node]))
