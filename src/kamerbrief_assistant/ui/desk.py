"""What is on the user's desk, apart from any screen: the library, conversation, note and filter."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Event, Lock
from typing import TypeVar

from kamerbrief_assistant.domain.commitments import Reference
from kamerbrief_assistant.domain.letters import Letter, LetterId, LetterSummary
from kamerbrief_assistant.domain.progress import Skipped
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.wording import text
from kamerbrief_assistant.wording.dates import day

from .note import Note
from .port import Opener, Port
from .session import Session
from .talk import title_of

T = TypeVar("T")
WAIT = 0.2
"""Seconds between looks at whether the library still can be opened."""
OPEN_LETTERS = 6
"""Letters kept in memory, so that going back is at once."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter with the papers it refers to."""

    letter: Letter
    references: tuple[Reference, ...] = ()


@dataclass(slots=True)
class Shelf:
    """The letters of the library as last looked at."""

    letters: tuple[LetterSummary, ...] = ()
    skipped: Mapping[str, Skipped] = field(default_factory=dict)

    def summary(self, letter_id: LetterId) -> LetterSummary | None:
        return next((each for each in self.letters if each.id == letter_id and letter_id), None)

    @property
    def readable(self) -> tuple[LetterSummary, ...]:
        return tuple(each for each in self.letters if each.id and each.state != "unreadable")


class Desk:
    """The state that screens share. `port` is opened by `open`, off the screen's thread."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._port: Port | None = None
        self._opening = Lock()
        self.ready = Event()
        """Set when questions can be answered: the index and the encoder are loaded."""
        self.trouble: Exception | None = None
        """Why the library could not be opened; questions that wait for it end with this."""
        self.session = Session()
        self.note = Note()
        self.filters = Filters()
        self.shelf = Shelf()
        self.suggestions: tuple[str, ...] = ()
        self._letters: OrderedDict[LetterId, Opened] = OrderedDict()

    def open(self) -> Port:
        """The library; opened by whoever asks first. Off the screen's thread only."""
        with self._opening:
            if self._port is None:
                self._port = self._opener()
            return self._port

    @property
    def port(self) -> Port | None:
        """The library if it is open."""
        return self._port

    def wait(self) -> Port:
        """The library, once questions can be answered. Off the screen's thread.

        Raises what kept it from opening.
        """
        while not self.ready.wait(WAIT):
            if self.trouble is not None:
                raise self.trouble
        return self.open()

    def use(self, work: Callable[[Port], T]) -> Callable[[], T]:
        """`work` with the library, to be run in the background."""
        return lambda: work(self.open())

    def letter(self, letter_id: LetterId) -> Opened:
        """A letter and its references. Off the screen's thread. Raises LibraryError."""
        if letter_id in self._letters:
            self._letters.move_to_end(letter_id)
            return self._letters[letter_id]
        port = self.open()
        opened = Opened(port.letter(letter_id), port.references(letter=letter_id))
        self._letters[letter_id] = opened
        while len(self._letters) > OPEN_LETTERS:
            self._letters.popitem(last=False)
        return opened

    def opened(self, letter_id: LetterId) -> Opened | None:
        """A letter if it is in memory."""
        return self._letters.get(letter_id)

    def forget_letters(self) -> None:
        """After the index changed: letters may have new titles, and references new targets."""
        self._letters.clear()

    def look(self) -> Shelf:
        """The letters as they are now. Off the screen's thread."""
        port = self.open()
        return Shelf(port.letters(), {each.file: each for each in port.skipped()})

    # The filter

    def chips(self) -> tuple[tuple[str, str], ...]:
        """The filter in force as (name, words) pairs."""
        filters = self.filters
        chips = []
        if filters.letters:
            names = [self.shelf.summary(each) for each in filters.letters]
            said = ", ".join(title_of(each) if each else "?" for each in names)
            chips.append(("letters", text("Letter: {name}", name=said)))
        if filters.sender:
            chips.append(("sender", text("Sender: {name}", name=filters.sender)))
        if filters.dossier:
            chips.append(("dossier", text("Dossier: {name}", name=filters.dossier)))
        if filters.since:
            chips.append(("since", text("From {day}", day=day(filters.since))))
        if filters.until:
            chips.append(("until", text("Up to {day}", day=day(filters.until))))
        if filters.section:
            chips.append(("section", text("Section: {name}", name=filters.section)))
        if filters.commitments_only:
            chips.append(("commitments_only", text("Commitments only")))
        return tuple(chips)

    def drop_chip(self, name: str) -> None:
        empty = Filters()
        self.filters = replace(self.filters, **{name: getattr(empty, name)})

    def passes(self, letter: LetterSummary) -> bool:
        """Whether the filter lets a letter through, as far as a letter's own facts tell."""
        filters, facts = self.filters, letter.metadata
        if filters.letters and letter.id not in filters.letters:
            return False
        if filters.sender and filters.sender.casefold() not in facts.sender.casefold():
            return False
        if filters.dossier and not _digits(facts.dossier).startswith(_digits(filters.dossier)):
            return False
        if filters.since and (facts.date is None or facts.date < filters.since):
            return False
        return not (filters.until and (facts.date is None or facts.date > filters.until))


def _digits(dossier: str) -> str:
    return "".join(character for character in dossier.casefold() if character.isalnum())
