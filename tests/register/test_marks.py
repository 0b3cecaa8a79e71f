"""Staff's marks survive rebuilding, moved text and damage."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentStatus
from kamerbrief_assistant.domain.errors import LibraryError
from kamerbrief_assistant.domain.letters import Letter
from kamerbrief_assistant.register import apply_marks, extract, mark, read_marks

from .small_letters import letter

PROMISE = "Ik zal uw Kamer in mei informeren over de proef met zwemles in Gouda."


def seen(folder: Path, *letters: Letter) -> tuple[Commitment, ...]:
    listed = [c for each in letters for c in extract(each).commitments]
    return apply_marks(listed, read_marks(folder), {each.id: each.metadata for each in letters})


def test_a_mark_is_kept_and_shown(tmp_path: Path) -> None:
    made = letter(PROMISE)
    (promise,) = extract(made).commitments
    mark(tmp_path, promise, made.metadata, status="met", owner="Anna", note="Zie brief van mei")
    (found,) = seen(tmp_path, made)
    assert (found.status, found.owner, found.note) == (CommitmentStatus.MET, "Anna", "Zie brief van mei")


def test_setting_one_field_leaves_the_others_and_empty_clears(tmp_path: Path) -> None:
    made = letter(PROMISE)
    (promise,) = extract(made).commitments
    mark(tmp_path, promise, made.metadata, status="met", owner="Anna")
    mark(tmp_path, promise, made.metadata, note="klaar")
    mark(tmp_path, promise, made.metadata, owner="")
    (found,) = seen(tmp_path, made)
    assert (found.status, found.owner, found.note) == (CommitmentStatus.MET, "", "klaar")
    mark(tmp_path, promise, made.metadata, status="", note="")
    assert read_marks(tmp_path).entries == ()


def test_a_mark_follows_its_sentence_to_another_place_file_and_layout(tmp_path: Path) -> None:
    made = letter(PROMISE)
    (promise,) = extract(made).commitments
    mark(tmp_path, promise, made.metadata, status="met")
    moved = letter(
        "Nieuw.", PROMISE.replace(" over ", " over\u00a0"), identity="bbbbbbbbbbbb", title="Anders"
    )
    assert seen(tmp_path, moved)[0].status is CommitmentStatus.MET
    redated = letter(PROMISE, identity="cccccccccccc", day=date(2025, 2, 11))
    assert seen(tmp_path, redated)[0].status is CommitmentStatus.MET


def test_a_mark_follows_a_lightly_edited_sentence_of_the_same_letter(tmp_path: Path) -> None:
    made = letter(PROMISE)
    (promise,) = extract(made).commitments
    mark(tmp_path, promise, made.metadata, owner="Anna")
    edited = letter(PROMISE.replace("de proef", "die proef"), identity="bbbbbbbbbbbb")
    assert seen(tmp_path, edited)[0].owner == "Anna"
    other = letter("Ik zal uw Kamer in mei informeren over bruggen.", identity="cccccccccccc")
    assert seen(tmp_path, other)[0].owner == ""


def test_one_of_two_equal_sentences_is_marked_alone(tmp_path: Path) -> None:
    made = letter(PROMISE, "Tussenin.", PROMISE)
    second = extract(made).commitments[1]
    mark(tmp_path, second, made.metadata, status="dropped")
    assert [c.status for c in seen(tmp_path, made)] == [CommitmentStatus.OPEN, CommitmentStatus.DROPPED]


def test_a_mark_of_a_letter_that_is_gone_comes_back_with_it(tmp_path: Path) -> None:
    made = letter(PROMISE)
    (promise,) = extract(made).commitments
    mark(tmp_path, promise, made.metadata, owner="Anna")
    assert seen(tmp_path) == ()
    other = letter("Ik stuur uw Kamer in juni een brief.", identity="bbbbbbbbbbbb", title="B")
    mark(tmp_path, extract(other).commitments[0], other.metadata, owner="Bo")
    assert seen(tmp_path, made)[0].owner == "Anna"


def test_a_damaged_file_is_put_aside_and_its_bytes_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "commitments.json"
    file.write_text('{"marks": [', encoding="utf-8")
    made = letter(PROMISE)
    assert read_marks(tmp_path).damaged == file
    assert seen(tmp_path, made)[0].owner == ""
    assert file.read_text(encoding="utf-8") == '{"marks": ['
    mark(tmp_path, extract(made).commitments[0], made.metadata, owner="Anna")
    (aside,) = tmp_path.glob("commitments.damaged-*.json")
    assert aside.read_text(encoding="utf-8") == '{"marks": ['
    assert seen(tmp_path, made)[0].owner == "Anna"


@pytest.mark.parametrize("status", ["overdue", "possibly_met", "nonsense"])
def test_only_open_met_and_dropped_can_be_set(tmp_path: Path, status: str) -> None:
    made = letter(PROMISE)
    with pytest.raises(LibraryError, match="not a status"):
        mark(tmp_path, extract(made).commitments[0], made.metadata, status=status)
    assert not (tmp_path / "commitments.json").exists()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_marks_are_for_their_owner_only(tmp_path: Path) -> None:
    made = letter(PROMISE)
    mark(tmp_path, extract(made).commitments[0], made.metadata, owner="Anna")
    assert stat.S_IMODE((tmp_path / "commitments.json").stat().st_mode) == 0o600


def test_the_file_is_plain_json_with_the_quote(tmp_path: Path) -> None:
    made = letter(PROMISE)
    mark(tmp_path, extract(made).commitments[0], made.metadata, owner="Anna")
    data = json.loads((tmp_path / "commitments.json").read_text(encoding="utf-8"))
    assert data["marks"][0]["quote"] == PROMISE


def test_marking_an_entry_again_after_the_letter_moved_does_not_double_it(tmp_path: Path) -> None:
    made = letter(PROMISE)
    (promise,) = extract(made).commitments
    mark(tmp_path, promise, made.metadata, owner="Anna")
    mark(tmp_path, replace(promise, id="f" * 12), made.metadata, note="weer")
    (entry,) = read_marks(tmp_path).entries
    assert (entry.owner, entry.note) == ("Anna", "weer")
