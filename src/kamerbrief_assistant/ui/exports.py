"""Notes and conversations as Markdown and Word. Quotes that no longer stand in their letter are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kamerbrief_assistant.domain.answers import Verdict
from kamerbrief_assistant.domain.errors import UsageError
from kamerbrief_assistant.wording import text

from .lines import clean
from .note import Checked

SUFFIXES = (".md", ".docx")
# What Markdown would read as markup. Letters are quoted as they stand.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
# A full stop or bracket after a number at the start of a line would make a list.
_LIST = re.compile(r"^(\d+)([.)])(?=\s)|^([+-])(?=\s)")


def warning(verdict: Verdict) -> str:
    """What to write under a quote that could not be verified; nothing for one that could."""
    match verdict:
        case Verdict.VERBATIM:
            return ""
        case Verdict.SOURCE_CHANGED:
            return text("NOT VERIFIED: the letter has changed, and these words no longer stand there.")
        case Verdict.SOURCE_GONE:
            return text("NOT VERIFIED: the letter is no longer in the library.")


def _escaped(words: str) -> str:
    plain = " ".join(clean(words).split())
    return _LIST.sub(lambda m: f"{m[1] or ''}\\{m[2] or m[3]}", _MARKUP.sub(r"\\\1", plain))


def to_markdown(title: str, checked: Sequence[Checked]) -> str:
    """A note in Markdown: under each question the quotes, each with its citation and remark."""
    lines = [f"# {_escaped(title)}", ""]
    asked = ""
    for each in checked:
        pin = each.pin
        if pin.question and pin.question != asked:
            lines += [f"## {_escaped(pin.question)}", ""]
            asked = pin.question
        lines += [f"> {_escaped(pin.quote.text)}", ""]
        lines += [f"— {_escaped(pin.citation)}", ""]
        problem = warning(each.verdict)
        if problem:
            lines += [f"**{problem}**", ""]
        if pin.remark:
            lines += [_escaped(pin.remark), ""]
    return "\n".join(lines).rstrip() + "\n"


def write_docx(title: str, checked: Sequence[Checked], file: Path) -> None:
    """The same note as a Word document. Raises OSError."""
    from docx import Document

    document = Document()
    document.core_properties.title = clean(title)
    document.core_properties.author = ""
    document.add_heading(clean(title), level=1)
    asked = ""
    for each in checked:
        pin = each.pin
        if pin.question and pin.question != asked:
            document.add_heading(clean(pin.question), level=2)
            asked = pin.question
        document.add_paragraph(f"“{clean(pin.quote.text)}”", style="Quote")
        document.add_paragraph(clean(pin.citation))
        problem = warning(each.verdict)
        if problem:
            document.add_paragraph().add_run(problem).bold = True
        if pin.remark:
            document.add_paragraph(clean(pin.remark))
    document.save(str(file))


def write(title: str, checked: Sequence[Checked], file: Path) -> None:
    """Writes a note, Markdown or Word by the file's name. Raises OSError, and UsageError for others."""
    if file.suffix.lower() == ".docx":
        write_docx(title, checked, file)
    elif file.suffix.lower() == ".md":
        file.write_text(to_markdown(title, checked), encoding="utf-8")
    else:
        raise UsageError(
            text("A note is written as .md (Markdown) or .docx (Word)."),
            remedy=text("End the name with one of these."),
        )
