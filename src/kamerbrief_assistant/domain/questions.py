"""Narrowing a question to part of the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .letters import LetterId


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may answer. Empty fields do not narrow."""

    letters: tuple[LetterId, ...] = ()
    sender: str = ""
    dossier: str = ""
    since: date | None = None
    until: date | None = None
    section: str = ""
    commitments_only: bool = False

    @property
    def empty(self) -> bool:
        return self == Filters()
