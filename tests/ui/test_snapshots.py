"""Each screen as it stands on a terminal, compared with what was looked at and approved.

The pictures are text, one file a screen in `snapshots/`; colours are tested apart. To approve changed
screens: UPDATE_SNAPSHOTS=1 pytest tests/ui/test_snapshots.py, and look at the difference.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kamerbrief_assistant.domain.errors import ModelError
from kamerbrief_assistant.domain.progress import Skipped
from kamerbrief_assistant.ui.settings import Settings

from .fake import NEW, SCHOOL
from .running import Running, running

FOLDER = Path(__file__).with_name("snapshots")
PROOF = "informeer uitkomsten proef?"
Walk = Callable[[Running], Awaitable[None]]


async def empty(hands: Running) -> None:
    hands.fake.indexed.clear()
    hands.app.refresh_shelf()
    await hands.until(lambda: not hands.app.desk.shelf.letters)


async def start(hands: Running) -> None:
    await hands.until(lambda: hands.app.desk.suggestions)


async def waiting(hands: Running) -> None:
    hands.fake.gate = threading.Event()
    hands.main.ask(PROOF)
    await hands.pilot.pause()


async def updating(hands: Running) -> None:
    hands.fake.slow_index = threading.Event()
    hands.fake.waiting.append(NEW)
    await hands.press("f8", "f3")
    await hands.until(lambda: hands.app.updater.progress is not None)
    await hands.until(lambda: "wolf.txt" in hands.shown())


async def failed(hands: Running) -> None:
    hands.fake.problem = ModelError("The encoder's folder is gone.", remedy="Put it back.")
    await hands.ask(PROOF)


async def answered(hands: Running) -> None:
    await hands.ask(PROOF)
    await hands.until(lambda: hands.main.reader.letter_id)


async def weak(hands: Running) -> None:
    hands.fake.stale = True
    await hands.ask("convenant")
    await hands.until(lambda: hands.main.reader.letter_id)


async def not_found(hands: Running) -> None:
    await hands.ask("vliegveld")


async def reading(hands: Running) -> None:
    await answered(hands)
    await hands.press("escape", "enter")
    await hands.until(lambda: hands.main.reader.has_focus)
    await hands.press("full_stop", "full_stop")


async def outline(hands: Running) -> None:
    await reading(hands)
    await hands.press("o")


async def references(hands: Running) -> None:
    await reading(hands)
    await hands.press("r")
    await hands.until(lambda: "·" in hands.shown().splitlines()[-2])


async def letters(hands: Running) -> None:
    hands.fake.unreadable = (Skipped("scan.pdf", "no_text_layer", "No text.", "OCR."),)
    hands.fake.gone = {SCHOOL.id}
    hands.app.refresh_shelf()
    await hands.until(lambda: len(hands.app.desk.shelf.letters) == 3)
    await hands.press("f3", "down")


async def correcting(hands: Running) -> None:
    await hands.press("f3", "e")


async def filtering(hands: Running) -> None:
    await hands.press("f7")


async def register(hands: Running) -> None:
    await hands.press("f4")
    await hands.until(lambda: "–" in hands.shown() or "“" in hands.shown())


async def timeline(hands: Running) -> None:
    await register(hands)
    await hands.press("t")


async def note(hands: Running) -> None:
    await answered(hands)
    await hands.press("escape", "p", "f5", "r", *"let op", "enter")


async def help_(hands: Running) -> None:
    await answered(hands)
    await hands.press("escape", "f1")


async def palette(hands: Running) -> None:
    await hands.press("ctrl+p")
    await hands.until(lambda: "(F3)" in hands.shown())


WALKS: dict[str, Walk] = {
    walk.__name__.strip("_"): walk
    for walk in (
        empty, start, waiting, updating, failed, answered, weak, not_found, reading, outline, references,
        letters, correcting, filtering, register, timeline, note, help_, palette,
    )
}  # fmt: skip
SIZES = {"80x24": (80, 24), "160x50": (160, 50)}


async def picture(folder: Path, walk: Walk, lang: str, size: tuple[int, int], theme: str) -> str:
    settings = Settings(theme=theme, animation=False)
    async with running(folder, lang=lang, size=size, settings=settings) as hands:
        await asyncio.wait_for(walk(hands), 60)
        hands.app.clear_notifications()
        await hands.until(lambda: not hands.app.screen.query("Toast"))
        shown = hands.shown()
        for gate in (hands.fake.gate, hands.fake.slow_index):
            if gate is not None:
                gate.set()
        return shown


# Every screen small in Dutch and dark, and large in English and light; the screens of the main job also
# the other way round.
CASES = [
    (name, lang, size, theme)
    for lang, size, theme in (
        ("nl", "80x24", "dark"),
        ("en", "160x50", "light"),
        ("en", "80x24", "light"),
        ("nl", "160x50", "dark"),
    )
    for name in WALKS
    if (lang, size) in {("nl", "80x24"), ("en", "160x50")}
    or name in {"start", "answered", "reading", "letters"}
]


@pytest.mark.parametrize(("name", "lang", "size", "theme"), CASES)
def test_the_screen_looks_as_approved(tmp_path: Path, name: str, lang: str, size: str, theme: str) -> None:
    shown = asyncio.run(picture(tmp_path, WALKS[name], lang, SIZES[size], theme))
    shown = shown.replace(str(tmp_path), "TMP")
    file = FOLDER / f"{name}-{lang}-{size}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(shown + "\n", encoding="utf-8")
    assert shown + "\n" == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_every_text_is_readable_on_its_ground(tmp_path: Path, theme: str) -> None:
    """WCAG's contrast of 4.5 to 1, and 7 to 1 for the high contrast theme, for all letters and digits."""
    least = 7.0 if theme == "contrast" else 4.5

    async def go() -> list[tuple[str, float]]:
        poor = []
        async with running(tmp_path, settings=Settings(theme=theme, animation=False)) as hands:
            await reading(hands)
            for line in hands.app.screen._compositor.render_strips():
                for segment in line:
                    words = segment.text.strip()
                    style = segment.style
                    if style is None or not any(character.isalnum() for character in words):
                        continue
                    if style.color is None or style.bgcolor is None:
                        continue
                    ratio = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
                    if ratio < least and "placeholder" not in str(style):
                        poor.append((words, round(ratio, 1)))
        return poor

    placeholder = "Your question, then Enter"
    assert [each for each in asyncio.run(go()) if each[0] not in placeholder] == []


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_without_colour_the_chosen_and_the_quoted_still_stand_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def go() -> None:
        async with running(tmp_path) as hands:
            assert hands.app.no_color
            await reading(hands)
            reader = hands.main.reader
            assert "▌" in hands.shown()
            line = reader.line_of(reader.here, 60) - reader.scroll_offset.y
            bold = [s.text for s in reader.render_line(line) if s.style and s.style.bold]
            assert any("voorjaar" in text or "In het" in text for text in bold)

    asyncio.run(go())
