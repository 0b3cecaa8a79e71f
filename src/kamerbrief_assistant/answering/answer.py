"""From a question to an answer: search, choose, check, decide."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.answers import Answer, Hit, Quote, Status
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.library.snapshot import Snapshot
from kamerbrief_assistant.retrieval import Found, Searcher

from . import cues
from .asking import Asked, asked
from .candidates import Candidate, candidates
from .choosing import choose, probability, score, weights
from .features import NAMES, measure
from .verification import is_verbatim

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CommitmentsOf = Callable[[Iterable[LetterId]], Sequence[Commitment]]

DEPTH = 5
"""Passages whose sentences are considered."""


def answer(
    question: str,
    snapshot: Snapshot,
    searcher: Searcher,
    *,
    limit: int,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    previous: Sequence[str] = (),
    commitments: CommitmentsOf = lambda _: (),
    today: date | None = None,
) -> Answer:
    """Answer one question from one snapshot of the library.

    Every quote is exactly its passage's text at its span; one that were not would be dropped.
    """
    del today
    begun = time.perf_counter()
    found = searcher.search(question, limit=max(limit, DEPTH), filters=filters, previous=previous)
    made = _answer(question, snapshot, searcher, found, limit, commitments, empty_filters=filters.empty)
    return _timed(made, begun)


def _answer(
    question: str,
    snapshot: Snapshot,
    searcher: Searcher,
    found: Found,
    limit: int,
    commitments: CommitmentsOf,
    *,
    empty_filters: bool,
) -> Answer:
    hits = found.hits
    basis = Answer(
        question=question,
        status=Status.NO_EVIDENCE,
        missing_terms=found.missing_terms,
        suggestions=found.suggestions,
        interpreted=found.query.interpreted,
    )
    if not snapshot.manifest.letters:
        return _with(basis, reason="empty_library")
    if not hits:
        reason = "terms_missing" if found.missing_terms else "no_terms"
        return _with(basis, reason=reason if empty_filters else "filter_empty")
    wanted = asked(found.query, searcher.lexicon)
    sentences = candidates(hits, depth=DEPTH)
    if not sentences:
        return _with(basis, status=Status.WEAK, reason="only_near", hits=hits[:limit])
    rows = measure(wanted, sentences, searcher.encoder)
    scores = score(rows)
    chance = probability(decision_facts(wanted, sentences, rows, scores, found))
    if chance < weights().found:
        return _with(basis, reason="terms_missing" if found.missing_terms else "only_near", hits=())
    if chance < weights().answered:
        return _with(basis, status=Status.WEAK, reason="only_near", hits=hits[:limit])
    chosen = choose(sentences, scores, everything=wanted.everything)
    quotes, shown = _quotes(wanted, [sentences[i] for i in chosen], hits, limit)
    if not quotes:
        return _with(basis, status=Status.WEAK, reason="only_near", hits=hits[:limit])
    letters = {hit.letter.id for hit in shown}
    behind = tuple(c for c in commitments(letters) if _is_quoted(c, quotes, shown))
    return _with(basis, status=Status.ANSWERED, quotes=quotes, hits=shown, commitments=behind)


def decision_facts(
    wanted: Asked,
    sentences: Sequence[Candidate],
    rows: NDArray[np.float64],
    scores: NDArray[np.float64],
    found: Found,
) -> list[float]:
    """The figures that `choosing.DECISION` names, for the best sentence of the best passages."""
    order = scores.argsort()[::-1]
    best = int(order[0])
    of = dict(zip(NAMES, rows[best], strict=True))
    same = [i for i in range(len(sentences)) if sentences[i].hit == sentences[best].hit]
    covered = NAMES.index("covered"), NAMES.index("covered_around"), NAMES.index("covered_by_notes")
    passage = max(rows[i][covered[0]] + rows[i][covered[1]] + rows[i][covered[2]] for i in same)
    missing = set(found.missing_terms)
    heaviest = max(wanted.words, key=lambda word: word.weight, default=None)
    cue = bool(wanted.cue)
    return [
        float(scores[best]),
        float(scores[best] - scores[order[1]]) if len(order) > 1 else 1.0,
        float(of["covered"]),
        float(of["nearly_covered"]),
        float(of["cosine"]),
        float(min(1.0, passage)),
        float(of["has_cue"]),
        float(cue),
        float(cue and not of["has_cue"]),
        len(missing) / max(1, len(wanted.words)),
        float(heaviest is not None and heaviest.text in missing),
        found.confidence,
        min(1.0, len(wanted.words) / 8),
    ]


def _quotes(
    wanted: Asked, chosen: Sequence[Candidate], hits: Sequence[Hit], limit: int
) -> tuple[tuple[Quote, ...], tuple[Hit, ...]]:
    """The quotes in order of use, and the passages to show: at most `limit`, quoted ones before others."""
    kept = sorted({c.hit for c in chosen} | set(range(min(limit, len(hits)))))
    while len(kept) > limit:
        unquoted = [i for i in kept if i not in {c.hit for c in chosen}]
        kept.remove(unquoted[-1] if unquoted else kept[-1])
    places = {hit: place for place, hit in enumerate(kept)}
    quotes = []
    for candidate in chosen:
        if candidate.hit not in places:
            continue
        marks = cues.spans(wanted.cue, candidate.text) if wanted.cue in _MARKED else ()
        quote = Quote(places[candidate.hit], candidate.start, candidate.end, candidate.text, marks)
        if is_verbatim(hits[candidate.hit].passage.text, quote):
            quotes.append(quote)
    return tuple(quotes), tuple(hits[i] for i in kept)


_MARKED = {"when", "how_many", "who", "source"}
"""Kinds of answers short enough to be marked inside the quote."""


def _is_quoted(commitment: Commitment, quotes: Iterable[Quote], hits: Sequence[Hit]) -> bool:
    return any(
        (hits[q.index].letter.id, hits[q.index].passage.order) == (commitment.letter, commitment.order)
        and q.start < commitment.end
        and commitment.start < q.end
        for q in quotes
    )


def _with(basis: Answer, **changes: object) -> Answer:
    from dataclasses import replace

    return replace(basis, **changes)  # type: ignore[arg-type]


def _timed(made: Answer, begun: float) -> Answer:
    return _with(made, elapsed_ms=(time.perf_counter() - begun) * 1000)
