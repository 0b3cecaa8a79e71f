"""Letters to search and distractors to hide them among, as files of a library."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kamerbrief_assistant.encoding.static import StaticEncoder

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
QUESTIONS = ROOT / "benchmarks" / "questions"
SEED = ROOT / "documents" / "halfjaarbrief-ondermijning.txt"

DISTRACTORS = 18_500
PER_LETTER = 124
"""Paragraphs in a made letter, about: 149 letters for 18,500."""


class AbsentError(Exception):
    """Material that a benchmark needs is not beside the project."""


def seed_letter(documents: Path) -> None:
    """Put the seed letter alone in `documents`."""
    documents.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SEED, documents / SEED.name)


def other_letters(documents: Path) -> None:
    """Put the letters that `other-letters.jsonl` asks about in `documents`."""
    documents.mkdir(parents=True, exist_ok=True)
    folder = _shared("letters")
    names = {
        json.loads(line).get("letter", "")
        for line in (QUESTIONS / "other-letters.jsonl").read_text(encoding="utf-8").splitlines()
    }
    for name in sorted(names - {""}):
        shutil.copyfile(folder / name, documents / name)


def distractors(documents: Path, *, count: int = DISTRACTORS, salt: str = "") -> int:
    """Write `count` paragraphs as letters of plain text, and say how many were written.

    All the Kamervragen answers, then paragraphs of law until there are `count`. A letter holds what is on one
    subject, as real letters do: else a question's letter would stand out by being coherent. With a `salt`
    numbers are changed, so that the same text can be had again for measuring speed at scale.
    """
    documents.mkdir(parents=True, exist_ok=True)
    paragraphs = list(_paragraphs(count))
    for number, texts in enumerate(_subjects(tuple(paragraphs)), start=1):
        changed = [_renumbered(text, salt) for text in texts] if salt else texts
        name = f"stuk-{salt}{number:04d}.txt"
        (documents / name).write_text("\n\n".join(changed) + "\n", encoding="utf-8")
    return len(paragraphs)


@lru_cache(maxsize=2)
def _subjects(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The paragraphs in groups that are near each other by meaning."""
    import faiss
    import numpy as np

    vectors = StaticEncoder().encode_passages(paragraphs)
    groups = max(1, len(paragraphs) // PER_LETTER)
    means = faiss.Kmeans(
        vectors.shape[1], groups, niter=10, spherical=True, seed=1, min_points_per_centroid=1
    )
    means.train(vectors)
    owner = means.index.search(vectors, 1)[1][:, 0]
    return tuple(tuple(paragraphs[i] for i in np.flatnonzero(owner == group)) for group in np.unique(owner))


def kamervragen_answers() -> dict[str, str]:
    """The real answers, by id."""
    return {row["id"]: row["text"] for row in _rows(_shared("benchmark/kamervragen/corpus.jsonl.gz"))}


def kamervragen_questions() -> list[tuple[str, str, frozenset[str]]]:
    """The real questions: id, text, ids of the relevant answers."""
    text = _shared("benchmark/kamervragen/queries-dev.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    return [(row["id"], row["text"], frozenset(row["relevant"])) for row in rows]


def _paragraphs(count: int) -> Iterator[str]:
    given = 0
    for text in kamervragen_answers().values():
        if given == count:
            return
        yield " ".join(text.split())
        given += 1
    for row in _rows(_shared("benchmark/haystack-20k.jsonl.gz")):
        if given == count:
            return
        yield " ".join(row["text"].split())
        given += 1


def _renumbered(text: str, salt: str) -> str:
    shift = sum(map(ord, salt))
    return re.sub(r"\d+", lambda found: str(int(found[0]) + shift) if len(found[0]) < 10 else found[0], text)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        raise AbsentError(f"../shared/{name} is not there: this benchmark needs it.")
    return path
