"""Making a generation: read, store, encode, publish."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import StoppedError
from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.domain.progress import Progress, Skipped
from kamerbrief_assistant.library import lexical
from kamerbrief_assistant.library.generations import Generation, Work
from kamerbrief_assistant.library.manifest import SCHEMA_VERSION, Manifest
from kamerbrief_assistant.library.marks import Corrections, digest
from kamerbrief_assistant.library.rows import insert_letter
from kamerbrief_assistant.library.schema import settle
from kamerbrief_assistant.library.vectors import VectorIndex, quick_check

from .plan import FileOnDisk, Plan
from .prepare import Job, Outcome, Prepared, Unopened
from .workers import prepared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PASSAGES_AT_ONCE = 8_000
"""Passages after which postings are completed, also while letters are still being read."""

Listener = Callable[[Progress], None]


@dataclass(slots=True)
class Build:
    """One run over a plan. Each letter is one transaction, so a stop loses at most the letter in hand."""

    work: Work
    connection: sqlite3.Connection
    encoder: Encoder
    corrections: Corrections
    tell: Listener = lambda _: None
    cancelled: Callable[[], bool] = lambda: False
    unopened: list[Skipped] = field(default_factory=list)
    """Files that could not even be opened; they are tried again at the next run."""
    warnings: list[tuple[str, str]] = field(default_factory=list)
    _waiting: int = 0
    """Passages stored whose postings are not complete."""
    _words: lexical.KnownWords = field(default_factory=lexical.KnownWords)

    def carry_out(self, plan: Plan) -> None:
        """Bring the database to what the plan asks. Raises StoppedError when cancelled."""
        with self._transaction():
            for file in (*plan.removed, *plan.replaced):
                self._remove(file)
            for old, entry in plan.renamed:
                self.connection.execute(
                    "UPDATE letters SET file = ?, stat = ? WHERE file = ?", (entry.file, entry.stat, old)
                )
            self._note_skipped(plan)
        begun = time.monotonic()
        jobs = [Job(entry, self.corrections.get(entry.file, {})) for entry in plan.read]
        done = 0
        with contextlib.closing(prepared(jobs, self.encoder, self.cancelled)) as outcomes:
            for job, outcome in zip(jobs, outcomes, strict=False):
                if self.cancelled():
                    break
                spent = time.monotonic() - begun
                left = spent / done * (len(jobs) - done) if done else None
                self.tell(Progress(done, len(jobs), job.entry.file, "reading", left))
                self._take(job, outcome)
                self._catch_up()
                done += 1
        if done < len(jobs):
            raise StoppedError(
                f"Stopped after {done} of {len(jobs)} letters; these are kept.",
                remedy="The old index still answers. Run again to go on where it stopped.",
            )
        self.tell(Progress(len(jobs), len(jobs), "", "writing", 0.0))

    def _take(self, job: Job, outcome: Outcome) -> None:
        """Store what came of a file."""
        if isinstance(outcome, Unopened):
            self.unopened.append(outcome.refusal)
        elif isinstance(outcome, Skipped):
            with self._transaction():
                self._skip(outcome, job.entry)
        else:
            self.warnings.extend((job.entry.file, warning) for warning in outcome.letter.warnings)
            try:
                with self._transaction():
                    self._store(job, outcome)
            except BaseException:
                self._words = lexical.KnownWords()
                raise

    def _store(self, job: Job, found: Prepared) -> None:
        entry = job.entry
        self._remove(entry.file)
        self.connection.execute("DELETE FROM skipped WHERE file = ?", (entry.file,))
        letter = insert_letter(
            self.connection,
            found.letter,
            sha256=entry.sha256,
            stat=entry.stat,
            marks=digest(dict(job.corrections)),
        )
        lexical.add(self.connection, lexical.rows(letter), found.words, self._words)
        self.connection.executemany("INSERT INTO commitments VALUES (?,?,?,?,?)", found.commitments)
        self.connection.executemany("INSERT INTO refs VALUES (?,?,?,?,?)", found.references)
        self.store_vectors(letter, found.orders, found.vectors)
        self._waiting += len(letter.passages)

    def _catch_up(self) -> None:
        """Complete the words of many letters at once, while other processes read the next ones."""
        if self._waiting >= _PASSAGES_AT_ONCE:
            self._finish_words()

    def _finish_words(self) -> None:
        lexical.finish(self.connection, getattr(self.encoder, "word_vectors", None))
        self._waiting = 0

    def store_vectors(self, letter: Letter, orders: NDArray[np.int64], vectors: NDArray[np.float16]) -> None:
        """Keep a stored letter's vectors until the generation is complete; see `encode_letter`."""
        import numpy as np

        ids = np.array([passage.id for passage in letter.passages], dtype=np.int64)
        with self.work.letter_vectors(letter.id).open("wb") as file:
            np.savez(file, ids=ids[orders], vectors=vectors)

    def _remove(self, file: str) -> None:
        row = self.connection.execute("SELECT id FROM letters WHERE file = ?", (file,)).fetchone()
        if row is None:
            return
        ids = [i for (i,) in self.connection.execute("SELECT id FROM passages WHERE letter = ?", row)]
        lexical.remove(self.connection, ids)
        for table in ("passages", "commitments", "refs"):
            self.connection.execute(f"DELETE FROM {table} WHERE letter = ?", row)  # noqa: S608 - own constants
        self.connection.execute("DELETE FROM letters WHERE id = ?", row)

    def _note_skipped(self, plan: Plan) -> None:
        kept = set(plan.unchanged)
        for (file,) in self.connection.execute("SELECT file FROM skipped").fetchall():
            if file not in kept:
                self.connection.execute("DELETE FROM skipped WHERE file = ?", (file,))
        for refusal, entry in plan.skipped:
            self._skip(refusal, entry)

    def _skip(self, refusal: Skipped, entry: FileOnDisk | None) -> None:
        self.connection.execute(
            "INSERT OR REPLACE INTO skipped VALUES (?,?,?,?,?,?)",
            (
                refusal.file,
                entry.sha256 if entry else "",
                entry.stat if entry else "",
                refusal.code,
                refusal.message,
                refusal.remedy,
            ),
        )

    def _transaction(self) -> _Transaction:
        return _Transaction(self.connection)

    def publish(self, base: Generation | None) -> Generation:
        """Complete the generation and let it answer from now on."""
        self._finish_words()
        letters = dict(self.connection.execute("SELECT id, sha256 FROM letters ORDER BY id").fetchall())
        ids = [i for (i,) in self.connection.execute("SELECT id FROM passages")]
        vectors = self._gather(base, letters, ids)
        vectors.write(self.work.vectors)
        size, check = quick_check(self.work.vectors)
        settle(self.connection)
        self.tell(Progress(0, 0, "", "switching", 0.0))
        return self.work.publish(
            Manifest(
                schema=SCHEMA_VERSION,
                encoder=self.encoder.identity,
                dimension=self.encoder.dimension,
                fingerprint=hashlib.sha256("".join(sorted(letters.values())).encode()).hexdigest(),
                letters=len(letters),
                passages=len(ids),
                vectors=len(vectors),
                vectors_bytes=size,
                vectors_check=check,
                made=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        )

    def _gather(self, base: Generation | None, letters: Iterable[str], ids: list[int]) -> VectorIndex:
        """The old generation's vectors less those of removed passages, and the new letters' vectors."""
        import numpy as np

        dimension = self.encoder.dimension
        if base is None:
            vectors = VectorIndex.empty(dimension)
        else:
            vectors = VectorIndex.open(base.vectors, dimension=dimension, mapped=False)
            vectors.keep_only(ids)
        present = set(np.unique(vectors.ids).tolist())
        for letter in letters:
            path = self.work.letter_vectors(letter)
            if path.is_file():
                with np.load(path) as stored:
                    if len(stored["ids"]) and int(stored["ids"][0]) not in present:
                        vectors.add(stored["ids"], stored["vectors"].astype(np.float32))
        return vectors


class _Transaction:
    """All or nothing, also when the program is killed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")
