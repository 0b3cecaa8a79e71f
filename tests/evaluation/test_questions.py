"""The labelled questions agree with the letter they are about, and hold what the benchmark counts on."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "benchmarks" / "questions"
SEED = "halfjaarbrief-ondermijning"
FILES = (f"{SEED}.jsonl", "other-letters.jsonl")
PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "|": " "}
)


def plain(text: str) -> str:
    return " ".join(text.translate(PLAIN).split()).casefold()


def rows(name: str) -> list[dict[str, Any]]:
    lines = (QUESTIONS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def everything() -> list[dict[str, Any]]:
    return [row for name in FILES for row in rows(name)]


def test_every_evidence_and_answer_stands_in_the_seed_letter() -> None:
    letter = (ROOT / "documents" / f"{SEED}.txt").read_text(encoding="utf-8")
    text = plain(re.sub(r"\[footnoteRef:\d+\]", "", letter))
    missing = [
        (row["id"], snippet)
        for row in rows(f"{SEED}.jsonl")
        for snippet in [*row["evidence"], *row["answer"]]
        if plain(snippet) not in text
    ]
    assert missing == []


def test_ids_and_questions_are_unique() -> None:
    found = everything()
    assert len({row["id"] for row in found}) == len(found)
    assert len({(row["question"], row.get("previous")) for row in found}) == len(found)


def test_each_kind_is_asked_often_enough() -> None:
    kinds = Counter(row["kind"] for row in everything())
    expected = {
        "commitment": 20, "when": 20, "who": 20, "number": 20, "what": 20, "reference": 15, "footnote": 15,
        "paraphrase": 25, "misspelt": 20, "english": 30, "followup": 20, "list": 10, "unanswerable": 25,
        "near_miss": 40,
    }  # fmt: skip
    assert set(kinds) == set(expected)
    assert {kind: kinds[kind] for kind, least in expected.items() if kinds[kind] < least} == {}


def test_there_are_enough_questions_without_an_answer() -> None:
    assert sum(not row["answerable"] for row in everything()) >= 60


def test_what_is_unanswerable_has_no_evidence_and_what_is_answerable_has() -> None:
    for row in everything():
        assert row["answerable"] == (row["kind"] not in {"unanswerable", "near_miss"}), row["id"]
        assert bool(row["evidence"]) == row["answerable"], row["id"]
        assert bool(row["answer"]) == row["answerable"], row["id"]
        assert ("previous" in row) or row["kind"] != "followup", row["id"]


def test_the_test_split_is_the_last_round_of_questions() -> None:
    for row in everything():
        assert (row["split"] == "test") == row["id"].startswith(("hje-", "ote-")), row["id"]


def test_letters_outside_the_project_are_quoted_briefly() -> None:
    snippets = [text for row in rows("other-letters.jsonl") for text in [*row["evidence"], *row["answer"]]]
    assert max(len(text.split()) for text in snippets) <= 12


def test_every_label_of_the_made_letters_stands_in_its_letter() -> None:
    folder = ROOT / "training" / "letters"
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {
        path.name: plain(re.sub(r"\[footnoteRef:\d+\]", "", path.read_text(encoding="utf-8")))
        for path in folder.glob("*.txt")
    }
    made = [json.loads(line) for line in lines]
    assert len({row["id"] for row in made}) == len(made)
    missing = [
        (row["id"], snippet)
        for row in made
        for snippet in [*row["evidence"], *row["answer"]]
        if plain(snippet) not in texts[row["letter"]]
    ]
    assert missing == []
    assert all(bool(row["evidence"]) == bool(row["answer"]) == row["answerable"] for row in made)
