"""The words the program says, in Dutch and English.

Message ids are English; `catalogues/LANG.po` holds their translations in gettext's own format, read
as they are (no compiled files). The language is chosen once with `use` and may be changed while the
program runs.

    use("nl")
    text("Letters")                                   -> "Brieven"
    plural("{n} letter", "{n} letters", 3)            -> "3 brieven"
    mark("Letters")                                   -> "Letters", for text said later through `text`
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from .catalogue import read_catalogue
from .locales import LANGUAGES, choose

__all__ = ["LANGUAGES", "choose", "current", "mark", "plural", "text", "use"]


class _Spoken:
    """The language in use and its catalogue."""

    language = "en"
    catalogue: NullTranslations = NullTranslations()


def use(language: str | None = None, *, environ: Mapping[str, str] | None = None) -> str:
    """Speaks `language` from now on, or without one the language of the locale. Gives the choice."""
    chosen = choose(language, environ)
    _Spoken.catalogue = read_catalogue(chosen)
    _Spoken.language = chosen
    return chosen


def current() -> str:
    """The language in use: `nl` or `en`."""
    return _Spoken.language


def mark(msgid: str) -> str:
    """Marks a message id that `text` will translate later, so that the catalogue's test finds it."""
    return msgid


def text(msgid: str, /, **fields: object) -> str:
    """`msgid` in the language in use, its `{fields}` filled in. An empty id stays empty."""
    said = _Spoken.catalogue.gettext(msgid) if msgid else ""
    return said.format(**fields) if fields else said


def plural(one: str, many: str, n: int, /, **fields: object) -> str:
    """The form for `n` things, with `{n}` and other `{fields}` filled in."""
    return _Spoken.catalogue.ngettext(one, many, n).format(n=n, **fields)
