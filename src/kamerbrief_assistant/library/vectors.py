"""The vector index. The only module that knows FAISS."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamerbrief_assistant.domain.errors import IndexFaultError

from .manifest import REBUILD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SAMPLE = 64 * 1024


class VectorIndex:
    """Unit vectors with the ids of the passages they stand for; a passage may have several.

    Half-precision codes searched exhaustively by inner product (cosine, for unit vectors).
    """

    def __init__(self, index: Any) -> None:
        self._index = index
        self._lock = threading.Lock()
        # Passage ids in rising order and where their vectors stand, made when first needed.
        self._places: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None

    @classmethod
    def empty(cls, dimension: int) -> VectorIndex:
        import faiss

        flat = faiss.IndexScalarQuantizer(
            dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        )
        flat.is_trained = True
        return cls(faiss.IndexIDMap(flat))

    @classmethod
    def open(cls, path: Path, *, dimension: int, mapped: bool = True) -> VectorIndex:
        """Read the file, memory-mapped unless it is to be changed. Raises IndexFaultError when damaged."""
        import faiss

        try:
            index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mapped else 0)
        except RuntimeError as error:
            raise IndexFaultError(f"The vector file {path} is damaged.", remedy=REBUILD) from error
        if index.d != dimension:
            raise IndexFaultError(
                f"The vector file {path} has {index.d} dimensions, not {dimension}.", remedy=REBUILD
            )
        return cls(index)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    @property
    def ids(self) -> NDArray[np.int64]:
        """The passage id of each vector, shape (len(self),)."""
        import faiss

        return faiss.vector_to_array(self._index.id_map)

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """`vectors` has shape (n, dimension), `ids` shape (n,)."""
        if len(ids):
            self._index.add_with_ids(vectors, ids)
            self._places = None

    def keep_only(self, passage_ids: Collection[int]) -> None:
        """Drop the vectors of every passage not in `passage_ids`."""
        import faiss
        import numpy as np

        here = np.unique(self.ids)
        kept = np.fromiter(passage_ids, dtype=np.int64, count=len(passage_ids))
        gone = np.setdiff1d(here, kept)
        if len(gone):
            self._index.remove_ids(faiss.IDSelectorBatch(gone))
            self._places = None

    def search(
        self, queries: NDArray[np.float32], k: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The k nearest vectors of each query, `among` these passage ids when given.

        `queries` has shape (n, dimension). Returns cosines and passage ids, both of shape
        (n, k), best first; id -1 where fewer than k vectors exist.
        """
        import faiss

        chosen = None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg] # a wrapper of SWIG
        with self._lock:
            # One thread is the faster for a single query, and leaves a core to the screen.
            faiss.omp_set_num_threads(1)
            scores, ids = self._index.search(queries, k, params=chosen)
        return scores, ids

    def cosines(
        self, query: NDArray[np.float32], passages: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The cosine of every vector of these passages to one query, without a scan of the others.

        `query` has shape (dimension,). Returns passage ids and cosines, both of shape (vectors found,).
        """
        import faiss
        import numpy as np

        with self._lock:
            if self._places is None:
                ids = self.ids
                order = np.argsort(ids, kind="stable")
                self._places = (ids[order], order)
            ids, order = self._places
            first, last = np.searchsorted(ids, passages, "left"), np.searchsorted(ids, passages, "right")
            rows = np.concatenate([np.zeros(0, dtype=np.int64), *map(np.arange, first, last)])
            if not len(rows):
                return rows, np.zeros(0, dtype=np.float32)
            vectors = faiss.downcast_index(self._index.index).reconstruct_batch(order[rows])
        found: NDArray[np.float32] = vectors @ query
        return ids[rows], found

    def write(self, path: Path) -> None:
        import faiss

        faiss.write_index(self._index, str(path))


def quick_check(path: Path) -> tuple[int, str]:
    """The file's size in bytes and a SHA-256 over the size and its first and last 64 KiB."""
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        digest.update(file.read(_SAMPLE))
        if size > _SAMPLE:
            file.seek(max(_SAMPLE, size - _SAMPLE))
            digest.update(file.read(_SAMPLE))
    return size, digest.hexdigest()
