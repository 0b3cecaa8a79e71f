"""Letters read by several processes: the same result, in order, whatever becomes of the helpers."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kamerbrief_assistant.domain.progress import Skipped
from kamerbrief_assistant.encoding.static import SHIPPED, StaticEncoder
from kamerbrief_assistant.indexing import update_index, workers
from kamerbrief_assistant.indexing.plan import FileOnDisk
from kamerbrief_assistant.indexing.prepare import Job, Outcome, Prepared, Unopened
from kamerbrief_assistant.library import LibraryPaths, Snapshot
from kamerbrief_assistant.library.generations import current
from small_letters import BRIDGE, SCHOOL, write_letter


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started."""
    found: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        found.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return found


def jobs_for(root: Path, count: int = 12) -> list[Job]:
    jobs = []
    for number in range(count):
        body = BRIDGE if number % 2 else SCHOOL
        path = write_letter(root, f"brief-{number:02d}.txt", f"{body}\nDit is brief {number}.\n")
        jobs.append(Job(FileOnDisk(path.name, path, f"{number:064d}", ""), {}))
    return jobs


def contents(outcome: Outcome) -> object:
    """What an outcome says, in a form that can be compared."""
    if not isinstance(outcome, Prepared):
        return outcome
    words = outcome.words
    return (
        outcome.letter,
        (words.vocabulary, words.flat, words.lengths),
        outcome.commitments,
        outcome.references,
        outcome.orders.tolist(),
        outcome.vectors.tobytes(),
    )


def test_helpers_bring_the_same_letters_in_the_same_order(tmp_path: Path, encoder: StaticEncoder) -> None:
    jobs = jobs_for(tmp_path)
    alone = [contents(o) for o in workers.prepared(jobs, encoder, workers=0)]
    together = [contents(o) for o in workers.prepared(jobs, encoder, workers=2)]
    assert together == alone
    assert len(alone) == len(jobs)


def test_a_file_that_cannot_be_read_is_refused_by_a_helper_too(
    tmp_path: Path, encoder: StaticEncoder
) -> None:
    jobs = jobs_for(tmp_path, 6)
    jobs[2].entry.path.write_bytes(b"\x00\x01\x02" * 50)
    found = list(workers.prepared(jobs, encoder, workers=1))
    assert [isinstance(o, Skipped) for o in found] == [n == 2 for n in range(6)]


def test_helpers_that_die_cost_at_most_the_letter_in_hand(
    tmp_path: Path, encoder: StaticEncoder, begun: list[subprocess.Popen[bytes]]
) -> None:
    jobs = jobs_for(tmp_path)
    outcomes = workers.prepared(jobs, encoder, workers=2)
    found = [next(outcomes)]
    for helper in begun:
        helper.kill()
    found += outcomes
    assert len(found) == len(jobs)
    assert sum(isinstance(o, Unopened) for o in found) <= len(begun)
    files = [o.letter.file for o in found if isinstance(o, Prepared)]
    assert files == sorted(files)


def test_stopping_ends_the_helpers(
    tmp_path: Path, encoder: StaticEncoder, begun: list[subprocess.Popen[bytes]]
) -> None:
    outcomes = workers.prepared(jobs_for(tmp_path), encoder, workers=2)
    next(outcomes)
    outcomes.close()
    assert [helper.poll() is not None for helper in begun] == [True, True]


def test_cancelling_ends_early(tmp_path: Path, encoder: StaticEncoder) -> None:
    assert list(workers.prepared(jobs_for(tmp_path, 3), encoder, lambda: True, workers=0)) == []


def test_a_helper_goes_when_the_program_that_started_it_is_gone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", workers.COMMAND],
        input=pickle.dumps(SHIPPED),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout == b""


def test_a_helper_answers_each_job_and_stops_at_the_end(tmp_path: Path) -> None:
    jobs = jobs_for(tmp_path, 2)
    source = io.BytesIO(b"".join(pickle.dumps(message) for message in (SHIPPED, *jobs)))
    target = io.BytesIO()
    workers.serve(source, target)
    target.seek(0)
    assert [pickle.load(target).letter.file for _ in jobs] == [job.entry.file for job in jobs]


def test_a_helper_never_asks_for_the_network(
    tmp_path: Path, encoder: StaticEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import sys\n"
        f"log = {str(tmp_path / 'asked')!r}\n"
        "open(log + '-started', 'w').close()\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.'):\n"
        "        open(log, 'w').close()\n"
        "        raise OSError('the network is blocked')\n"
        "sys.addaudithook(refuse)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(guard))
    found = list(workers.prepared(jobs_for(tmp_path), encoder, workers=1))
    assert all(isinstance(outcome, Prepared) for outcome in found)
    assert (tmp_path / "asked-started").exists()
    assert not (tmp_path / "asked").exists()


def test_an_index_made_by_many_holds_what_one_alone_would_hold(
    tmp_path: Path, encoder: StaticEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {}
    for name, cores in (("alone", 1), ("together", 3)):
        jobs_for(tmp_path / name, 2 * workers.FEWEST_LETTERS)
        paths = LibraryPaths(tmp_path / name)
        monkeypatch.setattr(workers, "_cores", lambda cores=cores: cores)
        monkeypatch.setattr("kamerbrief_assistant.indexing.build._PASSAGES_AT_ONCE", 50)
        update_index(paths, encoder)
        generation = current(paths.index)
        assert generation is not None
        snapshot = Snapshot.open(generation, encoder=encoder.identity, dimension=encoder.dimension)
        words = dict(snapshot.rows("SELECT id, word FROM words"))
        made[name] = (
            snapshot.rows("SELECT id, letter, ord, text FROM passages ORDER BY id"),
            snapshot.rows("SELECT term, block, ids, impacts FROM postings ORDER BY term"),
            snapshot.rows("SELECT word, stem, df FROM words ORDER BY word"),
            {words[i]: v for i, v in snapshot.rows("SELECT word, vector FROM word_vectors")},
            snapshot.vectors.ids.tolist(),
        )
        snapshot.close()
    assert made["together"][:3] == made["alone"][:3]
    assert made["together"][4] == made["alone"][4]
    alone, together = made["alone"][3], made["together"][3]
    assert alone.keys() == together.keys()
    for word, vector in alone.items():
        difference = np.frombuffer(vector, np.int8).astype(int) - np.frombuffer(together[word], np.int8)
        assert np.abs(difference).max() <= 1
