"""A letter drawn whole, by itself."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App, ComposeResult

from kamerbrief_assistant.domain.letters import Kind, Letter, LetterId, Metadata, Passage, PassageId
from kamerbrief_assistant.ui.letterview import Place
from kamerbrief_assistant.ui.themes import THEMES
from kamerbrief_assistant.ui.widgets.letter_sheet import LetterSheet


def letter(paragraphs: int) -> Letter:
    passages, start = [], 0
    for order in range(paragraphs):
        text = f"Alinea {order} gaat over de dijken langs de rivier en over wie ze betaalt."
        passages.append(
            Passage(
                PassageId(order + 1),
                LetterId("dijken"),
                order,
                Kind.PARAGRAPH,
                text,
                start,
                start + len(text),
            )
        )
        start += len(text) + 1
    return Letter(LetterId("dijken"), "dijken.txt", Metadata(), tuple(passages))


class Alone(App[None]):
    """A sheet in a pane that may not have its height yet."""

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        yield LetterSheet()


@pytest.mark.parametrize("height", [0, 1])
def test_the_place_is_in_view_however_late_the_pane_gets_its_height(height: int) -> None:
    async def walk() -> None:
        app = Alone()
        async with app.run_test(size=(60, 24)) as pilot:
            sheet = app.query_one(LetterSheet)
            sheet.styles.height = height
            await pilot.pause()
            sheet.show(letter(60), (), Place(LetterId("dijken"), 50))
            await pilot.pause()
            sheet.styles.height = 20
            await pilot.pause()
            await pilot.pause()
            assert sheet.view is not None
            assert sheet.is_seen(sheet.view.block_of(50))

    asyncio.run(walk())


def test_the_place_is_in_view_before_the_sheet_has_a_scrollbar() -> None:
    async def walk() -> None:
        app = Alone()
        async with app.run_test(size=(60, 24)) as pilot:
            sheet = app.query_one(LetterSheet)
            sheet.styles.overflow_y = "hidden"
            sheet.show(letter(60), (), Place(LetterId("dijken"), 50))
            await pilot.pause()
            assert sheet.view is not None
            assert sheet.is_seen(sheet.view.block_of(50))

    asyncio.run(walk())
