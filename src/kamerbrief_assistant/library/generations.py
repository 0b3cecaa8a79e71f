"""Whole indexes in numbered folders; the one named in `current` answers.

A generation is made in `work/`, renamed when complete and then named in `current`. It is never
changed afterwards, so a reader keeps a consistent index however long it takes, and a kill at any
moment leaves the old generation, the new one, or both whole.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from kamerbrief_assistant.domain.errors import IndexFaultError

from .atomic import sync_folder, write_atomically
from .manifest import REBUILD, SCHEMA_VERSION, Manifest

DATABASE = "library.sqlite"
VECTORS = "vectors.faiss"
MANIFEST = "manifest.json"
_PLAN = "plan.json"
_NAME = re.compile(r"gen-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete index."""

    folder: Path

    @property
    def number(self) -> int:
        match = _NAME.fullmatch(self.folder.name)
        assert match is not None
        return int(match[1])

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def vectors(self) -> Path:
        return self.folder / VECTORS

    def manifest(self) -> Manifest:
        return Manifest.read(self.folder / MANIFEST)


def current(index: Path) -> Generation | None:
    """The generation that answers; None when there is no index. Raises IndexFaultError when damaged."""
    try:
        name = (index / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexFaultError(f"The file {index / 'current'} cannot be read.", remedy=REBUILD) from error
    generation = Generation(index / name)
    if not _NAME.fullmatch(name) or not (generation.folder / MANIFEST).is_file():
        raise IndexFaultError(f"The index in {index} is incomplete.", remedy=REBUILD)
    return generation


@dataclass(frozen=True, slots=True)
class Work:
    """A generation being made. Only the holder of the writer's lock touches it."""

    index: Path

    @property
    def folder(self) -> Path:
        return self.index / "work"

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def vectors(self) -> Path:
        return self.folder / VECTORS

    def letter_vectors(self, letter: str) -> Path:
        """Where a letter's vectors wait until the generation is complete."""
        return self.folder / f"letter-{letter}.npz"

    def start(self, base: Generation | None, *, encoder: str) -> bool:
        """Make the folder, from `base`'s database when given; True when an interrupted one is resumed."""
        plan = {
            "base": base.folder.name if base else None,
            "encoder": encoder,
            "schema": SCHEMA_VERSION,
        }
        try:
            if json.loads((self.folder / _PLAN).read_text(encoding="utf-8")) == plan:
                return True
        except (OSError, ValueError):
            pass
        self.discard()
        self.folder.mkdir(parents=True)
        if base is not None:
            shutil.copyfile(base.database, self.database)
        # The plan comes last: a folder without it was interrupted before it could be of use.
        write_atomically(self.folder / _PLAN, json.dumps(plan).encode())
        return False

    def discard(self) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)

    def publish(self, manifest: Manifest) -> Generation:
        """Make this the generation that answers. The one before is kept for readers that have it open."""
        old = _numbers(self.index)
        generation = Generation(self.index / f"gen-{max(old, default=0) + 1}")
        manifest.write(self.folder / MANIFEST)
        sync_folder(self.folder)
        self.folder.replace(generation.folder)
        name_current(self.index, generation)
        # Only now: until the rename a resumed run still needs them.
        for leftover in [*generation.folder.glob("letter-*.npz"), generation.folder / _PLAN]:
            leftover.unlink(missing_ok=True)
        return generation


def name_current(index: Path, generation: Generation) -> None:
    """Let `generation` answer from now on, and clear away all but it and the one before."""
    write_atomically(index / "current", f"{generation.folder.name}\n".encode())
    for number in sorted(_numbers(index))[:-2]:
        if number != generation.number:
            # A reader on Windows may have it open; the next writer tries again.
            with contextlib.suppress(OSError):
                shutil.rmtree(index / f"gen-{number}")


def adopt_finished(index: Path) -> None:
    """Name a generation that was completed but not yet named when its writer was stopped."""
    finished = [n for n in _numbers(index) if (index / f"gen-{n}" / MANIFEST).is_file()]
    if not finished:
        return
    newest = Generation(index / f"gen-{max(finished)}")
    try:
        named = current(index)
    except IndexFaultError:
        named = None
    if named is None or named.number < newest.number:
        name_current(index, newest)


def _numbers(index: Path) -> list[int]:
    if not index.is_dir():
        return []
    return [int(m[1]) for entry in index.iterdir() if (m := _NAME.fullmatch(entry.name))]
