"""Other programs can read what the register writes, and letters cannot harm them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentStatus
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.register import extract
from kamerbrief_assistant.register.exports import (
    promises_csv,
    promises_ics,
    promises_json,
    promises_markdown,
    references_csv,
    references_json,
    references_markdown,
)

from .small_letters import commitments, letter

NOW = datetime(2025, 3, 1, 12, 30, tzinfo=UTC)
TITLES = {LetterId("aaaaaaaaaaaa"): "Brief; over, zwembaden"}
PROMISES = (
    "Over de motie Jansen c.s. stuur ik uw Kamer in het voorjaar een brief.",
    "Ik zal uw Kamer binnenkort informeren over bruggen.",
)


def test_json_holds_what_was_promised() -> None:
    first, second = json.loads(promises_json(commitments(*PROMISES)))
    assert first["deadline"] == {
        "text": "in het voorjaar",
        "from": "2025-03-01",
        "to": "2025-05-31",
        "kind": "interval",
        "vague": False,
    }
    assert {
        "id",
        "kind",
        "quote",
        "by",
        "to",
        "what",
        "status",
        "letter",
        "section",
        "paragraph",
        "footnote",
    } <= set(first)
    assert (first["motions"], first["kind"], first["footnote"]) == (["motie Jansen c.s."], "commitment", None)
    assert (second["deadline"]["vague"], second["deadline"]["to"]) == (True, None)


def test_json_holds_the_references() -> None:
    (entry,) = json.loads(references_json(extract(letter("Zie Kamerstuk 30 123, nr. 45.")).references))
    assert entry == {
        "id": "aaaaaaaaaaaa:0:4",
        "kind": "kamerstuk",
        "label": "30123-45",
        "text": "Kamerstuk 30 123, nr. 45",
        "letter": "aaaaaaaaaaaa",
        "paragraph": 1,
        "footnote": None,
        "in_library": None,
    }


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_spreadsheet_gets_one_row_a_promise() -> None:
    first, second = rows(promises_csv(commitments(*PROMISES), TITLES))
    assert (first["quote"], first["to_date"], first["title"]) == (
        PROMISES[0],
        "2025-05-31",
        "Brief; over, zwembaden",
    )
    assert (second["to_date"], second["deadline"]) == ("", "binnenkort")


def test_a_letter_cannot_put_a_formula_in_a_spreadsheet() -> None:
    evil = tuple(
        replace(c, quote="=HYPERLINK(1)", what="+1", by="@x", note="-2", owner="\t=3")
        for c in commitments(PROMISES[0])
    )
    (row,) = rows(promises_csv(evil, TITLES))
    for field in ("quote", "what", "by", "note", "owner"):
        assert row[field].startswith("'")


def events(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_calendar_gets_an_all_day_event_on_the_last_day() -> None:
    made = promises_ics(commitments(*PROMISES), TITLES, NOW)
    (event,) = events(made)
    assert event["DTSTART"].dt == date(2025, 5, 31)
    assert event["DTEND"].dt == date(2025, 6, 1)
    assert PROMISES[0] in event["DESCRIPTION"]
    assert event["UID"] == f"{commitments(*PROMISES)[0].id}@kamerbrief-assistant"


def test_a_dropped_promise_is_cancelled_in_the_calendar() -> None:
    dropped = [replace(c, status=CommitmentStatus.DROPPED) for c in commitments(PROMISES[0])]
    (event,) = events(promises_ics(dropped, TITLES, NOW))
    assert event["STATUS"] == "CANCELLED"


def _with(quote: str) -> Commitment:
    return replace(commitments(PROMISES[0])[0], quote=quote, what=quote or "x")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_any_text_comes_through_the_calendar_whole(quote: str) -> None:
    made = promises_ics([_with(quote)], TITLES, NOW)
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    (event,) = events(made)
    assert str(event["SUMMARY"]) == quote


@given(st.text(max_size=120))
def test_any_text_comes_through_the_spreadsheet_in_one_row(quote: str) -> None:
    (row,) = rows(promises_csv([_with(quote)], TITLES))
    assert row["quote"].removeprefix("'") == quote.removeprefix("'")


def test_markdown_shows_the_letters_words_as_words() -> None:
    marked = promises_markdown([_with("[klik](http://x) <b> *nu*")], TITLES)
    assert r"\[klik\](http://x) \<b\> \*nu\*" in marked
    assert "Brief; over, zwembaden" in marked


def test_references_as_table_and_rows() -> None:
    found = extract(letter("Zie Kamerstuk 30 123, nr. 45 en www.voorbeeld.nl/a|b.")).references
    assert [row["label"] for row in rows(references_csv(found, TITLES))] == ["30123-45", "voorbeeld.nl/a|b"]
    table = references_markdown(found, TITLES)
    assert table.count("\n") == 4
    assert r"a\|b" in table
