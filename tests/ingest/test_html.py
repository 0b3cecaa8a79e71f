"""Web pages as publishers and word processors write them."""

from __future__ import annotations

import pytest

from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_bytes

LONG = "Het kabinet zet zich in voor een veilige samenleving waarin criminaliteit geen kans krijgt."


def read(body: str) -> Letter:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), file="brief.html")


OFFICIAL = """
<div id="broodtekst"><h1 class="dossiertitel"><span class="dossiernummer">36 600 VI</span> Begroting Justitie</h1>
<div class="stuk"><h1 class="stuktitel"><span class="stuknummer">Nr. 32</span> BRIEF VAN DE MINISTER</h1>
<p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</p><p>Den Haag, 14 november 2024</p>
<p>De aanpak krijgt vorm.<sup><a class="nootnum supernote-click-ID-a1" href="#ID-a1">1</a></sup> Er is meer.<sup>
<a class="nootnum supernote-click-ID-a2" href="#ID-a2">2</a></sup></p>
<div class="ondertekening"><p>De Minister van Justitie en Veiligheid,</p><p>D.M. van Weel</p></div></div></div>
<div id="noten"><hr/>
<div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-ID-a1">
 <h5 class="note-close"><a class="note-close" href="#close-ID-a1">X</a> Noot</h5>
 <sup><span class="nootnum"><a id="ID-a1" name="ID-a1"></a>1</span></sup><p>Kamerstuk 28 741, nr. 113.</p></div>
<div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-ID-a2">
 <h5 class="note-close"><a class="note-close" href="#close-ID-a2">X</a> Noot</h5>
 <sup><span class="nootnum"><a id="ID-a2" name="ID-a2"></a>2</span></sup><p>Stb. 2024, nr. 198.</p></div></div>
"""


def test_a_page_of_officielebekendmakingen() -> None:
    letter = read(OFFICIAL)
    assert [(n.footnote, n.text) for n in letter.footnotes] == [
        ("1", "Kamerstuk 28 741, nr. 113."),
        ("2", "Stb. 2024, nr. 198."),
    ]
    assert {n.anchor for n in letter.footnotes} == {2}
    assert letter.metadata.dossier == "36600-VI-32"
    assert letter.metadata.title == "Begroting Justitie: BRIEF VAN DE MINISTER"
    assert letter.metadata.sender == "Minister van Justitie en Veiligheid"
    assert letter.metadata.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert str(letter.metadata.date) == "2024-11-14"
    assert letter.passages[-1].kind is Kind.SIGNATURE


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Een noot.</p></div>',
        ),
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
            "Een noot.</p></div>",
        ),
        ("<sup>1</sup>", '<p class="voetnoot">1. Een noot.</p>'),
        (
            '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>',
            '<div class="footnotes"><ol><li id="fn:1"><p>Een noot. <a href="#fnref:1">↩</a></p></li></ol></div>',
        ),
    ],
    ids=["Word", "LibreOffice", "by class", "Markdown"],
)
def test_notes_as_different_programs_link_them(mark: str, note: str) -> None:
    letter = read(f"<p>{LONG}{mark} En dan nog dit.</p><p>Een slot.</p>{note}")
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [("1", "Een noot.", 0)]
    assert letter.passages[0].text == f"{LONG} En dan nog dit."


def test_superscripts_that_are_no_marks_stay_text() -> None:
    assert read(f"<p>{LONG} Het gaat om 12 m<sup>2</sup>.</p>").passages[0].text.endswith("12 m2.")


def test_scripts_styles_menus_and_hidden_text_are_not_read() -> None:
    letter = read(
        f"<nav>Menu</nav><script>alert(1)</script><style>p{{}}</style><p>{LONG}</p>"
        "<p style='display:none'>weg</p><p hidden>weg</p><noscript>weg</noscript>"
    )
    assert [p.text for p in letter.passages] == [LONG]


