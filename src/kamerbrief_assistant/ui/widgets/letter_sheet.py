"""A letter drawn whole: the quoted words, the chosen link and the words that were found set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.events import Resize
from textual.message import Message

from kamerbrief_assistant.domain.commitments import Reference
from kamerbrief_assistant.domain.letters import Letter, LetterId, Passage
from kamerbrief_assistant.ui.find import Match, find_all
from kamerbrief_assistant.ui.letterview import LetterView, Link, Place
from kamerbrief_assistant.ui.lines import Block, Span

from .sheet import Sheet


class LetterSheet(Sheet):
    """One letter. `here` is the block of the passage that commands speak of."""

    class Moved(Message):
        """Another passage is in view, or another match."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id)
        self.here = -1
        self.view: LetterView | None = None
        self.place: Place | None = None
        """The place that was gone to last, whose words are set apart."""
        self.link: Link | None = None
        self.matches: list[Match] = []
        self.match = -1
        self._pending: Place | None = None

    # What is shown

    def show(self, letter: Letter, references: Sequence[Reference], place: Place) -> None:
        """Draws a letter with `place` in view."""
        if self.view is None or self.view.letter is not letter:
            self.view = LetterView(letter, tuple(references))
            self.matches, self.match, self.link = [], -1, None
            self.set_blocks(self._numbered())
        self.go(place)

    def _numbered(self) -> list[Block]:
        assert self.view is not None
        return [replace(block, item=index) for index, block in enumerate(self.view.blocks)]

    def clear(self) -> None:
        self.view, self.place, self.link = None, None, None
        self.matches, self.match = [], -1
        self.set_blocks([])

    def go(self, place: Place) -> None:
        """Goes to a place of the letter that is shown."""
        assert self.view is not None
        self.place = self._pending = place
        self.link = None
        self._choose(self.view.block_of(place.order))
        self._bring_into_view()
        self.call_after_refresh(self._bring_into_view)
        self.refresh()

    def _bring_into_view(self) -> None:
        """Scrolls to the place gone to, until it is really seen: a pane just opened may have no size yet."""
        if self._pending is None or self.view is None or not self.laid_out:
            return
        block, span = self.view.block_of(self._pending.order), self.view.span(self._pending)
        start, end = (span.start, span.end) if span else (0, None)
        self.reveal(block, start, end)
        if self.is_seen(block, start):
            self._pending = None

    def _layout(self) -> None:
        super()._layout()
        self.call_after_refresh(self._bring_into_view)

    def on_resize(self, _event: Resize) -> None:
        self.call_after_refresh(self._bring_into_view)

    def _choose(self, block: int) -> None:
        self.item = block
        self.here = block
        self.refresh()
        self.post_message(self.Moved())

    @property
    def letter_id(self) -> LetterId | None:
        return self.view.letter.id if self.view else None

    @property
    def passage(self) -> Passage | None:
        """The passage that commands speak of."""
        if self.view is None or not 0 <= self.here < len(self.view.blocks):
            return None
        return self.view.passage(self.here)

    def spans_of(self, block: int) -> list[Span]:
        spans = super().spans_of(block)
        if self.view is None:
            return spans
        if self.place is not None and block == self.view.block_of(self.place.order):
            spans = [*self._quoted(self.place), *spans]
        spans += [
            Span(match.start, match.end, "match-here" if number == self.match else "match")
            for number, match in enumerate(self.matches)
            if match.block == block
        ]
        if self.link is not None and self.link.block == block:
            spans.append(Span(self.link.start, self.link.end, "chosen"))
        return spans

    def _quoted(self, place: Place) -> list[Span]:
        assert self.view is not None
        whole = self.view.span(place)
        if whole is None:
            return []
        block = self.view.block_of(place.order)
        return [
            whole,
            *(
                Span(
                    self.view.shown(block, place.start + start),
                    self.view.shown(block, place.start + end, ending=True),
                    "emphasis",
                )
                for start, end in place.emphasis
            ),
        ]

    def where_now(self) -> Place | None:
        if self.view is None:
            return None
        order = self.view.passage(self.here).order if self.here >= 0 else 0
        if self.place is not None and self.place.order == order:
            return self.place
        return Place(self.view.letter.id, order)

    # Scrolling

    def _scroll_lines(self, lines: int) -> None:
        self._pending = None
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
        self._follow_view()

    def _follow_view(self) -> None:
        """Keeps the chosen passage among those in view."""
        if not self._lines:
            return
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        first, _ = self.place_at(top)
        last, _ = self.place_at(top + height - 1)
        if not first <= self.here <= last:
            self._choose(min(max(self.here, first), last))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.is_mounted and self.view is not None and self._pending is None:
            self.call_after_refresh(self._follow_view)

    def action_line_down(self) -> None:
        self._scroll_lines(1)

    def action_line_up(self) -> None:
        self._scroll_lines(-1)

    def action_sheet_down(self) -> None:
        self._scroll_lines(max(self.scrollable_content_region.height - 2, 1))

    def action_sheet_up(self) -> None:
        self._scroll_lines(-max(self.scrollable_content_region.height - 2, 1))

    # Finding words

    def find(self, words: str) -> int:
        """Marks every place with these words and goes to the next; gives how many there are."""
        self.matches = find_all([block.text for block in self.blocks], words)
        self.match = -1
        if self.matches:
            ahead = [i for i, match in enumerate(self.matches) if match.block >= max(self.here, 0)]
            self._go_match(ahead[0] if ahead else 0)
        self.refresh()
        return len(self.matches)

    def step_match(self, step: int) -> None:
        self._go_match((self.match + step) % len(self.matches))

    def _go_match(self, number: int) -> None:
        self.match = number
        match = self.matches[number]
        self.link = None
        self._choose(match.block)
        self.reveal(match.block, match.start)
