"""Blocks to a letter: order, numbers, sections, notes in place."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.domain.letters import Block, Kind, Letter, LetterId, Marker, ReadLetter
from kamerbrief_assistant.ingest import assemble
from kamerbrief_assistant.ingest.clean import NoteMark, compose, one_line, visible

ID = LetterId("0123456789ab")


def p(text: str, *numbers: str, page: int | None = None) -> Block:
    return Block(
        Kind.PARAGRAPH, text, page=page, markers=tuple(Marker(len(text), number) for number in numbers)
    )


def h(text: str, level: int) -> Block:
    return Block(Kind.HEADING, text, level)


def n(number: str, text: str, page: int | None = None) -> Block:
    return Block(Kind.FOOTNOTE, text, number=number, page=page)


def put(*blocks: Block) -> Letter:
    return assemble(ReadLetter(blocks), letter=ID, file="b.txt")


def tied(letter: Letter) -> dict[str, str]:
    """The text of each note with the text of its anchor."""
    return {
        note.text: "" if note.anchor is None else letter.passages[note.anchor].text
        for note in letter.footnotes
    }


def test_endnotes_come_after_the_passages_that_mark_them() -> None:
    letter = put(p("Eerst.", "1", "2"), p("Dan.", "3"), n("2", "b"), n("1", "a"), n("3", "c"))
    assert [x.text for x in letter.passages] == ["Eerst.", "a", "b", "Dan.", "c"]
    assert tied(letter) == {"a": "Eerst.", "b": "Eerst.", "c": "Dan."}


def test_numbers_that_start_again_in_each_part() -> None:
    letter = put(p("Deel een.", "1"), n("1", "a"), p("Deel twee.", "1"), n("1", "b"))
    assert tied(letter) == {"a": "Deel een.", "b": "Deel twee."}
    at_end = put(p("Deel een.", "1"), p("Deel twee.", "1"), n("1", "a"), n("1", "b"))
    assert tied(at_end) == {"a": "Deel een.", "b": "Deel twee."}


def test_numbers_that_start_again_on_each_page_when_one_note_is_lost() -> None:
    letter = put(p("Een.", "1", page=1), p("Vijf.", "1", page=5), n("1", "op vijf", page=5))
    assert tied(letter) == {"op vijf": "Vijf."}


def test_a_marker_that_is_repeated_has_its_note_at_the_first() -> None:
    letter = put(p("Een.", "1"), p("Twee.", "1"), n("1", "a"))
    assert tied(letter) == {"a": "Een."}
    assert not letter.warnings


def test_sections_follow_the_levels_of_headings_and_a_title_opens_none() -> None:
    letter = put(
        h("Titel", 0), p("a"), h("Een", 1), h("Een a", 2), p("b"), h("Een b", 2), p("c"), h("Twee", 1), p("d")
    )
    assert {x.text: x.section for x in letter.passages if x.kind is Kind.PARAGRAPH} == {
        "a": (),
        "b": ("Een", "Een a"),
        "c": ("Een", "Een b"),
        "d": ("Twee",),
    }


def test_a_marker_stays_with_its_word_when_a_paragraph_is_cut() -> None:
    words = "Dit is een zin. " * 1000
    letter = put(
        Block(Kind.PARAGRAPH, words.strip(), markers=(Marker(9_999, "1"), Marker(11_999, "2"))),
        n("2", "b"),
        n("1", "a"),
    )
    whole = {"1": words[9_980:9_999], "2": words[11_980:11_999]}
    for note in letter.footnotes:
        assert note.anchor is not None
        anchor = letter.passages[note.anchor]
        (offset,) = [marker.offset for marker in anchor.markers if marker.number == note.footnote]
        assert anchor.text[:offset].endswith(whole[note.footnote])


@given(st.lists(st.one_of(st.text(max_size=20), st.builds(NoteMark, st.sampled_from("123"))), max_size=12))
def test_composing_loses_no_visible_character_and_keeps_marks_at_words(pieces: list[str | NoteMark]) -> None:
    text, markers = compose(pieces)
    assert text == one_line(text)
    assert [m.number for m in markers] == [piece.number for piece in pieces if isinstance(piece, NoteMark)]
    assert all(not text[: m.offset].endswith(" ") for m in markers)
    seen = "".join(visible(piece) for piece in pieces if isinstance(piece, str))
    assert "".join(text.split()) == "".join(seen.split())


def test_the_room_is_entered_without_loading_parsers() -> None:
    code = "import sys, kamerbrief_assistant.ingest; print([m for m in sys.modules if m.split('.')[0] in {'lxml', 'pypdfium2', 'numpy'}])"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )


def test_a_marker_that_stands_alone_belongs_to_the_passage_above() -> None:
    letter = put(p("Een zin."), p("", "1"), n("1", "a"))
    assert tied(letter) == {"a": "Een zin."}
