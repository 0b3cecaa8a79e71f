"""Where on its pages a letter's running text stands, and what is furniture, side block or note."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .pdf_segments import Segment

_FURNITURE = re.compile(
    r"^(?:pagina|page|blad|p\.)\s*\d+(?:\s*(?:van|of|/)\s*\d+)?$|^\d{1,4}\s*/\s*\d{1,4}$|^[-–]\s*\d{1,4}\s*[-–]$"
    r"|^(?:[’'`]s-Gravenhage \d{4}\s+)?(?:tweede|eerste) kamer, vergaderjaar \d{4}|^ISSN\b"
    r"|^(?:kst|ah-tk|ah-ek|blg|stcrt|stb)-\w[\w-]*$|^[’'`]s-Gravenhage \d{4}$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^(?:[-–—•·▪◦○●■□➢*o]|\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)$"
)
_LABEL = re.compile(r"^(?:vraag|vragen|antwoord|antwoorden|question|answer)\b.{0,40}$", re.IGNORECASE)
"""Of a question or an answer: any page may begin with one."""
_EDGE = 0.14
"""Running heads and feet stand in this part of a page's height, at the top and at the bottom."""


@dataclass(slots=True)
class Row:
    """The segments on one baseline of a page, left to right."""

    page: int
    y: float
    size: float
    segments: list[Segment] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return self.segments[-1].x1

    @property
    def text(self) -> str:
        return " ".join(segment.text.strip() for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Column:
    """The column of running text: its margins, type size and the usual distance of its lines."""

    left: float
    right: float
    size: float
    leading: float


def column(segments: Sequence[Segment]) -> Column:
    """The column that holds most of the letter's characters."""
    sizes: Counter[float] = Counter()
    for segment in segments:
        sizes[round(segment.size * 2) / 2] += len(segment.text)
    size = sizes.most_common(1)[0][0]
    body = [segment for segment in segments if abs(segment.size - size) <= 0.06 * size + 0.25]
    lefts: Counter[int] = Counter()
    for segment in body:
        lefts[round(segment.x0 / 3)] += len(segment.text)
    left = 3.0 * lefts.most_common(1)[0][0]
    rights = sorted(s.x1 for s in body if abs(s.x0 - left) < 40 and len(s.text) > 25) or [left + 300]
    right = rights[min(len(rights) - 1, int(0.98 * len(rights)))]
    gaps: Counter[float] = Counter()
    last: Segment | None = None
    for segment in sorted(body, key=lambda s: (s.page, -s.y)):
        if last is not None and last.page == segment.page and 0.5 * size < last.y - segment.y < 3 * size:
            gaps[round((last.y - segment.y) * 2) / 2] += 1
        last = segment
    leading = gaps.most_common(1)[0][0] if gaps else 1.2 * size
    return Column(left, right, size, leading)


def rows(segments: Iterable[Segment]) -> list[Row]:
    """Segments of one page as rows from the top down."""
    out: list[Row] = []
    for segment in sorted(segments, key=lambda s: -s.y):
        if out and abs(out[-1].y - segment.y) < 0.35 * max(out[-1].size, segment.size):
            out[-1].segments.append(segment)
            out[-1].size = max(out[-1].size, segment.size)
        else:
            out.append(Row(segment.page, segment.y, segment.size, [segment]))
    for row in out:
        row.segments.sort(key=lambda s: s.x0)
        first = row.segments[0]
        if first.text.startswith("o ") and first.gaps and first.gaps[0][:2] == (0, 1):
            first.pieces[0] = f"•{str(first.pieces[0])[1:]}"  # Word's bullet of the second level
        if len(row.segments) > 1 and _ITEM.match(first.text.strip()):
            # An item's number stands at a tab's distance from its text; that makes no table.
            row.segments[1].pieces[:0] = [first.text.strip() + " "]
            row.segments[1].x0 = first.x0
            del row.segments[0]
    return out


def without_furniture(
    segments: Sequence[Segment], heights: dict[int, float]
) -> tuple[list[Segment], list[Segment]]:
    """The segments that are no running heads, feet or page numbers; and those that are."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for segment in segments:
        places[_place(segment)].add(segment.page)
    often = max(2 if len(heights) < 4 else 3, (len(heights) + 1) // 2)
    gone: list[Segment] = []
    for segment in segments:
        height = heights[segment.page]
        edge = segment.y < _EDGE * height or segment.y > (1 - _EDGE) * height
        if edge and not segment.marks:
            text = segment.text.strip()
            repeated = len(places[_place(segment)]) >= often and not _LABEL.match(text)
            if repeated or text == str(segment.page) or (len(text) < 120 and _FURNITURE.search(text)):
                gone.append(segment)
    bands = {(segment.page, round(segment.y)) for segment in gone}

    def furniture(segment: Segment) -> bool:
        # What shares a line with a running foot is part of it: the page's number.
        beside = (segment.page, round(segment.y)) in bands and segment.text.strip().isdecimal()
        return beside or id(segment) in taken

    taken = {id(segment) for segment in gone}
    kept = [segment for segment in segments if not furniture(segment)]
    return kept, [segment for segment in segments if furniture(segment)]


def _place(segment: Segment) -> tuple[str, int]:
    return re.sub(r"\d+", "#", segment.text.strip()), round(segment.y / 3)


def aside(segment: Segment, body: Column, height: float) -> bool:
    """Whether a segment stands beside the column: `Ons kenmerk`, addresses, the printer's marks."""
    if segment.x0 > body.right + 4 and segment.size < 0.92 * body.size:
        return True
    masthead = segment.page == 1 and segment.y > 0.55 * height
    return segment.x1 < body.left - 4 and not masthead and segment.size <= 1.1 * body.size
