"""Citations in any text: what a letter, a footnote or a question refers to.

`find_references` gives every citation with its normalised label and its place; `normalise` turns one
spelling into its label. Both are pure.
"""

from __future__ import annotations

import re

from kamerbrief_assistant.domain.commitments import ReferenceKind

from .named_sources import find_named
from .parliament_papers import FoundReference, find_papers

__all__ = ["FoundReference", "find_references", "normalise"]

_CUES = ("otie", "wet", "Wet", "ichtlijn", "erordening", "debat", "verleg", "www.", "http", "/", "Act", "NIS")
_NUMBER = re.compile(r"\d{3}")
_BARE = re.compile(
    r"""^\s*(?:kst-|kamerstuk(?:ken)?\s*)?(?P<dossier>\d{2}[\s.]?\d{3})(?P<part>[\s-]\d\d(?=[\s,-]))?
        [\s,-]*(?P<chapter>[IVX]+[AB]?|[A-J])?(?:[\s,–-]*(?:nr|no|nummer)?[.,:]?\s*(?P<n>\d{1,4}|[A-Z]{1,2}))?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)


def find_references(text: str) -> tuple[FoundReference, ...]:
    """Every citation in `text`, in order; none overlaps another.

    Labels: `36600-VI-32` and `21501-32-1740` (Kamerstuk; without a number the dossier alone),
    `ah-tk-2024-2025-274`, `h-tk-2021-2022-82-3`, `stb-2024-198`, `stcrt-2020-12345`, `2026D12345`,
    `eu-2016-680`, `com-2023-123`, `motie Bikker c.s.`, `commissiedebat 4 september`, a law by its name,
    an address without scheme.
    """
    if not (_NUMBER.search(text) or any(map(text.__contains__, _CUES))):
        return ()
    found = sorted((*find_papers(text), *find_named(text)), key=_place)
    kept: list[FoundReference] = []
    for reference in found:
        if kept and reference.start < kept[-1].end:
            # An address swallows the numbers in it; otherwise what starts first and is longest stays.
            if reference.kind is ReferenceKind.WEB and kept[-1].kind is not ReferenceKind.WEB:
                kept[-1] = reference
            continue
        kept.append(reference)
    return tuple(kept)


def normalise(text: str) -> str | None:
    """The label of the one reference that `text` spells, None when it spells none.

    >>> normalise("36 600 VI, nr. 32")
    '36600-VI-32'
    """
    text = text.strip().strip("()[].")
    bare = _BARE.match(text)
    if bare and bare["dossier"][0] in "1234":
        digits = re.sub(r"\D", "", bare["dossier"])
        part = (bare["part"] or "").strip(" -")
        number = (bare["n"] or "").upper().lstrip("0")
        return "-".join(piece for piece in (digits, part, (bare["chapter"] or "").upper(), number) if piece)
    found = find_references(text)
    if not found:
        return None
    longest = max(found, key=lambda reference: reference.end - reference.start)
    return longest.label if 2 * (longest.end - longest.start) >= len(text) else None


def _place(reference: FoundReference) -> tuple[int, int]:
    return reference.start, -reference.end
