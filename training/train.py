"""Train the encoder that ships: vocabulary, training, export, in one go.

    python -m training.train [--data ../shared/training] [--work build/training] [--model FOLDER]

What is finished is kept under `--work` and not done again: the vocabulary, the tokenised texts, the
teacher's vectors, and every few minutes the state of the training, from which a stopped run goes on.
Another recipe wants another `--work`. Progress goes to stderr.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from tqdm import tqdm
from training import export, vocabulary
from training.lesson import Lesson, held_out_score
from training.pairs import Corpus, held_out_pairs, read_corpus, token_chances, tokenise
from training.recipe import Recipe
from training.sources import dictionary
from training.strangers import Strangers
from training.student import Student
from training.teacher import Teacher, lesson_pairs, meanings, neighbours, teacher_vectors

HERE = Path(__file__).parent
MODEL = HERE.parent / "src" / "kamerbrief_assistant" / "encoding" / "model"
_KEEP_EVERY = 200


def trained_tokenizer(recipe: Recipe, data: Path, work: Path) -> Tokenizer:
    """The vocabulary, trained once and then kept."""
    path = work / f"tokenizer-{recipe.vocabulary}.json"
    if not path.exists():
        print(f"Training a vocabulary of {recipe.vocabulary} pieces", file=sys.stderr)
        vocabulary.train(data, recipe.vocabulary, recipe.seed).save(str(path))
    return Tokenizer.from_file(str(path))


def tokenised_corpus(recipe: Recipe, tokenizer: Tokenizer, data: Path, work: Path) -> Corpus:
    """All sources as token ids, read once and then kept."""
    path = work / f"corpus-{recipe.vocabulary}.pickle"
    if not path.exists():
        print("Reading the sources", file=sys.stderr)
        path.write_bytes(pickle.dumps(read_corpus(data, tokenizer)))
    corpus: Corpus = pickle.loads(path.read_bytes())
    return corpus


def hired_teacher(tokenizer: Tokenizer, data: Path, work: Path) -> Teacher | None:
    """The teacher with its vectors, or nothing when its package is not installed."""
    pairs = lesson_pairs(data)
    vectors = teacher_vectors(pairs, work / "teacher.npy")
    if vectors is None:
        return None
    near = neighbours(vectors, 3, work / "teacher-neighbours.npy")
    return Teacher(
        tokenise(tokenizer, [dutch for dutch, _ in pairs]),
        tokenise(tokenizer, [english for _, english in pairs]),
        vectors,
        near,
    )


def attend(
    recipe: Recipe,
    course: int,
    data: Path,
    work: Path,
    watch: Callable[[int, np.ndarray], None] | None = None,
) -> np.ndarray:
    """One training by `recipe`; returns float32 vectors, a row a token.

    `watch` is called with the step and the vectors whenever the state is kept.
    """
    tokenizer = trained_tokenizer(recipe, data, work)
    corpus = tokenised_corpus(recipe, tokenizer, data, work)
    teacher = hired_teacher(tokenizer, data, work) if recipe.polish and recipe.teacher_share else None
    tokens = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    student = Student.new(tokens, token_chances(corpus, len(tokens)), recipe.dimension, recipe.seed)
    known = meanings(tokens, dictionary(data), work / "teacher-meanings.npy") if recipe.start else None
    if known is not None:
        student.begin_with(known, recipe.start, recipe.seed)
    drawers = corpus.drawers(recipe.held_out, recipe.once, recipe.neighbours)
    questions = [question for question, _ in corpus.asked if len(question)]
    strangers = Strangers(recipe, student, corpus.strangers(), questions, course)
    lesson = Lesson(recipe, student, drawers, teacher, strangers, course)
    held_out = held_out_pairs(corpus, recipe.held_out, recipe.seed)

    state = work / f"state-{course}.pt"
    done = 0
    if state.exists():
        found = student.load(state)
        if found["recipe"] != repr(recipe):
            sys.exit(f"{state} is of another recipe: remove it, or name another --work.")
        done = int(str(found["step"]))
    losses: dict[str, float] = {}
    with tqdm(total=recipe.steps + recipe.polish, initial=done, unit="step", smoothing=0.02) as bar:
        for number in range(done, recipe.steps + recipe.polish):
            name, loss = lesson.step(number)
            losses[name] = 0.9 * losses.get(name, loss) + 0.1 * loss
            bar.update()
            if (number + 1) % 20 == 0:
                bar.set_postfix({n[:4]: f"{v:.2f}" for n, v in sorted(losses.items())}, refresh=False)
            if (number + 1) % _KEEP_EVERY == 0 or number + 1 == recipe.steps + recipe.polish:
                student.save(state, step=number + 1, recipe=repr(recipe))
                vectors = student.vectors()
                score = held_out_score(vectors, held_out)
                tqdm.write(f"step {number + 1}: held-out questions, reciprocal rank {score:.4f}", sys.stderr)
                if watch:
                    watch(number + 1, vectors)
    return student.vectors()


def main() -> None:
    """Read the command line, train, export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "training")
    parser.add_argument("--work", type=Path, default=Path("build") / "training", help="kept between runs")
    parser.add_argument("--model", type=Path, default=MODEL, help="folder to write")
    parser.add_argument("--steps", type=int, default=Recipe().steps)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--course", type=int, help="only this course, to run several side by side; no export")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = replace(Recipe(), steps=options.steps, seed=options.seed)
    courses = [options.course] if options.course is not None else range(recipe.courses)
    learned = [attend(recipe, course, options.data, options.work) for course in courses]
    if options.course is not None:
        return
    tokenizer = trained_tokenizer(recipe, options.data, options.work)
    export.write(options.model, tokenizer, np.mean(learned, axis=0), HERE / "card.md")
    print(options.model)


if __name__ == "__main__":
    main()
