"""Which later letters may have met a commitment, for staff to confirm.

A passage of a later letter is offered when it cites the same motion or paper, or speaks in the same rare
words. One that only promises the same again comes after those that do not.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from kamerbrief_assistant.domain.commitments import Commitment, MetBy, Reference, ReferenceKind
from kamerbrief_assistant.domain.letters import Kind, Letter, LetterId, Passage
from kamerbrief_assistant.language.sentences import sentences
from kamerbrief_assistant.language.stems import stems

from .extract import extract

CANDIDATES = 3
"""At most so many passages are offered for one commitment."""
SHARED = 0.5
"""The part of a commitment's words, weighed by how rare they are, that a passage must share."""
FEWEST = 3
"""Fewer shared words than these are a coincidence, unless the subject has no more."""
RARE = 0.005
"""At least two of them must be in no more than this part of all passages (or in five)."""
COMMON = 25
"""A motion or paper that more passages cite is a theme, not a trace."""

# Words of promising, which every promise and every answer to one shares.
_GENERAL = frozenset(
    stems(
        "informeren informeer geïnformeerd sturen stuur gestuurd brief kamer uw tweede eerste nader "
        "verder kabinet minister staatssecretaris toegezegd toezegging rapporteren terugkomen ontvangt "
        "komende volgende voortgang uitkomsten uitkomst resultaten stand zaken onderzoek voorjaar zomer "
        "najaar winter jaar maand kwartaal helft begin eind medio januari februari maart april mei juni "
        "juli augustus september oktober november december binnenkort termijn mogelijk verwachting "
        "verwacht wijze manier aanpak motie lid leden debat commissiedebat beleidsreactie "
        "kabinetsreactie rapport plan programma planning consultatie evaluatie wetsvoorstel traject "
        "uitwerking maatregelen vervolg vervolgstappen invulling uitvoering reactie "
    )
)


class LaterPassages(Protocol):
    """Finds passages of later letters on a commitment's subject, motion or paper, best first."""

    def __call__(self, commitment: Commitment) -> Sequence[MetBy]: ...


def with_met_by(commitments: Iterable[Commitment], later: LaterPassages) -> tuple[Commitment, ...]:
    """The commitments with the passages that may have met them."""
    return tuple(replace(c, met_by=tuple(later(c))[:CANDIDATES]) for c in commitments)


class LetterWords:
    """Later passages by words and citations in common. Build once; the letters are read once."""

    def __init__(self, letters: Iterable[Letter]) -> None:
        self._letters = {letter.id: letter for letter in letters}
        self._passages: list[Passage] = []
        self._postings: dict[str, set[int]] = defaultdict(set)
        self._citing: dict[str, set[int]] = defaultdict(set)
        self._promises: dict[tuple[LetterId, int], set[str]] = defaultdict(set)
        self._offered: dict[tuple[LetterId, int, int], tuple[MetBy, ...]] = {}
        for letter in self._letters.values():
            if letter.metadata.date:
                self._add(letter)

    def __call__(self, commitment: Commitment) -> Sequence[MetBy]:
        place = (commitment.letter, commitment.order, commitment.start)
        if place not in self._offered:
            self._offered[place] = self._look(commitment)
        return self._offered[place]

    def _look(self, commitment: Commitment) -> tuple[MetBy, ...]:
        source = self._letters.get(commitment.letter)
        made = source.metadata.date if source else None
        if made is None:
            return ()
        wanted = set(stems(commitment.what)) - _GENERAL
        enough = min(FEWEST, len(wanted))
        if enough < 2:
            wanted |= set(stems(commitment.quote)) - _GENERAL
            enough = FEWEST
        weights = {word: self._weight(word) for word in wanted}
        total = sum(weights.values()) or 1.0
        near: dict[int, float] = defaultdict(float)
        cited: set[int] = set()
        for label in (*commitment.motions, *commitment.references):
            citing = self._citing.get(label, set())
            if "-" in label or label.startswith("motie"):
                cited |= citing if len(citing) <= COMMON else set()
        counts: dict[int, int] = defaultdict(int)
        rare: dict[int, int] = defaultdict(int)
        few = max(5, RARE * len(self._passages))
        for word in wanted:
            for index in self._postings.get(word, ()):
                near[index] += weights[word] / total
                counts[index] += 1
                rare[index] += len(self._postings[word]) <= few
        found = [
            (near[index] + (index in cited), index)
            for index in near.keys() | cited
            if index in cited or (near[index] >= SHARED and counts[index] >= enough and rare[index] >= 2)
            if self._is_later(index, commitment, made)
        ]
        best = sorted(found, key=lambda pair: (-pair[0], pair[1]))[: 3 * CANDIDATES]
        offers = [self._offer(self._passages[index], wanted) for _, index in best]
        return tuple(offer for _, offer in sorted(offers, key=lambda pair: pair[0]))[:CANDIDATES]

    def _add(self, letter: Letter) -> None:
        extracted = extract(letter)
        for commitment in extracted.commitments:
            self._promises[letter.id, commitment.order].add(commitment.quote)
        cited: dict[int, list[Reference]] = defaultdict(list)
        for reference in extracted.references:
            if reference.kind not in {ReferenceKind.LAW, ReferenceKind.WEB, ReferenceKind.EU}:
                cited[reference.order].append(reference)
        for passage in letter.passages:
            if passage.kind not in {Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_ROW}:
                continue
            index = len(self._passages)
            self._passages.append(passage)
            for word in set(stems(passage.text)):
                self._postings[word].add(index)
            for order in (passage.order, *(note.order for note in letter.notes_of(passage))):
                for reference in cited[order]:
                    self._citing[reference.label].add(index)

    def _weight(self, word: str) -> float:
        """Rare words weigh more; a word of no other passage tells nothing."""
        return math.log(1 + len(self._passages) / (1 + len(self._postings.get(word, ()))))

    def _is_later(self, index: int, commitment: Commitment, made: date) -> bool:
        passage = self._passages[index]
        day = self._letters[passage.letter].metadata.date
        return day is not None and passage.letter != commitment.letter and day > made

    def _offer(self, passage: Passage, wanted: set[str]) -> tuple[bool, MetBy]:
        """Whether the passage only promises again, and its sentence that shares most words."""
        pieces = [passage.text[s.start : s.end] for s in sentences(passage.text)] or [passage.text]
        promised = self._promises.get((passage.letter, passage.order), set())
        told = [piece for piece in pieces if piece not in promised]
        quote = max(told or pieces, key=lambda piece: len(wanted & set(stems(piece))))
        return not told, MetBy(passage.letter, passage.order, quote)
