"""Every labelled passage is a passage of the letter as the program reads it."""

from collections import defaultdict
from pathlib import Path

import pytest

from kamerbrief_assistant.evaluation import LabelledQuestion, load_questions
from kamerbrief_assistant.evaluation.judging import plain
from kamerbrief_assistant.ingest import read_letter

ROOT = Path(__file__).parents[2]
LETTERS = ROOT.parent / "shared" / "letters"
QUESTIONS = ROOT / "benchmarks" / "questions"


def about(name: str) -> dict[str, list[LabelledQuestion]]:
    """The answerable questions in a file, by letter."""
    found: dict[str, list[LabelledQuestion]] = defaultdict(list)
    for question in load_questions(QUESTIONS / name):
        if question.answerable:
            found[question.letter].append(question)
    return found


def misplaced(path: Path, questions: list[LabelledQuestion]) -> list[tuple[str, str]]:
    """Evidence and answers that stand in no single searched passage."""
    letter = read_letter(path, file=path.name)
    texts = [plain(passage.text) for passage in letter.passages if passage.kind.is_searched]
    return [
        (question.id, snippet)
        for question in questions
        for snippet in (*question.evidence, *question.answer)
        if not any(plain(snippet) in text for text in texts)
    ]


def test_evidence_on_the_seed_letter_stands_within_one_passage() -> None:
    for name, questions in about("halfjaarbrief-ondermijning.jsonl").items():
        assert misplaced(ROOT / "documents" / name, questions) == []


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(about("other-letters.jsonl")))
def test_evidence_on_other_letters_stands_within_one_passage(name: str) -> None:
    if not LETTERS.is_dir():
        pytest.skip("../shared is not there")
    assert misplaced(LETTERS / name, about("other-letters.jsonl")[name]) == []
