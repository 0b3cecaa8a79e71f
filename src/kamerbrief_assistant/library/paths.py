"""Where a library lies: letters in `documents/`, the derived in `index/`, what staff noted in `marks/`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kamerbrief_assistant.domain.errors import LibraryError

ENVIRONMENT_VARIABLE = "KAMERBRIEF_LIBRARY"


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """The folders of one library."""

    root: Path

    @property
    def documents(self) -> Path:
        return self.root / "documents"

    @property
    def index(self) -> Path:
        return self.root / "index"

    @property
    def marks(self) -> Path:
        return self.root / "marks"

    def require_documents(self) -> None:
        """Raise LibraryError unless `documents/` is a folder that can be listed."""
        if not self.documents.is_dir():
            raise LibraryError(
                f"There is no folder {self.documents}.",
                remedy="Make it and put letters in it, or name another library with --library.",
            )
        if not os.access(self.documents, os.R_OK | os.X_OK):
            raise LibraryError(
                f"The folder {self.documents} may not be read.", remedy="Change its permissions."
            )


def find_library(named: str | None = None) -> LibraryPaths:
    """The library to open.

    In order: the one named, the one in KAMERBRIEF_LIBRARY, the current folder if it has
    `documents/`, else the user's data folder (which is made when a letter is added).
    """
    chosen = named or os.environ.get(ENVIRONMENT_VARIABLE)
    if chosen:
        return LibraryPaths(Path(chosen).expanduser().resolve())
    here = Path.cwd()
    if (here / "documents").is_dir():
        return LibraryPaths(here)
    from platformdirs import user_data_path

    return LibraryPaths(user_data_path("kamerbrief-assistant", appauthor=False))
