"""The letter around the cited passage: marks and references to follow, words to find, the way back."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.letterview import Link, LinkKind, Place
from kamerbrief_assistant.ui.trail import Trail

from .letter_sheet import LetterSheet
from .sheet import Sheet


class Reader(LetterSheet):
    """A letter with its commands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.READER)

    class Elsewhere(Message):
        """The reader wants another letter opened at a place; `again` when going back or forward."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    class Wanted(Message):
        """The user asked for something that needs the screen: copy, pin, find, outline, references."""

        def __init__(self, what: str, link: Link | None = None) -> None:
            super().__init__()
            self.what = what
            self.link = link

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id)
        self.used: tuple[Place, ...] = ()
        """The places that the answer in view cites, in order."""
        self.trail: Trail[Place] = Trail()

    # Moving

    def _leave(self) -> None:
        """Remembers where the reader is before it goes elsewhere."""
        here = self.where_now()
        if here is not None:
            self.trail.leave(here)

    def visit(self, place: Place) -> None:
        """Goes to a place of this or another letter, remembering the way back."""
        if place == self.where_now():
            self.go(place)
            return
        self._leave()
        self._arrive(place)

    def _arrive(self, place: Place) -> None:
        if self.view is not None and place.letter == self.view.letter.id:
            self.go(place)
        else:
            self.post_message(self.Elsewhere(place))

    def action_back(self) -> None:
        self._retrace(back=True)

    def action_forward(self) -> None:
        self._retrace(back=False)

    def _retrace(self, *, back: bool) -> None:
        here = self.where_now()
        if here is None:
            return
        place = self.trail.back(here) if back else self.trail.forward(here)
        if place is None:
            self.post_message(self.Wanted("trail-end"))
        else:
            self._arrive(place)

    def action_top(self) -> None:
        self._leave()
        self.scroll_to(y=0, animate=False)
        self._choose(0)

    def action_bottom(self) -> None:
        self._leave()
        self.scroll_to(y=len(self._lines), animate=False)
        self._choose(len(self.blocks) - 1)

    # Marks and references

    def action_next_link(self) -> None:
        self._step_link(1)

    def action_previous_link(self) -> None:
        self._step_link(-1)

    def _step_link(self, step: int) -> None:
        if self.view is None or not self.view.links:
            self.post_message(self.Wanted("no-links"))
            return
        links = self.view.links
        if self.link in links:
            index = (links.index(self.link) + step) % len(links)
        else:
            ahead = [i for i, link in enumerate(links) if link.block >= self.here]
            first = ahead[0] if ahead else 0
            index = first if step > 0 else first - 1
        self._choose_link(links[index])

    def _choose_link(self, link: Link) -> None:
        self.link = link
        self._choose(link.block)
        self.reveal(link.block, link.start)

    def action_follow(self) -> None:
        """Follows the chosen link; without one, the passage's first mark or the footnote's way back."""
        if self.view is None:
            return
        link = self.link if self.link is not None and self.link.block == self.here else None
        if link is None:
            here = [link for link in self.view.links if link.block == self.here]
            notes = [link for link in here if link.kind is not LinkKind.REFERENCE]
            link = next(iter(notes or here), None)
        if link is None:
            self.post_message(self.Wanted("no-links"))
            return
        self.follow(link)

    def follow(self, link: Link) -> None:
        assert self.view is not None
        letter = self.view.letter.id
        if link.kind is LinkKind.MARKER:
            note = self.view.footnote_block(link.number, link.block)
            if note is None:
                self.post_message(self.Wanted("no-note", link))
                return
            self.visit(Place(letter, self.view.passage(note).order))
            self.link = next((each for each in self.view.links if each.block == note), None)
        elif link.kind is LinkKind.NOTE:
            mark = self.view.mark_of(link.block)
            if mark is None:
                self.post_message(self.Wanted("no-mark", link))
                return
            self.visit(Place(letter, self.view.passage(mark.block).order))
            self._choose_link(mark)
        elif link.reference is not None and link.reference.in_library is not None:
            self.visit(Place(link.reference.in_library))
        else:
            self.post_message(self.Wanted("missing", link))

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if self.view is None:
            return
        for link in self.view.links:
            if link.block == event.block and link.start <= event.offset < link.end:
                self.follow(link)
                return
        self.link = None
        self._choose(event.block)

    # What the answer used

    def action_next_used(self) -> None:
        self._step_used(1)

    def action_previous_used(self) -> None:
        self._step_used(-1)

    def _step_used(self, step: int) -> None:
        if not self.used:
            self.post_message(self.Wanted("no-used"))
            return
        here = self.where_now()
        index = (self.used.index(here) + step) % len(self.used) if here in self.used else 0
        self.visit(self.used[index])
        self.post_message(self.Wanted("used"))

    def action_next_match(self) -> None:
        self._step_match(1)

    def action_previous_match(self) -> None:
        self._step_match(-1)

    def _step_match(self, step: int) -> None:
        if self.matches:
            self.step_match(step)
        else:
            self.post_message(self.Wanted("no-matches"))

    # What the screen does

    def action_find(self) -> None:
        self.post_message(self.Wanted("find"))

    def action_outline(self) -> None:
        self.post_message(self.Wanted("outline"))

    def action_references(self) -> None:
        self.post_message(self.Wanted("references"))

    def action_copy(self) -> None:
        self.post_message(self.Wanted("copy"))

    def action_copy_quote(self) -> None:
        self.post_message(self.Wanted("copy-quote"))

    def action_pin(self) -> None:
        self.post_message(self.Wanted("pin"))

    def action_leave(self) -> None:
        if self.matches:
            self.matches, self.match = [], -1
            self.refresh()
            self.post_message(self.Moved())
        else:
            self.post_message(self.Wanted("leave"))
