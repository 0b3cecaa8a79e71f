"""PDF letters through pdfium, with the places and sizes of their characters."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from typing import Any

from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Block, Kind, ReadLetter

from . import header, pdf_guard
from .clean import one_line
from .hyphens import vocabulary
from .limits import MAX_CHARACTERS, MAX_PAGES
from .pdf_columns import unfolded
from .pdf_glyphs import boxes_hug
from .pdf_layout import Row, aside, column, rows, without_furniture
from .pdf_notes import Note, split_notes, with_marks_parted
from .pdf_paragraphs import paragraphs
from .pdf_segments import Segment, segments

_LOCK = threading.Lock()
"""pdfium may be called by one thread at a time."""

_CONTENTS = re.compile(r"(?:\.\s?){5,}\s*\d{1,4}\s*$")
"""A line of a table of contents, dots up to a page's number."""

_TOO_FEW = 20
"""A page with fewer characters than this holds no text to speak of."""

_AGAIN = "Download it again, or ask for another copy."


def read_pdf(data: bytes) -> ReadLetter:
    """The blocks of a PDF with their pages.

    Raises:
        UnreadableError: `broken`, `bomb`, `encrypted`, `no_text_layer`, `too_large`.
    """
    pdf_guard.check(data)
    with _LOCK:
        found, heights = _segments(data)
    bare = [page for page in heights if sum(len(s.text) for s in found if s.page == page) < _TOO_FEW]
    if len(bare) == len(heights):
        raise UnreadableError(
            "The PDF holds pictures of pages, no text: it was scanned.",
            code="no_text_layer",
            remedy="Run text recognition (OCR) on it, or get the original from its publisher.",
        )
    warnings = [f"Pages without text, scanned perhaps: {', '.join(map(str, bare[:20]))}."] if bare else []
    blocks, side = _blocks(found, heights)
    return ReadLetter(tuple(blocks), header.labelled(side), tuple(warnings), len(heights))


def _segments(data: bytes) -> tuple[list[Segment], dict[int, float]]:
    """The segments of all pages, and each page's height."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(
                "The PDF is protected with a password.",
                code="encrypted",
                remedy="Open it, print it to a new PDF, and use that.",
            ) from error
        raise UnreadableError("The PDF is broken.", code="broken", remedy=_AGAIN) from error
    found: list[Segment] = []
    heights: dict[int, float] = {}
    try:
        if not 0 < len(document) <= MAX_PAGES:
            raise UnreadableError(
                f"The PDF has {len(document)} pages; 1 to {MAX_PAGES} are read.",
                code="too_large",
                remedy=_AGAIN,
            )
        total = 0
        hug = boxes_hug(document)
        for index in range(len(document)):
            page = _page(document, index)
            try:
                heights[index + 1] = page.get_height()
                found += segments(page, index + 1, hug=hug)
            finally:
                page.close()
            total += sum(len(segment.text) for segment in found if segment.page == index + 1)
            if total > MAX_CHARACTERS:
                raise UnreadableError(
                    "The PDF holds more text than is read.", code="too_large", remedy="Split it."
                )
    finally:
        document.close()
    return found, heights


def _page(document: Any, index: int) -> Any:
    import pypdfium2

    try:
        return document[index]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            f"Page {index + 1} of the PDF is broken.", code="broken", remedy=_AGAIN
        ) from error


def _blocks(found: list[Segment], heights: dict[int, float]) -> tuple[list[Block], list[Block]]:
    """The letter's blocks in reading order, and the lines of its side block."""
    kept, _ = without_furniture(found, heights)
    kept = unfolded(kept)
    body = column(kept)
    by_page: dict[int, list[Segment]] = defaultdict(list)
    beside: list[Segment] = []
    for segment in kept:
        if aside(segment, body, heights[segment.page]):
            beside.append(segment)
        else:
            by_page[segment.page].append(segment)
    lines = {page: rows(by_page[page]) for page in sorted(by_page)}
    words = vocabulary(row.text for page in lines.values() for row in page)
    running: list[Row] = []
    notes: list[Note] = []
    romans: set[str] = set()  # the marks of endnotes, which stand on a later page
    for page in lines.values():
        marks = {mark for row in page for segment in row.segments for mark in segment.marks}
        romans |= {mark for mark in marks if mark.isalpha()}
        marks |= romans
        text, below = split_notes(page, body, marks, notes)
        running += text
        notes += below
    running = [row for row in running if not _CONTENTS.search(row.text)]
    blocks = with_marks_parted(paragraphs(running, body, words), notes)
    side = [Block(Kind.PARAGRAPH, one_line(row.text), page=row.page) for row in _in_order(beside)]
    return [*blocks, *(note.block(words) for note in notes)], side


def _in_order(beside: list[Segment]) -> list[Row]:
    pages = sorted({segment.page for segment in beside})
    return [row for page in pages for row in rows(s for s in beside if s.page == page)]
