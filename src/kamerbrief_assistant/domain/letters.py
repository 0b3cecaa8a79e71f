"""Letters, and the passages in them.

Positions: offsets count characters (code points) from 0. `Letter.text` is the letter's canonical
plain text, the passages' texts in order joined by newlines, so `letter.text[p.start:p.end] == p.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

LetterId = NewType("LetterId", str)
"""The first 12 hexadecimal digits of the SHA-256 of the letter's file."""

PassageId = NewType("PassageId", int)
"""Unique in a library and the id of the passage's vectors; 0 before the passage is stored."""


class Kind(StrEnum):
    """What a block or passage is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUESTION = "question"
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"

    @property
    def is_body(self) -> bool:
        """Whether passages of this kind are numbered as paragraphs of the letter."""
        return self in _BODY

    @property
    def is_searched(self) -> bool:
        """Whether a question may be answered from a passage of this kind."""
        return self is not Kind.HEADING


_BODY = {Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_ROW, Kind.QUESTION}


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote's mark in running text: it stands before `text[offset]`."""

    offset: int
    number: str


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a letter as a reader yields it, in reading order.

    A footnote's block may come anywhere after the block that carries its marker.
    `text` is clean: no control characters, markers taken out, runs of white space one space.
    """

    kind: Kind
    text: str
    level: int = 0
    """For headings, 1 (highest) to 6, and 0 for the letter's own title, which opens no section."""
    page: int | None = None
    """The page, from 1, on which the block begins."""
    markers: tuple[Marker, ...] = ()
    number: str = ""
    """For footnotes the printed number, for questions (`Vraag 3`) the number asked."""
    context: str = ""
    """For an answer, the text of the question that it answers; for a table's row, the table's header."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a letter says of itself. `inferred` names the fields that were derived, not read."""

    title: str = ""
    date: date | None = None
    sender: str = ""
    addressee: str = ""
    dossier: str = ""
    """Dossier, and number when there is one: `36600-VI-32`."""
    reference: str = ""
    """The sender's own mark ("Ons kenmerk")."""
    doctype: str = ""
    """brief, antwoord, motie, aanhangsel, … in the letter's own word."""
    inferred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """What a reader makes of one file."""

    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    warnings: tuple[str, ...] = ()
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, table row, footnote, heading or signature with its place."""

    id: PassageId
    letter: LetterId
    order: int
    """Position in the letter, from 0. A footnote comes right after the passage with its marker."""
    kind: Kind
    text: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    paragraph: int | None = None
    """Number among the body passages of the letter, from 1. A footnote has its anchor's number."""
    footnote: str = ""
    """For footnotes, the printed number."""
    page: int | None = None
    markers: tuple[Marker, ...] = ()
    anchor: int | None = None
    """For a footnote, the `order` of the passage that carries its marker."""
    context: str = ""
    """For an answer, the question that it answers; for a table's row, the table's header."""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as read: its place on disk, what it says of itself, and its passages in order."""

    id: LetterId
    file: str
    """Path relative to `documents/`, with forward slashes."""
    metadata: Metadata
    passages: tuple[Passage, ...] = field(repr=False)
    warnings: tuple[str, ...] = ()
    pages: int | None = None

    @property
    def text(self) -> str:
        """The canonical plain text that the passages' spans point into."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def footnotes(self) -> tuple[Passage, ...]:
        return tuple(p for p in self.passages if p.kind is Kind.FOOTNOTE)

    def notes_of(self, passage: Passage) -> tuple[Passage, ...]:
        """The footnotes whose markers stand in `passage`, in order."""
        return tuple(n for n in self.footnotes if n.anchor == passage.order)


@dataclass(frozen=True, slots=True)
class LetterSummary:
    """A line in the list of letters."""

    id: LetterId
    file: str
    metadata: Metadata
    passages: int = 0
    footnotes: int = 0
    state: str = "indexed"
    """indexed, new, changed, gone, or unreadable."""
    problem: str = ""
    """Why it is unreadable, with the remedy."""
    warnings: tuple[str, ...] = ()
    pages: int | None = None
