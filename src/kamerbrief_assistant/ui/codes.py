"""Codes of the rooms below in words: message ids for `wording.text`."""

from __future__ import annotations

from collections.abc import Mapping

from kamerbrief_assistant.domain.commitments import CommitmentKind, CommitmentStatus, ReferenceKind
from kamerbrief_assistant.wording import mark as _
from kamerbrief_assistant.wording import text

REASONS: Mapping[str, str] = {
    "empty_library": _("There are no letters yet. Add some with F3, then A."),
    "no_terms": _("The question names no subject to look for. Name what it is about."),
    "terms_missing": _("Not found: these letters do not speak of this."),
    "only_near": _("Not found: some passages come near, but none says this."),
    "reference_absent": _("Not found: no letter here is this paper or refers to it."),
    "filter_empty": _("Not found: no letter passes the filter. F7 changes it."),
}

STATUSES: Mapping[CommitmentStatus, str] = {
    CommitmentStatus.OPEN: _("open"),
    CommitmentStatus.DUE: _("due soon"),
    CommitmentStatus.OVERDUE: _("overdue"),
    CommitmentStatus.POSSIBLY_MET: _("possibly met"),
    CommitmentStatus.MET: _("met"),
    CommitmentStatus.DROPPED: _("dropped"),
}

KINDS: Mapping[CommitmentKind, str] = {
    CommitmentKind.COMMITMENT: _("commitment"),
    CommitmentKind.MILESTONE: _("announcement"),
}

REFERENCES: Mapping[ReferenceKind, str] = {
    ReferenceKind.KAMERSTUK: _("Kamerstuk"),
    ReferenceKind.AANHANGSEL: _("Annex to the proceedings"),
    ReferenceKind.HANDELINGEN: _("Proceedings"),
    ReferenceKind.STAATSBLAD: _("Staatsblad"),
    ReferenceKind.STAATSCOURANT: _("Staatscourant"),
    ReferenceKind.DOCUMENT: _("Document of the House"),
    ReferenceKind.MOTION: _("Motion"),
    ReferenceKind.LAW: _("Law"),
    ReferenceKind.EU: _("European law"),
    ReferenceKind.DEBATE: _("Debate"),
    ReferenceKind.WEB: _("Web address"),
}

STATES: Mapping[str, str] = {
    "indexed": _("read"),
    "new": _("new"),
    "changed": _("changed"),
    "gone": _("gone"),
    "unreadable": _("unreadable"),
}

SKIPPED: Mapping[str, str] = {
    "empty": _("The file is empty. Check that it was saved, and add it again."),
    "not_text": _("The file holds no text. Ask for the letter as Word, PDF or text."),
    "no_text_layer": _("This is a scan without text. Ask for the original, or have it recognised (OCR)."),
    "encrypted": _("The file is locked with a password. Save a copy without it."),
    "broken": _("The file is damaged. Fetch the letter again."),
    "wrong_type": _("The file is not what its name says. Give it its right extension."),
    "unsupported": _("This kind of file cannot be read. Use Word, PDF, ODT, HTML, XML or text."),
    "too_large": _("The file is too large to read safely. Split it, or save it as text."),
    "bomb": _("The file unpacks to far more than a letter holds, and was refused for safety."),
    "unsafe": _("The file was refused because it tries to reach outside itself."),
    "permission": _("The file may not be read. Check the rights on it."),
    "duplicate": _("This letter is in the library already."),
}  # fmt: skip

PHASES: Mapping[str, str] = {
    "reading": _("Reading"),
    "writing": _("Writing the index"),
    "switching": _("Switching to the new index"),
}


def skipped(code: str, message: str = "", remedy: str = "") -> str:
    """Why a file was not read and what to do; the reader's own words for a code we do not know."""
    return text(SKIPPED[code]) if code in SKIPPED else f"{message} {remedy}".strip()
