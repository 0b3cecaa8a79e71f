"""Dutch stems of folded words.

Kraaij and Pohlmann's algorithm (Snowball's `dutch`) does the regular part. Before it come three
corrections: strong verbs go to their infinitive (`aangenomen` to `aannemen`), irregular plurals to
their singular (`leden` to `lid`), and words that merely begin with *ge-* keep it (`gemeente` is no
participle).
English words pass through the same function: both sides of a comparison meet the same stem.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from .lists import read_lines, read_words
from .words import folded_words, is_stop


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


# Bare forms that are first of all other words: a week, a reason, bread's oats, ways, members.
_NOT_VERBS = read_words("not_verbs")
_VERB_PREFIXES = tuple(sorted(read_words("verb_prefixes"), key=len, reverse=True))

_IRREGULAR = dict(line.split() for line in read_lines("irregular"))
# Words (and what is made of them) whose ge- belongs to the word.
_GE_WORDS = tuple(read_words("ge_words"))


def _strong_forms() -> dict[str, str]:
    """Inflected forms of strong verbs, bare and as participles with ge-, to their infinitives."""
    forms: dict[str, str] = {}
    for line in read_lines("strong_verbs"):
        infinitive, *past, participle = line.split()
        for form in past:
            if form != "-":
                forms[form] = infinitive
        if participle != "-":
            forms.setdefault(participle, infinitive)
            forms["ge" + participle] = infinitive
    return forms


_STRONG = _strong_forms()
_STRONG_ENDINGS = frozenset(form[-3:] for form in _STRONG)


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    import Stemmer

    stemmer: _Stemmer = Stemmer.Stemmer("dutch")
    return stemmer


def _infinitive(word: str) -> str | None:
    """The infinitive of a strong verb's form, with its prefix; None for all other words."""
    found = _STRONG.get(word)
    if found is not None:
        return None if word in _NOT_VERBS else found
    if word[-3:] not in _STRONG_ENDINGS:
        return None
    for prefix in _VERB_PREFIXES:
        if word.startswith(prefix):
            found = _STRONG.get(word[len(prefix) :])
            if found is not None:
                return prefix + found
    return None


@lru_cache(maxsize=400_000)
def stem(word: str) -> str:
    """The stem of a folded word. Words of one or two characters and words with digits are their own stem."""
    if len(word) < 3 or not word.isalpha():
        return word
    irregular = _IRREGULAR.get(word)
    if irregular is not None:
        return irregular
    infinitive = _infinitive(word)
    if infinitive is None and word[-1] == "e":
        infinitive = _infinitive(word + "n") if word.endswith("ene") else None
        infinitive = infinitive or (_infinitive(word[:-1]) if word.endswith("ene") else None)
    word = infinitive or word
    if word.startswith("ge") and word.startswith(_GE_WORDS):
        # The algorithm strips ge-; with q for g it sees no prefix.
        return "g" + _stemmer().stemWord("q" + word[1:])[1:]
    return _stemmer().stemWord(word)


def stems(text: str) -> list[str]:
    """The stems of the words of `text` in order, stop words left out."""
    return [stem(word) for word in folded_words(text) if not is_stop(word)]
