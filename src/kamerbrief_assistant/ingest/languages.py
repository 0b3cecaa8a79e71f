"""Is this Dutch or English? Told by the commonest words of the nearest European languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORDS = {
    "nl": "de het een van en in is dat op te zijn voor met aan niet die er om ook als door naar "
    "bij uit deze worden wordt",
    "en": "the of and to in is that for on with as are be this by not which from it was have at an or will",
    "de": "der die das und den von zu mit ist dem nicht ein eine auf für im sich des auch es "
    "werden wird oder",
    "fr": "le la les de des et du un une est que dans pour qui par sur pas au avec sont ce il plus ne",
    "es": "el la los las de y en un una que es por para con del se no al su lo como más",
    "it": "il la di che e un una è per in non sono con del della le dei alla si gli",
    "pl": "w i z na do nie się jest że o to za od przez po dla oraz jak",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 40
_SAMPLE = 2_000


def foreign(texts: Iterable[str]) -> bool:
    """True when a text long enough to tell is in neither Dutch nor English."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text[:4000].lower()))
        if counts.total() >= _SAMPLE:
            break
    size = counts.total()
    if size < _ENOUGH:
        return False
    shares = {language: sum(map(counts.__getitem__, common)) / size for language, common in _SETS.items()}
    ours, most = max(shares["nl"], shares["en"]), max(shares.values())
    # Lists and tables have few such words: another language must have many, or ours next to none.
    return most > max(ours, 0.1) or ours < 0.03
