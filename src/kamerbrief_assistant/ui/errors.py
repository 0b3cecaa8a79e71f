"""Errors for the user: what happened and what to do, without jargon."""

from __future__ import annotations

from kamerbrief_assistant.domain.errors import KamerbriefError
from kamerbrief_assistant.wording import text


def in_words(error: Exception) -> str:
    """One error in the language in use, as far as its sentences are in the catalogue."""
    if isinstance(error, KamerbriefError):
        return f"{text(error.message)} {text(error.remedy)}".strip()
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return text("The system says: {what}{where}", what=error.strerror, where=where)
    return text(
        "Something unexpected went wrong ({what}). Try again; if it stays, run: kamerbrief doctor",
        what=type(error).__name__,
    )
