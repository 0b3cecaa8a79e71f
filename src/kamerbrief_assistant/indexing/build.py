"""Making a generation: read, store, encode, publish."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import StoppedError, UnreadableError
from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.domain.progress import Progress, Skipped
from kamerbrief_assistant.ingest import read_letter
from kamerbrief_assistant.language.windows import windows
from kamerbrief_assistant.library import lexical
from kamerbrief_assistant.library.generations import Generation, Work
from kamerbrief_assistant.library.manifest import SCHEMA_VERSION, Manifest
from kamerbrief_assistant.library.marks import Corrections, corrected, digest
from kamerbrief_assistant.library.rows import insert_letter
from kamerbrief_assistant.library.schema import settle
from kamerbrief_assistant.library.vectors import VectorIndex, quick_check
from kamerbrief_assistant.register import extract
from kamerbrief_assistant.register.records import to_record

from .plan import FileOnDisk, Plan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
        for done, entry in enumerate(plan.read):
            if self.cancelled():
                raise StoppedError(
                    f"Stopped after {done} of {len(plan.read)} letters; these are kept.",
                    remedy="The old index still answers. Run again to go on where it stopped.",
                )
            spent = time.monotonic() - begun
            left = spent / done * (len(plan.read) - done) if done else None
            self.tell(Progress(done, len(plan.read), entry.file, "reading", left))
            self._take(entry)
        self.tell(Progress(len(plan.read), len(plan.read), "", "writing", 0.0))

    def _take(self, entry: FileOnDisk) -> None:
        try:
            letter = read_letter(entry.path, file=entry.file)
        except UnreadableError as error:
            refusal = Skipped(entry.file, error.code, error.message, error.remedy)
            with self._transaction():
                self._skip(refusal, entry)
            return
        except OSError as error:
            reason = error.strerror or str(error)
            self.unopened.append(
                Skipped(entry.file, "permission", f"The file cannot be read: {reason}.", "Check it.")
            )
            return
        self.warnings.extend((entry.file, warning) for warning in letter.warnings)
        fields = self.corrections.get(entry.file, {})
        with self._transaction():
            self._remove(entry.file)
            self.connection.execute("DELETE FROM skipped WHERE file = ?", (entry.file,))
            letter = insert_letter(
                self.connection,
                corrected(letter, fields),
                sha256=entry.sha256,
                stat=entry.stat,
                marks=digest(fields),
            )
            lexical.add(self.connection, lexical.rows(letter))
            self._store_register(letter)
            self._store_vectors(letter)

    def _store_register(self, letter: Letter) -> None:
        found = extract(letter)
        self.connection.executemany(
            "INSERT INTO commitments VALUES (?,?,?,?,?)",
            ((letter.id, c.id, c.order, c.kind.value, to_record(c)) for c in found.commitments),
        )
        self.connection.executemany(
            "INSERT INTO refs VALUES (?,?,?,?,?)",
            ((letter.id, r.label, r.order, r.kind.value, to_record(r)) for r in found.references),
        )

    def _store_vectors(self, letter: Letter) -> None:
        import numpy as np

        ids, vectors = encode_letter(letter, self.encoder)
        with self.work.letter_vectors(letter.id).open("wb") as file:
            np.savez(file, ids=ids, vectors=vectors)

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
        lexical.finish(self.connection, getattr(self.encoder, "word_vectors", None))
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


def encode_letter(letter: Letter, encoder: Encoder) -> tuple[NDArray[np.int64], NDArray[np.float16]]:
    """The letter's windows as vectors: passage ids of shape (n,), vectors of shape (n, dimension)."""
    import numpy as np

    pieces = [(p.id, piece) for p in letter.passages if p.kind.is_searched for piece in windows(p.text)]
    vectors = encoder.encode_passages([piece for _, piece in pieces])
    return np.array([i for i, _ in pieces], dtype=np.int64), vectors.astype(np.float16)
