"""A citation the way the House writes it, with as much as is known.

    Halfjaarbrief ondermijning, 3 december 2024, Kamerstukken II 2024/25, 36 600 VI, nr. 32, p. 3,
    par. Wettelijk instrumentarium, alinea 27, voetnoot 5

Form: Leidraad voor juridische auteurs (Kamerstukken II 2024/25, 36 600 VI, nr. 32, p. 3).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kamerbrief_assistant.domain.letters import Kind, LetterSummary, Passage

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_PAPER = re.compile(r"(\d{5})(?:-\(?([IVXLCDMA-H]+)\)?)?(?:-(\d+))?")
_APPENDIX = re.compile(r"ah-tk-(\d{4})-?(\d{4})-(\d+)")


def cite(letter: LetterSummary, passage: Passage | None = None) -> str:
    """The letter, and the place of `passage` in it: page, section, paragraph and footnote."""
    metadata = letter.metadata
    parts = [metadata.title or letter.file]
    if metadata.date is not None:
        day = dutch_date(metadata.date)
        # A date we worked out ourselves is not to be cited as if the letter bore it.
        parts.append(f"{day} (afgeleide datum)" if "date" in metadata.inferred else day)
    if paper := paper_number(metadata.dossier, metadata.date):
        parts.append(paper)
    if passage is not None:
        if passage.page is not None:
            parts.append(f"p. {passage.page}")
        if passage.section:
            parts.append(f"par. {passage.section[-1]}")
        if passage.paragraph is not None:
            parts.append(f"alinea {passage.paragraph}")
        if passage.kind is Kind.FOOTNOTE and passage.footnote:
            parts.append(f"voetnoot {passage.footnote}")
    return ", ".join(parts)


def dutch_date(day: date) -> str:
    """3 december 2024."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def paper_number(label: str, day: date | None) -> str:
    """`36600-VI-32` as `Kamerstukken II 2024/25, 36 600 VI, nr. 32`; empty when the label is no paper's."""
    if match := _APPENDIX.fullmatch(label):
        return f"Aanhangsel Handelingen II {match[1]}/{match[2][2:]}, nr. {match[3]}"
    match = _PAPER.fullmatch(label)
    if match is None:
        return ""
    dossier, chapter, number = match.groups()
    text = f"Kamerstukken II {session_year(day)}, " if day else "Kamerstukken II, "
    text += f"{dossier[:2]} {dossier[2:]}"
    if chapter:
        text += f" {chapter}"
    return f"{text}, nr. {number}" if number else text


def session_year(day: date) -> str:
    """The parliamentary year, 2024/25: it runs from the third Tuesday of September (Grondwet, article 65)."""
    first = date(day.year, 9, 1)
    opening = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    begins = day.year if day >= opening else day.year - 1
    return f"{begins}/{(begins + 1) % 100:02}"
