"""A vector for each word of the index, in bytes, so that passages can be compared word by word."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    WordVectors = Callable[[Sequence[str]], NDArray[np.float32]]
    """Unit vectors of words, shape (words, dimension); zeros for a word it does not know."""

_BATCH = 5_000


def store_vectors(connection: sqlite3.Connection, word_vectors: WordVectors) -> None:
    """Keep the vectors of words that have none yet."""
    rows = connection.execute(
        "SELECT id, words.word FROM words LEFT JOIN word_vectors ON words.id = word_vectors.word "
        "WHERE word_vectors.word IS NULL ORDER BY id"
    ).fetchall()
    for at in range(0, len(rows), _BATCH):
        batch = rows[at : at + _BATCH]
        found = in_bytes([word for _, word in batch], word_vectors)
        insert(connection, ((key, found[word]) for key, word in batch))


def in_bytes(words: Sequence[str], word_vectors: WordVectors) -> dict[str, bytes]:
    """The vectors of distinct words, each stretched so that its largest component is 127, int8."""
    import numpy as np

    vectors = word_vectors(words)
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    vectors = np.rint(vectors * (127 / largest)).astype(np.int8)
    return {word: vector.tobytes() for word, vector in zip(words, vectors, strict=True)}


def insert(connection: sqlite3.Connection, vectors: Iterable[tuple[int, bytes]]) -> None:
    """Keep the vectors of words by their ids."""
    connection.executemany("INSERT INTO word_vectors VALUES (?,?)", vectors)
