"""What the screens need of the assistant: `kamerbrief_assistant.assistant.Assistant`, or a stand-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from kamerbrief_assistant.domain.answers import Answer, Hit, Quote, Verdict
from kamerbrief_assistant.domain.commitments import Commitment, Reference
from kamerbrief_assistant.domain.letters import Letter, LetterId, LetterSummary
from kamerbrief_assistant.domain.progress import AddReport, Changes, IndexReport, Progress, Skipped
from kamerbrief_assistant.domain.questions import Filters


class Port(Protocol):
    """One open library. Every method may take a while: the screens call them off their own thread."""

    @property
    def path(self) -> Path: ...

    @property
    def documents(self) -> Path: ...

    @property
    def has_index(self) -> bool: ...

    def warm(self) -> None: ...

    def ask(
        self,
        question: str,
        *,
        previous: Sequence[str] = (),
        limit: int = 8,
        filters: Filters = Filters(),  # noqa: B008  frozen
    ) -> Answer: ...

    def letters(self) -> tuple[LetterSummary, ...]: ...

    def skipped(self) -> tuple[Skipped, ...]: ...

    def letter(self, letter_id: LetterId) -> Letter: ...

    def changes(self) -> Changes: ...

    def index(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> IndexReport: ...

    def add(self, paths: Sequence[Path]) -> AddReport: ...

    def remove(self, letter_id: LetterId) -> str: ...

    def set_metadata(
        self,
        letter_id: LetterId,
        *,
        title: str | None = None,
        date: date | str | None = None,
        sender: str | None = None,
        addressee: str | None = None,
        dossier: str | None = None,
    ) -> object: ...

    def verify(self, hit: Hit, quote: Quote) -> Verdict: ...

    def cite(self, hit: Hit, quote: Quote | None = None) -> str: ...

    def commitments(self) -> tuple[Commitment, ...]: ...

    def mark_commitment(
        self,
        commitment_id: str,
        *,
        status: str | None = None,
        owner: str | None = None,
        note: str | None = None,
    ) -> object: ...

    def references(
        self, *, letter: LetterId | None = None, label: str | None = None
    ) -> tuple[Reference, ...]: ...

    def suggestions(self) -> tuple[str, ...]: ...


Opener = Callable[[], Port]
"""Opens the library; called off the screen's thread, since it may import and read much."""
