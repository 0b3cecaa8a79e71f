"""Copying, dropping and exporting, apart from the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from kamerbrief_assistant.domain.answers import Hit, Verdict
from kamerbrief_assistant.domain.errors import UsageError
from kamerbrief_assistant.ui import clipboard
from kamerbrief_assistant.ui.clipboard import Copied, Way
from kamerbrief_assistant.ui.dropped import dropped_paths
from kamerbrief_assistant.ui.exports import to_markdown, write
from kamerbrief_assistant.ui.note import Checked, Note, Pin, check, whole
from kamerbrief_assistant.ui.typed import typed_date

from .fake import HAVEN, FakeAssistant

TEXT = "citaat met é"


def copy(
    tmp_path: Path, environ: dict[str, str], platform: str, works: bool = True
) -> tuple[Copied, list[tuple[str, bytes]], list[str]]:
    ran: list[tuple[str, bytes]] = []
    sent: list[str] = []

    def run(command: Sequence[str], data: bytes) -> bool:
        ran.append((command[0], data))
        return works

    copied = clipboard.copy(
        TEXT,
        osc52=sent.append,
        file=tmp_path / "state" / "copied.txt",
        environ=environ,
        platform=platform,
        which=lambda name: name,
        run=run,
    )
    return copied, ran, sent


@pytest.mark.parametrize(
    ("platform", "environ", "program"),
    [
        ("darwin", {}, "pbcopy"),
        ("win32", {}, "clip"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "wl-copy"),
        ("linux", {"DISPLAY": ":0"}, "xclip"),
        ("linux", {"WSL_DISTRO_NAME": "Ubuntu"}, "clip.exe"),
    ],
)
def test_the_systems_clipboard_comes_first(
    tmp_path: Path, platform: str, environ: dict[str, str], program: str
) -> None:
    copied, ran, sent = copy(tmp_path, environ, platform)
    assert copied == Copied(Way.SYSTEM, program)
    data = ran[0][1]
    assert (data.decode("utf-16") if program.startswith("clip") else data.decode()) == TEXT
    assert not sent


def test_without_one_the_terminal_is_asked_and_a_file_is_kept_for_when_it_refuses(tmp_path: Path) -> None:
    copied, _, sent = copy(tmp_path, {"TERM": "xterm-256color"}, "linux")
    assert copied.way is Way.TERMINAL
    assert sent == [TEXT]
    assert Path(copied.by).read_text(encoding="utf-8") == TEXT


def test_the_next_way_is_tried_when_a_clipboard_program_fails(tmp_path: Path) -> None:
    copied, ran, _ = copy(tmp_path, {"DISPLAY": ":0", "TERM": "dumb"}, "linux", works=False)
    assert [name for name, _ in ran] == ["xclip", "xsel"]
    assert copied.way is Way.FILE


def test_when_nothing_works_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way", encoding="utf-8")
    assert copy(tmp_path, {}, "linux")[0] == Copied(Way.NONE)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    one, two = tmp_path / "een brief.docx", tmp_path / "twee.pdf"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    return one, two


def test_dropped_files_are_known_however_the_terminal_writes_them(files: tuple[Path, Path]) -> None:
    one, two = files
    escaped = str(one).replace(" ", "\\ ")
    assert dropped_paths(str(one)) == (one,)
    assert dropped_paths(f"'{one}'") == (one,)
    assert dropped_paths(f'"{one}" "{two}"') == (one, two)
    assert dropped_paths(f"{escaped} {two} ") == (one, two)
    assert dropped_paths(f"{one}\n{two}\n") == (one, two)
    assert dropped_paths(one.as_uri()) == (one,)


@pytest.mark.parametrize("words", ["", "wat is er toegezegd", "/nergens/brief.pdf", "a\0b.txt", "'"])
def test_other_words_are_no_files(words: str) -> None:
    assert dropped_paths(words) == ()


def test_a_file_among_other_words_is_no_drop(files: tuple[Path, Path]) -> None:
    assert dropped_paths(f"lees {files[1]} eens") == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-11-14", date(2024, 11, 14), date(2024, 11, 14)),
        ("14-11-2024", date(2024, 11, 14), date(2024, 11, 14)),
        ("14 november 2024", date(2024, 11, 14), date(2024, 11, 14)),
        ("1 mrt 2025", date(2025, 3, 1), date(2025, 3, 1)),
        ("maart 2025", date(2025, 3, 1), date(2025, 3, 31)),
        ("May 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        (" ", None, None),
    ],
)
def test_dates_are_read_as_people_type_them(words: str, first: date | None, last: date | None) -> None:
    assert typed_date(words) == first
    assert typed_date(words, last=True) == last


@pytest.mark.parametrize("words", ["ooit", "31-02-2024", "13-2024", "1-2-3-2024", "2024-13-01", "12"])
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        typed_date(words)


def pins(tmp_path: Path) -> tuple[FakeAssistant, list[Pin]]:
    fake = FakeAssistant(tmp_path)
    summary = fake.summary(HAVEN)
    hits = [Hit(HAVEN.passages[order], summary, 1.0) for order in (0, 2)]
    return fake, [Pin(hit, whole(hit), fake.cite(hit), "Wat [nu] *dan*?", "let op") for hit in hits]


def test_markdown_says_what_the_letter_says_and_nothing_in_it_is_markup(tmp_path: Path) -> None:
    fake, pinned = pins(tmp_path)
    written = to_markdown("Notitie", check(fake, pinned))
    assert written.startswith("# Notitie\n")
    assert "\\[/foo\\] is geen opmaak" in written
    assert written.count("Wat \\[nu\\] \\*dan\\*?") == 1
    assert "let op" in written
    assert "NOT VERIFIED" not in written


def test_a_line_that_begins_like_a_list_stays_a_sentence(tmp_path: Path) -> None:
    _, pinned = pins(tmp_path)
    quote = replace(pinned[0].quote, text="1. Ten eerste - en <b>vet</b>")
    written = to_markdown("N", [Checked(replace(pinned[0], quote=quote), Verdict.VERBATIM)])
    assert "> 1\\. Ten eerste - en \\<b\\>vet\\</b\\>" in written


def test_every_quote_is_verified_again_on_the_way_out(tmp_path: Path) -> None:
    fake, pinned = pins(tmp_path)
    changed = replace(HAVEN.passages[0], text="Met deze brief vertel ik iets anders.")
    fake.indexed[HAVEN.id] = replace(HAVEN, passages=(changed, *HAVEN.passages[1:]))
    checked = check(fake, pinned)
    assert [each.verdict for each in checked] == [Verdict.SOURCE_CHANGED, Verdict.VERBATIM]
    assert to_markdown("N", checked).count("NOT VERIFIED") == 1
    fake.indexed.clear()
    assert {each.verdict for each in check(fake, pinned)} == {Verdict.SOURCE_GONE}


def test_word_holds_quotes_citations_and_remarks(tmp_path: Path) -> None:
    fake, pinned = pins(tmp_path)
    file = tmp_path / "notitie.docx"
    write("Notitie", check(fake, pinned), file)
    texts = [paragraph.text for paragraph in Document(str(file)).paragraphs]
    assert texts[0] == "Notitie"
    assert f"“{HAVEN.passages[0].text}”" in texts
    assert pinned[0].citation in texts


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Markdown"):
        write("N", [], tmp_path / "notitie.pdf")


def test_a_passage_is_pinned_once(tmp_path: Path) -> None:
    _, pinned = pins(tmp_path)
    note = Note()
    assert [note.pin(pin) for pin in (*pinned, pinned[0])] == [True, True, False]
    assert note.move(0, 5) == 1
    assert [pin.key for pin in note.pins] == [pinned[1].key, pinned[0].key]
