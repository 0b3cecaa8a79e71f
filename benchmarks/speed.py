"""Milliseconds of a warm question, and seconds to index, at 20,000 and 200,000 passages.

    python benchmarks/speed.py [--passages 20000 --passages 200000] [--keep FOLDER]

The library is the seed letter among distractors; beyond 23,510 paragraphs the same text comes again with its
numbers changed. Every seed question is asked, answerable or not, one after another.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from haystack import QUESTIONS, AbsentError, distractors, seed_letter
from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.evaluation import evaluate, load_questions, summarise
from kamerbrief_assistant.evaluation.of_assistant import AssistantAsker

_ONE_COPY = 20_000
"""Paragraphs before the text comes again."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", type=int, action="append", help="size of the library (may be repeated)")
    parser.add_argument("--keep", type=Path, help="keep the libraries here and use them again")
    options = parser.parse_args()
    print(f"{'passages':>9}{'index s':>9}{'open s':>8}{'p50 ms':>8}{'p95 ms':>8}", flush=True)
    try:
        if options.keep:
            _measure(options.passages or (20_000, 200_000), options.keep)
        else:
            with tempfile.TemporaryDirectory(
                prefix="kamerbrief-speed-", ignore_cleanup_errors=True
            ) as folder:
                _measure(options.passages or (20_000, 200_000), Path(folder))
    except AbsentError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _measure(sizes: Iterable[int], folder: Path) -> None:
    questions = load_questions(QUESTIONS / "halfjaarbrief-ondermijning.jsonl")
    for size in sizes:
        root = folder / f"passages-{size}"
        if not (root / "documents").is_dir():
            _fill(root / "documents", size)
        begin = time.perf_counter()
        Assistant(root).index()
        indexed = time.perf_counter() - begin
        assistant = Assistant(root)
        begin = time.perf_counter()
        assistant.warm()
        opened = time.perf_counter() - begin
        asker = AssistantAsker(assistant)
        evaluate(asker, questions[:10])
        found = summarise(evaluate(asker, questions))
        passages = assistant.status()["passages"]
        print(
            f"{passages:>9}{indexed:>9.1f}{opened:>8.2f}{found.median_ms:>8.1f}{found.p95_ms:>8.1f}",
            flush=True,
        )


def _fill(documents: Path, size: int) -> None:
    seed_letter(documents)
    copy = 0
    while size > 0:
        distractors(documents, count=min(size, _ONE_COPY), salt=f"c{copy}-" if copy else "")
        size -= _ONE_COPY
        copy += 1


if __name__ == "__main__":
    raise SystemExit(main())
