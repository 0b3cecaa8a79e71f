"""XML of officielebekendmakingen.nl."""

from __future__ import annotations

from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_bytes


def read(inner: str) -> Letter:
    data = f'<?xml version="1.0" encoding="utf-8"?><officiele-publicatie>{inner}</officiele-publicatie>'
    return read_bytes(data.encode(), file="kst.xml")


LETTER = """<kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2024-2025</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>34 851</dossiernr></dossiernummer><titel>Uitvoeringswet AVG</titel></dossier>
<stuk><stuknr>Nr. <ondernummer>4</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel>
<datumtekst>Ontvangen <datum isodatum="2024-03-12">12 maart 2024</datum></datumtekst>
<algemeen><vrije-tekst><tekst><al>Hieronder staat het antwoord van het kabinet.</al>
<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop>
<al>De certificaten zijn <nadruk type="cur">nodig</nadruk>.<noot id="a" type="voet"><noot.nr>1</noot.nr>
<noot.al>Zie de <extref doc="x">memorie</extref>.</noot.al></noot> Verder niets.</al>
<lijst type="expliciet"><li><li.nr>–</li.nr><al>Eerste punt.</al></li>
<li><li.nr>2.</li.nr><al>Tweede punt.</al></li></lijst>
<divisie><kop><nr>a.</nr><titel>Onderdeel</titel></kop><al>Dieper in de tekst.</al></divisie></divisie>
<table><title>Overzicht</title><tgroup cols="2"><thead><row><entry><al>AVG</al></entry><entry><al>Recht</al></entry></row>
</thead><tbody><row><entry><al>Artikel 9</al></entry><entry><al>ja<noot id="c" type="tabel"><noot.nr>2</noot.nr>
<noot.al>Rechtstreeks.</noot.al></noot></al></entry></row></tbody></tgroup></table>
</tekst></vrije-tekst></algemeen>
<tekst-sluiting><ondertekening><functie>De Minister</functie> voor Rechtsbescherming,<naam><voornaam>S.</voornaam>
<achternaam>Dekker</achternaam></naam></ondertekening></tekst-sluiting></stuk></kamerstuk>"""


def test_a_letter_with_divisions_lists_tables_and_notes() -> None:
    letter = read(LETTER)
    assert [(p.kind, p.text) for p in letter.passages] == [
        (Kind.HEADING, "34 851 Uitvoeringswet AVG"),
        (Kind.HEADING, "Nr. 4 BRIEF VAN DE MINISTER"),
        (Kind.PARAGRAPH, "Hieronder staat het antwoord van het kabinet."),
        (Kind.HEADING, "1. Inleiding"),
        (Kind.PARAGRAPH, "De certificaten zijn nodig. Verder niets."),
        (Kind.FOOTNOTE, "Zie de memorie."),
        (Kind.LIST_ITEM, "Eerste punt."),
        (Kind.LIST_ITEM, "2. Tweede punt."),
        (Kind.HEADING, "a. Onderdeel"),
        (Kind.PARAGRAPH, "Dieper in de tekst."),
        (Kind.PARAGRAPH, "Overzicht"),
        (Kind.TABLE_ROW, "AVG | Recht"),
        (Kind.TABLE_ROW, "Artikel 9 | ja"),
        (Kind.FOOTNOTE, "Rechtstreeks."),
        (Kind.SIGNATURE, "De Minister voor Rechtsbescherming, S. Dekker"),
    ]
    assert letter.passages[9].section == ("1. Inleiding", "a. Onderdeel")
    known = letter.metadata
    assert (known.title, known.dossier) == ("Uitvoeringswet AVG: BRIEF VAN DE MINISTER", "34851-4")
    assert (known.sender, str(known.date)) == ("Minister voor Rechtsbescherming", "2024-03-12")


