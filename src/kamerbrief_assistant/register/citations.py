"""References both ways: which cited papers are in the library, and who cites a paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kamerbrief_assistant.domain.commitments import Reference, ReferenceKind
from kamerbrief_assistant.domain.letters import LetterId, LetterSummary
from kamerbrief_assistant.language.references import normalise

_PAPERS = {
    ReferenceKind.KAMERSTUK,
    ReferenceKind.AANHANGSEL,
    ReferenceKind.HANDELINGEN,
    ReferenceKind.DOCUMENT,
}


def link(references: Iterable[Reference], letters: Iterable[LetterSummary]) -> tuple[Reference, ...]:
    """The references with `in_library` set to the letter that is the cited paper, when it is there."""
    own = _labels(letters)
    return tuple(_linked(reference, own) for reference in references)


def missing(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Papers that are cited and not in the library. A whole dossier is not a paper one could add."""
    return tuple(r for r in references if r.in_library is None and r.kind in _PAPERS and _is_paper(r))


def cites(reference: Reference, asked: str) -> bool:
    """Whether `reference` cites what `asked` names: a paper, a whole dossier, a motion by its members."""
    label = normalise(asked) or asked.strip()
    own, wanted = reference.label.casefold(), label.casefold()
    if own == wanted:
        return True
    if reference.kind is ReferenceKind.MOTION:
        return own.removesuffix(" c.s.") == wanted.removesuffix(" c.s.")
    return reference.kind is ReferenceKind.KAMERSTUK and own.startswith(f"{wanted}-")


def _labels(letters: Iterable[LetterSummary]) -> dict[str, LetterId]:
    own: dict[str, LetterId] = {}
    for summary in letters:
        for text in (summary.metadata.dossier, summary.metadata.reference):
            label = normalise(text) if text else None
            if (label and label.count("-")) or (label and label[4:5] in {"D", "Z"}):
                own.setdefault(label, summary.id)
    return own


def _linked(reference: Reference, own: dict[str, LetterId]) -> Reference:
    label = reference.label
    if reference.kind is ReferenceKind.WEB:  # …/kst-36600-VI-32.html is the paper itself
        label = normalise(label.rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".pdf")) or label
    found = own.get(label)
    return reference if found == reference.in_library else replace(reference, in_library=found)


def _is_paper(reference: Reference) -> bool:
    if reference.kind is not ReferenceKind.KAMERSTUK:
        return True
    last = reference.label.rsplit("-", 1)[-1]
    return reference.label.count("-") >= 1 and (last.isdigit() or len(last) <= 2) and last != "VI"
