"""Statuses against today, what may have met a promise, and references both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kamerbrief_assistant.domain.commitments import CommitmentStatus, MetBy
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.register import (
    LetterWords,
    commitment_from,
    extract,
    filter_commitments,
    filter_references,
    link,
    reference_from,
    to_record,
    with_met_by,
    with_status,
)

from .small_letters import commitments, letter, summary

PROMISE = "Over de motie Jansen c.s. over zwemles voor volwassenen informeer ik uw Kamer voor 1 mei 2025."


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2025, 2, 10), CommitmentStatus.OPEN),
        (date(2025, 3, 31), CommitmentStatus.DUE),
        (date(2025, 4, 30), CommitmentStatus.DUE),
        (date(2025, 5, 1), CommitmentStatus.OVERDUE),
    ],
)
def test_a_promise_is_open_then_due_then_overdue(today: date, status: CommitmentStatus) -> None:
    (found,) = with_status(commitments(PROMISE), today)
    assert found.status is status


def test_a_promise_without_a_last_day_is_never_overdue() -> None:
    (found,) = with_status(commitments("Ik zal uw Kamer binnenkort informeren."), date(2040, 1, 1))
    assert found.status is CommitmentStatus.OPEN


def test_what_staff_settled_stays_settled() -> None:
    met = [replace(c, status=CommitmentStatus.MET) for c in commitments(PROMISE)]
    assert with_status(met, date(2040, 1, 1))[0].status is CommitmentStatus.MET


def test_a_later_letter_on_the_same_motion_may_have_met_a_promise() -> None:
    first = letter(PROMISE, identity="aaaaaaaaaaaa", day=date(2025, 2, 10))
    later = letter(
        "Het weer was mooi.",
        "De motie Jansen c.s. is uitgevoerd: zwemles voor volwassenen is nu overal te volgen. Verder niets.",
        identity="bbbbbbbbbbbb",
        day=date(2025, 4, 1),
    )
    earlier = letter(
        "De motie Jansen c.s. over zwemles voor volwassenen ligt voor.",
        identity="cccccccccccc",
        day=date(2025, 1, 1),
    )
    (found,) = with_status(
        with_met_by(extract(first).commitments, LetterWords([first, later, earlier])), date(2025, 6, 1)
    )
    assert found.status is CommitmentStatus.POSSIBLY_MET
    assert found.met_by == (
        MetBy(
            LetterId("bbbbbbbbbbbb"),
            1,
            "De motie Jansen c.s. is uitgevoerd: zwemles voor volwassenen is nu overal te volgen.",
        ),
    )


def test_a_later_letter_on_the_same_short_subject_is_offered() -> None:
    first = letter("Ik zal uw Kamer in mei informeren over de uitkomsten van de proef met zwemles.")
    later = letter(
        "De proef met zwemles is afgerond.",
        "Er is veel gedaan.",
        identity="bbbbbbbbbbbb",
        day=date(2025, 6, 1),
    )
    (found,) = with_met_by(extract(first).commitments, LetterWords([first, later]))
    assert [m.quote for m in found.met_by] == ["De proef met zwemles is afgerond."]


def test_a_later_letter_on_something_else_has_met_nothing() -> None:
    first = letter(PROMISE, day=date(2025, 2, 10))
    other = letter("De dijken in Zeeland zijn hersteld.", identity="bbbbbbbbbbbb", day=date(2025, 4, 1))
    (found,) = with_met_by(extract(first).commitments, LetterWords([first, other]))
    assert found.met_by == ()


def test_what_only_promises_the_same_again_comes_after_what_tells() -> None:
    first = letter(PROMISE, day=date(2025, 2, 10))
    again = letter(
        PROMISE,
        "Over de motie Jansen c.s. is overleg gevoerd.",
        identity="bbbbbbbbbbbb",
        day=date(2025, 4, 1),
    )
    (found,) = with_met_by(extract(first).commitments, LetterWords([first, again]))
    assert [m.order for m in found.met_by] == [1, 0]


def test_the_register_can_be_narrowed() -> None:
    listed = with_status(
        commitments(
            "Ik zal uw Kamer voor 1 mei 2025 informeren over zwembaden.",
            "De campagne voor dijken start in september 2025.",
            "Ik zal uw Kamer binnenkort informeren over bruggen.",
        ),
        date(2025, 6, 1),
    )
    assert [c.order for c in filter_commitments(listed, kind="milestone")] == [1]
    assert [c.order for c in filter_commitments(listed, status="overdue")] == [0]
    assert [c.order for c in filter_commitments(listed, due_before=date(2025, 10, 1))] == [0, 1]
    assert [c.order for c in filter_commitments(listed, search="zwembad")] == [0]
    assert [c.order for c in filter_commitments(listed, search="BRUGGEN informeren")] == [2]
    assert filter_commitments(listed, letter=LetterId("zzz")) == ()


def test_references_work_both_ways() -> None:
    here = letter("Niets.", identity="bbbbbbbbbbbb", dossier="30123-45")
    citing = letter("Zie Kamerstuk 30 123, nr. 45, Kamerstuk 30 123, nr. 46 en Kamerstuk 30 124.")
    linked = link(extract(citing).references, [summary(here), summary(citing)])
    assert [(r.label, r.in_library) for r in linked] == [
        ("30123-45", LetterId("bbbbbbbbbbbb")),
        ("30123-46", None),
        ("30124", None),
    ]
    assert [r.label for r in filter_references(linked, missing=True)] == ["30123-46"]
    assert [r.label for r in filter_references(linked, label="Kamerstuk 30 123, nr. 45")] == ["30123-45"]
    assert [r.label for r in filter_references(linked, label="30 123")] == ["30123-45", "30123-46"]
    assert filter_references(linked, letter=here.id) == ()


def test_a_dossier_with_a_chapter_is_not_a_missing_paper() -> None:
    linked = link(extract(letter("Zie Kamerstuk 36 600 VI en Kamerstuk 36 600 VI, nr. 7.")).references, [])
    assert [r.label for r in filter_references(linked, missing=True)] == ["36600-VI-7"]


def test_a_motion_is_found_with_or_without_its_co_signers() -> None:
    found = extract(letter("De motie Jansen c.s. en de motie Pieters zijn aangenomen.")).references
    assert [r.label for r in filter_references(found, label="motie Jansen")] == ["motie Jansen c.s."]


def test_records_read_back_as_they_were() -> None:
    made = extract(letter(PROMISE, "Zie Kamerstuk 30 123, nr. 45."))
    found = tuple(
        replace(c, met_by=(MetBy(c.letter, 3, "ja"),), section=("A", "B")) for c in made.commitments
    )
    assert tuple(commitment_from(to_record(c)) for c in found) == found
    assert tuple(reference_from(to_record(r)) for r in made.references) == made.references
