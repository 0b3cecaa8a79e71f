"""The same letter in every format is the same letter."""

from __future__ import annotations

from pathlib import Path

import pytest

import letters
from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import SUFFIXES, read_letter

MAKERS = {
    ".txt": letters.make_text,
    ".md": letters.make_markdown,
    ".docx": letters.make_docx,
    ".odt": letters.make_odt,
    ".html": letters.make_html,
    ".xml": letters.make_xml,
    ".pdf": letters.make_pdf,
}
NAME = "halfjaarbrief-ondermijning"


def told(letter: Letter) -> list[tuple[object, ...]]:
    """All that a passage says, without its page and letter."""
    return [
        (p.kind, p.text, p.section, p.paragraph, p.footnote, p.markers, p.anchor) for p in letter.passages
    ]


@pytest.fixture(scope="module")
def seed() -> Letter:
    return read_letter(letters.plain.SEED, file=f"{NAME}.txt")


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_the_seed_letter_is_the_same_in_every_format(suffix: str, seed: Letter, tmp_path: Path) -> None:
    path = MAKERS[suffix](tmp_path / f"{NAME}{suffix}", *letters.seed())
    letter = read_letter(path, file=path.name)
    assert told(letter) == told(seed)
    assert letter.metadata == seed.metadata
    assert not letter.warnings


def test_every_suffix_that_is_read_has_a_maker() -> None:
    assert set(MAKERS) | {".htm"} == SUFFIXES


BODY = [
    "# Stand van zaken",
    "In deze brief ga ik in op de voortgang van het programma.[^1] Daarna licht ik de cijfers toe.",
    "- Er komen meer wijkagenten in de stad.[^2]",
    "- Er komt een landelijk meldpunt voor burgers.",
    "| Jaar | Bedrag in euro |",
    "| 2024 | 10 miljoen[^3] |",
    "## Vervolg",
    "Ik informeer uw Kamer hierover in het voorjaar van 2025.",
]
NOTES = {
    "1": "Kamerstukken II 2023/24, 28 741, nr. 113.",
    "2": "Zie www.politie.nl/wijkagenten.",
    "3": "Prijspeil 2024.",
}


@pytest.mark.parametrize("suffix", [".md", ".docx", ".odt", ".html", ".xml"])
def test_lists_tables_and_their_notes_are_read_in_place(suffix: str, tmp_path: Path) -> None:
    path = MAKERS[suffix](tmp_path / f"brief{suffix}", BODY, NOTES)
    passages = read_letter(path, file=path.name).passages
    kinds = [passage.kind for passage in passages]
    assert kinds == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.FOOTNOTE,
        Kind.LIST_ITEM,
        Kind.FOOTNOTE,
        Kind.LIST_ITEM,
        Kind.TABLE_ROW,
        Kind.TABLE_ROW,
        Kind.FOOTNOTE,
        Kind.HEADING,
        Kind.PARAGRAPH,
    ]
    assert [note.text for note in passages if note.kind is Kind.FOOTNOTE] == list(NOTES.values())
    assert passages[7].text == "2024 | 10 miljoen"
    assert passages[3].text == "Er komen meer wijkagenten in de stad."


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_reading_twice_gives_the_same_letter_and_a_copy_the_same_id(suffix: str, tmp_path: Path) -> None:
    path = MAKERS[suffix](tmp_path / f"brief{suffix}", BODY[:2], {"1": "Een noot."})
    copy = tmp_path / f"kopie{suffix}"
    copy.write_bytes(path.read_bytes())
    assert read_letter(path, file="brief") == read_letter(path, file="brief")
    assert read_letter(path, file="brief").id == read_letter(copy, file="kopie").id


def test_passages_of_a_pdf_know_their_page(tmp_path: Path) -> None:
    path = letters.make_pdf(tmp_path / "brief.pdf", *letters.seed())
    letter = read_letter(path, file="brief.pdf")
    assert letter.pages is not None
    pages = [passage.page or 0 for passage in letter.passages if passage.kind is Kind.PARAGRAPH]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] == letter.pages
    for note in letter.footnotes:
        assert note.anchor is not None
        assert (note.page or 0) - (letter.passages[note.anchor].page or 0) in {0, 1}
