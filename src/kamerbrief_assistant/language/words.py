"""Words: where they stand in a text, and the folded form under which they are compared.

A folded form has no capitals, no diacritics and no hyphens or apostrophes: `Yeşilgöz` and `yesilgoz`,
`coöperatie` and `cooperatie`, `foto’s` and `foto`, `1.000` and `1000` are compared as equals.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .lists import read_words

_APOSTROPHES = "'’‘`´ʼ"
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters

# Digits with inner points, commas or colons (1.000, 2,5, 5:24), else letters and digits with inner
# apostrophes. A hyphen ends a word: "wet- en regelgeving" is three words, "MKB-Nederland" two.
_TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)+(?!\w)"
    rf"|[^\W_]+(?:[{_HIDDEN}\u0300-\u036f]+[^\W_]*)*(?:[{_APOSTROPHES}][^\W_]+)*"
)
# The same for text with neither a hidden character nor an apostrophe, as most is.
_PLAIN_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+(?!\w)|[^\W_]+")
_NOT_PLAIN = re.compile(rf"[{_HIDDEN}\u0300-\u036f{_APOSTROPHES}]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NOT_DECOMPOSED = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ħ": "h",
        "ŋ": "n",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
        "ð": "d",
    }
)
_DROPPED = str.maketrans("", "", _HIDDEN + _APOSTROPHES)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `text` stands at `start` to `end`, and is compared as `folded`."""

    text: str
    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """Lower case without diacritics; ligatures and letters like ı, ø and ß become plain ones."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower().translate(_NOT_DECOMPOSED)).lower()
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_NOT_DECOMPOSED)


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """The form under which one word is compared: folded, without a possessive or plural `'s`."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if word[0].isdigit() and word[-1].isdigit() and not word.isalnum():
        return word.replace(".", "") if _THOUSANDS.fullmatch(word) else word
    for mark in _APOSTROPHES:
        head, found, tail = word.rpartition(mark)
        if found and head and tail.lower() == "s":
            word = head
            break
    return fold(word.translate(_DROPPED))


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order, each with its place."""
    return tuple(
        Token(match.group(), match.start(), match.end(), fold_word(match.group()))
        for match in _TOKEN.finditer(text)
    )


def folded_words(text: str) -> list[str]:
    """The folded words of `text` in order, without their places: the quick way for indexing."""
    found = (_TOKEN if _NOT_PLAIN.search(text) else _PLAIN_TOKEN).findall(text)
    return list(map(fold_word, found))


STOP_NL = read_words("stop_nl")

STOP_EN = read_words("stop_en")

QUESTION_WORDS = read_words("question_words")


def is_stop(folded: str) -> bool:
    """Whether a folded word carries no subject matter in Dutch or English."""
    return folded in STOP_NL or folded in STOP_EN or folded in QUESTION_WORDS
