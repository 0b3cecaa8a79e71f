"""Ask and read: the conversation beside the letter, or in front of it where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from kamerbrief_assistant.domain.answers import Answer
from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.errors import in_words
from kamerbrief_assistant.ui.fetching import fetch
from kamerbrief_assistant.ui.letterview import Place
from kamerbrief_assistant.ui.session import Exchange
from kamerbrief_assistant.ui.state import Kept
from kamerbrief_assistant.ui.widgets.bars import Chips, Line
from kamerbrief_assistant.ui.widgets.conversation import Conversation
from kamerbrief_assistant.ui.widgets.keybar import KeyBar
from kamerbrief_assistant.ui.widgets.letterlist import LetterList
from kamerbrief_assistant.ui.widgets.question import QuestionLine
from kamerbrief_assistant.ui.widgets.reader import Reader
from kamerbrief_assistant.ui.widgets.source import Source
from kamerbrief_assistant.wording import plural, text

if TYPE_CHECKING:
    from kamerbrief_assistant.ui.app import AssistantApp


class MainScreen(Screen[None]):
    """Question line, conversation, and the source: the list of letters until one is opened."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.MAIN)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]  # noqa: RUF012  as Textual declares it
    AUTO_FOCUS = "#question"
    DEFAULT_CSS = """
    MainScreen #top { height: 1; background: $panel; padding: 0 1; text-style: bold; }
    MainScreen #panes { height: 1fr; }
    MainScreen #talk, MainScreen Source { width: 1fr; height: 1fr; border: round $border-blurred; }
    MainScreen #talk, MainScreen Source { border-title-color: $foreground; }
    MainScreen #talk:focus, MainScreen Source:focus-within { border: round $border; }
    MainScreen.-narrow #panes { layout: vertical; }
    MainScreen.-narrow.-low Source { display: none; }
    MainScreen.-narrow.-low.-reading Source { display: block; }
    MainScreen.-narrow.-low.-reading #talk { display: none; }
    """

    def compose(self) -> ComposeResult:
        yield Line(id="top")
        with Horizontal(id="panes"):
            yield Conversation(id="talk")
            yield Source(id="source")
        with Vertical(id="asking") as asking:
            asking.styles.height = "auto"
            yield Chips(id="chips")
            yield QuestionLine(id="question")
        yield KeyBar()

    @property
    def assistant(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    @property
    def talk(self) -> Conversation:
        return self.query_one("#talk", Conversation)

    @property
    def source(self) -> Source:
        return self.query_one("#source", Source)

    @property
    def reader(self) -> Reader:
        return self.source.reader

    @property
    def question(self) -> QuestionLine:
        return self.query_one("#question", QuestionLine)

    def on_mount(self) -> None:
        self.assistant.changed.subscribe(self, self._told)
        self._reword()

    # What is told

    def _told(self, what: str) -> None:
        if what in {"shelf", "updating", "words"}:
            self._top()
        if what in {"shelf", "words"}:
            self.source.letters.show(self.assistant.desk)
            self.draw_talk()
        if what in {"shelf", "filters", "words"}:
            self.query_one(Chips).show(self.assistant.desk.chips())
            self.source.letters.show(self.assistant.desk)
        if what == "shelf":
            self._refresh_letter()
        if what == "suggestions":
            self.draw_talk()
        if what == "words":
            self._reword()

    def _reword(self) -> None:
        self.talk.border_title = text("Conversation")
        self.question.reword()
        self.source.reword()
        self._top()
        self.draw_talk()

    def _top(self) -> None:
        app = self.assistant
        if app.updater.running:
            state = f"{app.updater.line} · {text('F9 stops')}"
        elif not app.desk.ready.is_set():
            state = text("Opening …")
        else:
            state = plural("{n} letter", "{n} letters", len(app.desk.shelf.readable))
            bad = sum(each.state == "unreadable" for each in app.desk.shelf.letters)
            if bad:
                state += " · " + plural("{n} unreadable (F3)", "{n} unreadable (F3)", bad)
        self.query_one("#top", Line).say(f"Kamerbrief · {app.library_name} · {state}")

    def _refresh_letter(self) -> None:
        """After the index changed, the letter in view is read again, and let go when it is gone."""
        reader = self.reader
        if reader.letter_id is None or self.assistant.desk.opened(reader.letter_id) is not None:
            return
        if self.assistant.desk.shelf.summary(reader.letter_id) is None:
            self.source.close()
            return
        place = reader.where_now()
        if place is not None:
            fetch(self, place, again=True)

    def draw_talk(self) -> None:
        desk = self.assistant.desk
        notice = ""
        if desk.ready.is_set() and not desk.shelf.readable:
            notice = text("There are no letters yet. Press F3 and then A, or drop a file on this window.")
        self.talk.show(desk.session.exchanges, desk.suggestions, notice, ready=desk.ready.is_set())

    # Asking

    def on_question_line_asked(self, event: QuestionLine.Asked) -> None:
        event.stop()
        if event.question.isdigit():
            self.open_number(int(event.question))
        else:
            self.ask(event.question)

    def ask(self, question: str) -> None:
        app = self.assistant
        exchange = app.desk.session.begin(question, app.desk.filters)
        number, previous, filters = exchange.number, exchange.previous, exchange.filters

        def answered(answer: Answer) -> None:
            self._answered(number, answer, "")

        def failed(error: Exception) -> None:
            self._answered(number, None, in_words(error))

        def work(port: object) -> Answer:
            del port
            # While the library is opening or read for the first time the question waits its turn.
            return app.desk.wait().ask(question, previous=previous, filters=filters)

        self.draw_talk()
        self.talk.show_exchange(exchange)
        self.remove_class("-reading")
        app.background(work, answered, failed)

    def _answered(self, number: int, answer: Answer | None, problem: str) -> None:
        session = self.assistant.desk.session
        exchange = session.finish(number, answer=answer, problem=problem)
        if exchange is None:
            return
        self.draw_talk()
        if exchange is session.latest:
            self._use(exchange)
            self.talk.show_exchange(exchange)
            if exchange.citations:
                self.talk.choose_citation(exchange, 1, top=True)
        self._keep()

    def _keep(self) -> None:
        app = self.assistant
        app.keep(lambda state: state.keep_conversation(self.question.questions, app.desk.session.exchanges))

    def _use(self, exchange: Exchange) -> None:
        """The letter's next and previous passages follow this exchange's citations."""
        self.reader.used = tuple(citation.place for citation in exchange.citations)

    def restore(self, kept: Kept) -> None:
        """Puts back what an earlier sitting left."""
        self.question.remember(kept.questions)
        self.assistant.desk.session.restore(list(kept.exchanges))
        self.draw_talk()
        self.call_after_refresh(self.talk.scroll_end, animate=False)

    def reopen(self, place: Place) -> None:
        """Shows the letter of an earlier sitting, if it is still there and nothing else was opened."""
        if self.reader.letter_id is None:
            fetch(self, place, again=True)

    def forget(self) -> None:
        self.question.questions.clear()
        self.draw_talk()

    def action_new_conversation(self) -> None:
        self.assistant.desk.session.clear()
        self.reader.used = ()
        self.draw_talk()
        self._keep()
        self.action_to_question()

    def action_export(self) -> None:
        from .export import export_conversation

        export_conversation(self.assistant)

    # The conversation

    def on_conversation_stepped(self, event: Conversation.Stepped) -> None:
        event.stop()
        item = event.item
        if item.exchange is not None:
            self._use(item.exchange)
        place = item.place or (item.citation.place if item.citation is not None else None)
        if place is not None:
            self._show(place)

    def on_conversation_wanted(self, event: Conversation.Wanted) -> None:
        event.stop()
        item = event.item
        if item.place is not None:
            self.open_place(item.place)
        elif item.ask:
            self.question.questions.append(item.ask)
            self.ask(item.ask)
        elif event.what == "edit" or item.citation is None:
            if item.exchange is not None:
                self.question.put(item.exchange.question)
                self.action_to_question()
        elif event.what == "open":
            self.open_place(item.citation.place)
        else:
            from kamerbrief_assistant.ui.taking import take_citation

            assert item.exchange is not None
            take_citation(self.assistant, event.what, item.exchange, item.citation)

    def open_number(self, number: int) -> None:
        """Opens a citation of the latest answer by its number."""
        latest = self.assistant.desk.session.latest
        if latest is None or not self.talk.choose_citation(latest, number):
            self.assistant.say(text("The latest answer has no citation {n}.", n=number))
            return
        self.open_place(latest.citations[number - 1].place)

    # The letter

    def open_place(self, place: Place) -> None:
        """Shows a place and goes there."""
        self.add_class("-reading")
        self._show(place, focus=True)

    def _show(self, place: Place, *, focus: bool = False) -> None:
        reader = self.reader
        here = reader.where_now()
        if here is not None and here != place:
            reader.trail.leave(here)
        fetch(self, place, focus=focus)

    def on_reader_elsewhere(self, event: Reader.Elsewhere) -> None:
        event.stop()
        fetch(self, event.place, focus=True)

    def on_reader_wanted(self, event: Reader.Wanted) -> None:
        event.stop()
        from kamerbrief_assistant.ui.reading import answer_reader

        answer_reader(self, event.what, event.link)

    def on_letter_list_opened(self, event: LetterList.Opened) -> None:
        event.stop()
        self.open_place(Place(event.letter.id))

    # Moving about

    def action_to_question(self) -> None:
        self.remove_class("-reading")
        self.question.focus()

    def on_question_line_left(self, event: QuestionLine.Left) -> None:
        event.stop()
        self.to_talk()

    def to_talk(self) -> None:
        self.remove_class("-reading")
        self.talk.focus()
        if self.talk.item < 0:
            latest = self.assistant.desk.session.latest
            if latest is None or not self.talk.choose_citation(latest, 1):
                self.talk.action_next()

    def action_other_pane(self) -> None:
        """Question, conversation, source, and round again."""
        if self.question.has_focus:
            self.to_talk()
        elif self.talk.has_focus:
            self.add_class("-reading")
            self.source.focus_inside()
        else:
            self.action_to_question()

    def on_question_line_dropped(self, event: QuestionLine.Dropped) -> None:
        event.stop()
        self.assistant.add_files(event.paths)

    def on_chips_removed(self, event: Chips.Removed) -> None:
        event.stop()
        self.assistant.desk.drop_chip(event.name)
        self.assistant.tell("filters")
