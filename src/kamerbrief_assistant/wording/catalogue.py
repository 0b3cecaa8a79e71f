"""Reads gettext's .po files.

Only what our catalogues hold is read: msgid, msgid_plural, msgstr, msgstr[n], strings continued over
lines, and comments. Dutch and English share gettext's plural rule `n != 1`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from gettext import NullTranslations
from importlib.resources import files

Entries = dict[str, tuple[str, ...]]
"""Message id to its translation, or for a plural its two forms."""


class Catalogue(NullTranslations):
    """Translations by message id. What is not in it is said as it stands."""

    def __init__(self, entries: Entries) -> None:
        super().__init__()
        self._entries = entries

    def gettext(self, message: str) -> str:
        forms = self._entries.get(message)
        return forms[0] if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._entries.get(msgid1)
        if not forms or len(forms) < 2:
            return msgid1 if n == 1 else msgid2
        return forms[0 if n == 1 else 1]


def read_catalogue(language: str) -> NullTranslations:
    """The catalogue of `language`; English needs none, its words being the message ids."""
    source = files(__package__).joinpath("catalogues", f"{language}.po")
    if not source.is_file():
        return NullTranslations()
    return Catalogue(parse_po(source.read_text(encoding="utf-8")))


def parse_po(source: str) -> Entries:
    """The entries of a .po file; those without a translation and the header are left out."""
    entries: Entries = {}
    for record in _records(source):
        msgid = record.get("msgid", "")
        forms = (
            (record.get("msgstr[0]", ""), record.get("msgstr[1]", ""))
            if "msgid_plural" in record
            else (record.get("msgstr", ""),)
        )
        if msgid and all(forms):
            entries[msgid] = forms
    return entries


def _records(source: str) -> Iterator[dict[str, str]]:
    record: dict[str, str] = {}
    keyword = ""
    for number, line in enumerate(source.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("#") or not stripped:
            continue
        if not stripped.startswith('"'):
            keyword, _, stripped = stripped.partition(" ")
            if keyword == "msgid" and record:
                yield record
                record = {}
            record[keyword] = ""
        try:
            piece = ast.literal_eval(stripped.strip())
        except (SyntaxError, ValueError) as error:
            raise ValueError(f"line {number} of a catalogue is not a quoted string: {line}") from error
        record[keyword] += piece
    if record:
        yield record
