"""The façade: everything the command line and the screen may ask of a library."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kamerbrief_assistant import answering
from kamerbrief_assistant.domain.answers import Answer, Hit, Quote, Verdict
from kamerbrief_assistant.domain.commitments import Commitment, CommitmentStatus, Reference
from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import LibraryError
from kamerbrief_assistant.domain.letters import Letter, LetterId, LetterSummary
from kamerbrief_assistant.domain.progress import (
    AddReport,
    Changes,
    Check,
    IndexReport,
    Progress,
    Skipped,
)
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.indexing import quick_changes, update_index
from kamerbrief_assistant.library import LibraryPaths
from kamerbrief_assistant.library.marks import correct

from . import doctor
from .documents import add_files
from .ledger import Ledger
from .letter_list import choose, with_states
from .session import Session


class Assistant:
    """One library. Methods may take a while and may be called from any thread.

    Nothing is opened or written by making one.
    """

    def __init__(
        self, path: Path, *, encoder: Encoder | None = None, today: Callable[[], date] = date.today
    ) -> None:
        self._paths = LibraryPaths(path)
        self._session = Session(self._paths, encoder)
        self._today = today
        self._ledger = Ledger(self._session, today)
        self._seen: dict[str, tuple[str, str]] = {}

    @property
    def path(self) -> Path:
        return self._paths.root

    @property
    def documents(self) -> Path:
        return self._paths.documents

    @property
    def has_index(self) -> bool:
        return self._session.has_index

    def warm(self) -> None:
        """Load the index and the encoder. Raises IndexFaultError or ModelError."""
        view = self._session.view()
        view.searcher.warm()

    def ask(
        self,
        question: str,
        *,
        previous: Sequence[str] = (),
        limit: int = 8,
        filters: Filters = Filters(),  # noqa: B008 - frozen
    ) -> Answer:
        """Answer from the index as it stands, and say so when the files on disk differ from it."""
        view = self._session.view()
        answer = answering.answer(
            question,
            view.snapshot,
            view.searcher,
            limit=limit,
            filters=filters,
            previous=previous,
            commitments=self._ledger.of_letters,
            today=self._today(),
        )
        return replace(answer, stale=self.changes().any, references=self._ledger.asked_for(question))

    def letters(self) -> tuple[LetterSummary, ...]:
        """Indexed letters, newest first, then files that are new or cannot be read."""
        snapshot = self._session.view().snapshot
        return with_states(snapshot.summaries(), snapshot.skipped(), self.changes())

    def letter(self, letter_id: LetterId) -> Letter:
        return self._session.view().snapshot.letter(letter_id)

    def find_letter(self, name: str) -> LetterSummary:
        """By id or its beginning, file name or title. Raises LibraryError when none or several fit."""
        return choose(self._session.view().snapshot.summaries(), name)

    def skipped(self) -> tuple[Skipped, ...]:
        """Files that could not be read when the index was made, and why."""
        return self._session.view().snapshot.skipped()

    def changes(self) -> Changes:
        """How the files on disk differ from the index, from their sizes and times."""
        if not self._paths.documents.is_dir():
            files = self._session.view().snapshot.known_files() if self.has_index else ()
            return Changes(gone=tuple(files))
        if not self.has_index:
            return quick_changes(self._paths.documents, {}, {}, self._seen)
        snapshot = self._session.view().snapshot
        return quick_changes(
            self._paths.documents, snapshot.known_files(), snapshot.skipped_files(), self._seen
        )

    def index(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> IndexReport:
        """Bring the index up to date. See `indexing.update_index` for what it raises."""
        return update_index(
            self._paths, self._session.encoder, rebuild=rebuild, progress=progress, cancelled=cancelled
        )

    def add(self, paths: Sequence[Path]) -> AddReport:
        """Copy letters into `documents/`; `index` then takes them in."""
        try:
            return add_files(self._paths.documents, paths)
        except OSError as error:
            raise LibraryError(
                f"The folder {self._paths.documents} cannot be written: {error.strerror}.",
                remedy="Check its permissions and the room on the disk.",
            ) from error

    def remove(self, letter_id: LetterId) -> str:
        """Delete the letter's file from `documents/`; returns its name. `index` then forgets it."""
        file = self._session.view().snapshot.summary(letter_id).file
        try:
            (self._paths.documents / file).unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(
                f"{file} cannot be removed: {error.strerror}.", remedy="Check the folder's permissions."
            ) from error
        return file

    def set_metadata(
        self,
        letter_id: LetterId,
        *,
        title: str | None = None,
        date: date | str | None = None,
        sender: str | None = None,
        addressee: str | None = None,
        dossier: str | None = None,
    ) -> IndexReport:
        """Correct what a letter says of itself; an empty text takes the correction back."""
        given = {"title": title, "date": date, "sender": sender, "addressee": addressee, "dossier": dossier}
        fields = {name: str(value) for name, value in given.items() if value is not None}
        correct(self._paths.marks, self._session.view().snapshot.summary(letter_id).file, **fields)
        return self.index()

    def verify(self, hit: Hit, quote: Quote) -> Verdict:
        """Whether the quote stands in its source, word for word, at this moment."""
        return answering.verify(self._session.view().snapshot, self._paths.documents, hit, quote)

    def cite(self, hit: Hit, quote: Quote | None = None) -> str:
        """The citation of a passage the way the House writes it."""
        del quote
        return answering.cite(hit.letter, hit.passage)

    def commitments(
        self,
        *,
        kind: str | None = None,
        status: str | None = None,
        due_before: date | None = None,
        letter: LetterId | None = None,
        search: str = "",
    ) -> tuple[Commitment, ...]:
        """The register, with statuses against today and staff's marks."""
        return self._ledger.commitments(
            kind=kind, status=status, due_before=due_before, letter=letter, search=search
        )

    def mark_commitment(
        self,
        commitment_id: str,
        *,
        status: CommitmentStatus | str | None = None,
        owner: str | None = None,
        note: str | None = None,
    ) -> Commitment:
        """Note staff's status, owner or remark. Raises LibraryError for an unknown commitment."""
        return self._ledger.mark(commitment_id, status=status, owner=owner, note=note)

    def references(
        self,
        *,
        letter: LetterId | None = None,
        cited_by: LetterId | None = None,
        missing: bool = False,
        label: str | None = None,
    ) -> tuple[Reference, ...]:
        """Papers that letters cite. `label` asks who cites one paper, `missing` those not in the library."""
        return self._ledger.references(letter=letter or cited_by, missing=missing, label=label)

    def suggestions(self) -> tuple[str, ...]:
        """A few questions that this library can answer, from its headings and commitments."""
        return answering.suggestions(self._session.view().snapshot, self.commitments())

    def doctor(self, *, repair: bool = False) -> tuple[Check, ...]:
        """Check everything the program stands on; `repair` mends what can be derived again."""
        return doctor.examine(self._session, repair=repair)

    def status(self) -> dict[str, object]:
        """Facts on the library for `kamerbrief status`, in plain values."""
        facts: dict[str, object] = {
            "library": str(self.path),
            "documents": str(self.documents),
            "indexed": self.has_index,
        }
        changes = self.changes()
        facts |= {"new": list(changes.new), "changed": list(changes.changed), "gone": list(changes.gone)}
        if self.has_index:
            manifest = self._session.view().snapshot.manifest
            facts |= {
                "letters": manifest.letters,
                "passages": manifest.passages,
                "vectors": manifest.vectors,
                "encoder": manifest.encoder,
                "dimension": manifest.dimension,
                "schema": manifest.schema,
                "made": manifest.made,
                "skipped": [
                    {"file": s.file, "code": s.code, "message": s.message, "remedy": s.remedy}
                    for s in self.skipped()
                ],
                "warnings": {
                    s.file: list(s.warnings) for s in self._session.view().snapshot.summaries() if s.warnings
                },
            }
        return json.loads(json.dumps(facts))  # type: ignore[no-any-return]
