"""All that can be made of one letter without the database: pure work, for any process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.domain.progress import Skipped
from kamerbrief_assistant.ingest import read_letter
from kamerbrief_assistant.language.windows import windows
from kamerbrief_assistant.library import lexical
from kamerbrief_assistant.library.lexical_vectors import in_bytes
from kamerbrief_assistant.library.marks import corrected
from kamerbrief_assistant.register import extract
from kamerbrief_assistant.register.records import to_record

from .plan import FileOnDisk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Job:
    """A file to prepare, with what staff corrected in its metadata."""

    entry: FileOnDisk
    corrections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter read, with what the index keeps of it. Its passages have no ids yet."""

    letter: Letter
    words: lexical.SplitRows
    commitments: tuple[tuple[object, ...], ...]
    """Rows of the table `commitments`."""
    references: tuple[tuple[object, ...], ...]
    """Rows of the table `refs`."""
    orders: NDArray[np.int64]
    """The passage that each window is of, by its order in the letter, shape (windows,)."""
    vectors: NDArray[np.float16]
    """The windows' vectors, shape (windows, dimension)."""


@dataclass(frozen=True, slots=True)
class Unopened:
    """A file that could not be opened this time; it is tried again at the next run."""

    refusal: Skipped


Outcome = Prepared | Skipped | Unopened


def prepare(job: Job, encoder: Encoder, met: set[str] | None = None) -> Outcome:
    """The letter in a file, or why there is none.

    With `met`, words that are not in it bring their vectors and are added to it.
    """
    file = job.entry.file
    try:
        letter = read_letter(job.entry.path, file=file)
    except UnreadableError as error:
        return Skipped(file, error.code, error.message, error.remedy)
    except OSError as error:
        reason = error.strerror or str(error)
        return Unopened(Skipped(file, "permission", f"The file cannot be read: {reason}.", "Check it."))
    letter = corrected(letter, dict(job.corrections))
    found = extract(letter)
    orders, vectors = encode_letter(letter, encoder)
    words = lexical.split(lexical.rows(letter))
    if met is not None:
        words = replace(words, vectors=_fresh_vectors(words.vocabulary, encoder, met))
    return Prepared(
        letter=letter,
        words=words,
        commitments=tuple((letter.id, c.id, c.order, c.kind.value, to_record(c)) for c in found.commitments),
        references=tuple((letter.id, r.label, r.order, r.kind.value, to_record(r)) for r in found.references),
        orders=orders,
        vectors=vectors,
    )


def _fresh_vectors(words: Sequence[str], encoder: Encoder, met: set[str]) -> dict[str, bytes]:
    vectors_of = getattr(encoder, "word_vectors", None)
    fresh = [word for word in words if word not in met]
    met.update(fresh)
    return in_bytes(fresh, vectors_of) if vectors_of is not None and fresh else {}


def encode_letter(letter: Letter, encoder: Encoder) -> tuple[NDArray[np.int64], NDArray[np.float16]]:
    """The letter's windows: their passages' orders, shape (n,), and vectors, shape (n, dimension)."""
    import numpy as np

    pieces = [(p.order, piece) for p in letter.passages if p.kind.is_searched for piece in windows(p.text)]
    vectors = encoder.encode_passages([piece for _, piece in pieces])
    return np.array([order for order, _ in pieces], dtype=np.int64), vectors.astype(np.float16)
