"""One generation of the index, opened for reading."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from typing import Any

from kamerbrief_assistant.domain.errors import IndexFaultError, LibraryError
from kamerbrief_assistant.domain.letters import Letter, LetterId, LetterSummary, Passage, PassageId
from kamerbrief_assistant.domain.progress import Skipped

from .generations import Generation
from .manifest import REBUILD, Manifest
from .rows import PASSAGE_COLUMNS, SUMMARY_COLUMNS, passage_of, summary_of
from .schema import open_for_reading
from .vectors import VectorIndex, quick_check

_BATCH = 500


class Snapshot:
    """An immutable index: safe to read from several threads, consistent for as long as it is held."""

    def __init__(self, generation: Generation, manifest: Manifest) -> None:
        self.generation = generation
        self.manifest = manifest
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._vectors: VectorIndex | None = None
        self._summaries: dict[LetterId, LetterSummary] | None = None
        self._files: dict[str, tuple[str, str, str]] | None = None

    @classmethod
    def open(cls, generation: Generation, *, encoder: str, dimension: int) -> Snapshot:
        """Raises IndexFaultError when damaged, or made by another version or encoder."""
        manifest = generation.manifest()
        manifest.require(encoder=encoder, dimension=dimension)
        snapshot = cls(generation, manifest)
        snapshot.check_files()
        return snapshot

    def check_files(self) -> None:
        """A quick look at the files, cheap enough for every start."""
        try:
            found = quick_check(self.generation.vectors)
        except OSError as error:
            raise IndexFaultError(
                f"The vector file {self.generation.vectors} cannot be read.", remedy=REBUILD
            ) from error
        if found != (self.manifest.vectors_bytes, self.manifest.vectors_check):
            raise IndexFaultError(f"The vector file {self.generation.vectors} is damaged.", remedy=REBUILD)
        count = self.rows("SELECT count(*) FROM letters")[0][0]
        if count != self.manifest.letters:
            raise IndexFaultError(
                f"The database {self.generation.database} does not fit its manifest.", remedy=REBUILD
            )

    def connection(self) -> sqlite3.Connection:
        """This thread's read-only connection."""
        connection = getattr(self._threads, "connection", None)
        if connection is None:
            try:
                connection = open_for_reading(self.generation.database)
            except sqlite3.DatabaseError as error:
                raise IndexFaultError(
                    f"The database {self.generation.database} cannot be read ({error}).", remedy=REBUILD
                ) from error
            self._threads.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises IndexFaultError when the database is damaged."""
        try:
            return self.connection().execute(query, tuple(values)).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexFaultError(
                f"The database {self.generation.database} is damaged ({error}).", remedy=REBUILD
            ) from error

    @property
    def vectors(self) -> VectorIndex:
        with self._lock:
            if self._vectors is None:
                self._vectors = VectorIndex.open(self.generation.vectors, dimension=self.manifest.dimension)
            return self._vectors

    def passage(self, passage_id: PassageId) -> Passage:
        return self.passages([passage_id])[passage_id]

    def passages(self, passage_ids: Iterable[int]) -> dict[PassageId, Passage]:
        """The passages with these ids; ids that are not there are left out."""
        wanted = [int(i) for i in passage_ids]
        found: dict[PassageId, Passage] = {}
        for at in range(0, len(wanted), _BATCH):
            batch = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(batch))
            query = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE id IN ({marks})"  # noqa: S608 - own constant
            for row in self.rows(query, batch):
                passage = passage_of(row)
                found[passage.id] = passage
        return found

    def passages_at(self, letter: LetterId, orders: Iterable[int]) -> dict[int, Passage]:
        """Passages of one letter by their `order`."""
        wanted = list(orders)
        marks = ",".join("?" * len(wanted))
        query = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE letter = ? AND ord IN ({marks})"  # noqa: S608 - own constant
        return {p.order: p for p in map(passage_of, self.rows(query, [letter, *wanted]))}

    def notes_of(self, passage: Passage) -> tuple[Passage, ...]:
        """The footnotes whose markers stand in the passage."""
        if not passage.markers:
            return ()
        query = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE letter = ? AND anchor = ? ORDER BY ord"  # noqa: S608 - own constant
        return tuple(map(passage_of, self.rows(query, [passage.letter, passage.order])))

    def letter(self, letter_id: LetterId) -> Letter:
        """The whole letter. Raises LibraryError when it is not in the index."""
        summary = self.summary(letter_id)
        query = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE letter = ? ORDER BY ord"  # noqa: S608 - own constant
        passages = tuple(map(passage_of, self.rows(query, [letter_id])))
        return Letter(letter_id, summary.file, summary.metadata, passages, summary.warnings, summary.pages)

    def summaries(self) -> tuple[LetterSummary, ...]:
        """All indexed letters, newest first."""
        if self._summaries is None:
            query = f"SELECT {SUMMARY_COLUMNS} FROM letters ORDER BY date DESC, file"  # noqa: S608 - own constant
            found = map(summary_of, self.rows(query))
            self._summaries = {summary.id: summary for summary in found}
        return tuple(self._summaries.values())

    def summary(self, letter_id: LetterId) -> LetterSummary:
        """Raises LibraryError when the letter is not in the index."""
        self.summaries()
        assert self._summaries is not None
        try:
            return self._summaries[letter_id]
        except KeyError as error:
            raise LibraryError(
                f"No letter {letter_id} is in the index.", remedy="See: kamerbrief letters"
            ) from error

    def skipped(self) -> tuple[Skipped, ...]:
        """Files that could not be read, and why."""
        rows = self.rows("SELECT file, code, message, remedy FROM skipped ORDER BY file")
        return tuple(Skipped(*row) for row in rows)

    def known_files(self) -> dict[str, tuple[str, str, str]]:
        """Per indexed file: its SHA-256, its state on disk when read, and a digest of staff's marks."""
        if self._files is None:
            rows = self.rows("SELECT file, sha256, stat, marks FROM letters")
            self._files = {f: (s, t, m) for f, s, t, m in rows}
        return self._files

    def skipped_files(self) -> dict[str, tuple[str, str, str]]:
        """As `known_files`, for files that were looked at and refused."""
        return {f: (s, t, "") for f, s, t in self.rows("SELECT file, sha256, stat FROM skipped")}

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._vectors = None
