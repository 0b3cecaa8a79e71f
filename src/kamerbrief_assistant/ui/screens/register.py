"""The register: what was promised and announced, by when, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import DataTable

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentKind, CommitmentStatus
from kamerbrief_assistant.ui.codes import KINDS, STATUSES
from kamerbrief_assistant.ui.commands import Scope, bindings
from kamerbrief_assistant.ui.find import fold
from kamerbrief_assistant.ui.letterview import Place
from kamerbrief_assistant.ui.taking import hit_of, take
from kamerbrief_assistant.ui.talk import commitment_line, title_of
from kamerbrief_assistant.ui.timeline import timeline
from kamerbrief_assistant.ui.widgets.bars import Line
from kamerbrief_assistant.ui.widgets.keybar import KeyBar
from kamerbrief_assistant.ui.widgets.register import RegisterTable, Timeline
from kamerbrief_assistant.ui.widgets.table import Row, Table
from kamerbrief_assistant.wording import plural, text

from .dialogs import Ask, Choice, Choose
from .export import export_register
from .form import Field, Form, Values

if TYPE_CHECKING:
    from kamerbrief_assistant.ui.app import AssistantApp


class RegisterScreen(Screen[None]):
    """A table that sorts and filters, or a timeline; below it the chosen commitment in full."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.LIST)
    DEFAULT_CSS = """
    RegisterScreen #top { background: $panel; padding: 0 1; text-style: bold; }
    RegisterScreen #body { height: 1fr; }
    RegisterScreen Timeline { height: 1fr; border: round $border; display: none; }
    RegisterScreen.-timeline Timeline { display: block; }
    RegisterScreen.-timeline RegisterTable { display: none; }
    RegisterScreen #more { padding: 0 1; height: auto; min-height: 3; max-height: 8; text-wrap: wrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Commitment, ...] = ()
        self._timed: list[Commitment] = []
        self._kind: CommitmentKind | None = None
        self._status: CommitmentStatus | None = None
        self._words = ""

    def compose(self) -> ComposeResult:
        yield Line(id="top")
        with Vertical(id="body"):
            yield RegisterTable(id="table")
            yield Timeline(id="timeline")
        yield Line(id="more")
        yield KeyBar()

    @property
    def assistant(self) -> AssistantApp:
        return cast("AssistantApp", self.app)

    @property
    def table(self) -> RegisterTable:
        return self.query_one("#table", RegisterTable)

    @property
    def timeline(self) -> Timeline:
        return self.query_one("#timeline", Timeline)

    def on_mount(self) -> None:
        self.assistant.changed.subscribe(self, self._told)
        self.table.sorted_by = 1
        self.query_one("#top", Line).say(text("Looking it up …"))
        self.table.focus()
        self._fetch()

    def _told(self, what: str) -> None:
        if what == "shelf":
            self._fetch()
        if what == "words":
            self._draw()

    def _fetch(self) -> None:
        def done(found: tuple[Commitment, ...]) -> None:
            self._all = found
            if self.is_attached:
                self._draw()

        def work(port: object) -> tuple[Commitment, ...]:
            del port
            return self.assistant.desk.wait().commitments()

        self.assistant.background(work, done)

    # What is shown

    @property
    def shown(self) -> list[Commitment]:
        words = fold(self._words).split()
        return [
            each
            for each in self._all
            if (self._kind is None or each.kind is self._kind)
            and (self._status is None or each.status is self._status)
            and all(
                word in fold(" ".join((each.quote, each.what, each.by, self._title(each)))) for word in words
            )
        ]

    def _title(self, commitment: Commitment) -> str:
        summary = self.assistant.desk.shelf.summary(commitment.letter)
        return title_of(summary) if summary is not None else ""

    def _draw(self) -> None:
        shown = self.shown
        self._say_top(len(shown))
        self.table.titled(
            [text("Status"), text("Deadline"), text("What"), text("By"), text("Letter")],
            [14, 24 if self.size.width >= 100 else 18, 0, 12, 18],
            [0, 0, 0, 110, 90],
        )
        self.table.show([self._row(each) for each in shown])
        blocks, self._timed = timeline(shown)
        self.timeline.item = min(max(self.timeline.item, 0), len(self._timed) - 1)
        self.timeline.set_blocks(blocks)
        self.say_more()

    def _say_top(self, count: int) -> None:
        parts = [text("Commitments"), plural("{n} line", "{n} lines", count)]
        if count < len(self._all):
            parts[-1] = text("{shown} of {total} lines", shown=count, total=len(self._all))
        if self._kind is not None:
            parts.append(text("only: {what}", what=text(KINDS[self._kind])))
        if self._status is not None:
            parts.append(text("only: {what}", what=text(STATUSES[self._status])))
        if self._words:
            parts.append(text("with “{words}”", words=self._words))
        self.query_one("#top", Line).say(" · ".join(parts))

    def _row(self, commitment: Commitment) -> Row[Commitment]:
        deadline = commitment.deadline
        said = deadline.text if deadline else "–"
        when = (deadline.end or deadline.start) if deadline else None
        what = commitment.what or commitment.quote
        status = text(STATUSES[commitment.status])
        title = self._title(commitment)
        order = str(list(CommitmentStatus).index(commitment.status))
        return Row(
            (status, said, what, commitment.by, title),
            (order, when, what, commitment.by, title),
            commitment,
            commitment.id,
        )

    @property
    def on_timeline(self) -> bool:
        return self.has_class("-timeline")

    @property
    def chosen(self) -> Commitment | None:
        if self.on_timeline:
            item = self.timeline.item
            return self._timed[item] if 0 <= item < len(self._timed) else None
        return self.table.value

    def on_table_moved(self, event: Table.Moved) -> None:
        event.stop()
        self.say_more()

    def say_more(self) -> None:
        """Below: the chosen commitment in its own words, with what is known of it."""
        commitment = self.chosen
        if commitment is None:
            said = (
                text("No letter here promises or announces anything.")
                if not self._all
                else text("Nothing passes. F and K change what is shown.")
            )
        else:
            said = "\n".join(self._facts(commitment))
        self.query_one("#more", Line).say(said)

    def _facts(self, commitment: Commitment) -> list[str]:
        lines = [f"“{commitment.quote}”", f"{text(KINDS[commitment.kind])} · {commitment_line(commitment)}"]
        behind = [*commitment.motions, *commitment.occasions]
        if behind:
            lines.append(text("In answer to: {what}", what="; ".join(behind)))
        for each in commitment.met_by[:1]:
            summary = self.assistant.desk.shelf.summary(each.letter)
            title = title_of(summary) if summary else ""
            lines.append(text("Possibly met by {letter}: “{quote}”", letter=title, quote=each.quote))
        marks = [part for part in (commitment.owner, commitment.note) if part]
        if marks:
            lines.append(" · ".join(marks))
        return lines

    # Commands

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.open_source()

    def open_source(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.assistant.open_place(Place(chosen.letter, chosen.order, chosen.start, chosen.end))

    def search(self) -> None:
        def done(words: str | None) -> None:
            if words is not None:
                self._words = words
                self._draw()

        self.app.push_screen(Ask(text("Show only lines with"), self._words, text("Empty shows all.")), done)

    def sort(self) -> None:
        if not self.on_timeline:
            self.assistant.say(text("Sorted by: {what}", what=self.table.sort_next()))

    def turn(self) -> None:
        """The timeline for the table, or the table again."""
        self.toggle_class("-timeline")
        (self.timeline if self.on_timeline else self.table).focus()
        self.say_more()

    def next_kind(self) -> None:
        kinds = [None, *CommitmentKind]
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self._draw()

    def choose_status(self) -> None:
        choices = [Choice(text("All"), ""), *(Choice(text(STATUSES[s]), s.value) for s in CommitmentStatus)]

        def done(value: str | None) -> None:
            if value is not None:
                self._status = CommitmentStatus(value) if value else None
                self._draw()

        self.app.push_screen(Choose(text("Which to show"), choices), done)

    def mark(self) -> None:
        commitment = self.chosen
        if commitment is None:
            return
        choices = [Choice(text(STATUSES[s]), s.value) for s in CommitmentStatus]
        at = list(CommitmentStatus).index(commitment.status)

        def chosen(status: str | None) -> None:
            if status is not None:
                self._mark(commitment, CommitmentStatus(status))

        self.app.push_screen(Choose(text("Where it stands"), choices, at), chosen)

    def _mark(self, commitment: Commitment, status: CommitmentStatus) -> None:
        fields = (
            Field("owner", text("Owner"), commitment.owner),
            Field("note", text("Remark"), commitment.note),
        )

        def done(values: Values | None) -> None:
            if values is None:
                return
            # A status that stays as it was is not fixed: it goes on following the calendar.
            given = status.value if status is not commitment.status else None
            self.assistant.background(
                lambda port: port.mark_commitment(
                    commitment.id, status=given, owner=values["owner"], note=values["note"]
                ),
                lambda _: self._marked(),
            )

        title = text("Status: {status}", status=text(STATUSES[status]))
        self.app.push_screen(Form(title, fields), done)

    def _marked(self) -> None:
        self.assistant.say(text("Noted. It is kept when letters are read again."))
        self._fetch()

    def take(self, what: str) -> None:
        """Copies or pins the chosen commitment."""
        commitment, app = self.chosen, self.assistant
        if commitment is None:
            return

        def done(_: object) -> None:
            from kamerbrief_assistant.domain.answers import Quote

            opened = app.desk.opened(commitment.letter)
            if opened is None:
                return
            passage = next(p for p in opened.letter.passages if p.order == commitment.order)
            quote = Quote(0, commitment.start, commitment.end, commitment.quote)
            take(app, what, hit_of(opened.letter, passage), quote)

        app.background(lambda _: app.desk.letter(commitment.letter), done)

    def export(self) -> None:
        if self.shown:
            export_register(self.assistant, self.shown)
        else:
            self.assistant.say(text("There is nothing to export yet."))

    def action_close(self) -> None:
        self.dismiss()

    def action_choose(self) -> None:
        self.open_source()
