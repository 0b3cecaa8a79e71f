"""Lines joined to running text: broken words made whole, real hyphens and addresses kept.

Dutch printers break at syllables and drop the hyphen when joined (`informa-|tie`), but words also have
hyphens of their own (`Zeeuws-|Vlaanderen`, `CO2-|opslag`, `fusie-|effect`) and share parts (`aanloop-|en
volloopverliezen`). The letter's own words decide first; then the rules of Dutch spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LAST = re.compile(r"(\S+)-$")
_FIRST = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"://|www\.|^\S+\.(?:nl|com|org|eu|net|gov|info)/", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"^(?:[/?&=%#_.~-]|\S*[/%=_&?#.]\S|\d)")
_SHARED = {
    "en",
    "of",
    "en/of",
    "c.q.",
    "respectievelijk",
    "resp.",
    "dan",
    "and",
    "or",
    "tot",
    "naar",
    "versus",
}
"""After `aanloop-` these begin the other half of a pair; the hyphen stays, and a space."""

_HYPHENATING = {
    "niet", "non", "vice", "oud", "mbo", "hbo", "mvo", "vmbo", "ggz", "jggz", "btw", "mkb", "wmo", "aow",
    "wia", "coa", "ind", "dji", "kmar", "pgb", "ozb", "zzp",
}  # fmt: skip
"""Words and abbreviations that take a hyphen before another word."""

_CLASH = {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "ij"}
"""Vowels that would be read as one sound: between parts of a word they take a hyphen."""

_TREMA = {"e": "ë", "i": "ï", "u": "ü"}


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words of a letter, in lower case, without those broken at a line's end."""
    words: set[str] = set()
    broken = False
    for line in lines:
        found = _WORD.findall(line.lower())
        words.update(found[broken : len(found) - line.endswith("-")])
        broken = line.endswith("-")
    return frozenset(words)


def glue(left: str, right: str, words: frozenset[str], *, full: bool = False) -> tuple[str, str]:
    """What comes of the end of `left` and the start of `right` when they become one line.

    Returns `left`, perhaps shorter, and what to put between (`""`, `" "`, or a letter with trema in place
    of the first of `right`: then that letter is to be dropped, told by the text not being blank).
    `full` says that the line runs to its margin, so that an address may have been cut anywhere.
    """
    last = left.rsplit(None, 1)[-1] if left.strip() else ""
    if _ADDRESS.search(last):
        if (
            left.endswith(("/", "-", "_", "=", "&", "?", "%", "."))
            and right[:1].islower() | right[:1].isdigit()
        ):
            return left, ""
        if right.startswith("/") or (full and _ADDRESS_GOES_ON.match(right)) or left.endswith("/"):
            return left, ""
        return left, " "
    if left.endswith("/") and len(last) > 2 and right[:1].isalpha():
        return left, ""
    broken = _LAST.search(left)
    if not broken or not right[:1].isalnum():
        return left, "" if broken and right[:1] in "(«‘“" and len(broken[1]) > 1 else " "
    return _mended(left, broken[1], right, words)


def _mended(left: str, stem: str, right: str, words: frozenset[str]) -> tuple[str, str]:
    first = _FIRST.match(right)
    after = first[0] if first else ""
    before = _WORD.findall(stem)[-1].lower() if _WORD.findall(stem) else ""
    token = right.split(None, 1)[0].lower().rstrip(",")
    if token in _SHARED and not before.endswith(("i", "ij", "w")):
        return left, " "
    if after[:1].isupper() or after[:1].isdigit() or stem.isupper() or any(c.isdigit() for c in stem):
        return left, ""
    whole = before + after.lower()
    if whole in words:
        return left[:-1], ""
    if f"{before}-{after.lower()}" in words:
        return left, ""
    own = before.rpartition("-")[2]
    if own in _HYPHENATING or not re.search(r"[aeiouyéèëïöü]", own):
        return left, ""
    if own in {"be", "ge", "inge", "uitge", "aange", "opge"} and after[0] in _TREMA:
        return left[:-1], _TREMA[after[0]]
    if own[-1:] + after[0] in _CLASH:
        return left, ""
    return left[:-1], ""


def join_texts(lines: Iterable[tuple[str, bool]], words: frozenset[str]) -> str:
    """Lines, each with whether it is full, as one text."""
    text = ""
    full = False
    for line, line_full in lines:
        right = line.strip()
        if not text:
            text = right
        elif right:
            text, between = glue(text, right, words, full=full)
            text += between + (right[1:] if between.strip() else right)
        full = line_full
    return text
