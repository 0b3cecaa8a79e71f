"""The index that answers now, opened once and followed as it is replaced."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import IndexFaultError
from kamerbrief_assistant.encoding import load_encoder, read_choice
from kamerbrief_assistant.library import LibraryPaths, Snapshot
from kamerbrief_assistant.library.generations import current
from kamerbrief_assistant.retrieval import Searcher

_TRIES = 5


@dataclass(frozen=True, slots=True)
class View:
    """A consistent look at the library: one generation and the searcher over it."""

    snapshot: Snapshot
    searcher: Searcher


class Session:
    """Opens what is needed when it is first needed; safe to use from several threads."""

    def __init__(self, paths: LibraryPaths, encoder: Encoder | None = None) -> None:
        self.paths = paths
        self._encoder = encoder
        self._view: View | None = None
        self._lock = threading.RLock()

    @property
    def encoder(self) -> Encoder:
        """Raises ModelError when the encoder's files are absent or damaged."""
        with self._lock:
            if self._encoder is None:
                self._encoder = load_encoder(read_choice(self.paths.marks / "encoder.json"))
            return self._encoder

    @property
    def has_index(self) -> bool:
        try:
            return current(self.paths.index) is not None
        except IndexFaultError:
            return True

    def view(self) -> View:
        """The index that answers now. Raises IndexFaultError when there is none, or it is damaged."""
        with self._lock:
            for attempt in range(_TRIES):
                generation = current(self.paths.index)
                if generation is None:
                    self._view = None
                    raise IndexFaultError(
                        f"There is no index in {self.paths.index} yet.", remedy="Run: kamerbrief index"
                    )
                if self._view is not None and self._view.snapshot.generation == generation:
                    return self._view
                try:
                    snapshot = Snapshot.open(
                        generation, encoder=self.encoder.identity, dimension=self.encoder.dimension
                    )
                except (FileNotFoundError, IndexFaultError):
                    # A writer may have replaced it between our two looks.
                    if attempt == _TRIES - 1 or current(self.paths.index) == generation:
                        raise
                    continue
                self._view = View(snapshot, Searcher(snapshot, self.encoder))
                return self._view
        raise AssertionError("unreachable")

    def forget(self) -> None:
        """Let the next look open everything anew, the encoder included."""
        with self._lock:
            self._view = None
            self._encoder = None
