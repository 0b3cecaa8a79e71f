"""Pages set in two columns, made one tall column: the left one above the right one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from .pdf_segments import Segment

_FEWEST = 15
"""Lines that stand side by side, at the least, on a page in two columns."""

_LONG = 15
"""Characters in a line that tells of a column; a table's figures are shorter."""

_COMMON_GAPS = 1
"""Gaps that both columns may have at one height; the rows of a table part at every one."""


def unfolded(segments: Sequence[Segment]) -> list[Segment]:
    """`segments` of all pages, those of pages in two columns moved so that they follow one another."""
    by_page: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        by_page[segment.page].append(segment)
    size = _size(segments)
    return [segment for page in by_page.values() for segment in _unfolded(page, size)]


def _size(segments: Iterable[Segment]) -> float:
    """The type size of most characters."""
    sizes: Counter[float] = Counter()
    for segment in segments:
        sizes[round(segment.size * 2) / 2] += len(segment.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _unfolded(page: list[Segment], size: float) -> list[Segment]:
    lines = [s for s in page if abs(s.size - size) < 0.08 * size and len(s.text) >= _LONG]
    lefts = _lefts(lines)
    if lefts is None:
        return page
    left, right = lefts
    first = [s for s in lines if abs(s.x0 - left) < 3 * size and s.x1 < right]
    second = [s for s in lines if abs(s.x0 - right) < 3 * size]
    if not _are_columns(first, second, size):
        return page
    top = max(s.y for s in [*first, *second]) + 2.5 * size
    lowest_wide = [s.y for s in page if s.x0 < right - size and s.x1 > right + size and s.y <= top]
    if len(lowest_wide) > 1:  # lines over both columns part the page: more than this undoes
        return page
    small = 0.94 * size
    above = [s for s in page if s.y > top or (s.x0 < right - size and s.x1 > right + size)]
    taken = {id(s) for s in above}
    rest = [s for s in page if id(s) not in taken]
    tall = max(s.y for s in page) - min(s.y for s in page) + size
    out = [replace(s, y=s.y + 3 * tall) for s in above]
    for index, notes in enumerate((False, True)):
        part = [s for s in rest if (s.size < small) is notes]
        out += _stacked(part, left, right, size, base=(1 - index) * 2 * tall)
    return out


def _lefts(lines: Sequence[Segment]) -> tuple[float, float] | None:
    """Where the two columns begin, if most lines begin at one of two places."""
    places: Counter[int] = Counter(round(line.x0 / 3) for line in lines)
    common = [place for place, count in places.most_common(2) if count >= _FEWEST]
    if len(common) < 2:
        return None
    left, right = sorted(3.0 * place for place in common)
    return (left, right) if right - left > 100 else None


def _are_columns(first: Sequence[Segment], second: Sequence[Segment], size: float) -> bool:
    """Whether lines run side by side as two columns of text do, and not as the cells of a table."""
    if min(len(first), len(second)) < _FEWEST:
        return False
    widths = [max(s.x1 for s in part) - min(s.x0 for s in part) for part in (first, second)]
    if min(widths) < 0.8 * max(widths):
        return False
    gaps = [_gaps(part, size) for part in (first, second)]
    common = sum(any(abs(a - b) < 0.7 * size for b in gaps[1]) for a in gaps[0])
    return common <= _COMMON_GAPS


def _gaps(lines: Sequence[Segment], size: float) -> list[float]:
    """The heights under a gap that is wider than between lines."""
    heights = sorted((line.y for line in lines), reverse=True)
    return [below for above, below in pairwise(heights) if above - below > 1.6 * size]


def _stacked(
    part: Sequence[Segment], left: float, right: float, size: float, *, base: float
) -> list[Segment]:
    """The left column's segments above the right one's, all at the left column's margin."""
    over = [s for s in part if s.x0 < right - size]
    under = [s for s in part if s.x0 >= right - size]
    if not over or not under:
        lift = 0.0
    else:
        line = 1.25 * size
        lift = max(s.y for s in under) + line - min(s.y for s in over)
    moved = [replace(s, x0=s.x0 + left - right, x1=s.x1 + left - right, y=s.y + base) for s in under]
    return [*(replace(s, y=s.y + base + lift) for s in over), *moved]
