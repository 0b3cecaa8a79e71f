"""Draws the pictures in docs/pictures/ from the running program over the seed letter.

    python docs/make_pictures.py

The letter is read into a library in a temporary folder; nothing of the user's is touched.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kamerbrief_assistant import wording
from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.ui.app import AssistantApp
from kamerbrief_assistant.ui.settings import Settings
from kamerbrief_assistant.ui.state import State

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).with_name("pictures")
QUESTION = {
    "en": "what was promised on the kroongetuigenregeling?",
    "nl": "wat is er toegezegd over de kroongetuigenregeling?",
}
TODAY = date(2025, 2, 3)

WALKS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("start", "nl", "dark", ()),
    ("answer", "nl", "dark", ("ask",)),
    ("answer-light", "en", "light", ("ask",)),
    ("footnote", "nl", "dark", ("f6", "f6", "enter", "read", "full_stop", "enter")),
    ("letters", "nl", "dark", ("f3",)),
    ("register", "nl", "dark", ("f4", "register")),
    ("timeline", "nl", "light", ("f4", "register", "t")),
    ("references", "nl", "dark", ("f6", "f6", "enter", "read", "r")),
)


async def until(condition: Callable[[], object]) -> None:
    """Waits for something to happen in the program."""
    for _ in range(20_000):
        if condition():
            return
        await asyncio.sleep(0.002)
    raise TimeoutError


async def draw(folder: Path, name: str, lang: str, theme: str, keys: tuple[str, ...]) -> None:
    """Walks `keys` and writes what is then on the screen."""
    wording.use(lang)
    app = AssistantApp(
        lambda: Assistant(folder, today=lambda: TODAY),
        settings=Settings(theme=theme, animation=False, history=False),
        state_for=lambda path: State(path, folder=folder / "state", enabled=False),
        name="voorbeeld",
    )
    async with app.run_test(size=(120, 36)) as pilot:
        await until(lambda: app.desk.suggestions)
        for key in keys:
            if key == "ask":
                app.main.question.put(QUESTION[lang])
                await pilot.press("enter")
                await until(lambda: app.main.reader.letter_id)
            elif key == "read":
                await until(lambda: app.main.reader.letter_id)
            elif key == "register":
                await until(lambda: app.screen.query("#table").first().row_count)  # type: ignore[attr-defined]
            else:
                await pilot.press(key)
            await pilot.pause()
        app.clear_notifications()
        await until(lambda: not app.screen.query("Toast"))
        await pilot.pause()
        picture = app.export_screenshot(title="kamerbrief")
    (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Draws every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "documents", folder / "documents")
        Assistant(folder).index()
        for walk in WALKS:
            asyncio.run(draw(folder, *walk))


if __name__ == "__main__":
    main()
