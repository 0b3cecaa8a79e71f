"""Kill the program anywhere: the library still answers, and the next run completes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_DRIVER = '''
import os, random, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from doubles import WordEncoder
from small_letters import BRIDGE, SCHOOL, write_letter
from kamerbrief_assistant.indexing import update_index
from kamerbrief_assistant.library import LibraryPaths, Snapshot
from kamerbrief_assistant.library.generations import current
import numpy, kamerbrief_assistant.register, kamerbrief_assistant.library.lexical

root, edges = Path(sys.argv[1]), sys.argv[3] == "edges"
encoder = WordEncoder(dimension=8)
paths = LibraryPaths(root)

def letters(round_):
    write_letter(root, "brug.txt", BRIDGE + f"\\nRonde {round_}.\\n")
    write_letter(root, "school.txt", SCHOOL)
    for n in range(3):
        write_letter(root, f"brief-{n}.txt", f"Brief {n} van ronde {round_} gaat over wolven.\\n")

def victim(limit):
    """Index, and die without a word at the limit-th call (or the limit-th touch of the system)."""
    seen = [0]
    def count(*_):
        seen[0] += 1
        if seen[0] == limit:
            os._exit(9)
    if edges:
        sys.addaudithook(lambda event, _: count() if event.split(".")[0] in
                         {"open", "os", "shutil", "sqlite3", "tempfile"} else None)
    else:
        sys.setprofile(lambda *_: count())
    update_index(paths, encoder)
    sys.setprofile(None)
    return seen[0]

def answers():
    generation = current(paths.index)
    if generation is None:
        return None
    snapshot = Snapshot.open(generation, encoder=encoder.identity, dimension=8)
    assert snapshot.rows("PRAGMA integrity_check")[0][0] == "ok"
    ids = {i for (i,) in snapshot.rows("SELECT id FROM passages WHERE kind <> 'heading'")}
    assert set(snapshot.vectors.ids.tolist()) == ids, "vectors do not fit passages"
    found = {s.file for s in snapshot.summaries()}
    snapshot.close()
    return found

letters(0)
update_index(paths, encoder)
whole = answers()
assert len(whole) == 5
letters(1)
reader, writer = os.pipe()
if (child := os.fork()) == 0:
    os.write(writer, str(victim(10**9)).encode())
    os._exit(0)
os.waitpid(child, 0)
total = int(os.read(reader, 100))
random.seed(7)
points = range(1, total, max(1, total // 60)) if edges else sorted(random.sample(range(1, total), 50))
killed = 0
for round_, point in enumerate(points, start=2):
    letters(round_)
    if (child := os.fork()) == 0:
        victim(point)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    killed += os.waitstatus_to_exitcode(status) == 9
    assert answers() == whole, f"killed at {point} of {total}"
    update_index(paths, encoder)
    text = " ".join(t for (t,) in Snapshot.open(current(paths.index), encoder=encoder.identity, dimension=8)
                    .rows("SELECT text FROM passages"))
    assert f"Ronde {round_}." in text and f"Ronde {round_ - 1}." not in text
    assert answers() == whole
assert sorted(p.name for p in (root / "documents").iterdir()) == sorted(whole)
print(killed)
'''


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried where a process can be forked")
@pytest.mark.parametrize("where", ["anywhere", "edges"])
def test_a_kill_leaves_a_library_that_answers_and_the_next_run_completes_it(
    tmp_path: Path, where: str
) -> None:
    tests = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", _DRIVER, str(tmp_path), str(tests), where],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) >= 40
