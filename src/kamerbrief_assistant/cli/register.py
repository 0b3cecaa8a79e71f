"""`kamerbrief promises`, `mark` and `references`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.commitments import Commitment
from kamerbrief_assistant.domain.errors import UsageError
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.language.references import normalise
from kamerbrief_assistant.register import exports
from kamerbrief_assistant.wording import text

from .opening import ensure_index, open_assistant


def promises(parsed: argparse.Namespace) -> int:
    """The register of commitments and milestones, in the shape asked for."""
    assistant = open_assistant(parsed)
    ensure_index(assistant)
    found = assistant.commitments(
        kind=parsed.kind,
        status=parsed.status,
        due_before=parsed.due_before,
        letter=assistant.find_letter(parsed.letter).id if parsed.letter else None,
        search=parsed.search,
    )
    titles = _titles(assistant)
    if parsed.shape == "json":
        _write(exports.promises_json(found))
    elif parsed.shape == "csv":
        _write(exports.promises_csv(found, titles))
    elif parsed.shape == "ics":
        _write(exports.promises_ics(found, titles, datetime.now(UTC)))
    elif parsed.shape == "markdown":
        _write(exports.promises_markdown(found, titles))
    else:
        for commitment in found:
            print(_line(commitment, titles.get(commitment.letter, "")))
    return 0


def mark(parsed: argparse.Namespace) -> int:
    """Keep staff's status, owner or remark on one commitment."""
    if parsed.status is None and parsed.owner is None and parsed.note is None:
        raise UsageError("Nothing to note.", remedy="Give --status, --owner or --note.")
    assistant = open_assistant(parsed)
    ensure_index(assistant)
    marked = assistant.mark_commitment(
        parsed.commitment, status=parsed.status, owner=parsed.owner, note=parsed.note
    )
    print(_line(marked, _titles(assistant).get(marked.letter, "")))
    return 0


def references(parsed: argparse.Namespace) -> int:
    """The papers that letters cite, in the shape asked for."""
    assistant = open_assistant(parsed)
    ensure_index(assistant)
    citing, cited = _both_ways(assistant, parsed.cited_by)
    found = assistant.references(cited_by=citing, missing=parsed.missing, label=parsed.to or cited)
    titles = _titles(assistant)
    if parsed.shape == "json":
        _write(exports.references_json(found))
    elif parsed.shape == "csv":
        _write(exports.references_csv(found, titles))
    elif parsed.shape == "markdown":
        _write(exports.references_markdown(found, titles))
    else:
        for reference in found:
            place = f"{text('paragraph')} {reference.paragraph}" if reference.paragraph else ""
            note = f"{text('footnote')} {reference.footnote}" if reference.footnote else ""
            here = f" [{text('in the library')}]" if reference.in_library else ""
            where = ", ".join(part for part in (titles.get(reference.letter, ""), place, note) if part)
            print(f"{reference.label:<28} {reference.text}{here} — {where}")
    return 0


def _both_ways(assistant: Assistant, asked: str | None) -> tuple[LetterId | None, str | None]:
    """A letter, or a paper in the library: what it cites. Any other paper: who cites it."""
    if not asked:
        return None, None
    wanted = normalise(asked)
    for letter in assistant.letters():
        if wanted and wanted == normalise(letter.metadata.dossier):
            return letter.id, None
    if wanted:
        return None, asked
    return assistant.find_letter(asked).id, None


def _line(commitment: Commitment, title: str) -> str:
    deadline = commitment.deadline
    when = ""
    if deadline is not None:
        days = "/".join(day.isoformat() for day in (deadline.start, deadline.end) if day)
        when = f" · {deadline.text}" + (f" ({text('our reading')}: {days})" if days else "")
    place = f"{text('paragraph')} {commitment.paragraph}" if commitment.paragraph else ""
    owner = f" · {commitment.owner}" if commitment.owner else ""
    note = f"\n    {commitment.note}" if commitment.note else ""
    head = (
        f"{commitment.id[:12]}  {text(commitment.kind.value)} · {text(commitment.status.value)}{owner}{when}"
    )
    return f"{head}\n    “{commitment.quote}”\n    — {', '.join(p for p in (title, place) if p)}{note}"


def _titles(assistant: Assistant) -> dict[LetterId, str]:
    return {letter.id: letter.metadata.title or letter.file for letter in assistant.letters()}


def _write(content: str) -> None:
    """As it is: line ends of a calendar or spreadsheet file are part of its format."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(content)
        return
    buffer.write(content.encode("utf-8"))
    if not content.endswith("\n"):
        buffer.write(b"\n")
    buffer.flush()
