"""What each part of finding earns: the same questions with one part taken out at a time.

    python benchmarks/parts.py [--setting seed] [--setting haystack] [--setting others] [--keep FOLDER]

Finding alone is measured, so that refusing does not blur it; on the dev split. Libraries as for `run.py`:
give both the same `--keep` to build them once.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import run
from haystack import QUESTIONS, AbsentError
from kamerbrief_assistant.assistant.session import Session
from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.evaluation import (
    Judged,
    Shown,
    evaluate,
    load_questions,
    select,
    summarise,
)
from kamerbrief_assistant.library import LibraryPaths
from kamerbrief_assistant.retrieval import Searcher, figures, second_look, understanding
from kamerbrief_assistant.retrieval import searcher as searching
from kamerbrief_assistant.retrieval.legs import run_legs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Finder:
    """Asks the search alone."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def ask(self, question: str, *, previous: str | None = None) -> Judged:
        """The ten best passages."""
        begin = time.perf_counter()
        hits = self._searcher.search(question, limit=10, previous=[previous] if previous else []).hits
        shown = tuple(Shown(hit.passage.text, tuple(note.text for note in hit.footnotes)) for hit in hits)
        return Judged("answered", (), shown, (time.perf_counter() - begin) * 1000)


class WithoutWords:
    """An encoder that gives sentences vectors, and words none."""

    def __init__(self, encoder: Encoder) -> None:
        self.identity, self.dimension = encoder.identity, encoder.dimension
        self.encode_queries, self.encode_passages = encoder.encode_queries, encoder.encode_passages


class LegsAlone:
    """In the place of the second look's model: the sum of each leg's share of its best."""

    @staticmethod
    def scores(looked: second_look.Looked) -> NDArray[np.float32]:
        """One score a candidate."""
        columns = [figures.NAMES.index(f"{leg}_share") for leg in ("stems", "grams", "dense")]
        total: NDArray[np.float32] = looked.figures[:, columns].sum(axis=1)
        return total


KINDS = ("paraphrase", "english", "misspelt")
"""Kinds that parts are made for, shown apart."""

PARTS = {
    "all of it": (),
    "less 4-grams": ("grams",),
    "less meaning (dense)": ("dense",),
    "less surroundings": ("context", "near"),
    "less word vectors": ("words",),
    "less spelling": ("spelling",),
    "less compounds": ("compounds",),
    "less the second look": ("second look",),
}


@contextmanager
def without(searcher: Searcher, parts: Sequence[str]) -> Iterator[Searcher]:
    """A searcher with these parts taken out, while the context lasts."""
    legs = [part for part in parts if part in {"grams", "dense", "context", "near"}]

    def fewer_legs(*given: object) -> object:
        import numpy as np

        found = run_legs(*given)  # type: ignore[arg-type]
        return replace(found, **{leg: np.zeros_like(found.of(leg)) for leg in legs})

    with ExitStack() as stack:
        if legs:
            stack.enter_context(patch.object(searching, "run_legs", fewer_legs))
        if "second look" in parts:
            stack.enter_context(patch.object(searching, "shipped_model", LegsAlone))
        if "spelling" in parts:
            stack.enter_context(patch.object(understanding, "mended", lambda *_: []))
        if "compounds" in parts:
            stack.enter_context(patch.object(understanding, "joined", lambda *_: ()))
            stack.enter_context(patch.object(understanding, "split_compound", lambda *_: ()))
        yield searcher


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--setting", action="append", choices=run.SETTINGS, help="only this")
    parser.add_argument("--keep", type=Path, help="keep the libraries here and use them again")
    options = parser.parse_args()
    done = 0
    with run.workplace(options.keep) as folder:
        for name in options.setting or run.SETTINGS:
            setting = run.SETTINGS[name]
            try:
                run.library(setting, folder / name)
            except AbsentError as error:
                print(f"{setting.title}: left out. {error}\n", file=sys.stderr)
                continue
            _measure(setting, folder / name)
            done += 1
    return 0 if done else 1


def _measure(setting: run.Setting, root: Path) -> None:
    questions = select(load_questions(QUESTIONS / setting.questions), "dev")
    answerable = [question for question in questions if question.answerable]
    view = Session(LibraryPaths(root)).view()
    heads = ("hit@1", "hit@3", "nDCG@10", *KINDS, "ms p50")
    print(f"\n{setting.title} (of the kinds: hit@3)\n")
    print("finding".ljust(22) + "".join(head.rjust(12) for head in heads))
    for name, parts in PARTS.items():
        encoder = view.searcher.encoder
        searcher = Searcher(view.snapshot, WithoutWords(encoder) if "words" in parts else encoder)
        with without(searcher, parts) as fewer:
            finder = Finder(fewer)
            finder.ask("Wat is er toegezegd?")
            outcomes = evaluate(finder, answerable)
        total = summarise(outcomes)
        kinds = [summarise([o for o in outcomes if o.question.kind == kind]).hit_3 for kind in KINDS]
        shares = [total.hit_1, total.hit_3, total.ndcg_10, *kinds]
        figures = "".join(f"{share:.3f}".rjust(12) for share in shares)
        print(name.ljust(22) + figures + f"{total.median_ms:.1f}".rjust(12), flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
