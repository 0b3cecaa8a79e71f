"""Letters as plain text, the seed letter first."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from pathlib import Path

import pytest

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import read_bytes, read_letter

SEED = Path(__file__).parents[2] / "documents" / "halfjaarbrief-ondermijning.txt"


@pytest.fixture(scope="module")
def seed() -> Letter:
    return read_letter(SEED, file="halfjaarbrief-ondermijning.txt")


def read(text: str, file: str = "brief.txt") -> Letter:
    return read_bytes(text.encode(), file=file)


def texts(letter: Letter, kind: Kind) -> list[str]:
    return [passage.text for passage in letter.passages if passage.kind is kind]


def test_the_seed_letter_has_its_ten_headings(seed: Letter) -> None:
    assert texts(seed, Kind.HEADING) == [
        "Weerbaarheid tegen ondermijnende criminaliteit",
        "Tegengaan van corruptie en criminele inmenging",
        "Versterking internationale aanpak",
        "Brede basis verder verstevigen",
        "Drugsbeleid",
        "Drugssmokkel via logistieke knooppunten",
        "Wettelijk instrumentarium",
        "Gegevensdeling",
        "Innovatie",
        "Tot slot",
    ]


def test_the_seed_letter_has_42_paragraphs_numbered_in_order(seed: Letter) -> None:
    numbers = [passage.paragraph for passage in seed.passages if passage.kind is Kind.PARAGRAPH]
    assert numbers == list(range(1, 43))


def test_the_seed_letter_has_17_notes_each_right_after_its_sentence(seed: Letter) -> None:
    assert [note.footnote for note in seed.footnotes] == [str(number) for number in range(1, 18)]
    for note in seed.footnotes:
        assert note.anchor is not None
        anchor = seed.passages[note.anchor]
        assert note.footnote in {marker.number for marker in anchor.markers}
        assert note.paragraph == anchor.paragraph
        between = seed.passages[anchor.order + 1 : note.order]
        assert all(passage.kind is Kind.FOOTNOTE for passage in between)


@pytest.mark.parametrize(
    ("number", "before"),
    [
        ("1", "de combiteams."),
        ("5", "twintig extra gemeenten"),
        ("9", "motie Bikker c.s."),
        ("10", "Uit onderzoek"),
    ],
)
def test_a_marker_stands_after_its_word(seed: Letter, number: str, before: str) -> None:
    note = next(note for note in seed.footnotes if note.footnote == number)
    assert note.anchor is not None
    anchor = seed.passages[note.anchor]
    (marker,) = [marker for marker in anchor.markers if marker.number == number]
    assert anchor.text[: marker.offset].endswith(before)
    assert not anchor.text[: marker.offset].endswith(" ")


def test_a_note_over_two_lines_is_whole(seed: Letter) -> None:
    note = next(note for note in seed.footnotes if note.footnote == "4")
    assert note.text.endswith("van de partners in de aanpak.")


def test_two_paragraphs_on_one_line_break_are_two(seed: Letter) -> None:
    starts = [passage.text[:30] for passage in seed.passages if passage.kind is Kind.PARAGRAPH]
    assert "Het bedrijfsleven heeft te mak" in starts
    assert "Zoals de meeste bedrijven inmi" in starts


def test_bookmarks_and_no_break_spaces_are_gone_and_curly_quotes_stay(seed: Letter) -> None:
    assert "bookmark" not in seed.text
    assert "\u00a0" not in seed.text
    assert "‘normaal’" in seed.text
    assert "“vliegende brigade”" in seed.text


def test_the_signature_is_one_passage_and_names_the_sender(seed: Letter) -> None:
    assert texts(seed, Kind.SIGNATURE) == ["De minister van Justitie en Veiligheid, D.M. van Weel"]
    assert seed.metadata.sender == "Minister van Justitie en Veiligheid"


def test_a_letter_without_date_or_subject_gets_inferred_ones_marked_so(seed: Letter) -> None:
    assert seed.metadata.date == date(2024, 11, 14)
    assert seed.metadata.title == "Halfjaarbrief ondermijning"
    assert {"date", "title"} <= seed.metadata.inferred


def test_sections_hold_the_paragraphs_under_their_headings(seed: Letter) -> None:
    passage = next(
        passage for passage in seed.passages if "kroongetuigenregeling aan te passen" in passage.text
    )
    assert passage.section == ("Wettelijk instrumentarium",)
    assert seed.passages[0].section == ()


def test_spans_point_into_the_letters_text(seed: Letter) -> None:
    text = seed.text
    assert all(text[passage.start : passage.end] == passage.text for passage in seed.passages)


def rebuilt(letter: Letter) -> str:
    """The source as exported from Word, made again from the passages, without white space."""
    out: list[str] = []
    for passage in letter.passages:
        if passage.kind is Kind.FOOTNOTE:
            out.append(f"[{passage.footnote}:{passage.text}]")
            continue
        at = 0
        for marker in passage.markers:
            out += [passage.text[at : marker.offset], f"[footnoteRef:{marker.number}]"]
            at = marker.offset
        out.append(passage.text[at:])
    return re.sub(r"\s", "", "".join(out))


def test_nothing_of_the_seed_letter_is_lost(seed: Letter) -> None:
    source = re.sub(r"\[bookmark:[^\]]*\]", "", SEED.read_text(encoding="utf-8"))
    assert rebuilt(seed) == re.sub(r"\s", "", source)


def test_a_marker_without_a_note_and_a_note_without_a_marker_are_kept_and_told() -> None:
    letter = read("Een zin met een merk.[footnoteRef:1] En nog een zin.\n\n[7:  Een noot zonder merk.]\n")
    assert letter.passages[0].markers[0].number == "1"
    (note,) = letter.footnotes
    assert (note.footnote, note.anchor, note.paragraph) == ("7", None, None)
    assert note.text == "Een noot zonder merk."
    assert any("7" in warning for warning in letter.warnings)
    assert any("1" in warning for warning in letter.warnings)


def test_a_note_may_hold_brackets() -> None:
    letter = read("Een zin.[footnoteRef:1] Einde van de alinea. [1:  Zie [bijlage 2] en verder.]")
    assert letter.footnotes[0].text == "Zie [bijlage 2] en verder."


def test_a_note_that_never_closes_ends_with_its_line() -> None:
    letter = read("Een zin.[footnoteRef:1] Slot. [1:  Zie bijlage\nDe volgende alinea blijft heel.")
    assert letter.footnotes[0].text == "Zie bijlage"
    assert letter.passages[-1].text == "De volgende alinea blijft heel."


def test_square_brackets_in_running_text_stay() -> None:
    letter = read("De Kamer [sic] vroeg [/b] om [rood]tekst[/rood].")
    assert letter.passages[0].text == "De Kamer [sic] vroeg [/b] om [rood]tekst[/rood]."


WRAPPED = """\
Het kabinet investeert in de opsporing van gedigitaliseerde
criminaliteit en in de capaciteit van de politie in heel het
land, zodat er meer kan worden gedaan voor slachtoffers.

