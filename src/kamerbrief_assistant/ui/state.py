"""What is kept between sittings, in the user's state folder: questions, conversation, note, window.

Each library has its own folder, named by a digest of its path. Everything is readable by the user
alone. With the history switched off nothing is written and nothing is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kamerbrief_assistant.domain.answers import Answer

from .codec import from_json, to_json
from .history import history_folder
from .letterview import Place
from .note import Pin
from .private import write_private
from .session import Exchange

KEPT_QUESTIONS = 500
KEPT_EXCHANGES = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier sitting left. `pins` are the dossier note's."""

    questions: tuple[str, ...] = ()
    exchanges: tuple[tuple[str, Answer], ...] = ()
    pins: tuple[Pin, ...] = ()
    theme: str = ""
    place: Place | None = None
    """Where the reader was in which letter."""


class State:
    """The kept files of one library."""

    def __init__(self, library: Path, *, folder: Path | None = None, enabled: bool = True) -> None:
        digest = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]
        self._root = folder or history_folder()
        self.folder = self._root / "libraries" / digest
        self.enabled = enabled

    @property
    def clipboard_file(self) -> Path:
        """Where a copied text goes when no clipboard takes it."""
        return self.folder / "copied.txt"

    def read(self) -> Kept:
        """What was kept; what cannot be read any more counts as not kept."""
        if not self.enabled:
            return Kept()
        window = self._read("window.json")
        exchanges = []
        for each in _list(self._read("conversation.json")):
            try:
                exchanges.append((str(each["question"]), from_json(Answer, each["answer"])))
            except (ValueError, KeyError, TypeError):
                continue
        pins = []
        for each in _list(self._read("note.json")):
            try:
                pins.append(from_json(Pin, each))
            except ValueError:
                continue
        questions = tuple(str(each) for each in _list(self._read("questions.json")))
        if not isinstance(window, dict):
            window = {}
        try:
            place = from_json(Place, window.get("place"))
        except ValueError:
            place = None
        return Kept(questions, tuple(exchanges), tuple(pins), str(window.get("theme", "")), place)

    def keep_conversation(self, questions: Sequence[str], exchanges: Sequence[Exchange]) -> None:
        """Keeps the latest questions and answered exchanges. Raises OSError."""
        if not self.enabled:
            return
        self._write("questions.json", list(questions)[-KEPT_QUESTIONS:])
        answered = [
            {"question": each.question, "answer": to_json(each.answer)}
            for each in exchanges
            if each.answer is not None
        ]
        self._write("conversation.json", answered[-KEPT_EXCHANGES:])

    def keep_pins(self, pins: Sequence[Pin]) -> None:
        """Keeps the dossier note. Raises OSError."""
        if self.enabled:
            self._write("note.json", [to_json(pin) for pin in pins])

    def keep_window(self, theme: str, place: Place | None) -> None:
        """Keeps the theme and where the reader is. Raises OSError."""
        if self.enabled:
            self._write("window.json", {"theme": theme, "place": to_json(place)})

    def wipe(self) -> None:
        """Deletes what was kept for this library. Raises OSError."""
        for file in self.folder.glob("*"):
            file.unlink()

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def _write(self, name: str, value: object) -> None:
        write_private(self.folder / name, json.dumps(value, ensure_ascii=False))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
