"""What Word puts in a letter's file besides the letter."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_letter
from letters import make_docx_parts
from letters.docx import W

LONG = "Het kabinet zet zich in voor een veilige samenleving waarin criminaliteit geen kans krijgt."


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def note(number: str, text: str) -> str:
    return f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>" + r(text))}</w:footnote>'


def ref(number: str, more: str = "") -> str:
    return f'<w:r><w:footnoteReference w:id="{number}" {more}/></w:r>'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def reader(body: str, footnotes: str = "", **parts: str) -> Letter:
        path = make_docx_parts(tmp_path / "brief.docx", body, footnotes, **parts)
        return read_letter(path, file="brief.docx")

    return reader


def test_notes_are_numbered_in_the_order_of_their_marks(read) -> None:  # type: ignore[no-untyped-def]
    body = p(r("Eerste zin.") + ref("9") + r(" Tweede zin met meer woorden.") + ref("4"))
    letter = read(body, note("4", "De tweede noot.") + note("9", "De eerste noot."))
    assert [(n.footnote, n.text) for n in letter.footnotes] == [
        ("1", "De eerste noot."),
        ("2", "De tweede noot."),
    ]
    first, second = letter.passages[0].markers
    assert letter.passages[0].text[: first.offset] == "Eerste zin."
    assert letter.passages[0].text[: second.offset].endswith("meer woorden.")


def test_a_mark_in_deleted_text_takes_no_number(read) -> None:  # type: ignore[no-untyped-def]
    body = p(f'<w:del w:id="1">{ref("1")}</w:del>' + r(LONG) + ref("2"))
    letter = read(body, note("1", "Weg.") + note("2", "Blijft."))
    assert [(n.footnote, n.text) for n in letter.footnotes] == [("1", "Blijft.")]


def test_a_note_with_a_mark_of_its_own_keeps_it(read) -> None:  # type: ignore[no-untyped-def]
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    letter = read(p(r(LONG) + star + r(" En meer.") + ref("2")), note("1", "Ster.") + note("2", "Nummer."))
    assert [n.footnote for n in letter.footnotes] == ["*", "1"]
    assert "*" not in letter.passages[0].text


def test_tracked_deletions_go_and_insertions_stay(read) -> None:  # type: ignore[no-untyped-def]
    deleted = '<w:del w:id="1"><w:r><w:delText>niet </w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{r("wel ")}</w:ins>'
    assert (
        read(p(r("Dat doen wij ") + deleted + inserted + r("graag."))).passages[0].text
        == "Dat doen wij wel graag."
    )


def test_a_deleted_paragraph_end_joins_two_paragraphs(read) -> None:  # type: ignore[no-untyped-def]
    gone = '<w:rPr><w:del w:id="3"/></w:rPr>'
    letter = read(p(r("Dit is het begin "), gone) + p(r("en dit het einde.")) + p(r("Een ander stuk.")))
    assert [passage.text for passage in letter.passages] == [
        "Dit is het begin en dit het einde.",
        "Een ander stuk.",
    ]


def test_moved_text_is_read_once(read) -> None:  # type: ignore[no-untyped-def]
    body = p(f'<w:moveFrom w:id="1">{r(LONG)}</w:moveFrom>') + p(f'<w:moveTo w:id="2">{r(LONG)}</w:moveTo>')
    assert [passage.text for passage in read(body).passages] == [LONG]


def test_a_text_box_is_read_once_and_in_place(read) -> None:  # type: ignore[no-untyped-def]
    box = f"<w:txbxContent>{p(r(LONG))}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    letter = read(p(r("Hiervoor staat dit.") + both) + p(r("Hierna staat dat.")))
    assert [passage.text for passage in letter.passages] == ["Hiervoor staat dit.", LONG, "Hierna staat dat."]


def test_fields_give_their_results_and_no_codes_or_page_numbers(read) -> None:  # type: ignore[no-untyped-def]
    nested = field(f'IF {field("PAGE", r("7"))} = "1" "x"', r("uitkomst"))
    body = p(r("De ") + nested + r(" van bladzijde ") + field("PAGE \\* MERGEFORMAT", r("3")) + r("klopt."))
    assert read(body).passages[0].text == "De uitkomst van bladzijde klopt."


def test_a_repeated_note_mark_is_a_mark(read) -> None:  # type: ignore[no-untyped-def]
    body = p(r(LONG) + ref("1")) + p(
        r("Zie hierover ook de noot") + field("NOTEREF _Ref1", r("1")) + r(" hierboven.")
    )
    letter = read(body, note("1", "Een noot."))
    assert letter.passages[2].text == "Zie hierover ook de noot hierboven."
    assert letter.passages[2].markers[0].number == "1"


def test_hidden_text_and_the_table_of_contents_go(read) -> None:  # type: ignore[no-untyped-def]
    toc = p(r("Inleiding 1"), '<w:pStyle w:val="Inhopg1"/>')
    assert [
        x.text for x in read(toc + p(r("Zichtbaar") + r(" verborgen", "<w:vanish/>") + r("."))).passages
    ] == ["Zichtbaar."]


def test_numbered_paragraphs_keep_the_number_that_word_prints(read) -> None:  # type: ignore[no-untyped-def]
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(p(r(text), listed.format(2)) for text in ("Een punt.", "Nog een punt.")) + p(
        r("Een bolletje."), listed.format(1)
    )
    letter = read(body)
    assert [x.text for x in letter.passages] == ["1. Een punt.", "2. Nog een punt.", "Een bolletje."]
    assert {x.kind for x in letter.passages} == {Kind.LIST_ITEM}


def test_a_short_line_in_bold_is_a_heading(read) -> None:  # type: ignore[no-untyped-def]
    letter = read(
        p(r("Voortgang", "<w:b/>")) + p(r(LONG)) + p(r("Let op: ", "<w:b/>") + r("dit is geen kop."))
    )
    assert [x.kind for x in letter.passages] == [Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert letter.passages[1].section == ("Voortgang",)


def test_endnotes_are_tied_to_their_marks(read) -> None:  # type: ignore[no-untyped-def]
    endnotes = f'<w:endnotes {W}><w:endnote w:id="1">{p(r("Een eindnoot."))}</w:endnote></w:endnotes>'
    letter = read(p(r(LONG) + '<w:r><w:endnoteReference w:id="1"/></w:r>'), endnotes=endnotes)
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [("i", "Een eindnoot.", 0)]


def test_the_letters_own_lines_win_from_the_files_properties(read) -> None:  # type: ignore[no-untyped-def]
    rows = "".join(
        f"<w:tr><w:tc>{p(r(label))}</w:tc><w:tc>{p(r(text))}</w:tc></w:tr>"
        for label, text in (("Datum", "12 maart 2024"), ("Betreft", "Voortgang aanpak wegen"))
    )
    core = "<cp><dc:subject>Een heel ander onderwerp</dc:subject></cp>"
    letter = read(f"<w:tbl>{rows}</w:tbl>" + p(r("Geachte voorzitter,")) + p(r(LONG)), core=core)
    assert letter.metadata.title == "Voortgang aanpak wegen"
    assert str(letter.metadata.date) == "2024-03-12"
    assert [x.text for x in letter.passages] == ["Geachte voorzitter,", LONG]
    assert "title" not in letter.metadata.inferred


def test_a_sentence_broken_over_two_paragraphs_is_whole(read) -> None:  # type: ignore[no-untyped-def]
    body = p(r("In antwoord op uw brief van 6 december 2023 deel ik u mede")) + p(
        r("dat de vragen zijn beantwoord.")
    )
    assert [x.text for x in read(body).passages] == [
        "In antwoord op uw brief van 6 december 2023 deel ik u mede dat de vragen zijn beantwoord."
    ]


def test_notes_typed_by_hand_are_tied_by_their_printed_number(read) -> None:  # type: ignore[no-untyped-def]
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body = (
        p(r("Kent u de uitzending over dit onderwerp? 1)") + ref("1"))
        + p(r("Kent u het rapport2) waarin (zie 1) dit staat?"))
        + p(r("Argos, 27 september 2023."), listed)
        + p(r("Bureau Beke, februari 2022."), listed)
    )
    letter = read(body, note("1", "Een echte voetnoot."))
    assert {n.footnote: n.text for n in letter.footnotes} == {
        "1": "Een echte voetnoot.",
        "1)": "Argos, 27 september 2023.",
        "2)": "Bureau Beke, februari 2022.",
    }
    assert letter.passages[0].text == "Kent u de uitzending over dit onderwerp?"
    assert "rapport waarin (zie 1) dit staat" in letter.text


BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"
PAGED = p(r(LONG)) + p(r("Het begint hier ") + BREAK + r("en loopt door.")) + p(BREAK + r("De derde."))


def paged(folder: Path, told: int) -> Letter:
    path = make_docx_parts(folder / "brief.docx", PAGED)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("docProps/app.xml", f'<Properties xmlns="urn:x"><Pages>{told}</Pages></Properties>')
    return read_letter(path, file="brief.docx")


def test_passages_know_the_page_on_which_word_set_them(tmp_path: Path) -> None:
    letter = paged(tmp_path, 3)
    assert [passage.page for passage in letter.passages] == [1, 1, 3]
    assert letter.pages == 3


def test_page_breaks_that_do_not_add_up_to_words_own_count_are_not_trusted(tmp_path: Path) -> None:
    letter = paged(tmp_path, 5)
    assert {passage.page for passage in letter.passages} == {None}
    assert letter.pages is None


def test_notes_that_are_numbered_anew_in_each_section_have_the_printed_number(read) -> None:  # type: ignore[no-untyped-def]
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = p(r(LONG) + ref("1")) + p(r("Einde van dit deel."), section) + p(r(LONG) + ref("2"))
    letter = read(body, note("1", "De eerste noot.") + note("2", "De noot van deel twee."))
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [
        ("1", "De eerste noot.", 0),
        ("1", "De noot van deel twee.", 3),
    ]


def test_a_field_whose_parts_were_inserted_at_different_times_hides_nothing(read) -> None:  # type: ignore[no-untyped-def]
    first, rest = field('HYPERLINK "x"', r("de brief")).split('<w:r><w:fldChar w:fldCharType="separate"/>')
    rest = f'<w:r><w:fldChar w:fldCharType="separate"/>{rest}'
    body = p(
        r("Zie ") + f'<w:ins w:id="1">{first}</w:ins><w:ins w:id="2">{rest}</w:ins>' + r(" van mij.")
    ) + p(r(LONG))
    assert [x.text for x in read(body).passages] == ["Zie de brief van mij.", LONG]


def test_a_table_of_contents_that_ends_in_its_last_line_hides_nothing(read) -> None:  # type: ignore[no-untyped-def]
    begin, end = field("TOC", "|").split("|")
    body = p(r("Overzicht") + begin) + p(r("Inleiding 1") + end, '<w:pStyle w:val="Inhopg1"/>') + p(r(LONG))
    assert LONG in [x.text for x in read(body).passages]


@pytest.mark.parametrize(
    "mark",
    ['<w:sym w:font="Symbol" w:char="F02A"/></w:r>', "</w:r><w:r><w:t>*</w:t></w:r>"],
    ids=["a symbol", "in the next run"],
)
def test_a_notes_own_mark_may_be_typed_in_other_ways(read, mark: str) -> None:  # type: ignore[no-untyped-def]
    star = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/>{mark}'
    letter = read(p(r(LONG) + star + r(" En meer.") + ref("2")), note("1", "Ster.") + note("2", "Nummer."))
    assert [n.footnote for n in letter.footnotes] == ["*", "1"]
    assert letter.passages[0].text == f"{LONG} En meer."


def test_endnotes_have_the_numbers_that_their_section_prints(read) -> None:  # type: ignore[no-untyped-def]
    endnotes = f'<w:endnotes {W}><w:endnote w:id="1">{p(r("Een eindnoot."))}</w:endnote></w:endnotes>'
    section = '<w:sectPr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr></w:sectPr>'
    body = p(r(LONG) + '<w:r><w:endnoteReference w:id="1"/></w:r>') + p(r("Het slot."), section)
    assert [n.footnote for n in read(body, endnotes=endnotes).footnotes] == ["1"]


def test_symbols_that_have_a_character_are_text(read) -> None:  # type: ignore[no-untyped-def]
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Webdings" w:char="F04E"/></w:r>'
    euro = '<w:r><w:sym w:font="Verdana" w:char="20AC"/></w:r>'
    letter = read(p(r("Een groei van ") + symbols + r(" 5 procent kost ") + euro + r(" 10.")))
    assert letter.text == "Een groei van ≥ 5 procent kost € 10."


def test_a_box_with_running_text_keeps_its_title_and_its_short_lines(read) -> None:  # type: ignore[no-untyped-def]
    lines = "".join(p(r(line)) for line in ("Kader 1: drie pijlers", LONG, "minder aanwas"))
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{lines}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    texts = [x.text for x in read(p(r("Geachte voorzitter,")) + p(box)).passages]
    assert texts == ["Geachte voorzitter,", "Kader 1: drie pijlers", LONG, "minder aanwas"]


def test_a_raised_comma_between_two_marks_is_no_text(read) -> None:  # type: ignore[no-untyped-def]
    comma = r(",", '<w:vertAlign w:val="superscript"/>')
    letter = read(
        p(r(LONG) + ref("1") + comma + ref("2") + r(" Meer.")), note("1", "Een.") + note("2", "Twee.")
    )
    assert letter.passages[0].text == f"{LONG} Meer."


def test_a_list_in_a_note_keeps_the_numbers_that_word_prints(read) -> None:  # type: ignore[no-untyped-def]
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body = p(r("Zie:")) + p(r("het plan;"), listed) + p(r("de brief."), listed)
    letter = read(p(r(LONG) + ref("1")), f'<w:footnote w:id="1">{body}</w:footnote>')
    assert [n.text for n in letter.footnotes] == ["Zie: 1. het plan; 2. de brief."]


def test_labels_in_a_row_have_their_values_in_the_row_under_it(read) -> None:  # type: ignore[no-untyped-def]
    rows = (("Ons kenmerk", "Uw kenmerk", "Datum"), ("IENW/BSK-2024/1", "2024Z01", "12 maart 2024"))
    table = "".join(f"<w:tr>{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    letter = read(f"<w:tbl>{table}</w:tbl>" + p(r("Geachte voorzitter,")) + p(r(LONG)))
    assert (letter.metadata.reference, str(letter.metadata.date)) == ("IENW/BSK-2024/1", "2024-03-12")
    assert [x.text for x in letter.passages] == ["Geachte voorzitter,", LONG]
