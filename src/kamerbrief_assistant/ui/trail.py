"""The places one has been, to go back to and forward again."""

from __future__ import annotations

from typing import Generic, TypeVar

P = TypeVar("P")


class Trail(Generic[P]):
    """Like a browser's: going somewhere new forgets what was ahead."""

    def __init__(self, limit: int = 200) -> None:
        self._behind: list[P] = []
        self._ahead: list[P] = []
        self._limit = limit

    def leave(self, here: P) -> None:
        """Remembers `here`, which is about to be left for somewhere new."""
        if not self._behind or self._behind[-1] != here:
            self._behind.append(here)
        del self._behind[: -self._limit]
        self._ahead.clear()

    def back(self, here: P) -> P | None:
        return self._move(here, self._behind, self._ahead)

    def forward(self, here: P) -> P | None:
        return self._move(here, self._ahead, self._behind)

    def _move(self, here: P, source: list[P], other: list[P]) -> P | None:
        while source:
            place = source.pop()
            if place != here:
                other.append(here)
                return place
        return None
