"""Answers and letters as the JSON that docs/cli.md promises."""

from __future__ import annotations

from kamerbrief_assistant.domain.answers import Answer, Hit
from kamerbrief_assistant.domain.letters import LetterSummary

Json = dict[str, object]


def answer_json(answer: Answer) -> Json:
    """The object that `kamerbrief ask --json` prints on one line."""
    return {
        "question": answer.question,
        "status": answer.status.value,
        "stale": answer.stale,
        "answer": [
            {"text": q.text, "passage": q.index + 1, "start": q.start, "end": q.end} for q in answer.quotes
        ],
        "passages": [_passage_json(rank, hit) for rank, hit in enumerate(answer.hits, start=1)],
        "missing_terms": list(answer.missing_terms),
        "suggestions": [{"term": s.term, "closest": list(s.closest)} for s in answer.suggestions],
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }


def _passage_json(rank: int, hit: Hit) -> Json:
    passage, letter = hit.passage, hit.letter
    day = letter.metadata.date
    return {
        "rank": rank,
        "id": passage.id,
        "letter": {
            "id": letter.id,
            "title": letter.metadata.title or letter.file,
            "date": day.isoformat() if day else None,
            "file": letter.file,
        },
        "kind": passage.kind.value,
        "section": list(passage.section),
        "paragraph": passage.paragraph,
        "footnote": passage.footnote or None,
        "page": passage.page,
        "text": passage.text,
        "footnotes": [{"number": note.footnote, "text": note.text} for note in hit.footnotes],
        "score": round(hit.score, 4),
    }


def letter_json(letter: LetterSummary) -> Json:
    """The object that `kamerbrief letters --json` holds for each letter."""
    metadata = letter.metadata
    return {
        "id": letter.id or None,
        "file": letter.file,
        "title": metadata.title,
        "date": metadata.date.isoformat() if metadata.date else None,
        "sender": metadata.sender,
        "addressee": metadata.addressee,
        "dossier": metadata.dossier,
        "reference": metadata.reference,
        "doctype": metadata.doctype,
        "inferred": sorted(metadata.inferred),
        "paragraphs": letter.passages,
        "footnotes": letter.footnotes,
        "pages": letter.pages,
        "state": letter.state,
        "problem": letter.problem,
        "warnings": list(letter.warnings),
    }
