"""Runs the app over a library in memory, and waits for what a user would see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from textual._compositor import LayoutUpdate
from textual.pilot import Pilot

from kamerbrief_assistant import wording
from kamerbrief_assistant.ui.app import AssistantApp
from kamerbrief_assistant.ui.clipboard import Copied, Way
from kamerbrief_assistant.ui.port import Port
from kamerbrief_assistant.ui.screens.main import MainScreen
from kamerbrief_assistant.ui.settings import Settings
from kamerbrief_assistant.ui.state import State

from .fake import FakeAssistant

TURNS = 4000
"""Turns of the event loop before a condition counts as never met."""


@dataclass
class Running:
    """The app as it runs, its library, and the hands on its keys."""

    app: AssistantApp
    fake: FakeAssistant
    pilot: Pilot[object]
    copied: list[str]

    @property
    def main(self) -> MainScreen:
        return self.app.main

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Waits until `condition` holds, turn by turn of the event loop."""
        for _ in range(TURNS):
            if condition():
                await self.pilot.pause()
                return
            await asyncio.sleep(0.001)
        raise AssertionError(f"never came: {what or condition}\n{self.shown()}")

    async def see(self, words: str) -> None:
        """Waits until `words` stand on the screen."""
        await self.until(lambda: words in self.shown(), f"{words!r} on the screen")

    async def ready(self) -> None:
        await self.until(lambda: self.app.desk.shelf.letters or self.app.desk.ready.is_set(), "library")
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def ask(self, question: str) -> None:
        """Types a question and waits for its answer."""
        await self.press("f2")
        self.main.question.put(question)
        await self.press("enter")
        session = self.app.desk.session
        await self.until(
            lambda: (
                session.latest is not None
                and session.latest.question == question
                and not session.latest.waiting
            ),
            "an answer",
        )

    @property
    def notices(self) -> list[str]:
        return [str(each.message) for each in self.app._notifications]

    async def told(self, words: str) -> None:
        """Waits for a notice that holds `words`."""
        await self.until(
            lambda: any(words in each for each in self.notices), f"notice {words!r}, had {self.notices}"
        )

    def shown(self) -> str:
        """The screen as text, as a terminal would show it."""
        return shown(self.app)


def shown(app: AssistantApp) -> str:
    screen = app.screen
    width, height = screen.size
    update = screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    lines = update.strips
    return "\n".join("".join(segment.text for segment in line)[:width].rstrip() for line in lines[:height])


@asynccontextmanager
async def running(
    folder: Path,
    fake: FakeAssistant | None = None,
    *,
    lang: str = "en",
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    opener: Callable[[], Port] | None = None,
    wait: bool = True,
) -> AsyncIterator[Running]:
    """The app on a terminal of `size`, its state kept under `folder`."""
    wording.use(lang)
    library = fake or FakeAssistant(folder / "library")

    copied: list[str] = []

    def opened() -> Port:
        return library

    def copier(content: str, **_: object) -> Copied:
        copied.append(content)
        return Copied(Way.SYSTEM, "test")

    app = AssistantApp(
        opener or opened,
        settings=settings or Settings(animation=False),
        state_for=lambda path: State(path, folder=folder / "state", enabled=(settings or Settings()).history),
        name="proef",
        today=lambda: date(2025, 4, 1),
        export_folder=folder,
        copier=copier,
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        hands = Running(app, library, pilot, copied)
        if wait:
            await hands.ready()
        yield hands
    wording.use("en")


def screen(
    *,
    fake: Callable[[Path], FakeAssistant] = lambda folder: FakeAssistant(folder / "library"),
    **options: Any,
) -> Callable[[Callable[[Running], Awaitable[None]]], Callable[[Path], None]]:
    """Makes a test of a walk through the running app."""

    def wrap(walk: Callable[[Running], Awaitable[None]]) -> Callable[[Path], None]:
        def test(tmp_path: Path) -> None:
            async def go() -> None:
                async with running(tmp_path, fake(tmp_path), **options) as hands:
                    await asyncio.wait_for(walk(hands), 60)

            asyncio.run(go())

        test.__name__ = getattr(walk, "__name__", "test")
        test.__doc__ = walk.__doc__
        return test

    return wrap
