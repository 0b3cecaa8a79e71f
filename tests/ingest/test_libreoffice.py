"""The seed letter as LibreOffice writes it; skipped where LibreOffice is absent."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import letters
from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_letter

SOFFICE = shutil.which("soffice")
NAME = "halfjaarbrief-ondermijning"
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def seed() -> Letter:
    return read_letter(letters.plain.SEED, file=f"{NAME}.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libreoffice")
    letters.make_odt(folder / f"{NAME}.odt", *letters.seed())
    return folder


def saved_as(suffix: str, folder: Path) -> Letter:
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(folder / "out"),
        str(folder / f"{NAME}.odt"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read_letter(folder / "out" / f"{NAME}.{suffix}", file=f"{NAME}.{suffix}")


@pytest.mark.parametrize("suffix", ["docx", "html", "odt"])
def test_what_libreoffice_saves_is_the_same_letter(suffix: str, folder: Path, seed: Letter) -> None:
    letter = saved_as(suffix, folder)
    assert [(p.kind, p.text, p.section, p.footnote, p.markers, p.anchor) for p in letter.passages] == [
        (p.kind, p.text, p.section, p.footnote, p.markers, p.anchor) for p in seed.passages
    ]
    assert letter.metadata == seed.metadata
    assert not letter.warnings


def test_what_libreoffice_prints_has_its_headings_and_its_notes(folder: Path, seed: Letter) -> None:
    letter = saved_as("pdf", folder)
    assert [p.text for p in letter.passages if p.kind is Kind.HEADING] == list(letters.plain.TITLES)
    assert [note.footnote for note in letter.footnotes] == [note.footnote for note in seed.footnotes]
    for note, known in zip(letter.footnotes, seed.footnotes, strict=True):
        assert note.text.replace("-", "") == known.text.replace("-", "")
    assert not letter.warnings
