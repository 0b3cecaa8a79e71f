"""What each leg and each part of the second look earns, cross-validated, and how long a question takes.

    python benchmarks/retrieval.py [--keep FOLDER] [--speed-only]

Needs `../shared`. The libraries are those of `training/second_look.py`: give both the same `--keep`. Only the
dev questions are asked.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

import second_look as training  # noqa: E402
from kamerbrief_assistant.encoding.static import StaticEncoder  # noqa: E402
from kamerbrief_assistant.evaluation import load_questions, select  # noqa: E402
from kamerbrief_assistant.library import LibraryPaths  # noqa: E402

LEGS = {
    "stems": ("stems_level",),
    "4-grams": ("grams_level",),
    "meaning (dense)": ("dense_level",),
    "stems + 4-grams": ("stems_share", "grams_share"),
    "stems + 4-grams + dense": ("stems_share", "grams_share", "dense_share"),
    "late interaction": ("soft_around",),
}
"""Shares are summed; one figure alone ranks by itself. All among the candidates of the second look."""

PARTS = {
    "all of it": (),
    "less dense": ("dense",),
    "less late interaction": (
        "soft",
        "half",
        "frequencies",
        "window",
        "centroid",
        "answered_by",
        "least",
        "rarest",
    ),
    "less surroundings": ("context", "near", "beside", "soft_around", "exact_around"),
    "less letter and question": ("letter", "top_", "terms"),
    "less kinds of answer": ("has_", "asks_"),
    "less ranks": ("rank_",),
    "less pairs and lengths": ("pairs", "length", "short"),
}
"""Beginnings of the figures that are left out, in training and in asking."""


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path, help="where libraries are built, or were before")
    parser.add_argument("--speed-only", action="store_true", help="only the milliseconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        try:
            examples = [e for e in training.gather(folder, made_too=False) if e.relevant]
        except training.haystack.AbsentError as error:
            print(error, file=sys.stderr)
            return 1
        if not options.speed_only:
            _heading(examples)
            for name, figures in LEGS.items():
                columns = [training.NAMES.index(figure) for figure in figures]
                _line(name, examples, [e.figures[:, columns].sum(axis=1) for e in examples])
            print("Second look, cross-validated:")
            for name, beginnings in PARTS.items():
                without = [n for n in training.NAMES if n.startswith(tuple(beginnings))] if beginnings else []
                _line(name, examples, training.cross_validated(examples, without=without))
        _speed(folder / "all-hidden")
    return 0


def _heading(examples: Sequence[training.Example]) -> None:
    groups = dict.fromkeys(e.group for e in examples)
    print(f"{'':<26}" + "".join(f"{group:>16}" for group in groups))
    print(f"{'':<26}" + "".join(f"{'nDCG@10 first 3':>16}" for _ in groups))


def _line(name: str, examples: Sequence[training.Example], scores: Sequence[training.Floats]) -> None:
    cells = []
    for group in dict.fromkeys(e.group for e in examples):
        mine = [(e, s) for e, s in zip(examples, scores, strict=True) if e.group == group]
        gain = np.mean([training.ndcg(e, s) for e, s in mine])
        first = np.mean([training.hit(e, s, 3) for e, s in mine])
        cells.append(f"{gain:>9.3f}{first:>7.3f}")
    print(f"{name:<26}" + "".join(cells), flush=True)


def _speed(folder: Path) -> None:
    """Milliseconds of a warm question, of the wall and of the processor: others may use the machine too."""
    searcher = training.open_searcher(LibraryPaths(folder), StaticEncoder())
    searcher.warm()
    questions = [
        asked.question
        for file in (training.SEED, training.OTHERS)
        for asked in select(load_questions(file), "dev")
    ]
    wall, processor = [], []
    for question in questions:
        begin, used = time.perf_counter(), time.process_time()
        searcher.search(question, limit=8)
        wall.append((time.perf_counter() - begin) * 1000)
        processor.append((time.process_time() - used) * 1000)
    for name, taken in (("wall", wall), ("processor", processor)):
        ninety_fifth = sorted(taken)[int(0.95 * len(taken))]
        print(
            f"{searcher.lexicon.passages} passages, {len(questions)} questions once each, {name}: "
            f"median {statistics.median(taken):.1f} ms, 95th percentile {ninety_fifth:.1f} ms"
        )


if __name__ == "__main__":
    raise SystemExit(main())
