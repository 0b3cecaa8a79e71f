"""Many letters prepared at once: by this process and by others beside it, one for each further core.

A worker reads jobs from its standard input and writes what came of them to its standard output, both as
pickles of our own. When this process goes, by whatever death, the worker's input ends and it goes too.
A letter that brings a worker down (a broken PDF can) costs that letter only.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.progress import Skipped
from kamerbrief_assistant.encoding.static import StaticEncoder

from .prepare import Job, Outcome, Unopened, prepare

FEWEST_LETTERS = 8
"""With fewer letters to read, starting another process takes longer than it saves."""
COMMAND = f"from {__name__} import run; run()"
"""What the Python of a worker is told to do."""
_MOST_WORKERS = 7
_AHEAD = 2
"""Letters at a worker: one in hand, one waiting."""
_MOST_HELD = 64
"""Letters prepared before their turn: bounds the memory when one letter takes long."""
_LOOK_AGAIN = 0.1
"""Seconds between looks at whether to stop, while there is nothing else to do."""


def prepared(
    jobs: Sequence[Job],
    encoder: Encoder,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    workers: int | None = None,
) -> Generator[Outcome]:
    """What comes of each job, in the order of `jobs`; ends early when cancelled.

    `workers` processes help, by default one for each core but this one's when there are many letters. An
    encoder that only this process has (a model of the user's own) is not worth loading twice: no workers.
    """
    if workers is None:
        workers = _worth(jobs, encoder)
    with contextlib.closing(_Team(jobs, encoder, workers)) as team:
        yield from team.outcomes(cancelled)


def _worth(jobs: Sequence[Job], encoder: Encoder) -> int:
    shared = type(encoder) is StaticEncoder
    if len(jobs) < FEWEST_LETTERS or not shared or not sys.executable or getattr(sys, "frozen", False):
        return 0
    return min(_cores() - 1, _MOST_WORKERS, len(jobs) // FEWEST_LETTERS)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Team:
    """This process and its workers, sharing out one list of jobs."""

    def __init__(self, jobs: Sequence[Job], encoder: Encoder, workers: int) -> None:
        self._jobs = jobs
        self._encoder = encoder
        self._todo: deque[int] = deque(range(len(jobs)))
        self._sharing = threading.Lock()
        self._done: dict[int, Outcome] = {}
        self._heard: queue.SimpleQueue[tuple[_Worker, int, Outcome | None]] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        for _ in range(workers):
            with contextlib.suppress(OSError):
                self._workers.append(_Worker(encoder, self._hear))

    def outcomes(self, cancelled: Callable[[], bool]) -> Iterator[Outcome]:
        for place in range(len(self._jobs)):
            while place not in self._done:
                if cancelled():
                    return
                for worker in self._workers:
                    self._supply(worker)
                if not self._take_in(wait=False):
                    self._work(place)
            yield self._done.pop(place)

    def _supply(self, worker: _Worker) -> None:
        """Keep jobs waiting at a worker, unless too much is prepared and not yet asked for."""
        with self._sharing:
            while self._todo and len(worker.waiting) < _AHEAD and self._room():
                place = self._todo.popleft()
                worker.give(place, self._jobs[place])

    def _room(self) -> bool:
        held = len(self._done) + self._heard.qsize()
        return held + sum(len(worker.waiting) for worker in self._workers) < _MOST_HELD

    def _work(self, place: int) -> None:
        """Prepare a letter here, or wait for a worker's when all are given out."""
        with self._sharing:
            free = bool(self._todo) and (self._room() or self._todo[0] == place)
            mine = self._todo.popleft() if free else None
        if mine is None:
            self._take_in(wait=True)
        else:
            self._done[mine] = prepare(self._jobs[mine], self._encoder)

    def _hear(self, worker: _Worker, outcome: Outcome | None) -> None:
        """Called in a worker's own thread, so that it has its next job at once; None is its end."""
        if outcome is None:
            self._heard.put((worker, -1, None))
            return
        with self._sharing:
            place = worker.waiting.popleft()
            self._heard.put((worker, place, outcome))
        self._supply(worker)

    def _take_in(self, *, wait: bool) -> bool:
        """Take in what a worker said; False when there was nothing."""
        try:
            news = self._heard.get(timeout=_LOOK_AGAIN) if wait else self._heard.get_nowait()
        except queue.Empty:
            return False
        worker, place, outcome = news
        if outcome is None:
            self._bury(worker)
        else:
            self._done[place] = outcome
        return True

    def _bury(self, worker: _Worker) -> None:
        """A worker is gone: the letter in its hands is given up, the others are shared out again."""
        self._workers.remove(worker)
        lost = list(worker.waiting)
        if lost:
            self._done[lost[0]] = _stopped(self._jobs[lost[0]])
        with self._sharing:
            self._todo.extendleft(reversed(lost[1:]))
        worker.close()

    def close(self) -> None:
        for worker in self._workers:
            worker.close()


def _stopped(job: Job) -> Outcome:
    message = "The reader stopped while it read this file."
    return Unopened(Skipped(job.entry.file, "broken", message, "Export the letter again, or try it alone."))


class _Worker:
    """A process that prepares letters, and a thread that hears what it says."""

    def __init__(self, encoder: Encoder, hear: Callable[[_Worker, Outcome | None], None]) -> None:
        self.waiting: deque[int] = deque()
        """Jobs given and not yet answered; the first is in hand."""
        self._process = subprocess.Popen(  # noqa: S603 - our own Python
            [sys.executable, "-c", COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._send(encoder.folder if isinstance(encoder, StaticEncoder) else None)
        threading.Thread(target=self._listen, args=(hear,), daemon=True).start()

    def give(self, place: int, job: Job) -> None:
        self.waiting.append(place)
        self._send(job)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _send(self, message: object) -> None:
        # A worker that died is noticed by the thread that listens.
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
                self._process.stdin.flush()

    def _listen(self, hear: Callable[[_Worker, Outcome | None], None]) -> None:
        pipe = self._process.stdout
        try:
            while pipe is not None:
                hear(self, pickle.load(pipe))  # noqa: S301 - from our own process
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            pass  # it ended, or was ended
        finally:
            hear(self, None)


def _environment() -> dict[str, str]:
    """This process's environment, with the package found where it is found here."""
    here = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{others}" if others else here}


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """What a worker does: prepare each job that comes, until no more come."""
    encoder = StaticEncoder(pickle.load(source))  # noqa: S301 - from the process that started this one
    met: set[str] = set()
    while True:
        try:
            job: Job = pickle.load(source)  # noqa: S301 - likewise
        except EOFError:
            return
        pickle.dump(prepare(job, encoder, met), target, pickle.HIGHEST_PROTOCOL)
        target.flush()


def run() -> None:
    """A worker's whole life: jobs on standard input, outcomes on standard output."""
    # Ctrl-C reaches every process of a terminal; the one that started this one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    with contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, target)
