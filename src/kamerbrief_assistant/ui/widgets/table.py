"""A table whose rows carry what they stand for, sorted by any column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.text import Text
from textual.message import Message
from textual.widgets import DataTable

from kamerbrief_assistant.ui.lines import clean

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A row: its cells, what each sorts by, what it stands for, and a key that stays when that changes."""

    cells: tuple[str, ...]
    keys: tuple[object, ...]
    value: T
    key: str


class Table(DataTable[Text], Generic[T]):
    """Rows of plain text, never read as markup. The row under the cursor stays so when sorted."""

    DEFAULT_CSS = """
    Table { height: 1fr; border: round $border-blurred; background: $surface; }
    Table:focus { border: round $border; }
    """

    class Moved(Message):
        """Another row is under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, cursor_type="row", zebra_stripes=True)
        self._titles: tuple[str, ...] = ()
        self._widths: tuple[int, ...] = ()
        self._least: tuple[int, ...] = ()
        self._all: list[Row[T]] = []
        self.sorted_by = 0
        self.backwards = False

    def titled(self, titles: Sequence[str], widths: Sequence[int], least: Sequence[int] = ()) -> None:
        """Names the columns; a width of 0 takes what room is left.

        `least` is, for each column, how wide the table must be for the column to be shown.
        """
        self._titles = tuple(titles)
        self._widths = tuple(widths)
        self._least = tuple(least) or (0,) * len(self._titles)

    def show(self, rows: Sequence[Row[T]]) -> None:
        chosen = self._key
        self._all = list(rows)
        self._draw(chosen)

    @property
    def value(self) -> T | None:
        """What the row under the cursor stands for."""
        return self._all[self.cursor_row].value if 0 <= self.cursor_row < len(self._all) else None

    @property
    def _key(self) -> str:
        return self._all[self.cursor_row].key if 0 <= self.cursor_row < len(self._all) else ""

    def sort_next(self) -> str:
        """Sorts by the next column, or the same one backwards; gives its title."""
        chosen = self._key
        if not self.backwards and self._all:
            self.backwards = True
        else:
            self.backwards = False
            self.sorted_by = (self.sorted_by + 1) % max(len(self._titles), 1)
        self._draw(chosen)
        return self._titles[self.sorted_by]

    def _draw(self, chosen: str) -> None:
        self._all.sort(key=lambda row: _order(row.keys[self.sorted_by]), reverse=self.backwards)
        self.clear(columns=True)
        columns = [index for index, least in enumerate(self._least) if self.size.width >= least]
        room = self.size.width - 3 - sum(self._widths[index] + 2 for index in columns)
        for index in columns:
            title = self._titles[index]
            arrow = (" ▼" if self.backwards else " ▲") if index == self.sorted_by else ""
            width = self._widths[index] or max(room, 12)
            self.add_column(Text(title + arrow), width=width, key=str(index))
        for row in self._all:
            cells = (clean(row.cells[index]) for index in columns)
            self.add_row(*(Text(cell, overflow="ellipsis", no_wrap=True) for cell in cells))
        for index, row in enumerate(self._all):
            if row.key == chosen:
                self.move_cursor(row=index, animate=False)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        if self._titles:
            self._draw(self._key)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self.post_message(self.Moved())

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        event.stop()
        column = int(event.column_key.value or 0)
        self.backwards = column == self.sorted_by and not self.backwards
        self.sorted_by = column
        self._draw(self._key)


def _order(key: object) -> tuple[int, str]:
    """Empty things last; everything else by its text, dates being ISO."""
    words = "" if key is None else str(key).casefold()
    return (0 if words else 1), words
