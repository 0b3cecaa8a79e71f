"""The list of letters as people see it, and finding one in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kamerbrief_assistant.domain.errors import LibraryError
from kamerbrief_assistant.domain.letters import LetterId, LetterSummary, Metadata
from kamerbrief_assistant.domain.progress import Changes, Skipped


def with_states(
    summaries: Sequence[LetterSummary], skipped: Sequence[Skipped], changes: Changes
) -> tuple[LetterSummary, ...]:
    """Indexed letters with their state on disk, then files that are new or could not be read."""
    changed, gone = set(changes.changed), set(changes.gone)
    listed = [
        replace(s, state="gone" if s.file in gone else "changed" if s.file in changed else s.state)
        for s in summaries
    ]
    listed.extend(LetterSummary(LetterId(""), file, Metadata(), state="new") for file in changes.new)
    for refusal in skipped:
        problem = f"{refusal.message} {refusal.remedy}".strip()
        listed.append(
            LetterSummary(LetterId(""), refusal.file, Metadata(), state="unreadable", problem=problem)
        )
    return tuple(listed)


def choose(summaries: Sequence[LetterSummary], name: str) -> LetterSummary:
    """The letter that `name` means: its file, title or id, else one that begins with it or holds it."""
    wanted = name.strip().casefold()
    exact = [s for s in summaries if wanted in {s.file.casefold(), s.metadata.title.casefold(), s.id}]
    begins = [
        s
        for s in summaries
        if wanted and any(value.casefold().startswith(wanted) for value in (s.id, s.file, s.metadata.title))
    ]
    inside = [s for s in summaries if wanted and wanted in f"{s.file} {s.metadata.title}".casefold()]
    for found in (exact, begins, inside):
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(f"{s.id} ({s.file})" for s in found[:5])
            raise LibraryError(f"{name!r} fits several letters: {several}.", remedy="Give the id.")
    raise LibraryError(f"No letter is called {name!r}.", remedy="See: kamerbrief letters")
