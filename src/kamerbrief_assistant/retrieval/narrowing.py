"""Filters as sets of passages, and passages named by a reference."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.letters import Metadata
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.language.words import fold
from kamerbrief_assistant.library.snapshot import Snapshot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST = 60
"""Passages that one reference brings."""


def allowed(snapshot: Snapshot, filters: Filters) -> NDArray[np.int64] | None:
    """Ids of the passages that may answer, rising; None when all may."""
    import numpy as np

    if filters.empty:
        return None
    letters = [summary.id for summary in snapshot.summaries() if _fits(summary.metadata, summary.id, filters)]
    found: list[int] = []
    for letter in letters:
        found.extend(_of_letter(snapshot, letter, filters))
    return np.array(sorted(found), dtype=np.int64)


def _fits(metadata: Metadata, letter: str, filters: Filters) -> bool:
    if filters.letters and letter not in filters.letters:
        return False
    if filters.sender and fold(filters.sender) not in fold(metadata.sender):
        return False
    if filters.dossier and _plain(filters.dossier) not in _plain(metadata.dossier):
        return False
    if filters.since and (metadata.date is None or metadata.date < filters.since):
        return False
    return not (filters.until and (metadata.date is None or metadata.date > filters.until))


def _plain(dossier: str) -> str:
    return "".join(character for character in fold(dossier) if character.isalnum())


def _of_letter(snapshot: Snapshot, letter: str, filters: Filters) -> list[int]:
    query = "SELECT id, section FROM passages WHERE letter = ?"
    if filters.commitments_only:
        query += " AND ord IN (SELECT ord FROM commitments WHERE letter = passages.letter)"
    rows = snapshot.rows(query, [letter])
    wanted = fold(filters.section)
    return [key for key, section in rows if not wanted or any(wanted in fold(s) for s in json.loads(section))]


def referring(snapshot: Snapshot, labels: tuple[str, ...]) -> dict[int, float]:
    """Passages that cite one of the papers, with how exactly: 1 for the paper, less for its dossier alone."""
    found: dict[int, float] = {}
    for label in labels:
        exact = _citing(snapshot, "r.label = ?", label)
        for key in exact:
            found[key] = 1.0
        if not exact:
            # The dossier without a number stands for all its papers.
            for key in _citing(snapshot, "r.label LIKE ? ESCAPE '\\'", label.replace("_", "\\_") + "-%"):
                found.setdefault(key, 0.8)
    return found


def _citing(snapshot: Snapshot, condition: str, value: str) -> list[int]:
    query = (
        "SELECT DISTINCT p.id FROM refs r JOIN passages p ON p.letter = r.letter AND p.ord = r.ord "  # noqa: S608 - own conditions, values bound
        f"WHERE {condition} ORDER BY p.id LIMIT {_MOST}"
    )
    return [row[0] for row in snapshot.rows(query, [value])]


def footnotes_numbered(snapshot: Snapshot, number: str) -> list[int]:
    """Footnotes with this printed number."""
    query = "SELECT id FROM passages WHERE kind = 'footnote' AND footnote = ? ORDER BY id LIMIT ?"
    return [row[0] for row in snapshot.rows(query, [number, _MOST])]
