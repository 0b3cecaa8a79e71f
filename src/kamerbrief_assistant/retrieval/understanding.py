"""From what was typed to a `Question`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from kamerbrief_assistant.domain.commitments import ReferenceKind
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.language.compounds import joined, split_compound
from kamerbrief_assistant.language.lists import read_words
from kamerbrief_assistant.language.references import find_references, normalise
from kamerbrief_assistant.language.stems import stem
from kamerbrief_assistant.language.synonyms import dutch_for, synonyms
from kamerbrief_assistant.language.words import QUESTION_WORDS, STOP_EN, STOP_NL, is_stop, tokens
from kamerbrief_assistant.library.lexical_search import Lexicon

from .cues import ASKING, intents
from .question import Question, Reading, Term
from .spelling import is_word, mended
from .translation import Neighbours
from .typed import read_filters

_FOOTNOTE = re.compile(
    r"\b(?:voet)?noot\s*(?:nr\.?|nummer)?\s*(\d{1,3})\b|\bfootnote\s*(?:no\.?)?\s*(\d{1,3})\b", re.IGNORECASE
)
_NUMBERED = frozenset(
    {
        ReferenceKind.KAMERSTUK,
        ReferenceKind.AANHANGSEL,
        ReferenceKind.HANDELINGEN,
        ReferenceKind.STAATSBLAD,
        ReferenceKind.STAATSCOURANT,
        ReferenceKind.DOCUMENT,
    }
)
_BARE = re.compile(
    r"(?<![\w-])[1-3]\d[\s.]?\d{3}(?:[\s-]+[IVX]+[AB]?)?(?:\s*-\s*|[\s,]+(?:nr\.?\s*)?)\d{1,4}(?![\w-])"
)
_PHRASE = re.compile(r"[\"“„”]([^\"“”„]{3,200})[\"”“]")
_FOLLOWS = re.compile(
    r"^\W*(?:en|and|maar|but|ook|also|of|what about|how about|hoe zit het met|hoe zit dat|wat betreft)\b",
    re.IGNORECASE,
)
_POINTS_BACK = read_words("pointing_back")
_ASKING_WEIGHT = 0.3
_CARRIED_WEIGHT = 0.7
_REFERENCE_WEIGHT = 0.4
_LISTED_WEIGHT = 0.7
_MOST_LISTED = 6
_PART_WEIGHT = 0.5
_AT_HOME = 3
"""Passages that hold a word before it tells that a question is Dutch: letters quote English now and then."""
_SHORTEST_PART = 5
_MOST_COMPOUNDS = 20
_NO_SPELLING = 0.5
"""A translation at least so near (cosine) makes an unknown word a foreign one, not a misspelt one."""


def language_of(text: str) -> str:
    """Tell `nl` from `en` by the small words; `nl` when they do not tell."""
    words = [token.folded for token in tokens(text)]
    dutch = sum(word in STOP_NL or (word in QUESTION_WORDS and word not in STOP_EN) for word in words)
    english = sum(word in STOP_EN for word in words)
    return "en" if english > dutch else "nl"


class Understanding:
    """Reads questions with the library's vocabulary beside it. Safe to use from several threads."""

    def __init__(
        self, lexicon: Lexicon, neighbours: Neighbours | None, pieces: frozenset[str] = frozenset()
    ) -> None:
        """`pieces` are the words and parts of words that the encoder learned."""
        self._lexicon = lexicon
        self._pieces = pieces
        self._neighbours = neighbours

    def question(self, text: str, previous: Sequence[str] = (), filters: Filters = Filters()) -> Question:  # noqa: B008 - immutable
        """What `text` asks; `previous` are the questions before it, oldest first."""
        rest, filters = read_filters(text, filters)
        language = self._language(rest)
        terms = self._terms(rest, language)
        carried = self._carried(rest, terms, previous)
        terms = (*terms, *carried)
        note = _FOOTNOTE.search(rest)
        question = Question(
            text=rest,
            language=language,
            intents=intents(rest),
            terms=terms,
            joined=tuple(
                joined([term.word for term in terms if not term.carried], self._lexicon.table.frequency)
            ),
            references=_papers(rest),
            footnote=(note[1] or note[2]) if note else "",
            phrases=tuple(phrase.strip() for phrase in _PHRASE.findall(rest)),
            filters=filters,
        )
        question = _without_missing_parts(question)
        return replace(question, interpreted=_interpreted(question))

    def _language(self, text: str) -> str:
        """As `language_of`; when the small words do not tell, by the library's vocabulary."""
        words = [token.folded for token in tokens(text)]
        if any(is_stop(word) for word in words) or self._neighbours is None:
            return language_of(text)
        content = [word for word in words if word.isalpha() and len(word) > 3]
        near = self._neighbours.of([word for word in content if not self._lexicon.table.frequency(word)])
        foreign = [word for word in content if self._is_foreign(word, near.get(word, ()))]
        native = [w for w in content if w not in foreign and self._lexicon.table.frequency(w) >= _AT_HOME]
        return "en" if len(foreign) > len(native) or 2 <= len(foreign) >= len(native) else "nl"

    def _is_foreign(self, word: str, near: Sequence[tuple[str, float]]) -> bool:
        """Whether a word is English rather than Dutch, misspelt or not."""
        frequency = self._lexicon.table.frequency
        listed = dutch_for(word)
        if listed:
            return word not in listed and frequency(word) < max(1, *map(frequency, listed))
        meant = bool(near) and near[0][1] >= _NO_SPELLING and near[0][0][:4] != word[:4]
        return meant and not frequency(word) and not self._mended(word)

    def _terms(self, text: str, language: str) -> tuple[Term, ...]:
        cited = [(found.start, found.end) for found in find_references(text)]
        kept = [
            token
            for token in tokens(text)
            if not is_stop(token.folded) and (len(token.folded) > 1 or token.folded.isdigit())
        ]
        stems = {token.folded: stem(token.folded) for token in kept}
        counts = self._lexicon.frequencies({"s" + found for found in stems.values()})
        terms: dict[str, Term] = {}
        for token in kept:
            word = token.folded
            weight = _ASKING_WEIGHT if word in ASKING else 1.0
            if any(start <= token.start < end for start, end in cited) and any(c.isdigit() for c in word):
                weight = _REFERENCE_WEIGHT
            frequency = counts.get("s" + stems[word], 0)
            terms.setdefault(word, Term(token.text, word, stems[word], frequency, weight))
        return tuple(self._read(tuple(terms.values()), language))

    def _read(self, terms: tuple[Term, ...], language: str) -> list[Term]:
        """The terms with what may stand for them."""
        foreign = [t.word for t in terms if t.word.isalpha() and (language == "en" or not t.frequency)]
        near = self._neighbours.of(foreign) if self._neighbours is not None and foreign else {}
        meant = self._listed(terms, language)
        return [
            replace(
                t,
                readings=(
                    *listed,
                    *self._readings(t, language, near.get(t.word, ()), is_listed=bool(listed)),
                ),
            )
            for t in terms
            for listed in [meant.get(t.word, ())]
        ]

    def _listed(self, terms: tuple[Term, ...], language: str) -> dict[str, tuple[Reading, ...]]:
        """Expressions of the same meaning by the list, those that the library holds."""
        found: dict[str, tuple[str, ...]] = {}
        for term in terms:
            if term.weight < 1.0 and language == "nl":
                continue
            found[term.word] = dutch_for(term.word) if language == "en" else synonyms(term.word)
        if language == "en":
            for first, second in pairwise(terms):
                for term in (first, second) if (both := dutch_for(f"{first.word} {second.word}")) else ():
                    found[term.word] = both
        stems = {part: stem(part) for group in found.values() for entry in group for part in entry.split()}
        held = self._lexicon.frequencies({"s" + key for key in stems.values()})
        how = "translation" if language == "en" else "synonym"
        readings = {}
        for word, group in found.items():
            present = [
                entry
                for entry in group
                if all("s" + stems[part] in held or is_stop(part) for part in entry.split())
            ]
            readings[word] = tuple(
                Reading(entry, _LISTED_WEIGHT, how) for entry in self._likest(word, present)
            )
            if group and not readings[word] and language == "en":
                longer = (self._compound_of(entry) for entry in group)
                readings[word] = tuple(Reading(entry, _PART_WEIGHT, how) for entry in longer if entry)[:1]
        return readings

    def _likest(self, word: str, entries: list[str]) -> list[str]:
        """The entries most like a word: one that stands in many groups has many meanings."""
        if len(entries) <= _MOST_LISTED or self._neighbours is None:
            return entries[:_MOST_LISTED]
        likeness = self._neighbours.likeness(word, entries)
        return sorted(entries, key=lambda entry: -likeness[entry])[:_MOST_LISTED]

    def _compound_of(self, part: str) -> str:
        """The library's most frequent word that holds `part`, empty when there is none."""
        if len(part) < _SHORTEST_PART:
            return ""
        found: list[str] = []
        at = self._all_words.find(part)
        while at >= 0 and len(found) < _MOST_COMPOUNDS:
            begin, end = self._all_words.rfind("\n", 0, at) + 1, self._all_words.find("\n", at)
            found.append(self._all_words[begin:end])
            at = self._all_words.find(part, end)
        return max(found, key=self._lexicon.table.frequency, default="")

    @cached_property
    def _all_words(self) -> str:
        return "\n".join(["", *(word for words in self._by_length.values() for word in words), ""])

    def _readings(
        self, term: Term, language: str, near: Sequence[tuple[str, float]], *, is_listed: bool
    ) -> tuple[Reading, ...]:
        """Readings by spelling, parts and meaning. A listed word is known, so not misspelt."""
        if not term.word.isalpha():
            return ()
        translated = [
            Reading(word, min(1.0, max(0.1, (likeness - 0.25) / 0.4)), "translation")
            for word, likeness in near
            if likeness >= 0.4
        ]
        if term.frequency:
            return tuple(translated) if language == "en" else ()
        found: list[Reading] = []
        is_foreign = is_listed or (bool(near) and near[0][1] >= _NO_SPELLING and language == "en")
        if not is_foreign:
            found += self._spelled(term.word)
            parts = split_compound(term.word, self._lexicon.table.frequency)
            if not found or found[0].weight < 0.75:
                found += [Reading(part, 0.6, "part") for part in parts if not is_stop(part)]
        if not found or is_foreign or language == "en":
            found += [r for r in translated if language == "en" or r.weight >= 0.6]
        return tuple(found)

    def _spelled(self, word: str) -> list[Reading]:
        """Words of the library that are spelled nearly so. A word in its own right is not misspelt."""
        if is_word(word, self._pieces):
            return []
        return [Reading(found, likeness**2, "spelling") for found, likeness in self._mended(word)]

    def _mended(self, word: str) -> list[tuple[str, float]]:
        near: list[str] = []
        for length in range(len(word) - 4, len(word) + 5):
            near.extend(self._by_length.get(length, ()))
        return mended(word, near, self._lexicon.table.frequency)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        table = self._lexicon.table
        found: dict[int, list[str]] = defaultdict(list)
        for word, number in table.numbers.items():
            if table.frequencies[number] and word.isalpha() and not is_stop(word):
                found[len(word)].append(word)
        return found

    def _carried(self, text: str, terms: Sequence[Term], previous: Sequence[str]) -> tuple[Term, ...]:
        """The subject of earlier questions, when this one leans on them."""
        if not previous:
            return ()
        subject = [term for term in terms if term.weight == 1.0]
        words = [token.folded for token in tokens(text)]
        follows = bool(_FOLLOWS.match(text))
        points_back = any(word in _POINTS_BACK for word in words[:6])
        short = len(words) <= 4
        if not (follows or not subject or (len(subject) <= 1 and (points_back or short))):
            return ()
        have = {term.stem for term in terms}
        for at in range(len(previous) - 1, -1, -1):
            earlier, _ = read_filters(previous[at], Filters())
            found = self._terms(earlier, self._language(earlier))
            carried = tuple(
                replace(term, weight=term.weight * _CARRIED_WEIGHT, carried=True)
                for term in found
                if term.stem not in have and term.weight == 1.0
            )
            if carried:
                return carried
        return ()


def _papers(text: str) -> tuple[str, ...]:
    """Labels of the numbered papers that a question names; in a question the bare number will do."""
    found = [reference.label for reference in find_references(text) if reference.kind in _NUMBERED]
    bare = (normalise(match.group()) for match in _BARE.finditer(text))
    return tuple(dict.fromkeys((*found, *(label for label in bare if label))))


def _without_missing_parts(question: Question) -> Question:
    """Terms that the library holds joined to their neighbour are not missing."""
    places = {at for place, _ in question.joined for at in (place, place + 1)}
    whole = {at: word for place, word in question.joined for at in (place, place + 1)}
    if not places:
        return question
    terms = tuple(
        replace(
            term, readings=(Reading(whole[at], 1.0, "joined"), *(() if not term.frequency else term.readings))
        )
        if at in places and not term.frequency
        else term
        for at, term in enumerate(question.terms)
    )
    return replace(question, terms=terms)


def _interpreted(question: Question) -> str:
    """The question as understood, empty when that is what was typed."""
    text = question.text
    for typed, meant in question.mended:
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, text)
    carried = [term.shown for term in question.terms if term.carried]
    if carried:
        text = f"{text} ({' '.join(carried)})"
    return "" if text == question.text else text
