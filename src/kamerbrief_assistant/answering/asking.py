"""A question as the choice of sentences needs it: its words with weights, and the kind of answer wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.library.lexical_search import Lexicon
from kamerbrief_assistant.retrieval.cues import Intent
from kamerbrief_assistant.retrieval.question import Question, Term

_CUES = {
    Intent.WHEN: "when",
    Intent.HOW_MANY: "how_many",
    Intent.WHO: "who",
    Intent.COMMITMENT: "commitment",
    Intent.WHICH_SOURCE: "source",
    Intent.REFERENCE: "source",
}
_WHY = re.compile(r"\b(?:waarom|waardoor|why|reden|reason|doel|purpose)\b", re.IGNORECASE)
_EVERYTHING = re.compile(
    r"\b(?:alle|allemaal|all|every|opsomming|overzicht)\b|^\s*(?:noem|geef|som|lijst|list|name)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the question: the stems that stand for it with how well, and how much it says."""

    text: str
    """Folded, as understood."""
    stems: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sentences have to answer."""

    text: str
    words: tuple[Word, ...]
    cue: str = ""
    """One of `cues.CUES`, or empty when no particular kind of thing is asked for."""
    english: bool = False
    everything: bool = False
    """Whether all there are is asked for ("welke landen …", "noem alle …")."""


def asked(question: Question, lexicon: Lexicon) -> Asked:
    """The question, its words weighed by their rarity in the library."""
    stems = [_stems(term) for term in question.terms]
    frequencies = lexicon.frequencies({f"s{stemmed}" for found in stems for stemmed in found})
    words = []
    for term, found in zip(question.terms, stems, strict=True):
        rarity = lexicon.rarity(max((frequencies.get(f"s{stemmed}", 0) for stemmed in found), default=0))
        words.append(Word(term.shown, tuple(found.items()), rarity * term.weight))
    cue = next((_CUES[intent] for intent in question.intents if intent in _CUES), "")
    if not cue and _WHY.search(question.text):
        cue = "why"
    everything = Intent.LIST in question.intents or bool(_EVERYTHING.search(question.text))
    return Asked(
        question.interpreted or question.text,
        tuple(words),
        cue,
        english=question.language == "en",
        everything=everything,
    )


def _stems(term: Term) -> dict[str, float]:
    """The stems that stand for a word of the question, and how well each does."""
    stems = {term.stem: 1.0} if term.frequency or not term.readings else {}
    for reading in term.readings:
        stemmed = stem(reading.word)
        stems[stemmed] = max(stems.get(stemmed, 0.0), reading.weight)
    return stems
