"""Answers as plain lines, for pipes, logs and screen readers."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from kamerbrief_assistant.domain.answers import Answer, Hit, Status
from kamerbrief_assistant.wording import text

_WIDTH = 100
_EXCERPT = 300


def render_answer(answer: Answer, cite: Callable[[Hit], str]) -> str:
    """The answer: its state in words, each quote with its citation, and what lies near when none answers."""
    titles = {hit.letter.id: hit.letter.metadata.title or hit.letter.file for hit in answer.hits}
    lines = [f"? {answer.question}"]
    if answer.interpreted:
        lines.append(text("Understood as: {question}", question=answer.interpreted))
    lines.extend(_state(answer))
    for number, quote in enumerate(answer.quotes, start=1):
        hit = answer.hits[quote.index]
        lines += ["", *_wrapped(f"[{number}] “{quote.text}”", "    "), f"    — {cite(hit)}"]
        for note in hit.footnotes:
            if any(quote.start <= m.offset <= quote.end + 1 and m.number == note.footnote
                   for m in hit.passage.markers):  # fmt: skip
                lines += _wrapped(
                    text("footnote {number}: {text}", number=note.footnote, text=note.text), "      "
                )
    if answer.status is Status.WEAK and not answer.quotes:
        for hit in answer.hits[:3]:
            excerpt = textwrap.shorten(hit.passage.text, _EXCERPT, placeholder=" …")
            lines += ["", *_wrapped(f"~ {excerpt}", "    "), f"    — {cite(hit)}"]
    for reference in answer.references:
        place = ", ".join(
            f"{text(word)} {value}"
            for word, value in (("paragraph", reference.paragraph), ("footnote", reference.footnote))
            if value
        )
        here = f" [{text('in the library')}]" if reference.in_library else ""
        lines.append(f"→ {reference.text}{here}: {titles.get(reference.letter, reference.letter)}, {place}")
    for suggestion in answer.suggestions:
        if suggestion.closest:
            lines.append(
                text(
                    "“{term}” stands in no letter; these do: {closest}",
                    term=suggestion.term,
                    closest=", ".join(suggestion.closest),
                )
            )
    if answer.stale:
        lines.append(text("Mind: the files on disk differ from the index. Run: kamerbrief index"))
    return "\n".join(lines) + "\n"


def _state(answer: Answer) -> list[str]:
    if answer.status is Status.ANSWERED:
        return []
    if answer.status is Status.WEAK:
        return [text("No sure answer. These passages come nearest:")]
    if answer.reason == "empty_library":
        return [text("The library is empty. Add a letter with: kamerbrief add FILE")]
    lines = [text("Not found in the letters.")]
    if answer.missing_terms:
        lines.append(text("In no letter: {terms}", terms=", ".join(answer.missing_terms)))
    return lines


def _wrapped(line: str, indent: str) -> list[str]:
    return textwrap.wrap(
        line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
