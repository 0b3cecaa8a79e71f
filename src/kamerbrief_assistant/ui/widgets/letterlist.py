"""The letters to choose from, as a plain list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kamerbrief_assistant.domain.letters import LetterSummary
from kamerbrief_assistant.ui.codes import STATES
from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.desk import Desk
from kamerbrief_assistant.ui.lines import clean
from kamerbrief_assistant.ui.talk import title_of
from kamerbrief_assistant.wording import text
from kamerbrief_assistant.wording.dates import day


class LetterOption(Option):
    """A line of the list, carrying its letter."""

    def __init__(self, letter: LetterSummary) -> None:
        facts = [day(letter.metadata.date), letter.metadata.sender]
        if letter.state != "indexed":
            facts.append(text(STATES.get(letter.state, letter.state)))
        second = " · ".join(clean(each) for each in facts if each)
        parts = [Content(clean(title_of(letter)))]
        if second:
            parts.append(Content.styled(f"\n  {second}", "$soft"))
        super().__init__(Content("").join(parts))
        self.letter = letter


class LetterList(OptionList):
    """Letters that the filter lets through; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LIST)]
    DEFAULT_CSS = """
    LetterList { height: 1fr; border: none; background: $surface; padding: 0 1;
      text-wrap: nowrap; text-overflow: ellipsis; }
    LetterList:focus { border: none; }
    """

    class Opened(Message):
        """A letter was chosen."""

        def __init__(self, letter: LetterSummary) -> None:
            super().__init__()
            self.letter = letter

    def show(self, desk: Desk) -> None:
        chosen = self.highlighted
        letters = [each for each in desk.shelf.readable if desk.passes(each)]
        self.clear_options()
        self.add_options([LetterOption(each) for each in letters])
        if chosen is not None and chosen < len(letters):
            self.highlighted = chosen

    def on_focus(self) -> None:
        if self.highlighted is None and self.option_count:
            self.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if isinstance(event.option, LetterOption):
            self.post_message(self.Opened(event.option.letter))

    def action_choose(self) -> None:
        self.action_select()

    async def action_close(self) -> None:
        await self.run_action("screen.to_question")
