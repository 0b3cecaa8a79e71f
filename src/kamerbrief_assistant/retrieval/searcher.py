"""From a question to the passages that may answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.answers import Hit, Suggestion
from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.letters import Kind, Passage, PassageId
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.library.lexical_search import Lexicon
from kamerbrief_assistant.library.snapshot import Snapshot

from .company import Places
from .confidence import confidence, evidence
from .fusion import candidates
from .kinds import WordKinds
from .legs import Legs, run_legs, with_cosines
from .narrowing import allowed, footnotes_numbered, referring
from .question import Question
from .reasons import reasons
from .second_look import Looked, look, shipped_model
from .spelling import closest
from .translation import Neighbours
from .understanding import Understanding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kamerbrief_assistant.library.lexical_vectors import WordVectors

# What a passage gains for being named outright: more than any other figure gives.
_NAMED = 100.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    query: Question
    hits: tuple[Hit, ...] = ()
    """Best first."""
    missing_terms: tuple[str, ...] = ()
    """Words on the question's subject that no passage holds in any form."""
    suggestions: tuple[Suggestion, ...] = ()
    """The closest words that passages do hold."""
    confidence: float = 0.0
    """The chance that one of the first three passages answers, by labelled questions."""
    features: dict[str, float] = field(default_factory=dict)
    """What the confidence rests on."""