Voortgang van het programma

De eerste resultaten van het programma worden in het najaar
verwacht en worden daarna zo spoedig mogelijk met uw Kamer
gedeeld, zoals eerder is toegezegd aan het lid dat erom vroeg.
"""


def test_text_wrapped_at_a_width_is_joined_to_paragraphs() -> None:
    letter = read(WRAPPED)
    assert len(texts(letter, Kind.PARAGRAPH)) == 2
    assert texts(letter, Kind.HEADING) == ["Voortgang van het programma"]
    assert "gedigitaliseerde criminaliteit" in letter.passages[0].text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "Het financiële beleid – “zoals afgesproken” – kost € 5 miljoen per coördinator.\n"
    assert read_bytes(text.encode(encoding), file="b.txt").passages[0].text == text.strip()


def test_one_damaged_byte_does_not_garble_the_rest() -> None:
    text = "Coördinatie, financiën, beëindiging, reëel, geïnd, één, hè. " * 5
    letter = read_bytes(text.encode() + b"\xc3 slot.", file="b.txt")
    assert "Coördinatie, financiën" in letter.passages[0].text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n \t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 40, "not_text"),
        (b"\x00\x01\x02\x03" * 500, "not_text"),
        (b"%PDF-1.7\n...", "wrong_type"),
        (b"PK\x03\x04 and so on", "wrong_type"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n0000", "wrong_type"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, file="junk.txt")
    assert caught.value.code == code
    assert caught.value.remedy


def test_a_line_of_a_million_characters_becomes_passages_that_can_be_shown() -> None:
    letter = read("Dit is een zin. " * 62_500 + "[footnoteRef:1] Slot. [1:  noot]")
    assert max(len(passage.text) for passage in letter.passages) <= 8_000
    anchor = letter.footnotes[0].anchor
    assert anchor is not None
    assert letter.passages[anchor].markers[0].number == "1"
    assert re.sub(r"\s", "", "".join(p.text for p in letter.passages)).count("Ditiseenzin.") == 62_500
    text = letter.text
    assert all(text[passage.start : passage.end] == passage.text for passage in letter.passages)


@pytest.mark.parametrize("unit", ["[", "[1: ", "]", "[footnoteRef:1]", "\x1b[", "\x1b]0;", "\x9d", "a"])
def test_a_million_of_one_character_ends_soon(unit: str) -> None:
    with contextlib.suppress(UnreadableError):
        read("Begin van de brief. " + unit * (1_000_000 // len(unit)))


@pytest.mark.parametrize("unit", ["**a ", "__a", "[a](", "[^1]: ", "| ", "# ", "> ", "`"])
def test_markdown_of_a_million_of_one_piece_ends_soon(unit: str) -> None:
    with contextlib.suppress(UnreadableError):
        read("Begin van de brief. " + unit * (1_000_000 // len(unit)), file="brief.md")


def test_control_characters_and_terminal_escapes_do_not_reach_the_screen() -> None:
    hostile = (
        "Veilig\x1b[31m rood\x1b]52;c;aGFsbG8=\x07 en\u202e om\u200bge\ufeffkeerd\x9b2J\u2066 slot\x07.\n"
        + "x " * 2000
    )
    text = read(hostile).passages[0].text
    assert text.startswith("Veilig rood en omgekeerd slot.")


def test_another_language_is_read_with_a_warning() -> None:
    german = "Der Minister hat die Frage nicht beantwortet, und das ist für uns auch nicht zu verstehen. " * 5
    assert read(german).warnings
    english = (
        "The minister has not answered the question, and that is for us not to be understood at all. " * 5
    )
    assert not read(english).warnings


def test_markdown_as_pandoc_writes_it() -> None:
    letter = read(
        "Voortgang\n=========\n\nStand van zaken\n---------------\n\nHet plan<sup>1</sup> is\\\n[nu]{.underline} "
        "klaar^2^.\n\n<!-- weg\nhiermee -->\n\n---\n\n<sup>1</sup> Een noot.\n\n^2^ Nog een noot.\n",
        "brief.md",
    )
    assert [(p.kind, p.text, p.level) for p in letter.passages] == [
        (Kind.HEADING, "Voortgang", 1),
        (Kind.HEADING, "Stand van zaken", 2),
        (Kind.PARAGRAPH, "Het plan is nu klaar.", 0),
        (Kind.FOOTNOTE, "Een noot.", 0),
        (Kind.FOOTNOTE, "Nog een noot.", 0),
    ]


def test_a_page_number_between_two_lines_parts_no_sentence() -> None:
    letter = read("Het kabinet zet zich in voor een veilige samenleving en\n\nPagina 1 van 2\n\nvoor de weg.")
    assert letter.text == "Het kabinet zet zich in voor een veilige samenleving en voor de weg."


def test_ligatures_copied_from_a_page_are_letters() -> None:
    assert read("De ﬁets en het oﬃcier.").text == "De fiets en het officier."
