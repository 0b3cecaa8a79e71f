"""Questions to begin with, while the library is new to its reader."""

from __future__ import annotations

from collections.abc import Sequence

from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.library.snapshot import Snapshot

_MOST = 4
_LONGEST_HEADING = 50


def suggestions(snapshot: Snapshot, commitments: Sequence[Commitment]) -> tuple[str, ...]:
    """A few questions the library can answer, from its headings and open commitments."""
    asked: list[str] = []
    if commitments:
        asked.append("Welke toezeggingen lopen nog?")
    rows = snapshot.rows(
        "SELECT text FROM passages WHERE kind = 'heading' AND length(text) BETWEEN 6 AND ? ORDER BY id",
        [_LONGEST_HEADING],
    )
    headings = [str(text).rstrip(" .:") for (text,) in rows if any(c.islower() for c in text)]
    # Headings from all over the letters rather than the first ones.
    step = max(1, len(headings) // (_MOST + 1))
    for heading in headings[step // 2 :: step]:
        subject = heading[0].lower() + heading[1:] if heading[1:2].islower() else heading
        asked.append(f"Wat staat er over {subject}?")
    return tuple(dict.fromkeys(asked))[:_MOST]
