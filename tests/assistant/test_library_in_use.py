"""A library that is asked, added to and corrected while it is open."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from doubles import WordEncoder
from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.answers import Status
from kamerbrief_assistant.domain.commitments import CommitmentStatus
from kamerbrief_assistant.domain.errors import LibraryError
from small_letters import BRIDGE, write_letter

WOLF = "Over de wolf op de Veluwe zijn 112 meldingen gedaan.\n"


def test_an_open_assistant_answers_from_a_new_letter_once_it_is_indexed(assistant: Assistant) -> None:
    question = "Hoeveel meldingen over de wolf zijn er gedaan?"
    assert assistant.ask(question).status is not Status.ANSWERED
    write_letter(assistant.path, "wolf.txt", WOLF)
    assert assistant.changes().new == ("wolf.txt",)
    assistant.index()
    assert "112 meldingen" in assistant.ask(question).quotes[0].text
    assert not assistant.changes().any


def test_a_reader_keeps_its_index_while_another_program_replaces_it(
    library: Path, assistant: Assistant, encoder: WordEncoder
) -> None:
    held = assistant._session.view().snapshot
    for round_ in range(3):
        write_letter(library, "wolf.txt", WOLF + f"Ronde {round_}.\n")
        Assistant(library, encoder=encoder).index()
    assert {s.file for s in held.summaries()} == {"brug.txt", "school.txt"}
    assert held.letter(held.summaries()[0].id).passages
    assert "wolf.txt" in {letter.file for letter in assistant.letters()}


def test_letters_that_are_new_changed_gone_or_unreadable_say_so(library: Path, encoder: WordEncoder) -> None:
    (library / "documents" / "leeg.txt").write_bytes(b"")
    opened = Assistant(library, encoder=encoder)
    opened.index()
    write_letter(library, "wolf.txt", WOLF)
    write_letter(library, "brug.txt", BRIDGE + "\nMeer.\n")
    (library / "documents" / "school.txt").unlink()
    states = {letter.file: letter.state for letter in opened.letters()}
    assert states == {
        "wolf.txt": "new",
        "brug.txt": "changed",
        "school.txt": "gone",
        "leeg.txt": "unreadable",
    }
    (empty,) = [letter for letter in opened.letters() if letter.state == "unreadable"]
    assert empty.problem


def test_a_folder_can_be_added_and_what_is_no_letter_is_named(assistant: Assistant, tmp_path: Path) -> None:
    inbox = tmp_path / "postvak"
    inbox.mkdir()
    (inbox / "wolf.txt").write_text(WOLF, encoding="utf-8")
    (inbox / "foto.jpg").write_bytes(b"\xff\xd8")
    report = assistant.add([inbox, inbox / "foto.jpg", inbox / "weg.txt"])
    assert report.added == ("wolf.txt",)
    assert {s.code for s in report.skipped} == {"unsupported", "permission"}


def test_a_letter_is_found_by_id_file_or_part_of_its_title(assistant: Assistant) -> None:
    (bridge,) = [letter for letter in assistant.letters() if letter.file == "brug.txt"]
    for name in (bridge.id, bridge.id[:5], "brug.txt", "BRUG"):
        assert assistant.find_letter(name).id == bridge.id
    with pytest.raises(LibraryError):
        assistant.find_letter("no such letter")


def test_marks_on_a_commitment_survive_a_rebuild_and_an_edit_elsewhere_in_the_letter(
    assistant: Assistant,
) -> None:
    (promise,) = [c for c in assistant.commitments() if "najaar van 2025" in c.quote]
    assistant.mark_commitment(promise.id, status="met", owner="Directie Wegen", note="Zie brief van mei")
    assistant.index(rebuild=True)
    write_letter(assistant.path, "brug.txt", "Een nieuwe eerste alinea over het weer.\n\n" + BRIDGE)
    assistant.index()
    (again,) = [c for c in assistant.commitments() if "najaar van 2025" in c.quote]
    assert (again.status, again.owner, again.note) == (
        CommitmentStatus.MET,
        "Directie Wegen",
        "Zie brief van mei",
    )


def test_setting_a_letters_date_resolves_its_vague_times_anew(library: Path, encoder: WordEncoder) -> None:
    write_letter(library, "wolf.txt", "Ik zal uw Kamer in het voorjaar informeren over de wolf.\n")
    opened = Assistant(library, encoder=encoder, today=lambda: date(2026, 1, 1))
    opened.index()
    wolf = opened.find_letter("wolf.txt")
    opened.set_metadata(wolf.id, date="2025-11-20")
    (promise,) = [c for c in opened.commitments() if "wolf" in c.quote]
    assert promise.deadline is not None
    assert promise.deadline.start is not None
    assert promise.deadline.start.year == 2026


def test_what_a_paper_is_cited_by_is_found_in_any_spelling(assistant: Assistant) -> None:
    found = assistant.references(label="36 600 A, nr. 12")
    assert [(r.label, r.footnote) for r in found] == [("36600-A-12", "1")]
    assert assistant.references(missing=True)


def test_a_question_that_names_a_paper_is_answered_with_where_letters_cite_it(assistant: Assistant) -> None:
    found = assistant.ask("Waar wordt Kamerstuk 36600 A nr 12 genoemd?")
    assert [(r.label, r.footnote) for r in found.references] == [("36600-A-12", "1")]
    assert found.hits[0].passage.footnote == "1" or "1" in {n.footnote for n in found.hits[0].footnotes}
    assert assistant.ask("Wat kost de brug?").references == ()


def test_suggestions_can_be_answered(assistant: Assistant) -> None:
    asked = assistant.suggestions()
    assert asked
    assert all(assistant.ask(question).status is not Status.NO_EVIDENCE for question in asked)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_peoples_own_marks_are_private_files(assistant: Assistant) -> None:
    (promise, *_) = assistant.commitments()
    assistant.mark_commitment(promise.id, note="vertrouwelijk")
    assistant.set_metadata(assistant.find_letter("brug.txt").id, title="Brug")
    for path in (assistant.path / "marks").glob("*.json"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_library_still_answers(assistant: Assistant) -> None:
    for folder in (assistant.path / "index", assistant.path):
        folder.chmod(0o555)
    try:
        assert Assistant(assistant.path, encoder=WordEncoder()).ask("Wat kost de brug?").hits
    finally:
        for folder in (assistant.path, assistant.path / "index"):
            folder.chmod(0o755)
