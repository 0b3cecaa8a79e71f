"""Real letters beside the project, read right: counted by hand, skipped where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_letter

FOLDER = Path(__file__).parents[3] / "shared" / "letters"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real letters are not beside the project"),
]

# Footnotes, counted by hand on the pages (in the Word files: in footnotes.xml and the typed lists), and body
# passages (paragraphs, questions, items, table rows) as read and then looked over against the pages.
# In 1a529d02 the title of item 3 fills its line and has no full stop: it is one with its text.
COUNTED = {
    "aanhangsel-00fe7edd.pdf": (2, 20),
    "aanhangsel-01b2bcad.pdf": (5, 20),
    "aanhangsel-01bf9f06.pdf": (1, 6),
    "aanhangsel-1a2d8959.pdf": (2, 39),
    "aanhangsel-1a529d02.pdf": (17, 45),
    "aanhangsel-1aa9bd01.pdf": (3, 12),
    "aanhangsel-1b0f0b98.pdf": (16, 42),
    "aanhangsel-1b26915f.pdf": (8, 32),
    "halfjaarbrief-ondermijning.txt": (17, 42),
    "kamerbrief-leerlingendaling-2018.pdf": (11, 54),
    "kamervragen-0900-8844.docx": (3, 19),
    "kamervragen-argos-sammy-baker.docx": (4, 19),
    "kamervragen-politiebureau-wolvega.docx": (0, 22),
    "kst-32545-143.html": (0, 8),
    "kst-32545-143.odt": (0, 8),
    "kst-32545-143.pdf": (0, 8),
    "kst-32545-143.xml": (0, 8),
}


def letter(name: str) -> Letter:
    return read_letter(FOLDER / name, file=name)


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_footnotes_and_paragraphs_are_as_counted(name: str) -> None:
    read = letter(name)
    assert (len(read.footnotes), sum(p.kind.is_body for p in read.passages)) == COUNTED[name]
    assert not read.warnings


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_every_footnote_stands_after_the_passage_with_its_marker(name: str) -> None:
    read = letter(name)
    for note in read.footnotes:
        assert note.anchor is not None
        anchor = read.passages[note.anchor]
        assert note.footnote in {marker.number for marker in anchor.markers}
        assert note.text
        assert all(p.kind is Kind.FOOTNOTE for p in read.passages[note.anchor + 1 : note.order])
    marked = [marker.number for passage in read.passages for marker in passage.markers]
    assert len(marked) == len(read.footnotes)


@pytest.mark.parametrize(
    ("name", "number", "before", "note"),
    [
        (
            "aanhangsel-1a529d02.pdf",
            "12",
            "samenhangend structureel capaciteitstekort",
            "WRR, 2021; CBS Statline",
        ),
        (
            "aanhangsel-1a529d02.pdf",
            "14",
            "Mentale gezondheid van ons allemaal",
            "Kamerstukken II, 25 424, nr. 679",
        ),
        (
            "aanhangsel-1b0f0b98.pdf",
            "4",
            "de Kamer heeft geïnformeerd?",
            "Tweede Kamer, vergaderjaar 2022–2023, 26",
        ),
        ("aanhangsel-1b26915f.pdf", "5", "met een burstpercentage", "pyrotechnische stoffen of preparaten"),
        (
            "kamerbrief-leerlingendaling-2018.pdf",
            "2",
            "ontbreekt, ga ontmoedigen.",
            "Tweede Kamer, vergaderjaar 2017",
        ),
        (
            "kamervragen-0900-8844.docx",
            "1",
            "de motie van Nispen",
            "Kamerstukken, 2022-2023, 29628, nr. 1135",
        ),
        ("kamervragen-argos-sammy-baker.docx", "2)", "personen verward gedrag", "vng.nl/sites/default/files"),
    ],
)
def test_a_marker_is_tied_to_its_sentence(name: str, number: str, before: str, note: str) -> None:
    read = letter(name)
    found = next(passage for passage in read.footnotes if passage.footnote == number)
    assert found.text.startswith(note)
    assert found.anchor is not None
    anchor = read.passages[found.anchor]
    (marker,) = [marker for marker in anchor.markers if marker.number == number]
    assert anchor.text[: marker.offset].endswith(before)


def test_one_motion_in_four_formats_is_one_letter() -> None:
    first, *others = (letter(f"kst-32545-143.{suffix}") for suffix in ("xml", "html", "odt", "pdf"))
    assert first.metadata.title == "MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS"
    assert first.metadata.dossier == "32545-143"
    assert str(first.metadata.date) == "2021-07-06"
    for other in others:
        assert other.metadata == first.metadata
        assert [(p.kind, p.text, p.section, p.paragraph) for p in other.passages] == [
            (p.kind, p.text, p.section, p.paragraph) for p in first.passages
        ]


def test_a_scan_without_text_is_refused_with_the_remedy() -> None:
    with pytest.raises(UnreadableError) as caught:
        letter("scan-zonder-tekstlaag-blg-1007826.pdf")
    assert caught.value.code == "no_text_layer"
    assert "OCR" in caught.value.remedy


def test_a_letter_in_pdf_has_the_metadata_of_its_head_and_side_block() -> None:
    known = letter("kamerbrief-leerlingendaling-2018.pdf").metadata
    assert known.title == "Onbeantwoorde vragen algemeen overleg leerlingendaling 27 juni 2018"
    assert str(known.date) == "2018-10-03"
    assert known.sender == "Minister voor Basis- en Voortgezet Onderwijs en Media"
    assert known.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert known.reference == "1400405"


def test_a_paper_of_questions_is_dated_by_its_answer() -> None:
    known = letter("aanhangsel-1a529d02.pdf").metadata
    assert (str(known.date), known.dossier) == ("2024-08-12", "ah-tk-2023-2024-2271")
    assert (
        known.sender
        == "Staatssecretaris Karremans (Volksgezondheid, Welzijn en Sport – Jeugd, Preventie en Sport)"
    )


def test_a_word_files_properties_lie_and_its_own_subject_wins() -> None:
    known = letter("kamervragen-0900-8844.docx").metadata
    assert known.title.startswith("Beantwoording Kamervragen van de leden Temmink en Van Nispen")
    assert (str(known.date), known.reference) == ("2024-01-11", "5164758")
    assert known.sender == "Minister van Justitie en Veiligheid"


def test_running_heads_page_numbers_and_addresses_are_no_text() -> None:
    for name in COUNTED:
        text = letter(name).text
        for furniture in ("Pagina 1", "Retouradres", "ISSN", "Postbus 20018", "ah-tk-", "DEN HAAG"):
            assert furniture not in text, name


def test_words_broken_at_line_ends_are_mended_and_hyphens_of_their_own_kept() -> None:
    text = letter("aanhangsel-1a2d8959.pdf").text
    for word in ("geïnformeerd", "stikstofproblematiek", "CCS-projecten", "aanloop- en volloopverliezen"):
        assert word in text
    assert "Zeeuws-Vlaanderen getrokken" in letter("kamerbrief-leerlingendaling-2018.pdf").text


def test_an_accent_drawn_over_a_letter_is_part_of_it() -> None:
    assert "Kostić (PvdD)" in letter("aanhangsel-00fe7edd.pdf").text


def test_a_question_is_context_for_its_answer() -> None:
    read = letter("kamervragen-politiebureau-wolvega.docx")
    answer = next(p for p in read.passages if p.text.startswith("Het hoofdlijnenakkoord zal"))
    assert answer.section == ("Antwoord op vraag 3 en 8",)
    assert answer.context.startswith("Deelt u de mening dat de sluiting van het politiebureau")
    assert "Hoe gaat u in het algemeen er voor zorgen" in answer.context
