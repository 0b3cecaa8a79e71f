"""A sheet of text drawn line by line: the letter and the conversation are sheets.

Only the lines in view are rendered, and wrapping is plain arithmetic on strings, so a letter of
three hundred pages opens at once. Text is drawn as it is, never read as markup.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from kamerbrief_assistant.ui.lines import Block, Line, Span, clean, cut, lay_out
from kamerbrief_assistant.wording import text

GUTTER = 2
"""Cells left of the text, where a bar marks the chosen item."""


class Sheet(ScrollView, can_focus=True):
    """Blocks of text with one chosen item, marked by a bar in the gutter."""

    ALLOW_SELECT = True
    STYLES: ClassVar[dict[str, str]] = {
        "text": "",
        "heading": "bold $text-primary",
        "muted": "$soft",
        "strong": "bold",
        "quote": "bold on $primary-muted",
        "quoted": "",
        "emphasis": "bold underline",
        "marker": "bold $text-accent",
        "link": "underline $text-accent",
        "chosen": "bold reverse",
        "match": "underline on $warning-muted",
        "match-here": "bold $background on $warning",
        "note": "$soft",
        "bar": "bold $accent",
        "good": "bold $text-success",
        "warn": "bold $text-warning",
        "bad": "bold $text-error",
        "question": "bold $text-primary",
    }
    """What the names of styles mean in the theme's words. Component classes would say the same, but
    each costs a millisecond at the start; these are read when first drawn."""
    DEFAULT_CSS = """
    Sheet { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; background: $surface; }
    """

    class Chosen(Message):
        """The user pressed the mouse on an item."""

        def __init__(self, sheet: Sheet, item: int, block: int, offset: int) -> None:
            super().__init__()
            self.sheet = sheet
            self.item = item
            self.block = block
            self.offset = offset

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id)
        self.blocks: list[Block] = []
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._width = 0
        self.item = -1
        self._styles_by_name: dict[tuple[str, ...], Style] = {}

    # What subclasses say

    def spans_of(self, block: int) -> list[Span]:
        """The spans to draw in a block now: its own, and a subclass's highlights."""
        return list(self.blocks[block].spans)

    # Layout

    def set_blocks(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self._width = 0
        self._layout()

    @property
    def text_width(self) -> int:
        return max(self.scrollable_content_region.width - GUTTER, 0)

    def _layout(self) -> None:
        width = self.text_width
        if not width:
            return
        if width != self._width:
            self._width = width
            self._lines, self._starts = lay_out(self.blocks, width)
            self.virtual_size = Size(width + GUTTER, len(self._lines))
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        if self._lines and self.text_width != self._width:
            block, offset = self.place_at(self.scroll_offset.y)
            self._layout()
            if block > 0 or offset:
                self.scroll_to(y=self.line_of(block, offset), animate=False)
        else:
            self._layout()

    @property
    def laid_out(self) -> bool:
        return bool(self._width)

    def line_of(self, block: int, offset: int = 0) -> int:
        """The line that draws `offset` of a block."""
        if not self._starts or block >= len(self._starts):
            return 0
        line = self._starts[block]
        while line + 1 < len(self._lines) and self._lines[line + 1][0] == block:
            if self._lines[line + 1][1] > offset:
                break
            line += 1
        return line

    def place_at(self, line: int) -> tuple[int, int]:
        """(block, offset) at the beginning of a line; an empty line belongs to the next block."""
        if not self._lines:
            return 0, 0
        line = min(max(line, 0), len(self._lines) - 1)
        index, start, _end = self._lines[line]
        if index < 0:
            return min(bisect_right(self._starts, line), len(self.blocks) - 1), 0
        return index, start

    def is_seen(self, block: int, offset: int = 0) -> bool:
        """Whether the line that draws the place is in view."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return top <= self.line_of(block, offset) < top + height

    def reveal(self, block: int, offset: int = 0, end: int | None = None, *, context: int = 3) -> None:
        """Scrolls so that the place is in view with some lines above; not at all when it is."""
        first = self.line_of(block, offset)
        last = self.line_of(block, end if end is not None else offset)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if top <= first and last < top + height:
            return
        # Forced: a sheet just filled has no scrollbar yet, and would not scroll.
        self.scroll_to(y=max(first - context, 0), animate=False, force=True)

    # Drawing

    def notify_style_update(self) -> None:
        self._styles_by_name.clear()
        super().notify_style_update()

    def _style(self, *names: str) -> Style:
        style = self._styles_by_name.get(names)
        if style is None:
            visual = self.visual_style
            for name in names:
                visual += self.app.stylesheet.parse_style(self.STYLES[name])
            style = self._styles_by_name[names] = visual.rich_style
        return style

    def render_line(self, y: int) -> Strip:
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if number >= len(self._lines) or self._lines[number][0] < 0:
            page = self._lines[number][1] if number < len(self._lines) else 0
            rule = f"  ── {text('p. {n}', n=page)} ".ljust(width, "─") if page else ""
            strip = Strip([Segment(rule, self._style("muted"))])
            return strip.adjust_cell_length(width, self.rich_style).apply_offsets(0, number)
        index, start, end = self._lines[number]
        block = self.blocks[index]
        here = block.item >= 0 and block.item == self.item
        segments = [Segment("▌ " if here else "  ", self._style("bar"))]
        prefix = block.first if number == self._starts[index] else block.rest
        if prefix:
            segments.append(Segment(prefix, self._style("muted")))
        for left, right, names in cut(self.spans_of(index), start, end):
            if right > left:
                segments.append(Segment(clean(block.text[left:right]), self._style(block.style, *names)))
        strip = Strip(segments)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            strip = self._select(strip, *span)
        return strip.adjust_cell_length(width, self.rich_style).apply_offsets(0, number)

    def _select(self, strip: Strip, start: int, end: int) -> Strip:
        length = strip.cell_length
        end = length if end < 0 else min(end, length)
        style = self.screen.get_component_rich_style("screen--selection")
        chosen = strip.crop(start, end)
        painted = Strip(
            [Segment(s.text, (s.style or Style()) + Style(bgcolor=style.bgcolor)) for s in chosen]
        )
        return Strip.join([strip.crop(0, start), painted, strip.crop(end, length)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the mouse's selection, as drawn."""
        drawn = []
        for number, (index, start, end) in enumerate(self._lines):
            if index < 0:
                drawn.append("")
                continue
            block = self.blocks[index]
            prefix = block.first if number == self._starts[index] else block.rest
            drawn.append(" " * GUTTER + prefix + clean(block.text[start:end]))
        return selection.extract("\n".join(drawn)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        super().selection_updated(selection)
        self.refresh()

    # The mouse

    def on_click(self, event: Click) -> None:
        where = event.get_content_offset(self)
        if where is None:
            return
        line = self.scroll_offset.y + where.y
        if not 0 <= line < len(self._lines) or self._lines[line][0] < 0:
            return
        index, start, end = self._lines[line]
        block = self.blocks[index]
        offset = min(start + max(where.x - GUTTER - len(block.first), 0), end)
        self.post_message(self.Chosen(self, block.item, index, offset))
