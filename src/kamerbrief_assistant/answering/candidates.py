"""The sentences that may answer: those of the best passages, with what surrounds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamerbrief_assistant.domain.answers import Hit
from kamerbrief_assistant.domain.letters import Kind
from kamerbrief_assistant.language.sentences import Span, sentences


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a passage that was found. `hits[hit].passage.text[start:end] == text`."""

    hit: int
    start: int
    end: int
    text: str
    before: str = ""
    """The sentence before it in the passage; for a footnote's, the sentence that carries its marker."""
    notes: str = ""
    """The footnotes whose markers stand in the sentence."""
    surroundings: str = ""
    """Section headings, and the question that the passage answers."""
    standing: float = 0.0
    """Its passage's score less the best passage's, in the search's own scale: 0 for the best."""
    rank: int = 0
    position: int = 0
    """Which sentence of the passage it is, from 0."""
    is_footnote: bool = False


def candidates(hits: Sequence[Hit], *, depth: int) -> tuple[Candidate, ...]:
    """The sentences of the best `depth` passages, in order of their passages and their places."""
    found: list[Candidate] = []
    best = hits[0].score if hits else 0.0
    for rank, hit in enumerate(hits[:depth]):
        passage = hit.passage
        if passage.kind is Kind.QUESTION:
            # What members asked is no answer to what staff ask.
            continue
        before = ""
        if hit.anchor is not None:
            before = _marked_sentence(hit)
        surroundings = " ".join((*passage.section, passage.context))
        for position, span in enumerate(sentences(passage.text)):
            sentence = passage.text[span.start : span.end]
            found.append(
                Candidate(
                    hit=rank,
                    start=span.start,
                    end=span.end,
                    text=sentence,
                    before=before,
                    notes=_notes(hit, span) if hit.footnotes else "",
                    surroundings=surroundings,
                    standing=hit.score - best,
                    rank=rank,
                    position=position,
                    is_footnote=passage.kind is Kind.FOOTNOTE,
                )
            )
            before = sentence
    return tuple(found)


def _notes(hit: Hit, span: Span) -> str:
    """The footnotes whose markers stand in a sentence of the passage."""
    marked = {m.number for m in hit.passage.markers if span.start < m.offset <= span.end + 1}
    return " ".join(note.text for note in hit.footnotes if note.footnote in marked)


def _marked_sentence(hit: Hit) -> str:
    """The sentence of the anchor passage that carries the footnote's marker."""
    anchor = hit.anchor
    assert anchor is not None
    for marker in anchor.markers:
        if marker.number == hit.passage.footnote:
            for span in sentences(anchor.text):
                if span.start < marker.offset <= span.end + 1:
                    return anchor.text[span.start : span.end]
    return anchor.text
