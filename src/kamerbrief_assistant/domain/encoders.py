"""What an encoder must offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns text into unit vectors. Queries and passages are two methods: some models differ."""

    @property
    def identity(self) -> str:
        """Names the exact model: a change of it makes an index another encoder's."""

    @property
    def dimension(self) -> int: ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Float32, shape (len(texts), dimension), rows of length 1 (or 0 for empty text)."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """As `encode_queries`, for what is searched."""