def test_headings_lists_and_tables() -> None:
    letter = read(
        f"<h2>Stand van zaken</h2><p>{LONG}</p><ul><li>Een punt<ul><li>Een punt daaronder</li></ul></li></ul>"
        "<table><tr><th>Jaar</th><th>Bedrag</th></tr><tr><td>2024</td><td>10 miljoen</td></tr></table>"
    )
    kinds = [(p.kind, p.text) for p in letter.passages]
    assert kinds == [
        (Kind.HEADING, "Stand van zaken"),
        (Kind.PARAGRAPH, LONG),
        (Kind.LIST_ITEM, "Een punt"),
        (Kind.LIST_ITEM, "Een punt daaronder"),
        (Kind.TABLE_ROW, "Jaar | Bedrag"),
        (Kind.TABLE_ROW, "2024 | 10 miljoen"),
    ]
    assert letter.passages[-1].context == "Jaar | Bedrag"


def test_nothing_is_lost_of_text_outside_paragraphs() -> None:
    assert [p.text for p in read(f"Los begin<p>{LONG}</p>los <b>einde</b>").passages] == [
        "Los begin",
        LONG,
        "los einde",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encodings_of_pages(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>Financiële coördinatie – “ja”.</p></body></html>"
    assert (
        read_bytes(page.encode(encoding), file="b.html").passages[0].text == "Financiële coördinatie – “ja”."
    )


def test_thousands_of_links_to_one_place_are_no_burden() -> None:
    many = "<p>tekst<a href='#n'>1</a></p>" * 20_000
    assert len(read(f"<div id='x'>{many}<span id='n'>1 noot</span></div>").passages) == 20_001


@pytest.mark.parametrize(
    "notes",
    [
        "<p><sup>1</sup> Een noot.</p><p><sup>2</sup> Nog een noot.</p>",
        "<h2>Voetnoten</h2><ol><li>Een noot.</li><li>Nog een noot.</li></ol>",
        '<div class="footnotes"><p class="voetnoot">1. Een noot.</p><p class="voetnoot">2. Nog een noot.</p></div>',
    ],
    ids=["raised numbers", "a list under a heading", "by class"],
)
@pytest.mark.parametrize("marks", ["<sup>1</sup> En<sup>2</sup>", "<sup>1, 2</sup> En"])
def test_notes_that_nothing_links_to(notes: str, marks: str) -> None:
    letter = read(f"<p>{LONG}{marks} dit, op 12 m<sup>3</sup>.</p><p>Een slot.</p><hr>{notes}")
    assert [(n.footnote, n.text, n.anchor) for n in letter.footnotes] == [
        ("1", "Een noot.", 0),
        ("2", "Nog een noot.", 0),
    ]
    assert letter.passages[0].text == f"{LONG} En dit, op 12 m3."


def test_a_comma_between_two_linked_marks_is_no_text() -> None:
    marks = '<sup><a href="#n1">1</a>, <a href="#n2">2</a></sup>'
    letter = read(f'<p>{LONG}{marks} Meer.</p><ol><li id="n1">Een noot.</li><li id="n2">Twee.</li></ol>')
    assert letter.passages[0].text == f"{LONG} Meer."
    assert [n.footnote for n in letter.footnotes] == ["1", "2"]


def test_a_note_in_the_last_row_of_its_table_is_read_once() -> None:
    letter = read(
        '<table><tr><td>Jaar</td><td>Bedrag<a href="#n1">1</a></td></tr>'
        '<tr><td colspan="2" id="n1">1 In miljoenen<br>euro.</td></tr></table>'
    )
    assert [(p.text, p.footnote) for p in letter.passages] == [
        ("Jaar | Bedrag", ""),
        ("In miljoenen euro.", "1"),
    ]


def test_a_link_in_a_note_whose_words_are_a_number_stays() -> None:
    letter = read(
        f'<p>{LONG}<a href="#n1" id="m1">1</a></p><p id="n1"><a href="#m1">1</a> Zie tabel '
        '<a href="https://example.org/2">2</a>.</p>'
    )
    assert [n.text for n in letter.footnotes] == ["Zie tabel 2."]
