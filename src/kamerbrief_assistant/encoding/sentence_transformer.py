"""Any sentence-transformers model in a local folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamerbrief_assistant.domain.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 32


class SentenceTransformerEncoder:
    """An `Encoder` over a folder that `sentence_transformers.SentenceTransformer` can load.

    Nothing is ever fetched: the hub is switched off, and code in the folder is not run.
    """

    def __init__(
        self, folder: Path, *, query_prefix: str = "", passage_prefix: str = "", max_tokens: int = 0
    ) -> None:
        if not (folder / "modules.json").is_file():
            raise ModelError(
                f"{folder} is not a sentence-transformers model (it has no modules.json).",
                remedy="Name the folder that was downloaded or saved with save_pretrained.",
            )
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["TRANSFORMERS_OFFLINE"] = "1"
        os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
        from sentence_transformers import SentenceTransformer

        try:
            self._model: Any = SentenceTransformer(
                str(folder), device="cpu", local_files_only=True, trust_remote_code=False
            )
        except (OSError, ValueError, RuntimeError, KeyError, ImportError) as error:
            raise ModelError(
                f"The model in {folder} could not be loaded: {error}", remedy="Check its files."
            ) from error
        if max_tokens:
            self._model.max_seq_length = max_tokens
        self._prefixes = (query_prefix, passage_prefix)
        self._identity = f"{folder.name}-{_digest(folder, query_prefix, passage_prefix, max_tokens)}"

    @property
    def identity(self) -> str:
        return self._identity

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension())

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(self._prefixes[0], texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encode(self._prefixes[1], texts)

    def _encode(self, prefix: str, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            [prefix + text for text in texts],
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def _digest(folder: Path, *parts: object) -> str:
    """Differs when any file of the model, or how it is used, differs."""
    digest = hashlib.sha256(repr(parts).encode())
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:12]
