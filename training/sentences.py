"""Train the choice of sentences, and the decision whether they answer, on the labelled dev questions.

    python training/sentences.py [--write]

The real letters are indexed together, the made ones of `letters/` too, and the seed letter and the made ones
once more among the haystack, as users meet both small and large libraries; folds go by question. Prints how
often the best sentence, and the quoted ones, hold the answer, and how many are answered for each share of
false answers, all on questions left out of training, also of the second look: run `training/second_look.py`
before, which keeps its models of each fold. With
--write, trains on all of them and writes weights.json.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from training import made  # noqa: E402

from haystack import AbsentError, distractors, other_letters, seed_letter  # noqa: E402
from kamerbrief_assistant.answering import choosing  # noqa: E402
from kamerbrief_assistant.answering.answer import DEPTH  # noqa: E402
from kamerbrief_assistant.answering.asking import asked  # noqa: E402
from kamerbrief_assistant.answering.candidates import candidates  # noqa: E402
from kamerbrief_assistant.answering.deciding import decision_facts  # noqa: E402
from kamerbrief_assistant.answering.features import NAMES, measure  # noqa: E402
from kamerbrief_assistant.assistant import Assistant  # noqa: E402
from kamerbrief_assistant.evaluation.judging import plain  # noqa: E402
from kamerbrief_assistant.evaluation.labelled import LabelledQuestion, load_questions, select  # noqa: E402
from kamerbrief_assistant.retrieval import searcher, second_look  # noqa: E402
from kamerbrief_assistant.retrieval.trees import from_record  # noqa: E402
from second_look import FOLD_MODELS, FOLDS, flattened, fold_of  # noqa: E402
from second_look import GROWING as RANKING  # noqa: E402

QUESTIONS = ROOT / "benchmarks" / "questions"
WEIGHTS = ROOT / "src" / "kamerbrief_assistant" / "answering" / "weights.json"
FALSE_ANSWERS = 0.02
"""The share of unanswerable questions that may be answered as if known: new ones fare worse than these."""


@dataclass
class Case:
    """One question with its candidate sentences."""

    question: LabelledQuestion
    found: tuple
    rows: np.ndarray
    right: np.ndarray
    everything: bool
    facts_of: object
    fold: int
    setting: str


def cases(assistant: Assistant, questions: tuple[LabelledQuestion, ...], setting: str) -> list[Case]:
    view = assistant._session.view()  # noqa: SLF001 - training looks inside
    models = [second_look.read_model(FOLD_MODELS / f"fold-{fold}") for fold in range(FOLDS)]
    made = []
    for question in sorted(questions, key=lambda q: q.id):
        fold = fold_of(question.id)
        # What the second look has learned by heart it would find too surely.
        searcher.shipped_model = lambda model=models[fold]: model
        previous = [question.previous] if question.previous else []
        found = view.searcher.search(question.question, limit=max(8, DEPTH), previous=previous)
        sentences = candidates(found.hits, depth=DEPTH)
        wanted = asked(found.query, view.searcher.lexicon)
        rows = measure(wanted, sentences, view.searcher.encoder)
        answers = [plain(a) for a in question.answer]
        right = np.array([any(a in plain(s.text) for a in answers) for s in sentences], dtype=float)

        def facts_of(scores, wanted=wanted, sentences=sentences, rows=rows, found=found):
            return decision_facts(wanted, sentences, rows, scores, found, view.searcher.encoder)

        made.append(Case(question, sentences, rows, right, wanted.everything, facts_of, fold, setting))
    return made


def train_sentences(data: list[Case], *, steps: int = 800, decay: float = 0.02) -> np.ndarray:
    """Weights that give the right sentence of each question the greatest share (listwise softmax)."""
    usable = [c for c in data if c.right.any()]
    counts = np.array([len(c.right) for c in usable])
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    owner = np.repeat(np.arange(len(usable)), counts)
    rows, right = np.concatenate([c.rows for c in usable]), np.concatenate([c.right for c in usable])
    weights, momentum, square = np.zeros(len(NAMES)), np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for step in range(1, steps + 1):
        scores = rows @ weights
        share = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share /= np.add.reduceat(share, starts)[owner]
        wanted = share * right
        wanted /= np.maximum(np.add.reduceat(wanted, starts), 1e-12)[owner]
        gradient = decay * weights + rows.T @ (share - wanted) / len(usable)
        momentum = 0.9 * momentum + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights -= 0.05 * (momentum / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


GROWING = {
    **RANKING,
    "lambdarank_truncation_level": 5,
    "num_leaves": 12,
    "max_depth": -1,
    "learning_rate": 0.06,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.6,
}
TREES = 150


@dataclass(frozen=True)
class Chooser:
    """A linear score and trees on top of it."""

    weights: np.ndarray
    trees: tuple[dict, ...]

    def scores(self, rows: np.ndarray) -> np.ndarray:
        linear = rows @ self.weights
        return linear + from_record(self.trees).scores(choosing.tree_rows(rows, linear))


def train_chooser(data: list[Case]) -> Chooser:
    """The linear weights, then trees that rank what these leave (LambdaMART: Burges 2010)."""
    import lightgbm

    weights = train_sentences(data)
    usable = [c for c in data if c.right.any()]
    rows = np.concatenate([choosing.tree_rows(c.rows, c.rows @ weights) for c in usable])
    right = np.concatenate([c.right for c in usable]).astype(int)
    sizes = [len(c.right) for c in usable]
    booster = lightgbm.train(GROWING, lightgbm.Dataset(rows, right, group=sizes), TREES)
    return Chooser(weights, tuple(flattened(t["tree_structure"]) for t in booster.dump_model()["tree_info"]))


def train_decision(
    facts: np.ndarray, answers: np.ndarray, *, decay: float = 0.01
) -> tuple[np.ndarray, float]:
    """Logistic regression by Newton's method, both classes counted alike."""
    x = np.hstack([facts, np.ones((len(facts), 1))])
    balance = np.where(answers > 0, 0.5 / max(answers.mean(), 1e-9), 0.5 / max(1 - answers.mean(), 1e-9))
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        penalty = decay * np.append(np.ones(facts.shape[1]), 0)
        gradient = x.T @ (balance * (p - answers)) / len(x) + penalty * weights
        hessian = (x * (balance * p * (1 - p))[:, None]).T @ x / len(x) + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(hessian, gradient)
    return weights[:-1], float(weights[-1])


