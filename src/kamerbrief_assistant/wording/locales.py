"""Which of our languages a user's machine asks for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

LANGUAGES = ("nl", "en")
_NONE = {"", "C", "POSIX"}


def choose(language: str | None = None, environ: Mapping[str, str] | None = None) -> str:
    """`language` if it is one of ours, else the first of ours that the locale asks for, else English.

    Where no locale is set (or only C or POSIX), Dutch: the letters and most of their readers are.

    The variables are read in gettext's order: LANGUAGE (a list), LC_ALL, LC_MESSAGES, LANG. On
    Windows, where these are seldom set, the language of the user's desktop comes last.
    """
    asked = _ours(language) if language else None
    if asked:
        return asked
    found = os.environ if environ is None else environ
    for name in _wanted(found, desktop=environ is None):
        ours = _ours(name)
        if ours:
            return ours
    named = [name for name in _wanted(found, desktop=environ is None) if name.split(".")[0] not in _NONE]
    return "en" if named else "nl"


def _wanted(environ: Mapping[str, str], *, desktop: bool) -> Iterator[str]:
    yield from environ.get("LANGUAGE", "").split(":")
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable, "")
        if value:
            # The first that is set decides, as in gettext.
            yield value
            return
    if desktop and sys.platform == "win32":
        import ctypes
        import locale

        yield locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")


def _ours(name: str) -> str | None:
    language = name.replace("-", "_").split("_")[0].split(".")[0].lower()
    return language if language in LANGUAGES else None
