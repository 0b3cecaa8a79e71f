"""Staff's own words on commitments, in a file of their own that nothing derived can touch.

A mark is found again by the commitment's id, else by its quote (letters and digits only) in the letter of
the same title or date, else by a nearly equal quote there. Marks whose commitment is gone are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentStatus
from kamerbrief_assistant.domain.errors import LibraryError
from kamerbrief_assistant.domain.letters import LetterId, Metadata
from kamerbrief_assistant.library.atomic import write_atomically

from .extract import quote_key

FILE = "commitments.json"
_SETTABLE = {CommitmentStatus.OPEN, CommitmentStatus.MET, CommitmentStatus.DROPPED}
_NEARLY = 0.92
"""How alike two quotes must be, as `SequenceMatcher.ratio`, to be one after an edit of the letter."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What staff noted on one commitment. Empty fields were not set."""

    commitment: str
    """The commitment's id when it was marked."""
    quote: str
    title: str = ""
    day: str = ""
    """The letter's date, ISO."""
    status: str = ""
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The file's marks; `damaged` names the file when it could not be read."""

    entries: tuple[Mark, ...] = ()
    damaged: Path | None = None


def read_marks(folder: Path) -> Marks:
    """The marks in `folder`. A damaged file gives none and is named, never touched."""
    path = folder / FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(Mark(**{str(k): str(v) for k, v in entry.items()}) for entry in found["marks"])
    except FileNotFoundError:
        return Marks()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Marks(damaged=path)
    return Marks(entries)


def mark(
    folder: Path,
    commitment: Commitment,
    letter: Metadata,
    *,
    status: CommitmentStatus | str | None = None,
    owner: str | None = None,
    note: str | None = None,
) -> Mark:
    """Note status (open, met or dropped), owner or note; None leaves a field as it was, "" clears it.

    A damaged file is first put aside under another name. Raises LibraryError for a status that is not
    staff's to set, or when the file cannot be written.
    """
    if status:
        status = _settable(status)
    from filelock import FileLock

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / f".{FILE}.lock", timeout=10):
            marks = read_marks(folder)
            if marks.damaged:
                _put_aside(marks.damaged)
            old = next((m for m in marks.entries if _same(m, commitment, letter)), None)
            base = old or Mark(commitment.id, commitment.quote)
            new = replace(
                base,
                commitment=commitment.id,
                quote=commitment.quote,
                title=letter.title,
                day=letter.date.isoformat() if letter.date else "",
                status=base.status if status is None else str(status),
                owner=base.owner if owner is None else owner,
                note=base.note if note is None else note,
            )
            kept = [m for m in marks.entries if m is not old]
            if new.status or new.owner or new.note:
                kept.append(new)
            _write(folder / FILE, kept)
    except OSError as error:
        raise LibraryError(
            f"The mark could not be written in {folder} ({error}).",
            remedy="Check the folder's rights and room.",
        ) from error
    return new


def apply_marks(
    commitments: Iterable[Commitment], marks: Marks, letters: Mapping[LetterId, Metadata]
) -> tuple[Commitment, ...]:
    """The commitments with staff's status, owner and note. Each mark falls on one commitment at most."""
    listed = list(commitments)
    if not marks.entries:
        return tuple(listed)
    places = _places(listed)
    left: list[Mark] = []
    taken: set[int] = set()
    for entry in marks.entries:
        at = next((i for i in places.get(entry.commitment, ()) if i not in taken), None)
        if at is None:
            left.append(entry)
        else:
            taken.add(at)
            listed[at] = _marked(listed[at], entry)
    for entry in left:
        at = _found_again(entry, listed, taken, letters)
        if at is not None:
            taken.add(at)
            listed[at] = _marked(listed[at], entry)
    return tuple(listed)


def _settable(status: CommitmentStatus | str) -> CommitmentStatus:
    try:
        wanted = CommitmentStatus(status)
    except ValueError:
        wanted = CommitmentStatus.OVERDUE
    if wanted not in _SETTABLE:
        raise LibraryError(
            f"{status} is not a status that you can set.",
            remedy="Set open, met or dropped; the rest is reckoned.",
        )
    return wanted


def _places(commitments: list[Commitment]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, commitment in enumerate(commitments):
        places.setdefault(commitment.id, []).append(index)
    return places


def _same(entry: Mark, commitment: Commitment, letter: Metadata) -> bool:
    return entry.commitment == commitment.id or (
        quote_key(entry.quote) == quote_key(commitment.quote) and _of_letter(entry, letter) > 0
    )


def _of_letter(entry: Mark, letter: Metadata | None) -> int:
    """How well the letter fits the mark: title and date count one each."""
    if letter is None:
        return 0
    day = letter.date.isoformat() if letter.date else ""
    return int(entry.title == letter.title) + int(entry.day == day)


def _found_again(
    entry: Mark, commitments: list[Commitment], taken: set[int], letters: Mapping[LetterId, Metadata]
) -> int | None:
    key = quote_key(entry.quote)
    best: tuple[float, int] | None = None
    same: list[int] = []
    for index, commitment in enumerate(commitments):
        if index in taken:
            continue
        fit = _of_letter(entry, letters.get(commitment.letter))
        own = quote_key(commitment.quote)
        if own == key:
            same.append(index)
            score = 2.0 + fit
        elif fit and abs(len(own) - len(key)) <= 0.2 * len(key):
            ratio = SequenceMatcher(None, own, key, autojunk=False).ratio()
            if ratio < _NEARLY:
                continue
            score = ratio
        else:
            continue
        if best is None or score > best[0]:
            best = (score, index)
    if best is None or (best[0] == 2.0 and len(same) > 1):  # the same words in letters that both do not fit
        return None
    return best[1]


def _marked(commitment: Commitment, entry: Mark) -> Commitment:
    status = CommitmentStatus(entry.status) if entry.status in set(CommitmentStatus) else commitment.status
    return replace(commitment, status=status, owner=entry.owner, note=entry.note)


def _put_aside(path: Path) -> None:
    """Keep a damaged file under the first free name beside it."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.stem}.damaged-{date.today().isoformat()}-{number}{path.suffix}")
        if not aside.exists():
            path.replace(aside)
            return


def _write(path: Path, entries: list[Mark]) -> None:
    data = {
        "version": 1,
        "marks": [asdict(entry) for entry in sorted(entries, key=lambda m: (m.day, m.quote))],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    write_atomically(path, f"{text}\n".encode(), private=True)
