"""Files that only their owner may read."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def private_folder(folder: Path) -> Path:
    """Makes `folder` readable by its owner alone (on Windows the user's profile already is)."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
    return folder


def write_private(file: Path, content: str) -> None:
    """Writes `file` whole or not at all, with mode 600. Raises OSError."""
    private_folder(file.parent)
    scratch = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(content)
        scratch.replace(file)
    except OSError:
        scratch.unlink(missing_ok=True)
        raise
