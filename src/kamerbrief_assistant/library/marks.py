"""Title, date and such as staff corrected them, kept apart from what is derived."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from kamerbrief_assistant.domain.errors import LibraryError
from kamerbrief_assistant.domain.letters import Letter, Metadata

from .atomic import write_atomically

FIELDS = ("title", "date", "sender", "addressee", "dossier")

Corrections = dict[str, dict[str, str]]
"""File (relative to `documents/`) to field to value; dates in ISO form."""


def read_corrections(marks: Path) -> Corrections:
    """Raises LibraryError when the file is damaged: it holds people's work and is not overwritten."""
    path = marks / "letters.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise LibraryError(
            f"The file {path} with your corrections cannot be read ({error}).",
            remedy="Mend it, or put it aside; nothing was changed.",
        ) from error
    if not isinstance(found, dict):
        raise LibraryError(f"The file {path} is not a table of corrections.", remedy="Put it aside.")
    return {
        str(file): {k: str(v) for k, v in fields.items() if k in FIELDS}
        for file, fields in found.items()
        if isinstance(fields, dict)
    }


def correct(marks: Path, file: str, **fields: str) -> None:
    """Note corrections for one file; an empty value takes a correction back.

    Raises LibraryError for an unknown field or a date that is not YYYY-MM-DD.
    """
    for name, value in fields.items():
        if name not in FIELDS:
            raise LibraryError(f"A letter has no field {name}.", remedy=f"Use one of: {', '.join(FIELDS)}.")
        if name == "date" and value:
            try:
                date.fromisoformat(value)
            except ValueError as error:
                raise LibraryError(
                    f"{value} is not a date.", remedy="Write it as year-month-day: 2024-12-03."
                ) from error
    corrections = read_corrections(marks)
    kept = {k: v for k, v in {**corrections.get(file, {}), **fields}.items() if v}
    corrections[file] = kept
    if not kept:
        del corrections[file]
    data = json.dumps(corrections, ensure_ascii=False, indent=1, sort_keys=True)
    write_atomically(marks / "letters.json", f"{data}\n".encode(), private=True)


def digest(fields: dict[str, str]) -> str:
    """Tells whether a letter was indexed with these corrections."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:12] if fields else ""


def corrected(letter: Letter, fields: dict[str, str]) -> Letter:
    """The letter with staff's corrections in place of what was read or inferred."""
    if not fields:
        return letter
    old = letter.metadata
    values = dict(fields)
    day = date.fromisoformat(values.pop("date")) if "date" in values else old.date
    metadata: Metadata = replace(old, date=day, inferred=old.inferred - fields.keys(), **values)
    return replace(letter, metadata=metadata)