class Searcher:
    """Searches one snapshot. Safe to use from several threads."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder) -> None:
        self.snapshot = snapshot
        self.encoder = encoder
        self._word_vectors: WordVectors | None = getattr(encoder, "word_vectors", None)
        self.lexicon = Lexicon(snapshot)

    @cached_property
    def _neighbours(self) -> Neighbours | None:
        return Neighbours(self.lexicon, self._word_vectors) if self._word_vectors is not None else None

    @cached_property
    def _understanding(self) -> Understanding:
        pieces = frozenset(getattr(self.encoder, "vocabulary", ()))
        return Understanding(self.lexicon, self._neighbours, pieces)

    @cached_property
    def _kinds(self) -> WordKinds:
        return WordKinds(self.lexicon)

    def warm(self) -> None:
        """Load what a first question would wait for."""
        self.search("Which letter was sent, en wat staat er in de onbekendewoordenlijst?", limit=1)

    def understand(
        self, question: str, *, filters: Filters | None = None, previous: Sequence[str] = ()
    ) -> Question:
        """What `question` asks, without searching."""
        return self._understanding.question(question, previous, filters or Filters())

    def search(
        self, question: str, *, limit: int, filters: Filters | None = None, previous: Sequence[str] = ()
    ) -> Found:
        """The `limit` best passages for a question. `previous` are the questions before it, oldest first."""
        asked = self.understand(question, filters=filters, previous=previous)
        missing, suggestions = asked.missing, self._suggestions(asked)
        looked, _ = self.second_look(asked)
        if not len(looked.passages):
            return Found(asked, missing_terms=missing, suggestions=suggestions)
        scores = shipped_model().scores(looked)
        named = self.named(asked, looked.passages)
        order = np_argsort(-(scores + named))[:limit]
        features = evidence(asked, looked, scores, order)
        hits = self._hits(asked, looked, [int(i) for i in order], scores + named)
        sure = 0.97 if named[order[0]] > 0 else confidence(features)
        return Found(asked, hits, missing, suggestions, sure, features)

    def second_look(self, question: Question) -> tuple[Looked, Legs]:
        """The candidates for a question with their figures, and the legs that brought them."""
        import numpy as np

        within = allowed(self.snapshot, question.filters)
        legs = run_legs(question, self.lexicon, self.snapshot.vectors, self.encoder, within)
        chosen = candidates(question, legs)
        extra = self._direct(question)
        if extra:
            direct = np.array(sorted(extra), dtype=np.int64)
            if within is not None:
                direct = np.intersect1d(direct, within)
            chosen = np.union1d(chosen, direct)
        places = self._places(chosen)
        legs = with_cosines(legs, self.snapshot.vectors, places.passages)
        return look(question, places, legs, self.lexicon, self._kinds, self._word_vectors), legs

    def _direct(self, question: Question) -> set[int]:
        """Passages that the question names: by a paper they cite, a footnote's number, or words in quotes."""
        found = set(referring(self.snapshot, question.references))
        if question.footnote:
            found.update(footnotes_numbered(self.snapshot, question.footnote))
        for phrase in question.phrases:
            found.update(self.lexicon.phrase(phrase, limit=30))
        return found & self._searched(found)

    def _searched(self, passages: set[int]) -> set[int]:
        return set(self.lexicon.forward(passages))

    def named(self, question: Question, passages: NDArray[np.int64]) -> NDArray[np.float32]:
        """What passages gain for being named in the question, shape (passages,)."""
        import numpy as np

        gained = dict.fromkeys(passages.tolist(), 0.0)
        for key, exactness in referring(self.snapshot, question.references).items():
            if key in gained:
                gained[key] += _NAMED * exactness
        if question.footnote:
            for key in footnotes_numbered(self.snapshot, question.footnote):
                if key in gained:
                    gained[key] += _NAMED
        for phrase in question.phrases:
            for key in self.lexicon.phrase(phrase, limit=30):
                if key in gained:
                    gained[key] += _NAMED / 2
        return np.array([gained[key] for key in passages.tolist()], dtype=np.float32)

    def _places(self, passages: NDArray[np.int64]) -> Places:
        import numpy as np

        marks = ",".join("?" * len(passages))
        query = f"SELECT id, letter, ord, kind FROM passages WHERE id IN ({marks}) ORDER BY id"  # noqa: S608
        rows = self.snapshot.rows(query, passages.tolist())
        numbers: dict[str, int] = {}
        return Places(
            np.array([row[0] for row in rows], dtype=np.int64),
            np.array([numbers.setdefault(row[1], len(numbers)) for row in rows], dtype=np.int64),
            np.array([row[2] for row in rows], dtype=np.int64),
            np.array([row[3] == Kind.FOOTNOTE for row in rows], dtype=bool),
        )

    def _hits(
        self, question: Question, looked: Looked, order: list[int], scores: NDArray[np.float32]
    ) -> tuple[Hit, ...]:
        ids = [int(looked.passages[place]) for place in order]
        passages = self.snapshot.passages(ids)
        why = reasons(question, ids, self.lexicon, self._word_vectors)
        hits = []
        for place, key, reason in zip(order, ids, why, strict=True):
            passage = passages[PassageId(key)]
            hits.append(
                Hit(
                    passage=passage,
                    letter=self.snapshot.summary(passage.letter),
                    score=float(scores[place]),
                    footnotes=self.snapshot.notes_of(passage),
                    why=reason,
                    anchor=self._anchor(passage),
                )
            )
        return tuple(hits)

    def _anchor(self, passage: Passage) -> Passage | None:
        if passage.kind is not Kind.FOOTNOTE or passage.anchor is None:
            return None
        return self.snapshot.passages_at(passage.letter, [passage.anchor]).get(passage.anchor)

    def _suggestions(self, question: Question) -> tuple[Suggestion, ...]:
        missing = [term for term in question.terms if term.text in question.missing]
        if not missing:
            return ()
        meant = self._neighbours.of([term.word for term in missing]) if self._neighbours else {}
        found = []
        for term in missing:
            spelled = closest(term.word, list(self.lexicon.table.numbers))
            near = [word for word, likeness in meant.get(term.word, ()) if likeness >= 0.5][:2]
            if options := tuple(dict.fromkeys((*near, *spelled)))[:3]:
                found.append(Suggestion(term.text, options))
        return tuple(found)


def np_argsort(values: NDArray[np.float32]) -> NDArray[np.int64]:
    """Places in rising order; ties keep theirs."""
    import numpy as np

    return np.argsort(values, kind="stable")
