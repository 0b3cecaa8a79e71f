"""Writing the trained table as a model2vec folder of 8-bit numbers, with checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer

FILES = ("config.json", "model.safetensors", "modules.json", "tokenizer.json")

SILENT = 0.06
"""Tokens that learned to weigh less than this share of the mean ("de", "van") are left out for speed."""


def quantised(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows as int8 and the float32 number each row is to be multiplied by."""
    scale = np.abs(vectors).max(axis=1) / 127
    safe = np.where(scale > 0, scale, 1)
    return np.round(vectors / safe[:, None]).astype(np.int8), scale.astype(np.float32)


def write(folder: Path, tokenizer: Tokenizer, vectors: np.ndarray, card: Path) -> None:
    """Write the model folder; `vectors` has a row a token, the unknown token's row is ignored."""
    folder.mkdir(parents=True, exist_ok=True)
    vectors = vectors.astype(np.float32) / np.linalg.norm(vectors, axis=1).mean()
    vectors[tokenizer.token_to_id("[UNK]")] = 0
    vectors[np.linalg.norm(vectors, axis=1) < SILENT] = 0
    rows, scale = quantised(vectors)
    save_file({"embeddings": rows, "weights": scale}, folder / "model.safetensors")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = {
        "model_type": "model2vec",
        "architectures": ["StaticModel"],
        "tokenizer_name": "kamerbrief-static",
        "hidden_dim": int(vectors.shape[1]),
        "max_length": None,
        "normalize": True,
        "embedding_dtype": "int8",
    }
    modules = [
        {"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8", newline="\n")
    (folder / "modules.json").write_text(json.dumps(modules, indent=1) + "\n", encoding="utf-8", newline="\n")
    shutil.copyfile(card, folder / "README.md")
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii", newline="\n")