def quoted(case: Case, scores: np.ndarray, margin: float) -> bool:
    chosen = choosing.choose(case.found, scores, everything=case.everything, margin=margin)
    if case.question.wants_all:
        said = " ".join(plain(case.found[i].text) for i in chosen)
        return all(plain(a) in said for a in case.question.answer)
    return any(case.right[i] for i in chosen)


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--write", action="store_true")
    options.add_argument("--keep", type=Path, help="where libraries are built, or were before")
    options.add_argument("--margin", type=float, default=choosing.MARGIN)
    chosen = options.parse_args()
    seed = select(load_questions(QUESTIONS / "halfjaarbrief-ondermijning.jsonl"), "dev")
    other = select(load_questions(QUESTIONS / "other-letters.jsonl"), "dev")
    invented = load_questions(made.QUESTIONS)
    data: list[Case] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        for name, fills, questions in (
            ("seed", (seed_letter,), seed),
            ("others", (other_letters,), other),
            ("haystack", (seed_letter, distractors), tuple(q for q in seed if q.kind != "unanswerable")),
            ("made", (made.made_letters,), invented),
            (
                "made among others",
                (made.made_letters, distractors),
                tuple(q for q in invented if q.kind != "unanswerable"),
            ),
        ):
            assistant = Assistant(folder / name)
            try:
                for fill in fills if not assistant.documents.exists() else ():
                    fill(assistant.documents)
            except AbsentError as error:
                print(f"left out: {name} ({error})", file=sys.stderr)
                continue
            assistant.index()
            data += cases(assistant, questions, name)
            print(f"{name}: {len(questions)} questions", file=sys.stderr)

    facts, answers, folds, truths, real = [], [], [], [], []
    told: dict[str, list[tuple[bool, bool]]] = {}
    for fold in range(FOLDS):
        chooser = train_chooser([c for c in data if c.fold != fold])
        for case in (c for c in data if c.fold == fold):
            if not len(case.found):
                continue
            scores = chooser.scores(case.rows)
            right = case.question.answerable and quoted(case, scores, chosen.margin)
            if case.question.answerable:
                told.setdefault(case.setting, []).append((bool(case.right[scores.argmax()]), right))
            facts.append(case.facts_of(scores))
            answers.append(float(case.question.answerable))
            truths.append(float(right))
            folds.append(fold)
            real.append(not case.setting.startswith("made"))
    for setting, found in told.items():
        first, hold = np.mean(found, axis=0)
        print(f"{setting:<20} best sentence holds the answer {first:.3f}, quoted ones {hold:.3f}")
    facts, answers, folds, truths, real = map(np.array, (facts, answers, folds, truths, real))
    clear = (truths > 0) | (answers == 0)
    chance = np.zeros(len(facts))
    for fold in range(FOLDS):
        rest = (folds != fold) & clear
        weights, bias = train_decision(facts[rest], answers[rest])
        chance[folds == fold] = 1 / (1 + np.exp(-(facts[folds == fold] @ weights + bias)))
    for name, these in (("real letters", real), ("made letters", ~real)):
        mine, answer, truth = chance[these], answers[these], truths[these]
        for allowed in (FALSE_ANSWERS, 0.04, 0.06, 0.08, 0.12):
            threshold = float(np.quantile(mine[answer == 0], 1 - allowed))
            kept = mine >= threshold
            shares = (
                np.mean(kept[answer == 0]),
                np.mean(kept[answer == 1]),
                np.sum(kept * truth) / answer.sum(),
            )
            print(
                f"{name}: false answers {shares[0]:.3f}: answered {shares[1]:.3f}, and rightly quoted", end=""
            )
            print(f" {shares[2]:.3f} (threshold {threshold:.3f})")
    # The made near misses were written to be as near as can be; what staff ask is not.
    answered = float(np.quantile(chance[real & (answers == 0)], 1 - FALSE_ANSWERS))

    sentence = train_chooser(data)
    # On scores of questions left out: those that the trees have seen look surer than any new one will.
    decision, bias = train_decision(facts[clear], answers[clear])
    for name, weight in zip((*NAMES, *choosing.DECISION), (*sentence.weights, *decision), strict=True):
        print(f"  {name:<20}{weight:8.3f}")
    if chosen.write:
        stored = {
            "sentence": dict(zip(NAMES, np.round(sentence.weights, 4).tolist(), strict=True)),
            "decision": dict(zip(choosing.DECISION, np.round(decision, 4).tolist(), strict=True)),
            "bias": round(bias, 4),
            "answered": round(answered, 4),
        }
        WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
        lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in sentence.trees)
        WEIGHTS.with_name("trees.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