QUESTIONS = """<kamervragen><kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2024-2025</tekstregel></kamervraagkop>
<kamervraagnummer>100</kamervraagnummer><kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>Van
Campen</achternaam></naam> (VVD) aan de Minister van Financiën over <kamervraagonderwerp>het bericht X</kamervraagonderwerp>
<datum isodatum="2024-10-01">(ingezonden 1 oktober 2024).</datum></kamervraagomschrijving>
<kamervraagomschrijving type="antwoord">Antwoord van Minister <naam><achternaam>Heinen</achternaam></naam> (Financiën)
(ontvangen <datum>23 oktober 2024</datum>).</kamervraagomschrijving>
<vraag><nr>{0}1</nr><al>Is dit zo?<noot id="n" type="voet"><noot.nr>1</noot.nr><noot.al>NOS.</noot.al></noot></al></vraag>
<antwoord><nr>{1}1</nr><al>Ja, dat is zo en daar is een reden voor.</al></antwoord></kamervragen>"""


def test_written_questions_and_their_answers() -> None:
    for labels in (("Vraag ", "Antwoord "), ("", "")):
        letter = read(QUESTIONS.format(*labels))
        question, note, answer = (
            next(p for p in letter.passages if p.kind is Kind.QUESTION),
            letter.footnotes[0],
            next(p for p in letter.passages if p.text.startswith("Ja,")),
        )
        assert (question.text, note.anchor, answer.context) == ("Is dit zo?", question.order, "Is dit zo?")
        assert answer.section == ("Antwoord 1",)
        assert letter.metadata.dossier == "ah-tk-2024-2025-100"
        assert letter.metadata.title.endswith("over het bericht X")
        assert letter.metadata.sender == "Minister Heinen (Financiën)"
        assert str(letter.metadata.date) == "2024-10-23"


def test_text_in_elements_nobody_knows_is_not_lost() -> None:
    letter = read(
        "<stuk><al>Bekend is dit.</al><nieuw>Onbekend is dat.</nieuw><doos><x>Eén.</x><y>Twee.</y></doos></stuk>"
    )
    assert [p.text for p in letter.passages] == ["Bekend is dit.", "Onbekend is dat.", "Eén.", "Twee."]


def test_lists_and_breaks_inside_running_text_join_no_words() -> None:
    listed = "<noot.lijst><noot.li><li.nr>a.</li.nr><noot.al>een</noot.al></noot.li></noot.lijst>"
    letter = read(
        f"<al>Het plan<noot><noot.nr>1</noot.nr><noot.al>Zie:</noot.al>{listed}</noot><br/>is er:"
        "<lijst><li><li.nr>1.</li.nr><al>geld</al></li><li><li.nr>2.</li.nr><al>tijd</al></li></lijst></al>"
    )
    assert [p.text for p in letter.passages] == ["Het plan is er: 1. geld 2. tijd", "Zie: a. een"]


def test_a_chapter_of_the_budget_is_part_of_the_dossiers_number() -> None:
    chapter = "<dossiernr>36 600</dossiernr><begrotingshoofdstuk>VI</begrotingshoofdstuk></dossiernummer>"
    letter = read(LETTER.replace("<dossiernr>34 851</dossiernr></dossiernummer>", chapter))
    assert letter.metadata.dossier == "36600-VI-4"


def test_a_figure_alone_in_a_row_under_the_masthead_is_no_papers_number() -> None:
    rows = "".join(f"<row><entry/><entry><al>{figure}</al></entry></row>" for figure in ("2", "1500"))
    table = f"<table><tgroup><tbody>{rows}</tbody></tgroup></table>"
    letter = read(LETTER.replace("<divisie><kop><nr>1.", f"{table}<divisie><kop><nr>1.", 1))
    assert {"2", "1500"} <= {p.text for p in letter.passages}


def test_the_number_of_an_articles_part_stands_with_its_text_and_a_caption_is_text() -> None:
    letter = read(
        "<al>Het plan is er.</al><artikel><lid><lidnr>1.</lidnr><al>Er is een plan.</al></lid></artikel>"
        '<plaatje><illustratie naam="x.jpg"/><bijschrift>Figuur 1</bijschrift></plaatje>'
    )
    assert [p.text for p in letter.passages] == ["Het plan is er.", "1. Er is een plan.", "Figuur 1"]
