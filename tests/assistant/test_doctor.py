"""`doctor` finds what is wrong, says what to do, and mends what can be derived again."""

from __future__ import annotations

from pathlib import Path

import pytest

from doubles import WordEncoder
from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.answers import Status
from kamerbrief_assistant.domain.errors import IndexFaultError
from kamerbrief_assistant.library.generations import current
from small_letters import BRIDGE, write_letter


def verdicts(assistant: Assistant) -> dict[str, str]:
    return {check.name: check.verdict for check in assistant.doctor()}


def damage(library: Path, name: str, *, at: float = 0.5) -> None:
    generation = current(library / "index")
    assert generation is not None
    path = generation.folder / name
    data = bytearray(path.read_bytes())
    middle = int(len(data) * at)
    data[middle : middle + 64] = bytes(64) if any(data[middle : middle + 64]) else b"\xff" * 64
    path.write_bytes(data)


def test_a_sound_library_passes_every_check(assistant: Assistant) -> None:
    checks = assistant.doctor()
    assert {c.verdict for c in checks} <= {"ok", "warning"}
    assert {
        "documents",
        "full text search",
        "encoder",
        "index",
        "database",
        "vectors",
        "letters",
        "offline",
    } <= {c.name for c in checks}
    assert all(c.message for c in checks)


def test_a_library_never_indexed_says_which_command_makes_the_index(
    library: Path, encoder: WordEncoder
) -> None:
    (check,) = [c for c in Assistant(library, encoder=encoder).doctor() if c.name == "index"]
    assert check.verdict == "error"
    assert "kamerbrief index" in check.remedy


def test_a_changed_letter_is_a_warning_with_the_command_that_takes_it_in(assistant: Assistant) -> None:
    write_letter(assistant.path, "brug.txt", BRIDGE.replace("215", "300"))
    (check,) = [c for c in assistant.doctor() if c.name == "letters"]
    assert check.verdict == "warning"
    assert "brug.txt" in check.message
    assert check.remedy == "Run: kamerbrief index"


def test_a_damaged_vector_file_is_found_at_opening_and_mended(library: Path, assistant: Assistant) -> None:
    damage(library, "vectors.faiss")
    fresh = Assistant(library, encoder=WordEncoder())
    with pytest.raises(IndexFaultError, match="--rebuild"):
        fresh.ask("Wat kost de brug?")
    assert fresh.doctor(repair=True)[-1].name == "repair"
    assert set(verdicts(fresh).values()) == {"ok"}
    assert fresh.ask("Hoeveel zij-instromers zijn er begonnen?").status is Status.ANSWERED


def test_a_damaged_database_is_found_and_mended(library: Path, assistant: Assistant) -> None:
    damage(library, "library.sqlite", at=0.0)
    fresh = Assistant(library, encoder=WordEncoder())
    assert "error" in verdicts(fresh).values()
    fresh.doctor(repair=True)
    assert set(verdicts(fresh).values()) == {"ok"}


def test_a_lost_index_folder_costs_nothing_but_time(library: Path, assistant: Assistant) -> None:
    import shutil

    shutil.rmtree(library / "index")
    fresh = Assistant(library, encoder=WordEncoder())
    assert not fresh.has_index
    assert fresh.index().added == ("brug.txt", "school.txt")
