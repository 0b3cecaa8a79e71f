"""Whether a quote still stands in its source, word for word."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kamerbrief_assistant.domain.answers import Hit, Quote, Verdict
from kamerbrief_assistant.library.snapshot import Snapshot


def is_verbatim(passage_text: str, quote: Quote) -> bool:
    """Whether the quote is exactly the passage's text at its span. No likeness will do.

    A changed number leaves 98 % of a sentence alike; so nothing but equality counts.
    """
    return bool(quote.text) and passage_text[quote.start : quote.end] == quote.text


def verify(snapshot: Snapshot, documents: Path, hit: Hit, quote: Quote) -> Verdict:
    """Check the quote against the stored text, and the stored text against the file on disk."""
    path = documents / hit.letter.file
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return Verdict.SOURCE_GONE
    stored = snapshot.passages([hit.passage.id]).get(hit.passage.id)
    if stored is None or not found.startswith(hit.passage.letter):
        return Verdict.SOURCE_CHANGED
    return Verdict.VERBATIM if is_verbatim(stored.text, quote) else Verdict.SOURCE_CHANGED
