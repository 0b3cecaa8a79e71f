"""Paths of files that were dropped on the terminal or pasted: terminals paste their names as text."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Quoted with ' or ", or bare with spaces written as "\ ".
_WORD = re.compile(r"'([^']*)'|\"([^\"]*)\"|((?:\\.|[^\s'\"])+)")


def dropped_paths(pasted: str) -> tuple[Path, ...]:
    """The existing files that a pasted text names, or none if any part of it is something else."""
    pasted = pasted.strip()
    if not pasted or len(pasted) > 20_000:
        return ()
    lines = [line.strip() for line in pasted.splitlines() if line.strip()]
    whole = [_path(line.strip("'\"")) for line in lines]
    if all(whole):
        return tuple(path for path in whole if path)
    words = [_unescaped(match) for line in lines for match in _WORD.finditer(line)]
    found = [_path(word) for word in words]
    return tuple(path for path in found if path) if found and all(found) else ()


def _unescaped(match: re.Match[str]) -> str:
    if match[3] is not None:
        return re.sub(r"\\(.)", r"\1", match[3])
    return match[1] if match[1] is not None else match[2]


def _path(name: str) -> Path | None:
    if name.startswith("file://"):
        name = unquote(urlsplit(name).path)
    path = Path(name).expanduser()
    looks_like_one = path.is_absolute() or path.suffix
    try:
        return path if looks_like_one and path.is_file() else None
    except (OSError, ValueError):
        return None
