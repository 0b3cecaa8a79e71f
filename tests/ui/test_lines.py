"""Text on screen: wrapping keeps every word, offsets stay true, unseen characters are shown as spaces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kamerbrief_assistant.ui.find import find_all, fold
from kamerbrief_assistant.ui.letterview import LetterView, LinkKind, Place
from kamerbrief_assistant.ui.lines import Block, Span, clean, cut, lay_out, wrap

from .fake import HAVEN, REFERENCES

words = st.text(alphabet="abcde é…ï—漢字 \n", max_size=200)


@given(words, st.integers(2, 40))
def test_wrapping_loses_only_spaces_and_line_ends(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(text[start:end] for start, end in lines).split() == text.replace("\n", " ").split() or (
        "".join("".join(text[a:b] for a, b in lines).split()) == "".join(text.split())
    )
    for start, end in lines:
        assert cell_len(text[start:end]) <= width


@given(words, st.integers(2, 40))
def test_lines_follow_each_other_in_order(text: str, width: int) -> None:
    at = 0
    for start, end in wrap(text, width):
        assert start >= at
        assert text[at:start].strip() == ""
        at = end


def test_words_are_kept_whole_where_they_fit() -> None:
    text = "een zin van zes korte woorden"
    assert [text[a:b] for a, b in wrap(text, 10)] == ["een zin", "van zes", "korte", "woorden"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert [b - a for a, b in wrap("a" * 25, 10)] == [10, 10, 5]


@given(st.text())
def test_cleaning_keeps_the_length_and_leaves_no_control_characters(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert "\x1b" not in cleaned
    assert "\u202e" not in cleaned


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_words_are_found_across_case_accents_and_quotes() -> None:
    found = find_all(["De Coördinator’s taak", "coordinator's TAAK"], "coordinator's taak")
    assert [(each.block, each.start) for each in found] == [(0, 3), (1, 0)]


def test_spans_cut_a_line_where_they_begin_and_end() -> None:
    spans = [Span(2, 6, "quote"), Span(4, 5, "emphasis")]
    assert cut(spans, 0, 8) == [
        (0, 2, ()),
        (2, 4, ("quote",)),
        (4, 5, ("quote", "emphasis")),
        (5, 6, ("quote",)),
        (6, 8, ()),
    ]


def test_a_new_page_gets_a_line_of_its_own() -> None:
    lines, starts = lay_out([Block("een"), Block("twee", page=2, gap=1)], 20)
    assert lines == [(0, 0, 3), (-1, 0, 0), (-1, 2, 0), (1, 0, 4)]
    assert starts == [0, 3]


def test_a_quote_is_drawn_at_its_words_though_marks_stand_before_it() -> None:
    view = LetterView(HAVEN, tuple(r for r in REFERENCES if r.letter == HAVEN.id))
    text = HAVEN.passages[2].text
    for words in ("De proef", "In het voorjaar van 2025", "uitkomsten van de proef.", "Daarna volgt"):
        start = text.index(words)
        span = view.span(Place(HAVEN.id, 2, start, start + len(words)))
        assert span is not None
        assert view.blocks[2].text[span.start : span.end] == words


def test_marks_notes_and_references_are_links() -> None:
    view = LetterView(HAVEN, tuple(r for r in REFERENCES if r.letter == HAVEN.id))
    drawn = [(link.kind, view.blocks[link.block].text[link.start : link.end]) for link in view.links]
    assert drawn == [
        (LinkKind.MARKER, "[1]"),
        (LinkKind.MARKER, "[2]"),
        (LinkKind.NOTE, "[1]"),
        (LinkKind.REFERENCE, "29 911, nr. 430"),
        (LinkKind.NOTE, "[2]"),
        (LinkKind.REFERENCE, "www.havens.example"),
    ]
