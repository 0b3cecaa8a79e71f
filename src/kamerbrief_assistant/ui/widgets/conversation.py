"""What was asked and answered, with citations to step through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.session import Exchange
from kamerbrief_assistant.ui.talk import Item, Talk, draw

from .sheet import Sheet


class Conversation(Sheet):
    """The conversation as a sheet whose items are questions, citations and suggestions."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.CONVERSATION)

    class Stepped(Message):
        """Another item is chosen."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    class Wanted(Message):
        """The user wants something done with the chosen item: open, copy, copy-quote, pin, edit."""

        def __init__(self, what: str, item: Item) -> None:
            super().__init__()
            self.what = what
            self.item = item

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id)
        self.talk = Talk([], [])

    def show(
        self, exchanges: Sequence[Exchange], suggestions: Sequence[str], notice: str, *, ready: bool
    ) -> None:
        """Draws everything; the chosen item stays chosen."""
        chosen = self.chosen
        self.talk = draw(exchanges, suggestions, notice, ready=ready)
        self.item = self._find(chosen) if chosen is not None else -1
        self.set_blocks(self.talk.blocks)

    def _find(self, wanted: Item) -> int:
        for index, item in enumerate(self.talk.items):
            same = (item.exchange, item.ask, item.place) == (wanted.exchange, wanted.ask, wanted.place)
            number = item.citation.number if item.citation else 0
            if same and number == (wanted.citation.number if wanted.citation else 0):
                return index
        return -1

    @property
    def chosen(self) -> Item | None:
        return self.talk.items[self.item] if 0 <= self.item < len(self.talk.items) else None

    def choose_citation(self, exchange: Exchange, number: int, *, top: bool = False) -> bool:
        """Chooses a citation by its number; with `top` its question is scrolled to the top."""
        for index, item in enumerate(self.talk.items):
            if item.exchange is exchange and item.citation and item.citation.number == number:
                self._choose(index)
                if top:
                    self.show_exchange(exchange)
                return True
        return False

    def show_exchange(self, exchange: Exchange) -> None:
        """Scrolls so that an exchange begins at the top, or to the end if it is short."""
        for index, item in enumerate(self.talk.items):
            if item.exchange is exchange and item.citation is None:
                block = next(i for i, each in enumerate(self.blocks) if each.item == index)
                self.call_after_refresh(self._to_top, block)
                return

    def _to_top(self, block: int) -> None:
        self.scroll_to(y=self.line_of(block), animate=False)

    def _choose(self, index: int) -> None:
        self.item = index
        blocks = [i for i, block in enumerate(self.blocks) if block.item == index]
        if blocks:
            self.reveal(blocks[0], 0, context=2)
            last = self.line_of(blocks[-1], len(self.blocks[blocks[-1]].text))
            below = last - (self.scroll_offset.y + self.scrollable_content_region.height - 1)
            if below > 0:
                first = self.line_of(blocks[0])
                self.scroll_to(y=min(self.scroll_offset.y + below, first), animate=False)
        self.refresh()
        self.post_message(self.Stepped(self.talk.items[index]))

    def action_next(self) -> None:
        self._step(1)

    def action_previous(self) -> None:
        self._step(-1)

    def action_first(self) -> None:
        if self.talk.items:
            self._choose(0)
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        if self.talk.items:
            self._choose(len(self.talk.items) - 1)
        self.scroll_end(animate=False)

    def _step(self, step: int) -> None:
        if not self.talk.items:
            return
        if self.item < 0:
            self._choose(0 if step > 0 else len(self.talk.items) - 1)
            return
        index = self.item + step
        if 0 <= index < len(self.talk.items):
            self._choose(index)
        else:
            self.scroll_to(y=0 if step < 0 else len(self._lines), animate=False)

    def _want(self, what: str) -> None:
        if self.chosen is None and self.talk.items:
            self.item = len(self.talk.items) - 1
        if self.chosen is not None:
            self.post_message(self.Wanted(what, self.chosen))

    def action_open(self) -> None:
        self._want("open")

    def action_copy(self) -> None:
        self._want("copy")

    def action_copy_quote(self) -> None:
        self._want("copy-quote")

    def action_pin(self) -> None:
        self._want("pin")

    def action_edit(self) -> None:
        self._want("edit")

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.item < 0:
            return
        again = event.item == self.item
        self._choose(event.item)
        item = self.talk.items[event.item]
        if again or item.ask:
            self.post_message(self.Wanted("open", item))
