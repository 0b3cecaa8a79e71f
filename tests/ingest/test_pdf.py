"""PDF letters: what a printed page adds to a letter, and what printing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import letters
from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_bytes, read_letter
from kamerbrief_assistant.ingest.hyphens import glue, vocabulary
from letters.pdf import FULL, Drawn, page

LONG = "Het kabinet zet zich in voor een veilige samenleving waarin criminaliteit geen kans krijgt."


def read(*pages: list[Drawn]) -> Letter:
    return read_bytes(letters.pdf._file(pages), file="brief.pdf")


def test_a_paragraph_goes_on_over_the_page() -> None:
    letter = read(
        page(FULL, FULL, top=100), page("en gaat hier op de volgende bladzijde verder tot het einde.", FULL)
    )
    assert letter.passages[0].text.startswith(f"{FULL} {FULL} en gaat hier op de volgende")
    assert letter.passages[0].page == 1


def test_running_heads_and_page_numbers_are_no_text() -> None:
    names = ("de eerste", "de tweede", "de derde")
    pages = [
        [
            *page("Ministerie van Financiën", top=810),
            *page(FULL, f"en staat op {name} bladzijde."),
            *page(f"{number}", top=30),
        ]
        for number, name in enumerate(names, 1)
    ]
    assert read(*pages).text == "\n".join(f"{FULL} en staat op {name} bladzijde." for name in names)


def test_the_side_block_becomes_metadata(tmp_path: Path) -> None:
    body = ["Datum 12 maart 2024", "Betreft De voortgang", "Geachte voorzitter,", LONG]
    path = letters.make_pdf(tmp_path / "b.pdf", body, side=["Turfmarkt 147", "Ons kenmerk", "5164758"])
    letter = read_letter(path, file="b.pdf")
    assert (letter.metadata.reference, letter.metadata.title) == ("5164758", "De voortgang")
    assert [p.text for p in letter.passages] == ["Geachte voorzitter,", LONG]


def test_a_table_is_read_by_rows_with_its_header_as_context() -> None:
    cells = [("Aantal", "Bedrag", "Nieuw"), ("25", "125.000", "145.000"), ("50", "95.000", "115.000")]
    drawn = [
        (79.0 + 120 * column, 600.0 - 12 * row, 9.0, False, text)
        for row, texts in enumerate(cells)
        for column, text in enumerate(texts)
    ]
    letter = read([*page(FULL, "en stopt."), *drawn, *page(FULL, "en stopt.", top=500)])
    rows = [p for p in letter.passages if p.kind is Kind.TABLE_ROW]
    assert [row.text for row in rows] == [
        "Aantal | Bedrag | Nieuw",
        "25 | 125.000 | 145.000",
        "50 | 95.000 | 115.000",
    ]
    assert rows[2].context == "Aantal | Bedrag | Nieuw"


def test_a_subject_over_two_lines_is_whole() -> None:
    head = [
        *page("Datum", "Betreft", top=760),
        *page("12 maart 2024", "De voortgang van", "de aanpak", top=760, x=140),
    ]
    letter = read([*head, *page("Geachte voorzitter,", top=680), *page(FULL, "en stopt.", top=650)])
    assert letter.metadata.title == "De voortgang van de aanpak"
    assert str(letter.metadata.date) == "2024-03-12"
    assert letter.passages[0].text == "Geachte voorzitter,"


def test_notes_as_large_as_the_text() -> None:
    end = 79.0 + 0.6 * 9 * len(FULL)
    letter = read([*page(FULL, "en stopt."), (end, 703.0, 5.2, False, "1"), (79.0, 103.0, 5.2, False, "1"),
                   *page("Een noot in gewone letters.", "over twee regels.", top=100, x=84)])  # fmt: skip
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [
        ("1", "Een noot in gewone letters. over twee regels.", 0)
    ]


def test_a_line_all_in_bold_in_the_middle_of_a_paragraph_is_no_heading() -> None:
    middle = [(x, y, size, True, text) for x, y, size, _, text in page(FULL.lower(), top=689)]
    letter = read(
        [*page(FULL), *middle, *page("en zo gaat het door.", top=678), *page(FULL, "Slot.", top=640)]
    )
    assert letter.passages[0].text == f"{FULL} {FULL.lower()} en zo gaat het door."
    assert all(passage.kind is Kind.PARAGRAPH for passage in letter.passages)


def test_raised_digits_without_a_note_are_told() -> None:
    letter = read([*page(FULL), (79.0 + 0.6 * 9 * len(FULL), 703.0, 5.2, False, "7")])
    assert letter.passages[0].text == FULL
    assert any("7" in warning for warning in letter.warnings)


def test_the_power_of_a_unit_is_text() -> None:
    line = "Het gaat om een oppervlakte van 12 m"
    letter = read([*page(line), (79.0 + 5.4 * len(line), 703.0, 5.2, False, "2"), *page(FULL, top=600)])
    assert letter.passages[0].text == "Het gaat om een oppervlakte van 12 m2"
    assert not letter.passages[0].markers


def test_lowered_digits_are_text() -> None:
    letter = read([(79.0, 700.0, 9.0, False, "De uitstoot van CO"), (176.2, 698.0, 6.0, False, "2"),
                   (180.0, 700.0, 9.0, False, " daalt in het hele land."), *page(FULL, top=680)])  # fmt: skip
    assert "CO2 daalt" in letter.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_shown(turn: int) -> None:
    # The matrices that undo the turn, for a page of 595 by 842 points.
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turn]
    data = letters.pdf._file([page(FULL, "en stopt hier.", top=500)])
    data = data.replace(b"/MediaBox", b"/Rotate %d /MediaBox" % turn)
    streams = data.split(b"stream\n")
    streams[3] = f"{matrix} cm\n".encode() + streams[3]
    letter = read_bytes(b"stream\n".join(streams), file="b.pdf")
    assert letter.text == f"{FULL} en stopt hier."


def test_a_table_of_contents_is_no_text() -> None:
    letter = read(
        [*page("Inleiding ............ 2", "Slot ............... 14"), *page(FULL, "en stopt.", top=600)]
    )
    assert letter.text == f"{FULL} en stopt."


WORDS = vocabulary(["De Rijksoverheid en de fusie-effectrapportage.", "Een drugscriminaliteit- en"])


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("de geïnfor-", "meerde Kamer", "de geïnformeerde Kamer"),
        ("de drugs-", "criminaliteit", "de drugscriminaliteit"),
        ("in Zeeuws-", "Vlaanderen", "in Zeeuws-Vlaanderen"),
        ("de CCS-", "projecten", "de CCS-projecten"),
        ("de CO2-", "opslag", "de CO2-opslag"),
        ("de aanloop-", "en volloopverliezen", "de aanloop- en volloopverliezen"),
        ("de fusie-", "effectrapportage", "de fusie-effectrapportage"),
        ("het zee-", "eendje", "het zee-eendje"),
        ("de mbo-", "studenten", "de mbo-studenten"),
        ("hij be-", "invloedt dit", "hij beïnvloedt dit"),
        ("hij ge-", "eist heeft", "hij geëist heeft"),
        ("zij vrij-", "en", "zij vrijen"),
        ("de jaren 2020-", "2021", "de jaren 2020-2021"),
        ("dit – ook -", "en dat", "dit – ook - en dat"),
        ("zonder", "streepje", "zonder streepje"),
        ("https://www.rijksoverheid.nl/een-", "twee-drie", "https://www.rijksoverheid.nl/een-twee-drie"),
        ("(https://", "www.rijksoverheid.nl)", "(https://www.rijksoverheid.nl)"),
        ("zie www.kamer.nl", "en verder", "zie www.kamer.nl en verder"),
    ],
)
def test_lines_are_joined_as_the_writer_wrote_them(left: str, right: str, whole: str) -> None:
    before, between = glue(left, right, WORDS)
    assert before + between + (right[1:] if between.strip() else right) == whole


@given(left=st.text(max_size=30), right=st.text(max_size=30))
def test_joining_lines_never_loses_more_than_a_hyphen(left: str, right: str) -> None:
    before, between = glue(left, right, frozenset())
    assert left.startswith(before)
    assert len(left) - len(before) <= 1
    assert len(between) <= 1


LEFT = [f"de linker kolom, regel {number} van veel" for number in range(1, 21)]
RIGHT = [line.replace("linker", "rechter") for line in LEFT]


def test_a_page_in_two_columns_is_read_down_the_left_one_first() -> None:
    letter = read([*page(*LEFT), *page(*RIGHT, x=320), *page("Slot.", top=450, x=320)])
    assert letter.text == " ".join([*LEFT, *RIGHT]) + "\nSlot."


def test_a_table_with_long_cells_is_read_by_rows() -> None:
    rows = [
        [*page(LEFT[n], RIGHT[n], top=700 - 30 * n), *page(RIGHT[n], LEFT[n], top=700 - 30 * n, x=320)]
        for n in range(15)
    ]
    letter = read([glyph for row in rows for glyph in row])
    kinds = {passage.kind for passage in letter.passages}
    assert kinds == {Kind.TABLE_ROW}
    assert letter.passages[0].text.startswith("de linker kolom, regel 1 ")


def test_a_full_cell_is_parted_from_the_next_by_the_columns_of_its_table() -> None:
    cells = [("Onderdeel", "2025", "2026"), ("Meldpunt", "1,5", "2,0")]
    drawn = [
        (79.0 + 130 * column, 600.0 - 12 * row, 9.0, False, text)
        for row, texts in enumerate(cells)
        for column, text in enumerate(texts)
    ]
    full = "Wijkagenten in de stad "
    last = [*page(full, "en kleine steden", top=576), *page("10,5", top=576, x=209)]
    letter = read([*page(FULL, "en stopt."), *drawn, *last, (339.0, 576.0, 9.0, False, "12,0")])
    rows = [passage.text for passage in letter.passages if passage.kind is Kind.TABLE_ROW]
    assert rows == [
        "Onderdeel | 2025 | 2026",
        "Meldpunt | 1,5 | 2,0",
        f"{full}en kleine steden | 10,5 | 12,0",
    ]


def test_an_endnote_with_a_roman_numeral_is_tied_to_its_mark_pages_before() -> None:
    mark = (79.0 + 0.6 * 9 * len(FULL), 703.0, 5.2, False, "ii")
    end = [(79.0, 703.0, 4.5, False, "ii"), *page("Eindrapport, januari 2025.", size=7, x=86)]
    letter = read([*page(FULL), mark, *page("Hier gaat het door.", top=689)], end)
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [
        ("ii", "Eindrapport, januari 2025.", 0)
    ]
    assert letter.passages[0].text == f"{FULL} Hier gaat het door."


def test_a_raised_ending_of_an_ordinal_is_text() -> None:
    letter = read([*page("Op de 1"), (116.8, 703.0, 5.2, False, "ste"), *page(FULL, top=680)])
    assert letter.passages[0].text.startswith("Op de 1ste")
    assert not letter.passages[0].markers


def test_the_running_head_of_a_letter_of_two_pages_is_no_text() -> None:
    pages = [
        [*page("Ministerie van Financien", top=810), *page(FULL, f"en stopt {n}.")] for n in ("hier", "daar")
    ]
    assert "Ministerie" not in read(*pages).text


def test_fonts_that_do_not_say_how_tall_they_are_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = letters.make_pdf(tmp_path / "brief.pdf", *letters.seed())
    usual = read_letter(path, file="brief.pdf")
    monkeypatch.setattr("kamerbrief_assistant.ingest.pdf.boxes_hug", lambda _: True)
    assert read_letter(path, file="brief.pdf") == usual


def test_an_o_at_a_tabs_distance_is_a_bullet() -> None:
    items = [
        drawn
        for index, text in enumerate(("een punt;", "nog een punt."))
        for drawn in (*page("o", top=670 - 11 * index, x=92), *page(text, top=670 - 11 * index, x=110))
    ]
    letter = read([*page(FULL, "en zo verder:"), *items])
    assert [(p.kind, p.text) for p in letter.passages[1:]] == [
        (Kind.LIST_ITEM, "een punt;"),
        (Kind.LIST_ITEM, "nog een punt."),
    ]


def test_labels_of_questions_at_the_top_of_two_pages_are_no_running_head() -> None:
    pages = [
        [*page(f"Vraag {number}", top=780), *page(FULL, "wat vindt u?", top=760), *page("Antwoord", top=730),
         *page(FULL, f"en dat is het antwoord nummer {number}.", top=710)]
        for number in (1, 2)
    ]  # fmt: skip
    headings = [p.text for p in read(*pages).passages if p.kind is Kind.HEADING]
    assert headings == ["Vraag 1", "Antwoord", "Vraag 2", "Antwoord"]
