"""The index follows the files on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from doubles import WordEncoder
from kamerbrief_assistant.domain.errors import IndexBusyError, LibraryError, StoppedError
from kamerbrief_assistant.domain.letters import LetterId
from kamerbrief_assistant.domain.progress import IndexReport, Progress
from kamerbrief_assistant.indexing import quick_changes, update_index
from kamerbrief_assistant.library import LibraryPaths, Snapshot
from kamerbrief_assistant.library.generations import current
from kamerbrief_assistant.library.lock import writing
from small_letters import BRIDGE, write_letter


def update(library: Path, encoder: WordEncoder, *, rebuild: bool = False) -> IndexReport:
    return update_index(LibraryPaths(library), encoder, rebuild=rebuild)


def opened(library: Path, encoder: WordEncoder) -> Snapshot:
    generation = current(library / "index")
    assert generation is not None
    return Snapshot.open(generation, encoder=encoder.identity, dimension=encoder.dimension)


def files(library: Path, encoder: WordEncoder) -> set[str]:
    return {summary.file for summary in opened(library, encoder).summaries()}


def test_the_first_run_takes_in_every_letter(library: Path, encoder: WordEncoder) -> None:
    report = update(library, encoder)
    assert report.added == ("brug.txt", "school.txt")
    assert files(library, encoder) == {"brug.txt", "school.txt"}


def test_when_nothing_changed_nothing_is_read_or_written(library: Path, encoder: WordEncoder) -> None:
    update(library, encoder)
    before = current(library / "index")
    encoder.encoded.clear()
    report = update(library, encoder)
    assert not report.did_something
    assert encoder.encoded == []
    assert current(library / "index") == before


def test_a_new_letter_costs_only_itself(library: Path, encoder: WordEncoder) -> None:
    update(library, encoder)
    encoder.encoded.clear()
    write_letter(library, "nieuw.txt", "Over de wolf op de Veluwe bericht ik u na de zomer nader.\n")
    report = update(library, encoder)
    assert report.added == ("nieuw.txt",)
    assert len(encoder.encoded) == 1
    assert "wolf" in encoder.encoded[0]


def test_an_edited_letter_is_read_again_and_its_old_text_forgotten(
    library: Path, encoder: WordEncoder
) -> None:
    update(library, encoder)
    write_letter(library, "brug.txt", BRIDGE.replace("215 miljoen", "240 miljoen"))
    assert update(library, encoder).changed == ("brug.txt",)
    texts = " ".join(t for (t,) in opened(library, encoder).rows("SELECT text FROM passages"))
    assert "240 miljoen" in texts
    assert "215 miljoen" not in texts


def test_a_removed_letter_leaves_nothing_behind(library: Path, encoder: WordEncoder) -> None:
    update(library, encoder)
    (library / "documents" / "brug.txt").unlink()
    assert update(library, encoder).removed == ("brug.txt",)
    snapshot = opened(library, encoder)
    kept = {i for (i,) in snapshot.rows("SELECT id FROM passages")}
    assert set(snapshot.vectors.ids.tolist()) <= kept
    for table in ("commitments", "refs"):
        assert {r[0] for r in snapshot.rows(f"SELECT letter FROM {table}")} <= {
            s.id for s in snapshot.summaries()
        }


def test_a_renamed_letter_keeps_its_identity_and_is_not_encoded_again(
    library: Path, encoder: WordEncoder
) -> None:
    update(library, encoder)
    old = {s.file: s.id for s in opened(library, encoder).summaries()}
    encoder.encoded.clear()
    (library / "documents" / "brug.txt").rename(library / "documents" / "brug 2025.txt")
    update(library, encoder)
    new = {s.file: s.id for s in opened(library, encoder).summaries()}
    assert new["brug 2025.txt"] == old["brug.txt"]
    assert encoder.encoded == []


def test_the_same_letter_twice_is_said_and_indexed_once(library: Path, encoder: WordEncoder) -> None:
    write_letter(library, "kopie.txt", BRIDGE)
    report = update(library, encoder)
    assert [(s.file, s.code) for s in report.skipped] == [("kopie.txt", "duplicate")]
    assert files(library, encoder) == {"brug.txt", "school.txt"}
    assert update(library, encoder).did_something is False


def test_when_the_first_of_two_copies_goes_the_other_takes_its_place(
    library: Path, encoder: WordEncoder
) -> None:
    write_letter(library, "kopie.txt", BRIDGE)
    update(library, encoder)
    (library / "documents" / "brug.txt").unlink()
    update(library, encoder)
    assert files(library, encoder) == {"kopie.txt", "school.txt"}


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(library: Path, encoder: WordEncoder) -> None:
    (library / "documents" / "leeg.txt").write_bytes(b"")
    (library / "documents" / "ruis.txt").write_bytes(bytes(range(256)) * 40)
    (library / "documents" / "tabel.xlsx").write_bytes(b"PK")
    report = update(library, encoder)
    codes = {s.file: s.code for s in report.skipped}
    assert codes["leeg.txt"] == "empty"
    assert codes["ruis.txt"] == "not_text"
    assert codes["tabel.xlsx"] == "unsupported"
    assert all(s.remedy for s in report.skipped)
    assert files(library, encoder) == {"brug.txt", "school.txt"}
    assert update(library, encoder).did_something is False


def test_the_quick_look_agrees_with_the_thorough_one(library: Path, encoder: WordEncoder) -> None:
    update(library, encoder)
    snapshot = opened(library, encoder)
    known, refused = snapshot.known_files(), snapshot.skipped_files()
    assert not quick_changes(library / "documents", known, refused).any
    write_letter(library, "nieuw.txt", "Een heel nieuwe brief over de wolf.")
    write_letter(library, "brug.txt", BRIDGE + "\nNog een alinea erbij.\n")
    (library / "documents" / "school.txt").unlink()
    changes = quick_changes(library / "documents", known, refused)
    assert (changes.new, changes.changed, changes.gone) == (("nieuw.txt",), ("brug.txt",), ("school.txt",))


def test_another_encoder_makes_the_index_anew_and_says_so(library: Path, encoder: WordEncoder) -> None:
    update(library, encoder)
    other = WordEncoder(identity="words-32", dimension=32)
    assert "words-64" in update(library, other).rebuilt
    assert files(library, other) == {"brug.txt", "school.txt"}


@pytest.mark.parametrize("damage", ["library.sqlite", "vectors.faiss", "manifest.json"])
def test_a_damaged_index_is_made_anew_from_the_letters(
    library: Path, encoder: WordEncoder, damage: str
) -> None:
    update(library, encoder)
    generation = current(library / "index")
    assert generation is not None
    path = generation.folder / damage
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    write_letter(library, "nieuw.txt", "Een brief die de schade aan het licht brengt.")
    report = update(library, encoder)
    assert report.rebuilt
    assert files(library, encoder) == {"brug.txt", "school.txt", "nieuw.txt"}


def test_a_cancelled_run_keeps_the_old_index_and_goes_on_where_it_stopped(
    tmp_path: Path, encoder: WordEncoder
) -> None:
    for number in range(6):
        write_letter(
            tmp_path, f"brief-{number}.txt", f"Brief nummer {number} gaat over onderwerp {number * 7}.\n"
        )
    told: list[Progress] = []
    with pytest.raises(StoppedError):
        update_index(LibraryPaths(tmp_path), encoder, progress=told.append, cancelled=lambda: len(told) >= 3)
    assert current(tmp_path / "index") is None
    done = len(encoder.encoded)
    assert 0 < done < 6
    update(tmp_path, encoder)
    assert len(encoder.encoded) == 6
    assert len(files(tmp_path, encoder)) == 6


def test_progress_counts_up_to_the_number_of_letters(library: Path, encoder: WordEncoder) -> None:
    told: list[Progress] = []
    update_index(LibraryPaths(library), encoder, progress=told.append)
    reading = [p for p in told if p.phase == "reading"]
    assert [p.done for p in reading] == [0, 1]
    assert {p.total for p in reading} == {2}


def test_a_second_writer_is_turned_away_and_told_who_is_at_it(library: Path, encoder: WordEncoder) -> None:
    with writing(library / "index"), pytest.raises(IndexBusyError, match="process"):
        update(library, encoder)


def test_without_a_documents_folder_the_error_says_what_to_do(tmp_path: Path, encoder: WordEncoder) -> None:
    with pytest.raises(LibraryError, match="--library"):
        update(tmp_path, encoder)


def test_a_full_disk_is_said_in_words_and_the_old_index_still_answers(
    library: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(library, encoder)
    before = current(library / "index")
    write_letter(library, "nieuw.txt", "Een brief voor een volle schijf.")

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("kamerbrief_assistant.indexing.build.insert_letter", full)
    with pytest.raises(LibraryError, match="disk is full"):
        update(library, encoder)
    assert current(library / "index") == before
    monkeypatch.undo()
    assert update(library, encoder).added == ("nieuw.txt",)


def test_letters_are_kept_to_the_character(library: Path, encoder: WordEncoder) -> None:
    update(library, encoder)
    snapshot = opened(library, encoder)
    for summary in snapshot.summaries():
        letter = snapshot.letter(LetterId(summary.id))
        text = letter.text
        assert all(text[p.start : p.end] == p.text for p in letter.passages)


def test_the_seed_letter_is_stored_whole(
    tmp_path: Path, encoder: WordEncoder, copy_seed: Callable[[Path], Path]
) -> None:
    copy_seed(tmp_path)
    update(tmp_path, encoder)
    (summary,) = opened(tmp_path, encoder).summaries()
    assert (summary.passages, summary.footnotes) == (42, 17)
