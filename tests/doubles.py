"""A quick stand-in for the encoder: honest vectors, no model."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kamerbrief_assistant.language.words import folded_words


class WordEncoder:
    """Each word a fixed random direction, a text the sum of its words: texts that share words are near.

    Counts the passages it is given, so that tests can see what was encoded anew.
    """

    def __init__(self, *, identity: str = "words-64", dimension: int = 64) -> None:
        self.identity = identity
        self.dimension = dimension
        self.encoded: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded.extend(texts)
        return self._encode(texts)

    def word_vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(words)

    def word_weights(self, words: Sequence[str]) -> NDArray[np.float32]:
        return np.ones(len(words), dtype=np.float32)

    def token_vectors(self, text: str) -> tuple[list[str], NDArray[np.float32]]:
        words = list(folded_words(text))
        return words, self._encode(words)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in folded_words(text):
                seed = zlib.crc32(word.encode())
                vectors[row] += np.random.default_rng(seed).standard_normal(self.dimension)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return unit
