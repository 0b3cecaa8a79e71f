"""The lexical index says the same however it came about."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbrief_assistant.domain.letters import (
    Kind,
    Letter,
    LetterId,
    Marker,
    Metadata,
    Passage,
    PassageId,
)
from kamerbrief_assistant.library import lexical
from kamerbrief_assistant.library.lexical import LexicalRow
from kamerbrief_assistant.library.lexical_search import Alternative, Lexicon


class Database:
    """A bare database with the one table the index leans on."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.execute("CREATE TABLE passages (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        lexical.create(self.connection)

    def rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(query, tuple(values)).fetchall()

    def add(self, passages: dict[int, str]) -> None:
        self.connection.executemany("INSERT INTO passages VALUES (?,?)", passages.items())
        lexical.add(
            self.connection, [LexicalRow(PassageId(i), text, "kop", "") for i, text in passages.items()]
        )

    def remove(self, ids: list[int]) -> None:
        lexical.remove(self.connection, ids)
        self.connection.executemany("DELETE FROM passages WHERE id = ?", ((i,) for i in ids))

    def finish(self) -> Lexicon:
        lexical.finish(self.connection)
        return Lexicon(self)


def scores(lexicon: Lexicon, *terms: str) -> dict[int, float]:
    found = lexicon.scores([[Alternative(term)] for term in terms])
    return {int(i): round(float(found[i]), 5) for i in np.flatnonzero(found)}


def test_rarer_words_and_shorter_passages_score_higher() -> None:
    database = Database()
    database.add(
        {1: "haven haven", 2: "haven en school", 3: "school " + "brief " * 60, 4: "school", 5: "weg"}
    )
    found = scores(database.finish(), "sschool")
    assert set(found) == {2, 3, 4}
    assert found[4] > found[3]
    rare = scores(database.finish(), "sweg")
    assert rare[5] > found[4]


def test_a_group_counts_its_best_alternative_only() -> None:
    database = Database()
    database.add({1: "haven port", 2: "haven", 3: "weg"})
    lexicon = database.finish()
    both = lexicon.scores([[Alternative("shaven"), Alternative("sport", 0.5)]])
    alone = lexicon.scores([[Alternative("shaven")]])
    assert both[2] == pytest.approx(alone[2])
    assert both[1] < float(lexicon.scores([[Alternative("shaven")], [Alternative("sport")]])[1])


def test_a_phrase_is_found_as_it_stands() -> None:
    database = Database()
    database.add({1: "De minister van Onderwijs, Cultuur", 2: "onderwijs van de minister"})
    assert database.finish().phrase("minister van onderwijs", limit=5) == [1]
    assert database.finish().phrase('"', limit=5) == []


WORDS = st.lists(st.sampled_from(["haven", "havens", "school", "wet", "corruptie", "één", "x1"]), max_size=6)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=8)


@settings(max_examples=40)
@given(TEXTS, TEXTS, st.data())
def test_an_index_changed_step_by_step_is_as_one_made_at_once(
    first: list[str], second: list[str], data: st.DataObject
) -> None:
    block = 1 << 16
    old = {block - 3 + i: text for i, text in enumerate(first)}
    new = {block + 100 + i: text for i, text in enumerate(second)}
    gone = data.draw(st.lists(st.sampled_from(sorted(old)), unique=True))
    stepwise = Database()
    stepwise.add(old)
    stepwise.finish()
    stepwise.remove(gone)
    stepwise.add(new)
    changed = stepwise.finish()
    at_once = Database()
    at_once.add({i: text for i, text in (old | new).items() if i not in gone})
    fresh = at_once.finish()
    for terms in (("shaven",), ("sschool", "swet"), ("ghave", "g^wet"), ("ckop",)):
        assert scores(changed, *terms) == scores(fresh, *terms)
    assert changed.passages == fresh.passages
    for word in ("haven", "havens", "een"):
        assert changed.table.frequency(word) == fresh.table.frequency(word)


def test_what_is_removed_before_it_was_finished_leaves_nothing() -> None:
    database = Database()
    database.add({1: "haven"})
    database.remove([1])
    lexicon = database.finish()
    assert lexicon.passages == 0
    assert scores(lexicon, "shaven") == {}
    assert lexicon.phrase("haven", limit=1) == []


def test_a_footnote_and_its_sentence_are_indexed_with_each_other() -> None:
    letter = Letter(
        LetterId("a"),
        "a.txt",
        Metadata(title="Voortgang havens"),
        (
            Passage(PassageId(1), LetterId("a"), 0, Kind.HEADING, "Toegang", 0, 7, level=1),
            Passage(
                PassageId(2),
                LetterId("a"),
                1,
                Kind.PARAGRAPH,
                "Het pasje kost geld.",
                8,
                28,
                ("Toegang",),
                1,
                markers=(Marker(9, "1"),),
            ),
            Passage(
                PassageId(3),
                LetterId("a"),
                2,
                Kind.FOOTNOTE,
                "Stb. 2024, nr. 1.",
                29,
                46,
                ("Toegang",),
                1,
                "1",
                anchor=1,
            ),
        ),
    )
    body, note = lexical.rows(letter)
    assert (body.passage, body.near) == (2, "Stb. 2024, nr. 1.")
    assert (note.passage, note.near) == (3, "Het pasje kost geld.")
    assert body.context.split() == ["Voortgang", "havens", "Toegang"]
