"""The vector index."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kamerbrief_assistant.domain.errors import IndexFaultError
from kamerbrief_assistant.library.vectors import VectorIndex, quick_check


def some_vectors(count: int, dimension: int = 8) -> np.ndarray:
    vectors = np.random.default_rng(1).standard_normal((count, dimension)).astype(np.float32)
    unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def filled() -> tuple[VectorIndex, np.ndarray]:
    vectors = some_vectors(6)
    index = VectorIndex.empty(8)
    index.add(np.array([10, 10, 20, 30, 30, 40], dtype=np.int64), vectors)
    return index, vectors


def test_a_vector_finds_its_own_passage_first() -> None:
    index, vectors = filled()
    scores, ids = index.search(vectors[2:3], 3)
    assert ids[0, 0] == 20
    assert scores[0, 0] == pytest.approx(1.0, abs=1e-2)


def test_fewer_vectors_than_asked_for_leaves_the_rest_empty() -> None:
    index, vectors = filled()
    _, ids = index.search(vectors[:1], 9)
    assert list(ids[0, 6:]) == [-1, -1, -1]


def test_removed_passages_are_not_found_any_more() -> None:
    index, vectors = filled()
    index.keep_only([20, 40])
    _, ids = index.search(vectors, 6)
    assert set(ids.ravel().tolist()) == {20, 40, -1}


@pytest.mark.parametrize("mapped", [True, False])
def test_what_is_written_reads_back_the_same(tmp_path: Path, mapped: bool) -> None:
    index, vectors = filled()
    index.write(tmp_path / "v.faiss")
    again = VectorIndex.open(tmp_path / "v.faiss", dimension=8, mapped=mapped)
    assert (again.search(vectors, 2)[1] == index.search(vectors, 2)[1]).all()


def test_a_truncated_file_is_called_damaged(tmp_path: Path) -> None:
    index, _ = filled()
    path = tmp_path / "v.faiss"
    index.write(path)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(IndexFaultError, match="--rebuild"):
        VectorIndex.open(path, dimension=8, mapped=False)


def test_the_quick_check_sees_a_changed_byte_and_a_changed_size(tmp_path: Path) -> None:
    path = tmp_path / "v"
    path.write_bytes(bytes(200_000))
    before = quick_check(path)
    path.write_bytes(bytes(199_999) + b"x")
    assert quick_check(path) != before
    path.write_bytes(bytes(200_001))
    assert quick_check(path) != before
