"""Errors for the user: what happened and what to do, without jargon."""

from __future__ import annotations

from kamerbrief_assistant import wording
from kamerbrief_assistant.domain.errors import (
    IndexBusyError,
    IndexFaultError,
    KamerbriefError,
    LibraryError,
    ModelError,
    UnreadableError,
)
from kamerbrief_assistant.wording import mark as _
from kamerbrief_assistant.wording import text

from .codes import SKIPPED

_KINDS: tuple[tuple[type[KamerbriefError], str], ...] = (
    (IndexBusyError, _("Another program is reading letters in. Wait until it is done, then press F8.")),
    (IndexFaultError, _("The index cannot be used. F8 makes it anew from the letters.")),
    (ModelError, _("The encoder cannot be used. Check it with: kamerbrief doctor")),
    (LibraryError, _("The library or a letter in it cannot be used.")),
)


def in_words(error: Exception) -> str:
    """One error in the language in use.

    The rooms below say what happened in English. In another language the kind of error is said
    first, and their exact words follow in brackets.
    """
    if isinstance(error, KamerbriefError):
        exact = str(error)
        if wording.current() == "en":
            return exact
        if isinstance(error, UnreadableError) and error.code in SKIPPED:
            return text(SKIPPED[error.code])
        for kind, said in _KINDS:
            if isinstance(error, kind):
                return f"{text(said)} ({exact})"
        return f"{text(error.message)} {text(error.remedy)}".strip()
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return text("The system says: {what}{where}", what=error.strerror, where=where)
    return text(
        "Something unexpected went wrong ({what}). Try again; if it stays, run: kamerbrief doctor",
        what=type(error).__name__,
    )
