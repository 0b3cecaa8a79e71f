"""What an index says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kamerbrief_assistant.domain.errors import IndexFaultError

SCHEMA_VERSION = 3
"""Raised whenever what is stored, or the way text is analysed before it is stored, changes."""

REBUILD = "Run: kamerbrief index --rebuild"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Beside the database and the vectors of a generation."""

    schema: int
    encoder: str
    dimension: int
    fingerprint: str = ""
    """SHA-256 over the indexed files' hashes: two libraries with the same letters have the same."""
    letters: int = 0
    passages: int = 0
    vectors: int = 0
    vectors_bytes: int = 0
    vectors_check: str = ""
    """SHA-256 of the vector file's size and its first and last 64 KiB: cheap enough for every start."""
    made: str = ""

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Raises FileNotFoundError when absent, IndexFaultError when it cannot be understood."""
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise
        except (OSError, ValueError, TypeError) as error:
            raise IndexFaultError(f"The index's manifest {path} is damaged.", remedy=REBUILD) from error

    def require(self, *, encoder: str, dimension: int) -> None:
        """Raise IndexFaultError when this index was made by another version or another encoder."""
        if self.schema != SCHEMA_VERSION:
            raise IndexFaultError(
                f"The index was made by another version of this program (schema {self.schema}, "
                f"this one writes {SCHEMA_VERSION}).",
                remedy=REBUILD,
            )
        if (self.encoder, self.dimension) != (encoder, dimension):
            raise IndexFaultError(
                f"The index was made with encoder {self.encoder} ({self.dimension} dimensions), "
                f"the program now uses {encoder} ({dimension} dimensions).",
                remedy=REBUILD,
            )
