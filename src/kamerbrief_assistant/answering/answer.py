"""From a question to an answer: search, choose, check, decide."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from kamerbrief_assistant.domain.answers import Answer, Hit, Quote, Status
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.library.snapshot import Snapshot
from kamerbrief_assistant.retrieval import Found, Searcher

from . import cues
from .asking import Asked, asked
from .candidates import Candidate, candidates
from .choosing import DECISION, MOST, choose, missing_thing, probability, score, weights
from .coverage import Coverage
from .deciding import decision_facts
from .features import NAMES, measure
from .fitting import fitting, sought
from .from_register import from_register, is_for_register
from .verification import is_verbatim

CommitmentsOf = Callable[[Iterable[LetterId]], Sequence[Commitment]]
"""The register's entries of some letters, or of all when none are named."""

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
    begun = time.perf_counter()
    day = today or date.today()
    if filters.empty and snapshot.manifest.letters and is_for_register(question, day):
        listed = from_register(question, snapshot, commitments(()), day)
        if listed is not None:
            return _timed(listed, begun)
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
    table = searcher.lexicon.table
    coverage = Coverage(wanted, searcher.encoder, table)
    rows = measure(wanted, sentences, searcher.encoder, table, coverage)
    scores = score(rows)
    facts = decision_facts(wanted, sentences, rows, scores, found, searcher.encoder, table, coverage)
    chance = probability(facts)
    covered = facts[DECISION.index("covered_in_passage")]
    far = covered < BARELY and found.features["top_dense_level"] < FAR
    if far and found.confidence < UNLIKELY and _is_absent(wanted, found):
        return _with(basis, reason="terms_missing", hits=())
    chosen = choose(sentences, scores, everything=wanted.everything)
    chosen += missing_thing(chosen, scores, rows[:, NAMES.index("fits")])
    picked = [sentences[i] for i in chosen]
    letters = dict.fromkeys(hits[candidate.hit].letter.id for candidate in picked)
    if wanted.cue == "commitment":
        picked = with_promises(picked, sentences, commitments(letters), hits)
    hits, picked = with_sources(wanted, picked, hits)
    quotes, shown = _quotes(wanted, picked, hits, limit)
    if not quotes:
        return _with(basis, status=Status.WEAK, reason="only_near", hits=hits[:limit])
    if chance < weights().answered:
        # The nearest sentences, and said to be no more than that.
        return _with(basis, status=Status.WEAK, reason="only_near", quotes=quotes, hits=shown)
    behind = tuple(c for c in commitments(letters) if _is_quoted(c, quotes, shown))
    return _with(basis, status=Status.ANSWERED, quotes=quotes, hits=shown, commitments=behind)


def _is_absent(wanted: Asked, found: Found) -> bool:
    """Whether most of what the question is about stands in no letter, in any form."""
    missing = set(found.missing_terms)
    total = sum(word.weight for word in wanted.words)
    absent = sum(word.weight for word in wanted.words if word.text in missing)
    return bool(missing) and absent >= MOSTLY * total


MOSTLY = 0.5
"""The share of a question's words, by weight, that no letter holds when its subject is called absent."""
UNLIKELY = 0.7
"""The confidence from which passages are shown all the same: other words may say what was asked."""
FAR = 0.3
"""The cosine of the best passage from which it is shown, for the same reason."""
BARELY = 0.45
"""The share of them that the best passage may hold even so."""


def with_promises(
    chosen: list[Candidate],
    sentences: Sequence[Candidate],
    entries: Iterable[Commitment],
    hits: Sequence[Hit],
) -> list[Candidate]:
    """Asked for a commitment, the best sentence is followed by the next one if that goes on promising.

    "Ik heb toegezegd … Ik zal u hierover binnenkort informeren": the when often stands in the second.
    """
    if not chosen:
        return chosen
    first = chosen[0]
    promised = {(c.letter, c.order, c.start) for c in entries}
    passage = hits[first.hit].passage
    following = [
        s
        for s in sentences
        if s.hit == first.hit
        and s.position == first.position + 1
        and (passage.letter, passage.order, s.start) in promised
    ]
    return [first, *following, *(c for c in chosen[1:] if c not in following)][: max(MOST, len(chosen))]


def with_sources(
    wanted: Asked, chosen: Sequence[Candidate], hits: tuple[Hit, ...]
) -> tuple[tuple[Hit, ...], list[Candidate]]:
    """Asked for a source, each sentence that cites one in a footnote is followed by that footnote."""
    if wanted.cue != "source":
        return hits, list(chosen)
    found = list(hits)
    picked: list[Candidate] = []
    for candidate in chosen:
        picked.append(candidate)
        hit = hits[candidate.hit]
        if cues.spans("source", candidate.text):
            continue
        marked = {m.number for m in hit.passage.markers if candidate.start < m.offset <= candidate.end + 1}
        for note in hit.footnotes:
            if note.footnote in marked and cues.spans("source", note.text):
                place = next((i for i, h in enumerate(found) if h.passage.id == note.id), None)
                if place is None:
                    place = len(found)
                    found.append(Hit(note, hit.letter, hit.score, anchor=hit.passage))
                if not any(c.hit == place for c in (*chosen, *picked)):
                    picked.append(
                        Candidate(hit=place, start=0, end=len(note.text), text=note.text, is_footnote=True)
                    )
    return tuple(found), picked


def _quotes(
    wanted: Asked, chosen: Sequence[Candidate], hits: Sequence[Hit], limit: int
) -> tuple[tuple[Quote, ...], tuple[Hit, ...]]:
    """The quotes in order of use, and the passages to show: at most `limit`, quoted ones before others."""
    kept = sorted({c.hit for c in chosen} | set(range(min(limit, len(hits)))))
    while len(kept) > limit:
        unquoted = [i for i in kept if i not in {c.hit for c in chosen}]
        kept.remove(unquoted[-1] if unquoted else kept[-1])
    places = {hit: place for place, hit in enumerate(kept)}
    thing = sought(wanted)
    quotes = []
    for candidate in chosen:
        if candidate.hit not in places:
            continue
        marks = fitting(thing, candidate.text)
        quote = Quote(places[candidate.hit], candidate.start, candidate.end, candidate.text, marks)
        if is_verbatim(hits[candidate.hit].passage.text, quote):
            quotes.append(quote)
    return tuple(quotes), tuple(hits[i] for i in kept)


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
