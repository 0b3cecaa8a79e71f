"""Lists keep the numbers and letters that a reader sees before their items."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_bytes, read_letter
from letters import make_docx_parts
from letters.docx import W
from letters.odt import make_odt_parts

LONG = "Het kabinet zet zich in voor een veilige samenleving waarin criminaliteit geen kans krijgt."
NUMBERED = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="I" style:num-prefix="("'
    ' style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)
OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    "</text:outline-style>"
)


def items(letter: Letter) -> list[str]:
    return [passage.text for passage in letter.passages if passage.kind is Kind.LIST_ITEM]


def odt(folder: Path, body: str, styles: str = NUMBERED) -> Letter:
    return read_letter(make_odt_parts(folder / "brief.odt", body, styles), file="brief.odt")


def page(body: str) -> Letter:
    return read_bytes(f"<html><body><p>{LONG}</p>{body}</body></html>".encode(), file="brief.html")


def li(*children: str, more: str = "") -> str:
    inner = "".join(child if child.startswith("<") else f"<text:p>{child}</text:p>" for child in children)
    return f"<text:list-item {more}>{inner}</text:list-item>"


def ol(*inner: str, more: str = 'text:style-name="L1"') -> str:
    return f"<text:list {more}>{''.join(inner)}</text:list>"


def test_an_odt_list_has_its_numbers_and_the_letters_of_the_list_in_it(tmp_path: Path) -> None:
    deeper = ol(li("Nog dieper."), more="")
    letter = odt(
        tmp_path, ol(li("Eerste.", ol(li("Onder."), li("Ook.", deeper), more="")), li("Tweede.", "Vervolg."))
    )
    assert items(letter) == [
        "1. Eerste.",
        "a) Onder.",
        "b) Ook.",
        "(I) Nog dieper.",
        "2. Tweede.",
        "Vervolg.",
    ]


def test_an_odt_list_goes_on_or_begins_anew_as_printed(tmp_path: Path) -> None:
    more = 'text:style-name="L1" text:continue-numbering="true"'
    between = f"<text:p>{LONG}</text:p>"
    letter = odt(
        tmp_path,
        ol(li("Een."), li("Twee.")) + between + ol(li("Drie."), more=more) + between + ol(li("Weer een."))
        + ol(li("Zeven.", more='text:start-value="7"')),
    )  # fmt: skip
    assert items(letter) == ["1. Een.", "2. Twee.", "3. Drie.", "1. Weer een.", "7. Zeven."]


def test_bullets_and_list_headers_of_an_odt_have_no_number(tmp_path: Path) -> None:
    header = "<text:list-header><text:p>Kop van de lijst.</text:p></text:list-header>"
    letter = odt(tmp_path, ol(li("Een bolletje."), more='text:style-name="L2"') + ol(header, li("Een.")))
    assert items(letter) == ["Een bolletje.", "Kop van de lijst.", "1. Een."]


def test_headings_of_an_odt_have_the_numbers_of_its_outline(tmp_path: Path) -> None:
    headings = [(1, "Inleiding"), (1, "Aanpak"), (2, "Preventie"), (2, "Opsporing"), (1, "Slot")]
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h><text:p>{LONG}</text:p>'
        for level, text in headings
    )
    letter = odt(tmp_path, body, OUTLINE)
    assert [p.text for p in letter.passages if p.kind is Kind.HEADING] == [
        "1. Inleiding", "2. Aanpak", "2.1 Preventie", "2.2 Opsporing", "3. Slot",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>Een<li>Twee</ol>", ["1. Een", "2. Twee"]),
        ("<ol start='3'><li><p>Drie</p><p>Vervolg</p></li><li value='7'>Zeven</li></ol>", ["3. Drie", "Vervolg", "7. Zeven"]),
        ("<ol><li>Een<ol type='a'><li>Onder</li><li>Ook</li></ol></li></ol>", ["1. Een", "a) Onder", "b) Ook"]),
        ("<ol style='list-style-type: upper-roman'><li>Een</li></ol>", ["I. Een"]),
        ("<ol style='list-style: none'><li>Een</li></ol>", ["Een"]),
        ("<ol><li>1. Een</li><li>2. Twee</li></ol>", ["1. Een", "2. Twee"]),
        ("<ul><li>Een</li></ul>", ["Een"]),
        ("<p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>Een</p>", ["Een"]),
        ("<p class=MsoListParagraphCxSpFirst>1.<span>&nbsp;&nbsp; </span>Een</p>", ["1. Een"]),
    ],
)  # fmt: skip
def test_a_web_pages_list_has_the_numbers_that_a_browser_shows(markup: str, expected: list[str]) -> None:
    assert items(page(markup)) == expected


def listed(list_id: str, *texts: str) -> str:
    numbered = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
    return "".join(f"<w:p>{numbered}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def numbering(*lists: str, more: str = "") -> str:
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Lijst"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        f"{more}{''.join(lists)}</w:numbering>"
    )


def test_a_word_list_that_begins_anew_does(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = [
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{more}</w:num>'
        for number, more in ((1, ""), (2, anew))
    ]
    path = make_docx_parts(
        tmp_path / "brief.docx",
        listed("1", "Een.", "Twee.") + listed("2", "Opnieuw een.", "Opnieuw twee."),
        numbering=numbering(*lists),
    )
    assert items(read_letter(path, file="brief.docx")) == [
        "1. Een.",
        "2. Twee.",
        "1. Opnieuw een.",
        "2. Opnieuw twee.",
    ]


def test_a_word_list_that_takes_its_numbers_from_a_list_style_has_them(tmp_path: Path) -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Lijst"/></w:abstractNum>'
    parts = numbering('<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>', more=linked)
    path = make_docx_parts(tmp_path / "brief.docx", listed("5", "Een.", "", "Drie."), numbering=parts)
    assert items(read_letter(path, file="brief.docx")) == ["1. Een.", "3. Drie."]
