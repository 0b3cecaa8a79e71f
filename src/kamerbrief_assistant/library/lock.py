"""One writer at a time, and a word on who it is."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kamerbrief_assistant.domain.errors import IndexBusyError


@contextlib.contextmanager
def writing(index: Path) -> Iterator[None]:
    """Hold the writer's lock of an index folder.

    The system frees the lock when the program ends, however it ends. Raises IndexBusyError,
    naming the holder, when another program holds it; OSError when the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    index.mkdir(parents=True, exist_ok=True)
    holder = index / "writer.json"
    lock = FileLock(index / "writer.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise IndexBusyError(
            f"Another program is indexing this library{_who(holder)}.",
            remedy="Wait until it is done; questions are answered from the finished index meanwhile.",
        ) from error
    try:
        who = {"pid": os.getpid(), "host": platform.node(), "since": datetime.now(UTC).isoformat()}
        holder.write_text(json.dumps(who), encoding="utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _who(holder: Path) -> str:
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(who["since"]).astimezone()
        return f" (process {who['pid']} on {who['host']}, since {since:%H:%M:%S})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
