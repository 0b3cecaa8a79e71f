"""Whole indexes that replace one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamerbrief_assistant.domain.errors import IndexFaultError
from kamerbrief_assistant.library.generations import Work, adopt_finished, current
from kamerbrief_assistant.library.manifest import SCHEMA_VERSION, Manifest


def manifest() -> Manifest:
    return Manifest(schema=SCHEMA_VERSION, encoder="e", dimension=4)


def publish(index: Path) -> None:
    work = Work(index)
    work.start(None, encoder="e")
    work.database.write_bytes(b"")
    work.publish(manifest())


def test_an_index_that_was_never_made_is_absent_not_an_error(tmp_path: Path) -> None:
    assert current(tmp_path) is None


def test_the_newest_complete_generation_answers_and_the_one_before_stays_for_its_readers(
    tmp_path: Path,
) -> None:
    for _ in range(4):
        publish(tmp_path)
    named = current(tmp_path)
    assert named is not None
    assert named.number == 4
    assert sorted(p.name for p in tmp_path.glob("gen-*")) == ["gen-3", "gen-4"]


def test_work_that_was_interrupted_is_resumed_only_for_the_same_base_and_encoder(tmp_path: Path) -> None:
    work = Work(tmp_path)
    assert work.start(None, encoder="e") is False
    assert work.start(None, encoder="e") is True
    assert work.start(None, encoder="another") is False


def test_a_folder_without_a_plan_is_started_anew(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.folder.mkdir()
    work.database.write_bytes(b"half a copy")
    assert work.start(None, encoder="e") is False
    assert not work.database.exists()


def test_a_generation_completed_just_before_a_kill_is_named_by_the_next_writer(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "current").unlink()
    adopt_finished(tmp_path)
    named = current(tmp_path)
    assert named is not None
    assert named.number == 1


@pytest.mark.parametrize("name", ["gen-7", "../elsewhere", "", "gen-1/../gen-1"])
def test_a_name_that_is_no_complete_generation_is_refused_with_the_command_that_mends(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "current").write_text(name)
    with pytest.raises(IndexFaultError, match="--rebuild"):
        current(tmp_path)


def test_another_version_or_encoder_is_refused_with_the_command_that_mends(tmp_path: Path) -> None:
    with pytest.raises(IndexFaultError, match="--rebuild"):
        manifest().require(encoder="another", dimension=4)
    with pytest.raises(IndexFaultError, match="--rebuild"):
        Manifest(schema=SCHEMA_VERSION + 1, encoder="e", dimension=4).require(encoder="e", dimension=4)


def test_a_manifest_that_is_no_manifest_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text('{"schema": 1')
    with pytest.raises(IndexFaultError, match="damaged"):
        Manifest.read(path)
