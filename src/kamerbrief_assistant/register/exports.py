"""The register for other programs: JSON, CSV for spreadsheets, Markdown, and a calendar.

Text from letters is untrusted: a cell that a spreadsheet would take for a formula is quoted, and what
Markdown or iCalendar would read as markup is escaped.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentStatus, Reference
from kamerbrief_assistant.domain.letters import LetterId

Titles = Mapping[LetterId, str]
"""What to call a letter: its title, or its file's name."""


def promise_entry(commitment: Commitment) -> dict[str, object]:
    """One commitment as plain values, dates in ISO form."""
    due = commitment.deadline
    return {
        "id": commitment.id,
        "kind": commitment.kind.value,
        "quote": commitment.quote,
        "by": commitment.by,
        "to": commitment.to,
        "what": commitment.what,
        "how": commitment.how,
        "deadline": {
            "text": due.text,
            "from": _iso(due.start),
            "to": _iso(due.end),
            "kind": due.kind.value,
            "vague": due.vague,
        }
        if due
        else None,
        "status": commitment.status.value,
        "owner": commitment.owner,
        "note": commitment.note,
        "letter": commitment.letter,
        "section": list(commitment.section),
        "paragraph": commitment.paragraph,
        "footnote": commitment.footnote or None,
        "page": commitment.page,
        "motions": list(commitment.motions),
        "occasions": list(commitment.occasions),
        "references": list(commitment.references),
        "met_by": [{"letter": m.letter, "order": m.order, "quote": m.quote} for m in commitment.met_by],
    }


def reference_entry(reference: Reference) -> dict[str, object]:
    """One citation as plain values."""
    return {
        "id": reference.id,
        "kind": reference.kind.value,
        "label": reference.label,
        "text": reference.text,
        "letter": reference.letter,
        "paragraph": reference.paragraph,
        "footnote": reference.footnote or None,
        "in_library": reference.in_library,
    }


def promises_json(commitments: Iterable[Commitment]) -> str:
    return json.dumps([promise_entry(c) for c in commitments], ensure_ascii=False, indent=2) + "\n"


def references_json(references: Iterable[Reference]) -> str:
    return json.dumps([reference_entry(r) for r in references], ensure_ascii=False, indent=2) + "\n"


def promises_csv(commitments: Iterable[Commitment], titles: Titles) -> str:
    """Comma-separated with a byte order mark, lines ending in CRLF; write it out as UTF-8."""
    head = (
        "id", "kind", "status", "from", "to_date", "deadline", "by", "to", "what", "quote", "letter", "title",
        "section", "paragraph", "footnote", "page", "motions", "references", "owner", "note",
    )  # fmt: skip
    rows: list[Sequence[object]] = []
    for c in commitments:
        due = c.deadline
        rows.append(
            (
                c.id, c.kind.value, c.status.value, _iso(due.start) if due else "",
                _iso(due.end) if due else "", due.text if due else "", c.by, c.to, c.what, c.quote,
                c.letter, titles.get(c.letter, ""),
                " > ".join(c.section), c.paragraph, c.footnote, c.page, "; ".join(c.motions),
                "; ".join(c.references), c.owner, c.note,
            )
        )  # fmt: skip
    return _csv(head, rows)


def references_csv(references: Iterable[Reference], titles: Titles) -> str:
    head = ("id", "kind", "label", "text", "letter", "title", "paragraph", "footnote", "in_library")
    return _csv(
        head,
        [
            (
                r.id,
                r.kind.value,
                r.label,
                r.text,
                r.letter,
                titles.get(r.letter, ""),
                r.paragraph,
                r.footnote,
                r.in_library,
            )
            for r in references
        ],
    )


def promises_markdown(commitments: Iterable[Commitment], titles: Titles) -> str:
    """A list, one commitment an item with its quote, for a note or a mail."""
    lines: list[str] = []
    for c in commitments:
        due = c.deadline
        when = ""
        if due:
            days = " – ".join(d for d in (_iso(due.start), _iso(due.end)) if d)
            when = f"{_md(due.text)} ({days})" if days else _md(due.text)
        place = ", ".join(
            part
            for part in (
                _md(titles.get(c.letter, c.letter)),
                f"§ {c.paragraph}" if c.paragraph else "",
                f"noot {c.footnote}" if c.footnote else "",
                f"p. {c.page}" if c.page else "",
            )
            if part
        )
        facts = " · ".join(
            part for part in (c.kind.value, c.status.value, _md(c.by), when, _md(c.owner)) if part
        )
        lines += [f"- **{_md(c.what)}**", f"  {facts}", f"  > {_md(c.quote)}", f"  — {place}"]
        if c.note:
            lines.append(f"  {_md(c.note)}")
        lines.append("")
    return "\n".join(lines)


def references_markdown(references: Iterable[Reference], titles: Titles) -> str:
    """A table, one citation a row."""
    lines = [
        "| kind | label | text | letter | paragraph | footnote | in library |",
        "|---|---|---|---|---|---|---|",
    ]
    for r in references:
        cells = (
            r.kind.value, r.label, r.text, titles.get(r.letter, r.letter), str(r.paragraph or ""), r.footnote,
            titles.get(r.in_library, r.in_library) if r.in_library else "",
        )  # fmt: skip
        lines.append("| " + " | ".join(_md(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def promises_ics(commitments: Iterable[Commitment], titles: Titles, now: datetime) -> str:
    """A calendar (RFC 5545) with an all-day event on the last day of each deadline that has one."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kamerbrief-assistant//register//NL",
        "CALSCALE:GREGORIAN",
    ]
    seen: dict[str, int] = {}
    for c in commitments:
        day = (c.deadline.end or c.deadline.start) if c.deadline else None
        if day is None or c.deadline is None:
            continue
        number = seen[c.id] = seen.get(c.id, 0) + 1
        uid = c.id if number == 1 else f"{c.id}-{number}"
        about = f"{c.quote}\n\n{titles.get(c.letter, c.letter)}\n{c.deadline.text}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}@kamerbrief-assistant",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_ics(c.what)}",
            f"DESCRIPTION:{_ics(about)}",
            f"CATEGORIES:{c.kind.value.upper()}",
            f"STATUS:{'CANCELLED' if c.status is CommitmentStatus.DROPPED else 'CONFIRMED'}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    """A spreadsheet takes what begins with these for a formula; an apostrophe makes it text (OWASP)."""
    text = "" if value is None else str(value)
    return (
        f"'{text}"
        if text.lstrip().startswith(("=", "+", "-", "@")) or text.startswith(("\t", "\r"))
        else text
    )


def _md(text: str) -> str:
    flat = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", flat)


def _ics(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return re.sub(r"[\x00-\x08\x0b-\x1f]", " ", escaped.replace("\r\n", "\n").replace("\n", "\\n"))


def _folded(line: str) -> str:
    """At most 75 octets a line, the next beginning with a space (RFC 5545, 3.1); never inside a character."""
    pieces: list[str] = []
    current, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > 75:
            pieces.append(current)
            current, size = " ", 1
        current += character
        size += octets
    pieces.append(current)
    return "\r\n".join(pieces) + "\r\n"
