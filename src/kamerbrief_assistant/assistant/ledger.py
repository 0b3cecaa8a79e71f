"""The register of the whole library: what letters promise and cite, against today, with staff's marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from kamerbrief_assistant import register
from kamerbrief_assistant.domain.commitments import Commitment, CommitmentStatus, Reference, ReferenceKind
from kamerbrief_assistant.domain.errors import IndexFaultError, LibraryError
from kamerbrief_assistant.domain.letters import LetterId, Metadata
from kamerbrief_assistant.language.references import find_references
from kamerbrief_assistant.library import Snapshot
from kamerbrief_assistant.library.manifest import REBUILD

from .session import Session

_COMPARED = 6_000
"""Passages up to which every letter is compared with every commitment; above, only letters that cite the
same motion or paper."""


_PAPERS = {
    ReferenceKind.KAMERSTUK,
    ReferenceKind.AANHANGSEL,
    ReferenceKind.HANDELINGEN,
    ReferenceKind.STAATSBLAD,
    ReferenceKind.STAATSCOURANT,
    ReferenceKind.DOCUMENT,
}

Entry = TypeVar("Entry", Commitment, Reference)


class Ledger:
    """Reads the register from the index that answers now."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._session = session
        self._today = today
        self._later: tuple[Snapshot, register.LetterWords] | None = None
        self._kept: tuple[Snapshot, dict[LetterId, tuple[Commitment, ...]]] | None = None

    def commitments(
        self,
        *,
        kind: str | None = None,
        status: str | None = None,
        due_before: date | None = None,
        letter: LetterId | None = None,
        search: str = "",
    ) -> tuple[Commitment, ...]:
        """What fits every condition given, soonest first, with the later passages that may have met each."""
        snapshot = self._session.view().snapshot
        listed = register.with_met_by(_stored(snapshot), self._later_passages(snapshot))
        return register.filter_commitments(
            self._as_staff_see(snapshot, listed),
            kind=kind,
            status=status,
            due_before=due_before,
            letter=letter,
            search=search,
        )

    def of_letters(self, letters: Iterable[LetterId]) -> tuple[Commitment, ...]:
        """The commitments of some letters, with status and marks."""
        snapshot = self._session.view().snapshot
        named = tuple(letters)
        if not named:
            return self._as_staff_see(snapshot, _stored(snapshot))
        if self._kept is None or self._kept[0] is not snapshot:
            self._kept = (snapshot, {})
        kept = self._kept[1]
        for letter in named:
            if letter not in kept:
                kept[letter] = _stored(snapshot, [letter])
        return self._as_staff_see(snapshot, [c for letter in named for c in kept[letter]])

    def mark(
        self,
        commitment_id: str,
        *,
        status: CommitmentStatus | str | None = None,
        owner: str | None = None,
        note: str | None = None,
    ) -> Commitment:
        """Note staff's status, owner or remark. Raises LibraryError for an unknown commitment."""
        snapshot = self._session.view().snapshot
        found = [c for c in _stored(snapshot) if c.id.startswith(commitment_id)] if commitment_id else []
        if len(found) != 1:
            raise LibraryError(
                f"{commitment_id!r} is the id of {len(found) or 'no'} commitments.",
                remedy="See: kamerbrief promises --json",
            )
        metadata = snapshot.summary(found[0].letter).metadata
        register.mark(self._session.paths.marks, found[0], metadata, status=status, owner=owner, note=note)
        (marked,) = (c for c in self.of_letters([found[0].letter]) if c.id == found[0].id)
        return marked

    def references(
        self, *, letter: LetterId | None = None, missing: bool = False, label: str | None = None
    ) -> tuple[Reference, ...]:
        """What letters cite; `label` asks who cites one paper, in any spelling."""
        snapshot = self._session.view().snapshot
        where, values = ("WHERE letter = ?", [letter]) if letter else ("", [])
        rows = snapshot.rows(f"SELECT record FROM refs {where} ORDER BY letter, ord", values)  # noqa: S608 - own constant
        listed = register.link(
            [_read(register.reference_from, record) for (record,) in rows], snapshot.summaries()
        )
        return register.filter_references(listed, letter=letter, label=label, missing=missing)

    def asked_for(self, question: str) -> tuple[Reference, ...]:
        """Where letters cite the papers that a question names."""
        labels = {found.label for found in find_references(question) if found.kind in _PAPERS}
        return tuple(r for label in sorted(labels) for r in self.references(label=label))

    def _as_staff_see(self, snapshot: Snapshot, listed: Iterable[Commitment]) -> tuple[Commitment, ...]:
        marks = register.read_marks(self._session.paths.marks)
        letters: dict[LetterId, Metadata] = {s.id: s.metadata for s in snapshot.summaries()}
        marked = register.apply_marks(listed, marks, letters)
        return register.with_status(marked, self._today())

    def _later_passages(self, snapshot: Snapshot) -> register.LetterWords:
        if self._later is None or self._later[0] is not snapshot:
            self._later = (snapshot, register.LetterWords(map(snapshot.letter, _comparable(snapshot))))
        return self._later[1]


def _stored(snapshot: Snapshot, letters: Sequence[LetterId] = ()) -> tuple[Commitment, ...]:
    where = f"WHERE letter IN ({','.join('?' * len(letters))})" if letters else ""
    rows = snapshot.rows(f"SELECT record FROM commitments {where} ORDER BY letter, ord", letters)  # noqa: S608 - own constant
    return tuple(_read(register.commitment_from, record) for (record,) in rows)


def _read(reader: Callable[[str], Entry], record: str) -> Entry:
    """A stored record; one that cannot be understood means that the index is damaged or foreign."""
    try:
        return reader(record)
    except (KeyError, TypeError, ValueError) as error:
        raise IndexFaultError("The index's register cannot be read.", remedy=REBUILD) from error


def _comparable(snapshot: Snapshot) -> list[LetterId]:
    """The letters whose passages may be offered as having met a commitment."""
    dated = [s.id for s in snapshot.summaries() if s.metadata.date is not None]
    if snapshot.manifest.passages <= _COMPARED:
        return dated
    query = (
        "SELECT DISTINCT letter FROM refs WHERE label IN (SELECT r.label FROM refs r "
        "JOIN commitments c ON c.letter = r.letter GROUP BY r.label HAVING count(DISTINCT r.letter) > 1) "
        "OR letter IN (SELECT letter FROM commitments)"
    )
    citing = {letter for (letter,) in snapshot.rows(query)}
    budget, chosen = _COMPARED, []
    for summary in snapshot.summaries():
        if summary.id in citing and summary.metadata.date is not None and summary.passages <= budget:
            budget -= summary.passages
            chosen.append(summary.id)
    return chosen
