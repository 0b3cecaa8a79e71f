"""Commitments and references as JSON text for the store, and back."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from kamerbrief_assistant.domain.commitments import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    DeadlineKind,
    MetBy,
    Reference,
    ReferenceKind,
)
from kamerbrief_assistant.domain.letters import LetterId

_LISTS = ("motions", "occasions", "references", "section")


def to_record(entry: Commitment | Reference) -> str:
    """JSON that `commitment_from` or `reference_from` reads back to an equal value."""
    return json.dumps(_plain(entry), ensure_ascii=False, default=_plain, separators=(",", ":"))


def commitment_from(record: str) -> Commitment:
    values: dict[str, Any] = json.loads(record)
    due = values["deadline"]
    values["deadline"] = (
        Deadline(due["text"], DeadlineKind(due["kind"]), _day(due["start"]), _day(due["end"]))
        if due
        else None
    )
    values["kind"] = CommitmentKind(values["kind"])
    values["status"] = CommitmentStatus(values["status"])
    values["letter"] = LetterId(values["letter"])
    values["met_by"] = tuple(MetBy(LetterId(m["letter"]), m["order"], m["quote"]) for m in values["met_by"])
    for name in _LISTS:
        values[name] = tuple(values[name])
    return Commitment(**values)


def reference_from(record: str) -> Reference:
    values: dict[str, Any] = json.loads(record)
    values["kind"] = ReferenceKind(values["kind"])
    values["letter"] = LetterId(values["letter"])
    if values["in_library"]:
        values["in_library"] = LetterId(values["in_library"])
    return Reference(**values)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a record")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
