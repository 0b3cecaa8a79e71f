"""The encoder that ships: a table of token vectors, weighted and summed.

The folder is a model2vec model (`model.safetensors`, `tokenizer.json`, `config.json`) and loads in
sentence-transformers with the same vectors. Neither those libraries nor `tokenizers` is needed here: with
plain Python and numpy the first vector is there in a fraction of a second.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamerbrief_assistant.domain.errors import ModelError

from .pieces import Segmenter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

SHIPPED = Path(__file__).with_name("model")
"""The folder of the encoder that comes with the program."""

CHECKSUMS = "SHA256SUMS"
_AT_ONCE = 500
"""Words whose vectors are summed together: few enough to stay in the processor's cache."""
_REMEDY = "Install kamerbrief-assistant again: the encoder's files belong to the package."


class StaticEncoder:
    """An `Encoder` over a folder in model2vec's format, its files checked against `SHA256SUMS`.

    Raises ModelError when a file is absent, damaged or not what its name says.
    """

    def __init__(self, folder: Path = SHIPPED) -> None:
        self.folder = folder
        files, self._identity = _verified(folder)
        try:
            tensors = _tensors(files["model.safetensors"])
            self._table: NDArray[np.int8] = tensors["embeddings"]
            self._scale: Vectors = tensors["weights"]
            silent = (self._scale == 0).nonzero()[0].tolist()
            self._segmenter = Segmenter(json.loads(files["tokenizer.json"]), silent)
        except (KeyError, ValueError, TypeError, IndexError) as error:
            raise ModelError(f"The encoder in {folder} cannot be read: {error}.", remedy=_REMEDY) from error
        if not self._table.shape[0] == self._scale.shape[0] == self._segmenter.size:
            raise ModelError(
                f"The encoder in {folder} has a table that does not fit its words.", remedy=_REMEDY
            )

    @property
    def identity(self) -> str:
        """Names the exact model: the start of the checksum over its files."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._table.shape[1])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Float32, shape (len(texts), dimension): unit rows, or zeros for text without a known word."""
        return _unit(self._sums(map(self._segmenter.tokens, texts), len(texts)))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """As `encode_queries`: this model treats both alike."""
        return self.encode_queries(texts)

    def token_vectors(self, text: str) -> tuple[list[str], Vectors]:
        """The words of `text` in order, folded to lower case without diacritics, and their unit vectors."""
        words = self._segmenter.words(text)
        return words, self.word_vectors(words)

    def word_vectors(self, words: Sequence[str]) -> Vectors:
        """Float32, shape (len(words), dimension): a unit row for each word, zeros for an unknown one."""
        return _unit(self._word_sums(words))

    def word_weights(self, words: Sequence[str]) -> Vectors:
        """How much each word counts in a text's vector: the length its row has there, learned, float32."""
        import numpy as np

        lengths: Vectors = np.linalg.norm(self._word_sums(words), axis=1)
        return lengths

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The pieces that have a vector, in the table's order: whole words and parts of words."""
        return self._segmenter.pieces

    def _word_sums(self, words: Sequence[str]) -> Vectors:
        """As `_sums`, quicker for many short texts: all their tokens are taken at once."""
        import numpy as np

        cuts = [self._segmenter.tokens(word) for word in words]
        sums = np.zeros((len(cuts), self.dimension), dtype=np.float32)
        known = [row for row, tokens in enumerate(cuts) if tokens]
        for at in range(0, len(known), _AT_ONCE):
            rows = known[at : at + _AT_ONCE]
            flat = np.array([token for row in rows for token in cuts[row]])
            begins = np.cumsum([0, *(len(cuts[row]) for row in rows[:-1])])
            weighed = self._table.take(flat, axis=0) * self._scale.take(flat)[:, None]
            sums[rows] = np.add.reduceat(weighed, begins, axis=0)
        return sums

    def _sums(self, texts: Iterable[list[int]], count: int) -> Vectors:
        import numpy as np

        sums = np.zeros((count, self.dimension), dtype=np.float32)
        for row, tokens in enumerate(texts):
            if tokens:
                at = np.array(tokens)
                sums[row] = self._scale.take(at) @ self._table.take(at, axis=0).astype(np.float32)
        return sums


def _unit(rows: Vectors) -> Vectors:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    rows /= lengths
    return rows


def _verified(folder: Path) -> tuple[dict[str, bytes], str]:
    """The files named in `SHA256SUMS`, each equal to its checksum, and the model's identity."""
    try:
        listing = (folder / CHECKSUMS).read_bytes()
        files: dict[str, bytes] = {}
        for line in listing.decode("ascii").splitlines():
            expected, name = line.split("  ", 1)
            files[name] = (folder / Path(name).name).read_bytes()
            if hashlib.sha256(files[name]).hexdigest() != expected:
                raise ModelError(f"The encoder's file {folder / name} is damaged.", remedy=_REMEDY)
    except FileNotFoundError as error:
        raise ModelError(f"The encoder's file {error.filename} is missing.", remedy=_REMEDY) from error
    except (OSError, ValueError) as error:
        raise ModelError(f"The encoder in {folder} cannot be read: {error}.", remedy=_REMEDY) from error
    return files, f"kamerbrief-static-{hashlib.sha256(listing).hexdigest()[:12]}"


def _tensors(content: bytes) -> dict[str, NDArray[Any]]:
    """The arrays of a safetensors file: a length, a JSON header, then the numbers, little-endian."""
    import numpy as np

    types: dict[str, np.dtype[Any]] = {"I8": np.dtype("i1"), "F32": np.dtype("<f4"), "F16": np.dtype("<f2")}
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    header.pop("__metadata__", None)
    found: dict[str, NDArray[Any]] = {}
    for name, facts in header.items():
        first, last = facts["data_offsets"]
        kind = types[facts["dtype"]]
        numbers = np.frombuffer(content, kind, (last - first) // kind.itemsize, start + first)
        found[name] = numbers.reshape(facts["shape"])
    return found
