"""The command line as other tools meet it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kamerbrief_assistant.cli import main
from kamerbrief_assistant.cli.parser import make_parser
from small_letters import BRIDGE, write_letter

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def run(library: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run one command on the two small letters: exit code, standard output, standard error."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        code = main(["--library", str(library), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_command


Run = Callable[..., tuple[int, str, str]]


def asked(run: Run, *arguments: str) -> dict[str, Any]:
    code, out, _ = run("ask", "--json", *arguments)
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_an_answer_is_one_json_object_with_the_promised_fields(run: Run) -> None:
    found = asked(run, "Hoeveel zij-instromers zijn er begonnen?")
    assert list(found) == [
        "question", "status", "stale", "answer", "passages", "missing_terms", "suggestions", "elapsed_ms",
    ]  # fmt: skip
    passage = found["passages"][0]
    assert list(passage) == [
        "rank", "id", "letter", "kind", "section", "paragraph", "footnote", "page", "text", "footnotes", "score",
    ]  # fmt: skip
    assert list(passage["letter"]) == ["id", "title", "date", "file"]
    assert found["status"] == "answered"
    assert "2.150 zij-instromers" in found["answer"][0]["text"]


def test_every_quote_stands_in_its_passage_at_its_span(run: Run) -> None:
    for question in (
        "Wat kost de brug?",
        "Wie voert het onderzoek uit?",
        "Hoeveel zij-instromers begonnen er?",
    ):
        found = asked(run, question)
        assert found["answer"]
        for quote in found["answer"]:
            text = found["passages"][quote["passage"] - 1]["text"]
            assert text[quote["start"] : quote["end"]] == quote["text"]


def test_a_subject_in_no_letter_is_said_to_be_absent(run: Run) -> None:
    found = asked(run, "Wat doet het kabinet tegen stikstofdepositie in Natura 2000?")
    assert found["status"] == "no_evidence"
    assert found["answer"] == []
    assert "stikstofdepositie" in found["missing_terms"]


def test_questions_from_standard_input_are_answered_in_order(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Wat kost de brug?\n\nWie bouwt de brug?\n"))
    code, out, _ = run("ask", "--json", "-")
    assert code == 0
    assert [json.loads(line)["question"] for line in out.splitlines()] == [
        "Wat kost de brug?",
        "Wie bouwt de brug?",
    ]


def test_the_limit_bounds_the_passages(run: Run) -> None:
    assert len(asked(run, "--limit", "2", "de brug")["passages"]) <= 2


def test_a_file_changed_after_indexing_makes_the_answer_stale(run: Run, library: Path) -> None:
    assert asked(run, "Wat kost de brug?")["stale"] is False
    write_letter(library, "brug.txt", BRIDGE.replace("215", "300"))
    assert asked(run, "Wat kost de brug?")["stale"] is True
    run("index")
    assert asked(run, "Wat kost de brug?")["stale"] is False


def test_results_go_to_standard_output_and_progress_to_standard_error(run: Run) -> None:
    code, out, err = run("index")
    assert (code, out) == (0, "")
    assert "2 letters" in err


def test_adding_never_overwrites_another_letter_of_the_same_name(
    run: Run, library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "elders" / "brug.txt"
    other.parent.mkdir()
    other.write_text("Een heel andere brief over een brug in Zaltbommel.", encoding="utf-8")
    code, out, _ = run("add", str(other))
    assert code == 0
    assert out.split() == ["brug-2.txt"]
    assert (library / "documents" / "brug.txt").read_text(encoding="utf-8") == BRIDGE


def test_adding_what_is_already_there_says_so(run: Run, library: Path) -> None:
    run("index")
    code, out, err = run("add", str(library / "documents" / "brug.txt"))
    assert (code, out) == (0, "")
    assert "the same" in err


def test_a_removed_letter_is_gone_from_disk_and_index(run: Run, library: Path) -> None:
    run("index")
    assert run("remove", "brug.txt")[0] == 0
    assert not (library / "documents" / "brug.txt").exists()
    assert [letter["file"] for letter in json.loads(run("letters", "--json")[1])] == ["school.txt"]


def test_staff_can_set_title_and_date_and_take_them_back(run: Run) -> None:
    run("index")
    assert (
        run("letter", "set", "brug.txt", "--title", "Vervanging Merwedebrug", "--date", "2025-05-06")[0] == 0
    )
    (bridge,) = [x for x in json.loads(run("letters", "--json")[1]) if x["file"] == "brug.txt"]
    assert (bridge["title"], bridge["date"]) == ("Vervanging Merwedebrug", "2025-05-06")
    assert "date" not in bridge["inferred"]
    run("index", "--rebuild")
    (bridge,) = [x for x in json.loads(run("letters", "--json")[1]) if x["file"] == "brug.txt"]
    assert bridge["date"] == "2025-05-06"
    run("letter", "set", "brug.txt", "--date", "")
    (bridge,) = [x for x in json.loads(run("letters", "--json")[1]) if x["file"] == "brug.txt"]
    assert bridge["date"] != "2025-05-06"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ask",), 2),
        (("nonsense",), 2),
        (("promises", "--due-before", "soon"), 2),
        (("ask", "--limit", "0", "x"), 2),
        (("letter", "set", "brug.txt"), 2),
        (("remove", "no such letter"), 1),
        (("letter", "set", "brug.txt", "--date", "yesterday"), 1),
        (("add", "no-such-file.txt"), 1),
        (("evaluate", "no-such-file.jsonl"), 1),
        (("model", "no-such-folder"), 1),
    ],
)
def test_exit_codes_tell_wrong_usage_from_what_could_not_be_done(
    run: Run, arguments: tuple[str, ...], code: int
) -> None:
    run("index")
    got, _, err = run(*arguments)
    assert got == code
    assert err
    assert "Traceback" not in err


def test_a_library_without_documents_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(tmp_path / "nowhere"), "ask", "iets"]) == 1
    assert "--library" in capsys.readouterr().err


def test_an_empty_library_says_it_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "documents").mkdir()
    assert main(["--library", str(tmp_path), "ask", "--json", "iets"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "no_evidence"


def test_every_command_and_option_is_documented() -> None:
    documented = (DOCS / "cli.md").read_text(encoding="utf-8")
    parser = make_parser()
    commands = next(action for action in parser._actions if action.choices and action.dest != "lang").choices
    assert commands is not None
    missing = [name for name in commands if not re.search(rf"`kamerbrief {name}\b", documented)]
    options = {
        option
        for command in (parser, *dict(commands).values())
        for action in command._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    missing += [option for option in sorted(options) if option not in documented]
    assert missing == []
