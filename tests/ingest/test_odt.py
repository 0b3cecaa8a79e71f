"""OpenDocument letters with what LibreOffice leaves in them."""

from __future__ import annotations

from pathlib import Path

from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_letter
from letters.odt import make_odt_parts, note

LONG = "Het kabinet zet zich in voor een veilige samenleving waarin criminaliteit geen kans krijgt."


def read(folder: Path, body: str) -> Letter:
    return read_letter(make_odt_parts(folder / "brief.odt", body), file="brief.odt")


def test_tracked_deletions_comments_and_contents_go(tmp_path: Path) -> None:
    letter = read(
        tmp_path,
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg hiermee.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Inleiding 1</text:p></text:index-body></text:table-of-content>"
        f"<text:p>{LONG}<office:annotation><text:p>Een opmerking.</text:p></office:annotation></text:p>",
    )
    assert [p.text for p in letter.passages] == [LONG]


def test_spaces_tabs_and_line_breaks_are_white_space(tmp_path: Path) -> None:
    letter = read(
        tmp_path, '<text:p>Een<text:s text:c="3"/>twee<text:tab/>drie<text:line-break/>vier.</text:p>'
    )
    assert letter.text == "Een twee drie vier."


def test_a_page_break_in_a_word_breaks_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "<text:p>crimi<text:soft-page-break/>naliteit.</text:p>").text == "criminaliteit."


def test_a_frame_comes_after_its_paragraph_and_the_printers_frame_goes(tmp_path: Path) -> None:
    frame = '<draw:frame draw:name="{}"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
    body = frame.format("frillblok", "kst-1-2") + f"<text:p>Een zin.{frame.format('Kader 1', LONG)}</text:p>"
    assert [p.text for p in read(tmp_path, body).passages] == ["Een zin.", LONG]


def test_an_endnote_has_its_own_label(tmp_path: Path) -> None:
    letter = read(tmp_path, f"<text:p>{LONG}{note('i', 'Een eindnoot.')} Slot.</text:p>")
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [("i", "Een eindnoot.", 0)]
    assert letter.passages[0].text == f"{LONG} Slot."


def test_a_table_in_a_table_is_read_once(tmp_path: Path) -> None:
    def table(*cells: str) -> str:
        row = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table><table:table-row>{row}</table:table-row></table:table>"

    inner = table("<text:p>een</text:p>", "<text:p>twee</text:p>")
    letter = read(tmp_path, table(f"<text:p>{LONG}</text:p>{inner}"))
    assert [(p.kind, p.text) for p in letter.passages] == [
        (Kind.PARAGRAPH, LONG),
        (Kind.TABLE_ROW, "een | twee"),
    ]


def test_line_breaks_and_comments_in_a_note_join_no_words(tmp_path: Path) -> None:
    body = (
        "<text:p>Zie<text:s/>de brief<text:line-break/>van mij.<office:annotation><text:p>Weg.</text:p>"
        "</office:annotation></text:p><text:list><text:list-item><text:p>een</text:p></text:list-item></text:list>"
    )
    noted = note("1", "|").replace("<text:p>|</text:p>", body)
    assert [n.text for n in read(tmp_path, f"<text:p>{LONG}{noted}</text:p>").footnotes] == [
        "Zie de brief van mij. een"
    ]


def test_a_repeated_note_mark_is_a_mark(tmp_path: Path) -> None:
    again = '<text:note-ref text:note-class="footnote" text:ref-name="ftn1">1</text:note-ref>'
    letter = read(
        tmp_path, f"<text:p>{LONG}{note('1', 'Een noot.')}</text:p><text:p>De motie{again} blijft.</text:p>"
    )
    assert letter.passages[2].text == "De motie blijft."
    assert letter.passages[2].markers[0].number == "1"


def test_labels_in_the_pages_header_become_metadata(tmp_path: Path) -> None:
    lines = "".join(f"<text:p>{line}</text:p>" for line in ("Datum 12 maart 2024", "Ons kenmerk", "1234567"))
    header = (
        f'<style:master-page style:name="Standard"><style:header>{lines}</style:header></style:master-page>'
    )
    path = make_odt_parts(tmp_path / "brief.odt", f"<text:p>{LONG}</text:p>", header)
    letter = read_letter(path, file="brief.odt")
    assert (letter.metadata.reference, str(letter.metadata.date)) == ("1234567", "2024-03-12")
    assert letter.text == LONG
