"""Train the second look and the confidence, and say by cross-validation how good they are.

    python training/second_look.py [--keep FOLDER] [--measure]

Questions: the Kamervragen of `../shared/benchmark` over their answers, the dev questions of
`benchmarks/questions` over the seed letter alone, over the other letters alone, and over all of them
among 18,500 paragraphs of other text, and those on the made letters of `letters/`, likewise. The test split
is never read. Writes `retrieval/second_look.json`
and `retrieval/confidence.json`; with `--measure` nothing is written. `--keep` builds the libraries once.

The second look is a linear model under a listwise softmax (the chance that a right passage comes first,
after Cao and others 2007, Learning to Rank: From Pairwise to Listwise) with small trees on top of it
(`pip install lightgbm`); the confidence a logistic one over
what the best passages look like, with unanswerable questions beside the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from training import made  # noqa: E402

import haystack  # noqa: E402
from kamerbrief_assistant.domain.letters import Kind, Letter, LetterId, Metadata, Passage, PassageId  # noqa: E402
from kamerbrief_assistant.encoding.static import StaticEncoder  # noqa: E402
from kamerbrief_assistant.evaluation import load_questions, select  # noqa: E402
from kamerbrief_assistant.indexing.build import Build  # noqa: E402
from kamerbrief_assistant.indexing.prepare import encode_letter  # noqa: E402
from kamerbrief_assistant.indexing.update import update_index  # noqa: E402
from kamerbrief_assistant.library import LibraryPaths, Snapshot, lexical  # noqa: E402
from kamerbrief_assistant.library.generations import Work, current  # noqa: E402
from kamerbrief_assistant.library.rows import insert_letter  # noqa: E402
from kamerbrief_assistant.library.schema import open_for_writing  # noqa: E402
from kamerbrief_assistant.retrieval import Question, Searcher, confidence, figures, second_look  # noqa: E402
from kamerbrief_assistant.retrieval.trees import from_record  # noqa: E402

Floats = NDArray[np.float64]

SEED, OTHERS = (
    haystack.QUESTIONS / name for name in ("halfjaarbrief-ondermijning.jsonl", "other-letters.jsonl")
)
OUTPUT = ROOT / "src" / "kamerbrief_assistant" / "retrieval"
NAMES = figures.NAMES
FOLD_MODELS = ROOT / "build" / "second_look"
"""Models that never saw the questions of one fold: `sentences.py` learns from what they find."""

# How much a question of each set counts: there are many Kamervragen, and staff ask otherwise.
WEIGHTS = {
    "kamervragen": 1.0,
    "seed": 2.0,
    "others": 1.0,
    "made": 1.0,
    "seed hidden": 3.0,
    "others hidden": 3.0,
    "made hidden": 3.0,
}
DECAY = 3e-3
STEPS = 200
FOLDS = 5
TREES = 180
GROWING = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 15,
    "num_leaves": 15,
    "max_depth": 5,
    "learning_rate": 0.05,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}


@dataclass(slots=True)
class Example:
    """A question's candidates: figures, which are right, and how many right ones there are in all."""

    id: str
    group: str
    kind: str
    figures: NDArray[np.float32]
    right: NDArray[np.bool_]
    relevant: int
    addressed: bool
    named: Floats
    question: Question
    looked: second_look.Looked


