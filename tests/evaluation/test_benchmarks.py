"""The systems and counts that the benchmark sets beside ours are what they are called."""

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from kamerbrief_assistant.encoding.static import StaticEncoder
from kamerbrief_assistant.evaluation import Shown

ROOT = Path(__file__).parents[2]
PASSAGES = [
    Shown("De Kamer ontvangt in mei een brief. De brief gaat over havens."),
    Shown("Het kabinet investeert in de opsporing.", ("Kamerstukken 2024–2025, 36 600 VI, nr. 32.",)),
    Shown("De regeling loopt tot en met 31 december. Daarna komt een nieuwe regeling voor subsidies."),
]


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return {name: importlib.import_module(name) for name in ("baselines", "haystack", "kamervragen")}


def test_bm25_finds_by_stems_and_quotes_the_closest_sentence(benchmarks: dict[str, ModuleType]) -> None:
    asker = benchmarks["baselines"].Bm25Asker(PASSAGES)
    said = asker.ask("Welke regelingen komen er voor subsidie?")
    assert said.passages[0] == PASSAGES[2]
    assert said.quotes == ("Daarna komt een nieuwe regeling voor subsidies.",)
    assert said.status == "answered"


def test_a_follow_up_is_asked_with_what_went_before(benchmarks: dict[str, ModuleType]) -> None:
    asker = benchmarks["baselines"].Bm25Asker(PASSAGES)
    assert asker.ask("en wanneer?", previous="Wordt er in opsporing geïnvesteerd?").passages[0] == PASSAGES[1]


def test_a_question_without_known_words_finds_nothing(benchmarks: dict[str, ModuleType]) -> None:
    said = benchmarks["baselines"].Bm25Asker(PASSAGES).ask("pensioen?")
    assert (said.passages, said.quotes) == ((), ())


def test_bm25_weighs_rare_words_more_and_long_texts_less(benchmarks: dict[str, ModuleType]) -> None:
    bm25 = benchmarks["baselines"].Bm25
    rare = bm25(["haven brief", "brief brief", "brief kabinet"], str.split).scores("brief haven")
    assert rare.argmax() == 0
    short = bm25(["haven", "haven " + "kabinet " * 50], str.split).scores("haven")
    assert short[0] > short[1] > 0


def test_ndcg_is_one_for_a_perfect_ranking_and_falls_with_rank(benchmarks: dict[str, ModuleType]) -> None:
    ndcg = benchmarks["kamervragen"].ndcg_10
    assert ndcg(["a", "b", "c"], frozenset({"a", "b"})) == pytest.approx(1.0)
    assert ndcg(["c", "a"], frozenset({"a"})) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg(["c"] * 10 + ["a"], frozenset({"a"})) == 0.0


@pytest.mark.shared
def test_the_letter_is_hidden_among_the_promised_number(
    benchmarks: dict[str, ModuleType], tmp_path: Path
) -> None:
    haystack = benchmarks["haystack"]
    if not haystack.SHARED.is_dir():
        pytest.skip("../shared is not there")
    assert haystack.distractors(tmp_path, count=3_600) == 3_600
    letters = list(tmp_path.glob("*.txt"))
    paragraphs = [text for path in letters for text in path.read_text(encoding="utf-8").strip().split("\n\n")]
    assert len(paragraphs) == 3_600
    assert 20 <= len(letters) <= 29


@pytest.mark.shared
def test_a_letter_of_distractors_keeps_to_its_subject(
    benchmarks: dict[str, ModuleType], tmp_path: Path
) -> None:
    haystack = benchmarks["haystack"]
    if not haystack.SHARED.is_dir():
        pytest.skip("../shared is not there")
    haystack.distractors(tmp_path, count=800)
    encoder = StaticEncoder()
    letters = [path.read_text(encoding="utf-8").strip().split("\n\n") for path in tmp_path.glob("*.txt")]
    own = [encoder.encode_passages(texts) for texts in letters if len(texts) > 1]
    everything = np.concatenate(own)
    among_all = (everything @ everything.T).mean()
    assert all((vectors @ vectors.T).mean() > 1.2 * among_all for vectors in own)


@pytest.mark.shared
def test_numbers_change_when_the_same_text_is_had_again(
    benchmarks: dict[str, ModuleType], tmp_path: Path
) -> None:
    haystack = benchmarks["haystack"]
    if not haystack.SHARED.is_dir():
        pytest.skip("../shared is not there")
    haystack.distractors(tmp_path, count=200)
    haystack.distractors(tmp_path, count=200, salt="b")
    first, again = (tmp_path / name for name in ("stuk-0001.txt", "stuk-b0001.txt"))
    assert first.read_text(encoding="utf-8") != again.read_text(encoding="utf-8")
