"""The letter around the cited passage: marks and references to follow, words to find, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.message import Message
from textual.reactive import reactive

from kamerbrief_assistant.domain.commitments import Reference
from kamerbrief_assistant.domain.letters import Letter, LetterId, Passage
from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.find import Match, find_all
from kamerbrief_assistant.ui.letterview import LetterView, Link, LinkKind, Place
from kamerbrief_assistant.ui.lines import Block, Span
from kamerbrief_assistant.ui.trail import Trail

from .sheet import Sheet


class Reader(Sheet):
    """One letter, drawn whole. `item` is the passage that commands speak of."""

    BINDINGS = bindings(Scope.READER)

    here: reactive[int] = reactive(-1)
    """The block that commands speak of."""

    class Moved(Message):
        """Another passage is in view, or another match."""

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
        self.view: LetterView | None = None
        self.place: Place | None = None
        self.link: Link | None = None
        self.used: tuple[Place, ...] = ()
        self.matches: list[Match] = []
        self.match = -1
        self.trail: Trail[Place] = Trail()
        self._pending: Place | None = None

    # What is shown

    def show(self, letter: Letter, references: Sequence[Reference], place: Place) -> None:
        """Draws a letter with `place` in view."""
        if self.view is None or self.view.letter is not letter:
            self.view = LetterView(letter, tuple(references))
            self.matches, self.match, self.link = [], -1, None
            self.set_blocks(self._numbered())
        self.go(place)

    def show_references(self, references: Sequence[Reference]) -> None:
        """Adds the links of references that were looked up after the letter was drawn."""
        if self.view is None or not references:
            return
        self.view = LetterView(self.view.letter, tuple(references))
        self.blocks = self._numbered()
        self.refresh()

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
        self.place = place
        self.link = None
        if not self.laid_out:
            self._pending = place
        block = self.view.block_of(place.order)
        span = self.view.span(place)
        self._choose(block)
        self.reveal(block, span.start if span else 0, span.end if span else None)
        self.refresh()

    def _layout(self) -> None:
        super()._layout()
        if self.laid_out and self._pending is not None:
            place, self._pending = self._pending, None
            self.call_after_refresh(self.go, place)

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

    # Moving

    def _leave(self) -> None:
        """Remembers where the reader is before it goes elsewhere."""
        here = self.where_now()
        if here is not None:
            self.trail.leave(here)

    def where_now(self) -> Place | None:
        if self.view is None:
            return None
        order = self.view.passage(self.here).order if self.here >= 0 else 0
        if self.place is not None and self.place.order == order:
            return self.place
        return Place(self.view.letter.id, order)

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

    def _scroll_lines(self, lines: int) -> None:
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
            link = next((link for link in self.view.links if link.block == self.here), None)
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

    def action_next_match(self) -> None:
        self._step_match(1)

    def action_previous_match(self) -> None:
        self._step_match(-1)

    def _step_match(self, step: int) -> None:
        if not self.matches:
            self.post_message(self.Wanted("no-matches"))
            return
        self._go_match((self.match + step) % len(self.matches))

    def _go_match(self, number: int) -> None:
        self.match = number
        match = self.matches[number]
        self.link = None
        self._choose(match.block)
        self.reveal(match.block, match.start)

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
