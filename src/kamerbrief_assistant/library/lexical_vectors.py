"""A vector for each word of the index, in bytes, so that passages can be compared word by word."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    WordVectors = Callable[[Sequence[str]], NDArray[np.float32]]
    """Unit vectors of words, shape (words, dimension); zeros for a word it does not know."""

_BATCH = 5_000


def store_vectors(connection: sqlite3.Connection, word_vectors: WordVectors) -> None:
    """Keep the vectors of words that have none yet, each stretched so that its largest component is 127."""
    import numpy as np

    rows = connection.execute(
        "SELECT id, word FROM words WHERE id > (SELECT coalesce(max(word), 0) FROM word_vectors) ORDER BY id"
    ).fetchall()
    for at in range(0, len(rows), _BATCH):
        batch = rows[at : at + _BATCH]
        vectors = word_vectors([word for _, word in batch])
        largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
        vectors = np.rint(vectors * (127 / largest)).astype(np.int8)
        connection.executemany(
            "INSERT INTO word_vectors VALUES (?,?)",
            ((key, vector.tobytes()) for (key, _), vector in zip(batch, vectors, strict=True)),
        )
