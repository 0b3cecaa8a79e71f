"""Sentences of Dutch official prose.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, an ordinal or a list
number. What follows decides the rest: a sentence begins with a capital, a digit, a bullet or an
opening quote or bracket.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .lists import read_words
from .words import fold


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]`, without surrounding white space."""

    start: int
    end: int


_OPENING = "\"'“‘„‚«‹([{´`"
_CLOSING = "\"'”’»›)]}´`"
_BULLETS = "•–—-▪●○·*"

# A stop, its closing quotes and brackets, then white space; or an empty line; or a line that begins
# with a bullet.
_STOP = rf"(?P<stop>[.!?…]+)[{re.escape(_CLOSING)}]*(?=\s|$)(?P<space>\s*)"
_IN_ONE_LINE = re.compile(rf"{_STOP}|(?P<line>(?!))")
_CANDIDATE = re.compile(
    rf"{_STOP}"
    rf"|(?P<line>[ \t\r\f\v\u00a0]*\n\s*\n\s*|[ \t\r]*\n\s*(?=[{re.escape(_BULLETS)}]\s))"
)

# Never the end of a sentence: a name, number or clause follows.
_BEFORE_MORE = read_words("abbreviations")
# May end a sentence: it does when a capital follows.
_CAN_END = read_words("abbreviations_at_end")
_TITLES = frozenset({"dhr", "mw", "mevr", "mr", "dr", "drs", "ir", "ing", "prof", "ds", "mgr", "jhr"})
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,3})+")

_LONGEST_RUN = 80
"""Characters before a full stop that are looked at."""

# After an initial these tell "plan B. Dit" from "B. Visser".
_OPENERS = read_words("openers")


@lru_cache(maxsize=4_096)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order. Together they hold every character that is not white space."""
    spans: list[Span] = []
    begin = _skip(text, 0)
    for match in (_CANDIDATE if "\n" in text else _IN_ONE_LINE).finditer(text):
        if match.start() < begin or match.end() >= len(text):
            continue
        if match.group("line") is not None:
            end = match.start()
        elif _ends(text, begin, match):
            end = match.start("space")
        else:
            continue
        spans.append(Span(begin, end))
        begin = match.end()
    end = len(text.rstrip())
    if begin < end:
        spans.append(Span(begin, end))
    return tuple(spans)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _last_run(text: str) -> str:
    """The characters without white space at the end of `text`, opening quotes and brackets left off."""
    return "" if not text or text[-1].isspace() else text.rsplit(maxsplit=1)[-1].lstrip(_OPENING)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends the sentence that began at `begin`."""
    following = text[match.end() :][:40]
    opener = following.lstrip(_OPENING)
    if not opener or not (opener[0].isupper() or opener[0].isdigit() or opener[0] in _BULLETS):
        return False
    run = _last_run(text[max(begin, match.start() - _LONGEST_RUN) : match.start()])
    if match.group("stop") != ".":
        return bool(run)  # "(…)" and "[...]" stand for words left out
    if following[0] in "([" and fold(run).strip("'’.,;:") in _CAN_END:
        return False  # "motie Jansen c.s. (Kamerstuk …)": what stands between brackets goes on with it
    before = text[max(begin, match.start() - len(run) - _LONGEST_RUN) : match.start() - len(run)].rstrip()
    return not _is_abbreviation(run, before, opener)


def _is_abbreviation(run: str, before: str, following: str) -> bool:
    """Whether the full stop after `run` is part of it. `before` is the sentence up to `run`."""
    word = fold(run).strip("'’.,;:")
    capital = following[0].isupper()
    if not before and ((word.isdigit() and len(word) <= 3) or len(word) == 1):
        return True  # a list number: "1. De minister", "a. De gemeente"
    next_word = re.match(r"\w+", following)
    opens = next_word is not None and fold(next_word.group()) in _OPENERS
    if (len(run) == 1 and run.isalpha()) or (_DOTTED.fullmatch(run) and run[0].isupper()):
        last = fold(before.rsplit(maxsplit=1)[-1]).rstrip(".") if before else ""
        return not (opens and last not in _TITLES and not (before.endswith(".") and len(last) <= 3))
    if _DOTTED.fullmatch(word):
        return not (capital and word in _CAN_END)
    if word in _CAN_END:
        return not capital
    if "." in word or "/" in word:
        return False  # an address or a file name
    return word in _BEFORE_MORE
