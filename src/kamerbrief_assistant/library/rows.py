"""Letters and passages to and from rows of the database."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date

from kamerbrief_assistant.domain.letters import (
    Kind,
    Letter,
    LetterId,
    LetterSummary,
    Marker,
    Metadata,
    Passage,
    PassageId,
)

PASSAGE_COLUMNS = (
    'id, letter, ord, kind, text, start, "end", section, paragraph, footnote, page, markers, anchor, '
    "context, level"
)
SUMMARY_COLUMNS = (
    "id, file, title, date, sender, addressee, dossier, reference, doctype, inferred, warnings, pages, "
    "passages, footnotes"
)


def insert_letter(
    connection: sqlite3.Connection, letter: Letter, *, sha256: str, stat: str, marks: str
) -> Letter:
    """Store a letter and its passages; returns it with the passages' new ids."""
    metadata = letter.metadata
    body = sum(1 for p in letter.passages if p.kind.is_body)
    connection.execute(
        "INSERT INTO letters VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            letter.id,
            letter.file,
            sha256,
            stat,
            marks,
            metadata.title,
            metadata.date.isoformat() if metadata.date else None,
            metadata.sender,
            metadata.addressee,
            metadata.dossier,
            metadata.reference,
            metadata.doctype,
            json.dumps(sorted(metadata.inferred)),
            json.dumps(letter.warnings),
            letter.pages,
            body,
            len(letter.footnotes),
        ),
    )
    first = _next_id(connection)
    stored = tuple(
        replace(passage, id=PassageId(first + position), letter=letter.id)
        for position, passage in enumerate(letter.passages)
    )
    connection.executemany(
        f"INSERT INTO passages ({PASSAGE_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - own constant
        (
            (
                p.id,
                p.letter,
                p.order,
                p.kind.value,
                p.text,
                p.start,
                p.end,
                json.dumps(p.section, ensure_ascii=False),
                p.paragraph,
                p.footnote,
                p.page,
                json.dumps([(m.offset, m.number) for m in p.markers]) if p.markers else "[]",
                p.anchor,
                p.context,
                p.level,
            )
            for p in stored
        ),
    )
    return replace(letter, passages=stored)


def _next_id(connection: sqlite3.Connection) -> int:
    """Ids are never used twice, so that a vector can never be taken for another passage's."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'passages'").fetchone()
    return int(row[0]) + 1 if row else 1


def passage_of(row: tuple[object, ...]) -> Passage:
    """A passage from a row of PASSAGE_COLUMNS."""
    (number, letter, order, kind, text, start, end, section, paragraph, footnote, page, markers, anchor,
     context, level) = row  # fmt: skip
    return Passage(
        id=PassageId(int(number)),  # type: ignore[call-overload]
        letter=LetterId(str(letter)),
        order=order,  # type: ignore[arg-type]
        kind=Kind(str(kind)),
        text=text,  # type: ignore[arg-type]
        start=start,  # type: ignore[arg-type]
        end=end,  # type: ignore[arg-type]
        section=tuple(json.loads(str(section))),
        paragraph=paragraph,  # type: ignore[arg-type]
        footnote=str(footnote),
        page=page,  # type: ignore[arg-type]
        markers=() if markers == "[]" else tuple(Marker(o, n) for o, n in json.loads(str(markers))),
        anchor=anchor,  # type: ignore[arg-type]
        context=str(context),
        level=level,  # type: ignore[arg-type]
    )


def summary_of(row: tuple[object, ...]) -> LetterSummary:
    """A line of the list from a row of SUMMARY_COLUMNS."""
    (identity, file, title, day, sender, addressee, dossier, reference, doctype, inferred, warnings, pages,
     passages, footnotes) = row  # fmt: skip
    return LetterSummary(
        id=LetterId(str(identity)),
        file=str(file),
        metadata=Metadata(
            title=str(title),
            date=date.fromisoformat(str(day)) if day else None,
            sender=str(sender),
            addressee=str(addressee),
            dossier=str(dossier),
            reference=str(reference),
            doctype=str(doctype),
            inferred=frozenset(json.loads(str(inferred))),
        ),
        passages=int(passages),  # type: ignore[call-overload]
        footnotes=int(footnotes),  # type: ignore[call-overload]
        warnings=tuple(json.loads(str(warnings))),
        pages=pages,  # type: ignore[arg-type]
    )
