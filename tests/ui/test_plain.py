"""The assistant in plain lines."""

from __future__ import annotations

import io
from pathlib import Path

from kamerbrief_assistant import wording
from kamerbrief_assistant.domain.errors import ModelError
from kamerbrief_assistant.ui.plain import run_plain
from kamerbrief_assistant.ui.port import Port

from .fake import HAVEN, FakeAssistant

PROOF = "informeer uitkomsten proef?"


def talk(tmp_path: Path, *lines: str, fake: FakeAssistant | None = None, lang: str = "en") -> tuple[int, str]:
    wording.use(lang)
    library = fake or FakeAssistant(tmp_path / "library")

    def opener() -> Port:
        return library

    out = io.StringIO()
    said = io.StringIO("".join(f"{line}\n" for line in lines))
    status = run_plain(opener, file=tmp_path / "copied.txt", stdin=said, stdout=out)
    wording.use("en")
    return status, out.getvalue()


def test_an_answer_is_said_from_top_to_bottom(tmp_path: Path) -> None:
    status, said = talk(tmp_path, PROOF, "quit")
    assert status == 0
    parts = [
        "2 letters.",
        "Answered, with 2 sentences",
        "Citation 1:",
        "In het voorjaar van 2025",
        "Citation 2:",
    ]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert "\x1b" not in said
    assert "│" not in said


def test_a_number_reads_the_passage_with_its_footnotes_and_more_reads_on(tmp_path: Path) -> None:
    _, said = talk(tmp_path, PROOF, "1", "more", "more")
    assert HAVEN.passages[2].text in said
    assert "Footnote 2: De proef omvat twaalf camera’s" in said
    assert said.index(HAVEN.passages[6].text) < said.index(HAVEN.passages[7].text)


def test_copying_without_a_clipboard_says_where_the_text_is(tmp_path: Path, monkeypatch: object) -> None:
    import pytest

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    _, said = talk(tmp_path, PROOF, "copy 1")
    if "Copied." not in said:
        assert "No clipboard here." in said
        assert "Kamerstukken II" in (tmp_path / "copied.txt").read_text(encoding="utf-8")


def test_letters_commitments_update_and_help_are_said(tmp_path: Path) -> None:
    _, said = talk(tmp_path, "letters", "commitments", "update", "new", "help")
    assert "1. Weerbare havens: read" in said
    assert "overdue." in said
    assert "Up to date" in said
    assert "Type a question and press Enter." in said


def test_it_speaks_dutch(tmp_path: Path) -> None:
    _, said = talk(tmp_path, "brieven", PROOF, "stop", lang="nl")
    assert "2 brieven." in said
    assert "Beantwoord, met 2 zinnen" in said


def test_a_fault_is_said_and_the_talk_goes_on(tmp_path: Path) -> None:
    fake = FakeAssistant(tmp_path / "library")
    fake.problem = ModelError("The encoder is gone.", remedy="Put it back.")
    status, said = talk(tmp_path, PROOF, "9", "letters", fake=fake)
    assert status == 0
    assert "The encoder is gone. Put it back." in said
    assert "no citation 9" in said
    assert "1. Weerbare havens" in said


def test_a_library_that_was_never_read_is_read_first(tmp_path: Path) -> None:
    fake = FakeAssistant(tmp_path / "library", (HAVEN,), indexed=False)
    _, said = talk(tmp_path, PROOF, fake=fake)
    assert "1/1 havens.txt" in said
    assert "Answered" in said


def test_a_library_that_cannot_be_opened_ends_with_its_status(tmp_path: Path) -> None:
    def opener() -> Port:
        raise ModelError("No encoder.", remedy="Install it.")

    out = io.StringIO()
    assert run_plain(opener, file=tmp_path / "c", stdin=io.StringIO(), stdout=out) == 1
    assert "No encoder. Install it." in out.getvalue()
