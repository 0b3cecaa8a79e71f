"""Finds in a sentence the acts towards parliament that are still to come: who will inform, send, return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .tokens import ASKED_ASIDE, DETERMINERS, HOUSE, OFFICES, SPEAKERS, TOLD, Token
from .verb_forms import infinitive, participle, present
from .verbs import VERBS, Form, Verb


@dataclass(frozen=True, slots=True)
class Act:
    """Something that will be done towards parliament. `start` and `end` are the verb's span."""

    how: str
    start: int
    end: int
    promised: bool = False
    """True when the letter says that it was promised (`toegezegd`)."""
    passive: bool = False
    house: bool = False
    """Parliament is named in the sentence."""
    speaker: bool = False
    """The writer or the government is the one who acts."""


def find_acts(words: tuple[Token, ...]) -> Iterator[Act]:
    """The acts towards parliament that `words` announce, in order; not the past, denied or possible ones."""
    texts = [word.text for word in words]
    known = set(texts)
    if known.isdisjoint(VERBS):
        return
    house = not known.isdisjoint(HOUSE)
    speaker = not (known.isdisjoint(SPEAKERS) and known.isdisjoint(OFFICES))
    for index, word in enumerate(words):
        for verb in VERBS.get(word.text, ()):
            act = _act(texts, index, verb)
            if act is None:
                continue
            promised, passive = act
            named = house or "u" in known
            yield Act(verb.how, word.start, word.end, promised, passive, named, speaker)
            break


def _act(texts: list[str], index: int, verb: Verb) -> tuple[bool, bool] | None:
    """(promised, passive) when the verb at `index` is still to be done, else None."""
    if verb.company and verb.company not in texts:
        return None
    if _asks_whether(texts[:index]):
        return None
    told = [i for i in range(index) if texts[i] in TOLD]
    if told and set(texts[told[-1] : told[-1] + 4]) & ASKED_ASIDE:
        return None  # is aangegeven wanneer de wet wordt aangeboden
    if (
        texts[index] in {"bericht", "berichten", "plan"}
        and texts[index - 1 : index]
        and texts[index - 1] in DETERMINERS
    ):
        return None
    if verb.form is Form.PARTICIPLE:
        return participle(texts, index, verb)
    if verb.form is Form.PLURAL:
        return infinitive(texts, index)
    return present(texts, index, verb)


def _asks_whether(before: list[str]) -> bool:
    """`de heer Jansen vroeg of ik bereid ben …`"""
    return any(
        word == "of"
        and set(before[max(0, at - 3) : at]) & {"vroeg", "vroegen", "vraagt", "vragen", "gevraagd", "vraag"}
        for at, word in enumerate(before)
    )