def main() -> int:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path, help="where libraries are built, or were before")
    parser.add_argument("--measure", action="store_true", help="write nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        examples = gather(options.keep or Path(temporary))
    answerable = [e for e in examples if e.relevant]
    print("Second look, cross-validated:")
    held_out = cross_validated(answerable, kept=FOLD_MODELS)
    report(answerable, held_out)
    model = fit(answerable)
    if not options.measure:
        write_second_look(model, OUTPUT)
    print("Confidence, cross-validated:")
    scored = dict(zip((id(e) for e in answerable), held_out, strict=True))
    rows, labels, groups = confidence_rows(examples, scored, model)
    weights, bias = confidence_report(rows, labels, groups, [e.id for e in examples])
    if not options.measure:
        stored = {
            "weights": dict(zip(confidence.FEATURES, map(_short, weights), strict=True)),
            "bias": _short(bias),
        }
        (OUTPUT / "confidence.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    return 0


def gather(folder: Path, *, made_too: bool = True) -> list[Example]:
    """Every question's candidates in every setting; with `made_too` also those on the made letters."""
    encoder = StaticEncoder()

    def library(name: str, fill: Callable[[Path], object]) -> Searcher:
        paths = LibraryPaths(folder / name)
        if not (folder / name).exists():
            fill(folder / name / "documents")
            update_index(paths, encoder)
        return open_searcher(paths, encoder)

    def all_hidden(documents: Path) -> None:
        haystack.seed_letter(documents)
        haystack.other_letters(documents)
        haystack.distractors(documents)

    def made_hidden(documents: Path) -> None:
        made.made_letters(documents)
        haystack.distractors(documents)

    examples = kamervragen(_answers(folder / "answers", encoder))
    examples += labelled(library("seed-alone", haystack.seed_letter), SEED, "seed")
    examples += labelled(library("others-alone", haystack.other_letters), OTHERS, "others")
    hidden = library("all-hidden", all_hidden)
    examples += labelled(hidden, SEED, "seed hidden")
    examples += labelled(hidden, OTHERS, "others hidden")
    if made_too:
        examples += labelled(library("made-alone", made.made_letters), made.QUESTIONS, "made")
        examples += labelled(library("made-hidden", made_hidden), made.QUESTIONS, "made hidden")
    return examples


def open_searcher(paths: LibraryPaths, encoder: StaticEncoder) -> Searcher:
    """A searcher over a library that has an index."""
    generation = current(paths.index)
    assert generation is not None
    return Searcher(Snapshot.open(generation, encoder=encoder.identity, dimension=encoder.dimension), encoder)


def _answers(folder: Path, encoder: StaticEncoder) -> Searcher:
    """A library of one letter, each of its passages an answer."""
    paths = LibraryPaths(folder)
    if not folder.exists():
        work = Work(paths.index)
        work.start(None, encoder=encoder.identity)
        connection = open_for_writing(work.database)
        lexical.create(connection)
        passages, start = [], 0
        for order, text in enumerate(haystack.kamervragen_answers().values()):
            plain = " ".join(text.split())
            passages.append(
                Passage(
                    PassageId(0), LetterId("answers"), order, Kind.PARAGRAPH, plain, start, start + len(plain)
                )
            )
            start += len(plain) + 1
        letter = Letter(LetterId("answers"), "answers.txt", Metadata(), tuple(passages))
        connection.execute("BEGIN")
        letter = insert_letter(connection, letter, sha256="0", stat="", marks="")
        lexical.add(connection, lexical.rows(letter))
        build = Build(work, connection, encoder, {})
        build.store_vectors(letter, *encode_letter(letter, encoder))
        connection.execute("COMMIT")
        build.publish(None)
        connection.close()
    return open_searcher(paths, encoder)


def kamervragen(searcher: Searcher) -> list[Example]:
    """The parliamentary questions over their answers."""
    order = {answer: place for place, answer in enumerate(haystack.kamervragen_answers())}
    rows = searcher.snapshot.rows("SELECT ord, id FROM passages")
    ids = dict(rows)
    return [
        _example(
            searcher,
            name,
            text,
            (),
            {ids[order[answer]] for answer in relevant},
            "kamervragen",
            "kamervragen",
        )
        for name, text, relevant in haystack.kamervragen_questions()
    ]


def labelled(searcher: Searcher, file: Path, group: str) -> list[Example]:
    """The dev questions of one file; what other text may answer is left out of the hidden settings."""
    # A footnote is shown with the passage that carries its marker: both are right.
    rows = searcher.snapshot.rows(
        "SELECT p.id, p.text || ' ' || coalesce(group_concat(n.text, ' '), '') FROM passages p "
        "LEFT JOIN passages n ON n.letter = p.letter AND n.anchor = p.ord GROUP BY p.id"
    )
    texts = {key: plain(text) for key, text in rows}
    examples = []
    for asked in select(load_questions(file), "dev"):
        evidence = [plain(piece) for piece in asked.evidence]
        right = {key for key, text in texts.items() if any(piece in text for piece in evidence)}
        if bool(right) != asked.answerable or (asked.kind == "unanswerable" and "hidden" in group):
            continue
        previous = (asked.previous,) if asked.previous else ()
        examples.append(_example(searcher, asked.id, asked.question, previous, right, group, asked.kind))
    return examples


def _example(
    searcher: Searcher, name: str, text: str, previous: Sequence[str], right: set[int], group: str, kind: str
) -> Example:
    question = searcher.understand(text, previous=previous)
    looked, _ = searcher.second_look(question)
    return Example(
        name,
        group,
        kind,
        looked.figures,
        np.isin(looked.passages, list(right)),
        len(right),
        looked.addressed,
        searcher.named(question, looked.passages).astype(np.float64),
        question,
        looked,
    )


def plain(text: str) -> str:
    """Text as the labels compare it: see benchmarks/questions/README.md."""
    text = (
        unicodedata.normalize("NFKC", text).casefold().translate(str.maketrans("‘’´`“”„–—|", "''''\"\"\"-- "))
    )
    return " ".join(re.sub(r"\[footnoteref:\d+\]", "", text).split())


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights over standardised figures, and trees over figures and linear score together."""

    mean: Floats
    scale: Floats
    plain: Floats
    addressed: Floats
    hidden: tuple[int, ...] = ()
    """Figures that are left out, to see what they earn."""
    trees: tuple[dict[str, list[float]], ...] = ()

    def linear(self, example: Example) -> Floats:
        weights = self.plain + self.addressed * example.addressed
        found: Floats = ((self._seen(example) - self.mean) / self.scale) @ weights
        return found

    def rows(self, example: Example) -> NDArray[np.float32]:
        """What the trees see."""
        linear = self.linear(example).astype(np.float32)
        return second_look.tree_rows(self._seen(example), linear, addressed=bool(example.addressed))

    def scores(self, example: Example) -> Floats:
        return self.linear(example) + from_record(self.trees).scores(self.rows(example))

    def _seen(self, example: Example) -> NDArray[np.float32]:
        figures = example.figures.copy()
        for column in self.hidden:
            figures[:, column] = self.mean[column]
        return figures


def fit(examples: Sequence[Example], *, without: Sequence[str] = ()) -> Fitted:
    """Least listwise loss by Adam over all questions at once."""
    stacked = np.concatenate([e.figures for e in examples])
    mean, scale = stacked.mean(axis=0, dtype=np.float64), np.maximum(stacked.std(axis=0), 1e-3)
    used = [e for e in examples if e.right.any() and not e.right.all()]
    counts = np.array([len(e.right) for e in used])
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    owner = np.repeat(np.arange(len(used)), counts)
    x = ((np.concatenate([e.figures for e in used]) - mean) / scale).astype(np.float32)
    x[:, [NAMES.index(name) for name in without]] = 0
    right = np.concatenate([e.right for e in used])
    addressed = np.array([float(e.addressed) for e in used])
    both = np.concatenate([x, x * addressed[owner][:, None].astype(np.float32)], axis=1)
    importance = np.array([WEIGHTS[e.group] for e in used])
    importance /= importance.sum()
    weights = np.zeros(both.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = (both @ weights.astype(np.float32)).astype(np.float64)
        scores -= np.maximum.reduceat(scores, starts)[owner]
        raised = np.exp(scores)
        chance = raised / np.add.reduceat(raised, starts)[owner]
        hoped = np.where(right, chance, 0)
        hoped /= np.maximum(np.add.reduceat(hoped, starts), 1e-12)[owner]
        slope = ((chance - hoped) * importance[owner]).astype(np.float32)
        gradient = (both.T @ slope).astype(np.float64) + 2 * DECAY * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        rate = 0.05 * (1 - step / (STEPS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    hidden = tuple(NAMES.index(name) for name in without)
    found = Fitted(mean, scale, weights[: len(NAMES)], weights[len(NAMES) :], hidden)
    return replace(found, trees=grown(found, used))


def grown(model: Fitted, examples: Sequence[Example]) -> tuple[dict[str, list[float]], ...]:
    """Trees that raise the right passages of `examples` (LambdaMART: Burges 2010), linear score in hand."""
    import lightgbm

    data = lightgbm.Dataset(
        np.concatenate([model.rows(e) for e in examples]),
        np.concatenate([e.right for e in examples]).astype(int),
        group=[len(e.right) for e in examples],
        weight=np.concatenate([np.full(len(e.right), WEIGHTS[e.group]) for e in examples]),
    )
    booster = lightgbm.train(GROWING, data, TREES)
    return tuple(flattened(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"])


def flattened(root: dict[str, Any]) -> dict[str, list[float]]:
    """A tree of LightGBM's as `retrieval.trees` reads it."""
    found: dict[str, list[float]] = {n: [] for n in ("feature", "threshold", "left", "right", "value")}

    def put(node: dict[str, Any]) -> int:
        place = len(found["value"])
        is_leaf = "leaf_value" in node
        found["feature"].append(0 if is_leaf else node["split_feature"])
        found["threshold"].append(0 if is_leaf else _short(node["threshold"], 7))
        found["value"].append(_short(node["leaf_value"]) if is_leaf else 0)
        found["left"].append(place)
        found["right"].append(place)
        if not is_leaf:
            found["left"][place] = put(node["left_child"])
            found["right"][place] = put(node["right_child"])
        return place

    put(root)
    return found


def fold_of(name: str) -> int:
    """The fold of a question by its id, so that it is the same in every setting and every script."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def folds(ids: Sequence[str]) -> NDArray[np.int64]:
    """A fold for each example."""
    return np.array([fold_of(name) for name in ids])


def cross_validated(
    examples: Sequence[Example], *, without: Sequence[str] = (), kept: Path | None = None
) -> list[Floats]:
    """Each question's scores by a model that never saw it; the models are written under `kept`."""
    fold = folds([e.id for e in examples])
    scores: list[Floats] = [np.zeros(0)] * len(examples)
    for part in range(FOLDS):
        model = fit([e for e, f in zip(examples, fold, strict=True) if f != part], without=without)
        if kept is not None:
            write_second_look(model, kept / f"fold-{part}")
        for place, example in enumerate(examples):
            if fold[place] == part:
                scores[place] = model.scores(example) + example.named
    return scores


def report(examples: Sequence[Example], scores: Sequence[Floats]) -> None:
    """A line for each set: nDCG@10, and the right passage first, in the first three, among the candidates."""
    print(f"{'set':<15}{'n':>5}{'nDCG@10':>9}{'first':>8}{'first 3':>9}{'seen':>7}")
    for group in dict.fromkeys(e.group for e in examples):
        mine = [(e, s) for e, s in zip(examples, scores, strict=True) if e.group == group]
        figures = (
            np.mean([ndcg(e, s) for e, s in mine]),
            np.mean([hit(e, s, 1) for e, s in mine]),
            np.mean([hit(e, s, 3) for e, s in mine]),
            np.mean([e.right.any() for e, _ in mine]),
        )
        print(
            f"{group:<15}{len(mine):>5}{figures[0]:>9.3f}{figures[1]:>8.3f}{figures[2]:>9.3f}{figures[3]:>7.3f}"
        )
        if group != "kamervragen":
            kinds = {
                kind: np.mean([hit(e, s, 3) for e, s in mine if e.kind == kind])
                for kind in dict.fromkeys(e.kind for e, _ in mine)
            }
            print("   first 3: " + ", ".join(f"{kind} {value:.2f}" for kind, value in kinds.items()))


def ndcg(example: Example, scores: Floats) -> float:
    """nDCG@10, binary relevance."""
    best = np.argsort(-scores, kind="stable")[:10]
    gained = (example.right[best] / np.log2(np.arange(len(best)) + 2)).sum()
    return float(gained / sum(1 / np.log2(rank + 2) for rank in range(min(10, example.relevant))))


def hit(example: Example, scores: Floats, count: int) -> bool:
    """Whether a right passage is among the first `count`."""
    return bool(example.right[np.argsort(-scores, kind="stable")[:count]].any())


def write_second_look(model: Fitted, folder: Path) -> None:
    """The weights as the program reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = {
        name: {figure: _short(value) for figure, value in zip(NAMES, getattr(model, name), strict=True)}
        for name in ("mean", "scale", "plain", "addressed")
    }
    (folder / "second_look.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")

    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model.trees)
    (folder / "second_look_trees.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _short(value: float, digits: int = 4) -> float:
    return float(f"{value:.{digits}g}")


def confidence_rows(
    examples: Sequence[Example], held_out: dict[int, Floats], model: Fitted
) -> tuple[Floats, NDArray[np.bool_], list[str]]:
    """What the confidence sees of each question, whether the first three hold a right one, and the sets."""
    rows, labels = [], []
    for example in examples:
        scores = held_out[id(example)] - example.named if id(example) in held_out else model.scores(example)
        order = np.argsort(-(scores + example.named), kind="stable")
        seen = confidence.evidence(example.question, example.looked, scores.astype(np.float32), order)
        rows.append([seen[name] for name in confidence.FEATURES])
        labels.append(bool(example.right[order[:3]].any()))
    return np.array(rows), np.array(labels), [e.group for e in examples]


def confidence_report(
    rows: Floats, labels: NDArray[np.bool_], groups: list[str], ids: list[str]
) -> tuple[Floats, float]:
    """Cross-validated quality by setting; the weights over plain features, trained on everything."""
    fold = folds(ids)
    weight = np.array([0.3 if group == "kamervragen" else 1.0 for group in groups])
    chances = np.zeros(len(labels))
    for part in range(FOLDS):
        w, b = logistic(rows[fold != part], labels[fold != part], weight[fold != part])
        chances[fold == part] = 1 / (1 + np.exp(-(rows[fold == part] @ w + b)))
    for group in dict.fromkeys(groups):
        mine = np.array([g == group for g in groups])
        hits, misses = chances[mine & labels], chances[mine & ~labels]
        if len(hits) and len(misses):
            order = (hits[:, None] > misses[None, :]).mean()
            print(
                f"{group:<15} right {len(hits):>4}, not {len(misses):>4}; told apart (AUC) {order:.3f};",
                end=" ",
            )
            print(f"mean chance {chances[mine].mean():.3f}, true share {labels[mine].mean():.3f}")
    return logistic(rows, labels, weight)


def logistic(rows: Floats, labels: NDArray[np.bool_], weight: Floats) -> tuple[Floats, float]:
    """Logistic regression with a little decay, by Newton's steps; weights for rows as they are."""
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    x = np.concatenate([(rows - mean) / scale, np.ones((len(rows), 1))], axis=1)
    w = np.zeros(x.shape[1])
    decay = np.full(x.shape[1], 2.0)
    decay[-1] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ ((p - labels) * weight) + decay * w
        curvature = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(decay + 1e-9)
        w -= np.linalg.solve(curvature, gradient)
    return w[:-1] / scale, float(w[-1] - (w[:-1] * mean / scale).sum())


if __name__ == "__main__":
    raise SystemExit(main())
