"""nDCG@10 of real parliamentary questions over real answers, for each lexical leg and for the assistant.

    python benchmarks/kamervragen.py [--keep FOLDER]

The assistant's second look may have learnt from some of these questions: `training/` says from which.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from baselines import Bm25, four_grams, stems
from haystack import AbsentError, kamervragen_answers, kamervragen_questions

Ranking = Callable[[str], Sequence[str]]


def ndcg_10(ranked: Sequence[str], relevant: frozenset[str]) -> float:
    """Normalised discounted cumulative gain over the first ten, binary relevance."""
    gained = sum(
        1 / math.log2(rank + 1) for rank, answer in enumerate(ranked[:10], start=1) if answer in relevant
    )
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(10, len(relevant)) + 1))
    return gained / ideal


def lexical() -> dict[str, Ranking]:
    """BM25 over stems, over 4-grams, and both summed as z-scores."""
    import numpy as np

    answers = kamervragen_answers()
    ids = list(answers)
    texts = list(answers.values())
    by_stems, by_grams = Bm25(texts, stems), Bm25(texts, four_grams)

    def rank(question: str, *legs: Bm25) -> list[str]:
        total = np.zeros(len(ids), dtype=np.float32)
        for leg in legs:
            scores = leg.scores(question)
            total += (scores - scores.mean()) / (scores.std() or 1.0)
        return [ids[int(row)] for row in np.argsort(-total, kind="stable")[:100]]

    return {
        "BM25, Snowball stems": lambda question: rank(question, by_stems),
        "BM25, 4-grams": lambda question: rank(question, by_grams),
        "both, z-scores summed": lambda question: rank(question, by_stems, by_grams),
    }


def assistant(root: Path) -> Ranking:
    """The assistant's search over a library of these answers, a hundred a letter."""
    from kamerbrief_assistant.assistant import Assistant
    from kamerbrief_assistant.assistant.session import Session
    from kamerbrief_assistant.library import LibraryPaths

    answers = kamervragen_answers()
    ids = list(answers)
    letters: dict[str, list[tuple[str, str]]] = {}
    for number, start in enumerate(range(0, len(ids), 100)):
        rows = [(one, " ".join(answers[one].split())) for one in ids[start : start + 100]]
        letters[f"antwoorden-{number:03d}.txt"] = rows
        if not (root / "documents" / f"antwoorden-{number:03d}.txt").is_file():
            (root / "documents").mkdir(parents=True, exist_ok=True)
            text = "\n\n".join(text for _, text in rows)
            (root / "documents" / f"antwoorden-{number:03d}.txt").write_text(text + "\n", encoding="utf-8")
    Assistant(root).index()
    searcher = Session(LibraryPaths(root)).view().searcher

    def rank(question: str) -> list[str]:
        ranked: dict[str, None] = {}
        for hit in searcher.search(question, limit=100).hits:
            for one, text in letters[hit.letter.file]:
                if hit.passage.text in text:
                    ranked.setdefault(one)
                    break
        return list(ranked)

    return rank


def measure(ranking: Ranking) -> tuple[float, float]:
    """Mean nDCG@10 and the share of questions with a relevant answer in the first hundred."""
    questions = kamervragen_questions()
    gains, found = 0.0, 0
    for _, text, relevant in questions:
        ranked = ranking(text)
        gains += ndcg_10(ranked, relevant)
        found += any(answer in relevant for answer in ranked[:100])
    return gains / len(questions), found / len(questions)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path, help="keep the library here and use it again")
    options = parser.parse_args()
    try:
        systems = lexical()
    except AbsentError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{'system':<28}{'nDCG@10':>9}{'hit@100':>9}")
    with tempfile.TemporaryDirectory(prefix="kamerbrief-bench-", ignore_cleanup_errors=True) as folder:
        systems["kamerbrief"] = assistant(options.keep or Path(folder))
        for name, ranking in systems.items():
            gain, found = measure(ranking)
            print(f"{name:<28}{gain:>9.3f}{found:>9.3f}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
