"""Commitments, milestones and citations out of one letter: pure, by rules, in reading order."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kamerbrief_assistant.domain.commitments import (
    Commitment,
    CommitmentKind,
    Deadline,
    Reference,
    ReferenceKind,
)
from kamerbrief_assistant.domain.letters import Kind, Letter, Passage
from kamerbrief_assistant.language.references import find_references
from kamerbrief_assistant.language.sentences import sentences

from .acts import Act
from .deadlines import choose, find_deadlines
from .milestones import may_announce_vaguely, milestone
from .promises import asked_by_others, may_promise, promise
from .subject import Context, actor, event_line, house, topic
from .timewords import names_time
from .tokens import tokens

_THIS = re.compile(r"\b(?:deze|dit|die|dat)\s([a-zë]{6,})", re.IGNORECASE)
_SHORTEST = 20
"""Characters: less than this promises nothing."""
_MOST_TIMES = 24
"""Times looked at in one sentence."""
_LONGEST = 2_500
"""More than this is no sentence, and reading it as one would take long."""
_SPEAKS = {Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_ROW, Kind.FOOTNOTE}
_PAPERS = {
    ReferenceKind.KAMERSTUK,
    ReferenceKind.AANHANGSEL,
    ReferenceKind.HANDELINGEN,
    ReferenceKind.STAATSBLAD,
    ReferenceKind.STAATSCOURANT,
    ReferenceKind.DOCUMENT,
}
_POINTS_BACK = re.compile(
    r"\b(?:hierover|hierop|hiervan|daarover|daarop|hier|deze\s(?:motie|toezegging))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a letter promises and what it cites, both in reading order."""

    commitments: tuple[Commitment, ...]
    references: tuple[Reference, ...]


def extract(letter: Letter) -> Extracted:
    """The register's entries of `letter`. Dates are resolved against the letter's own date."""
    references = tuple(_references(letter))
    by_passage: dict[int, list[Reference]] = {}
    for reference in references:
        by_passage.setdefault(reference.order, []).append(reference)
    notes: dict[int, list[Passage]] = {}
    for note in letter.footnotes:
        if note.anchor is not None:
            notes.setdefault(note.anchor, []).append(note)
    seen: Counter[str] = Counter()
    commitments: list[Commitment] = []
    previous = ""
    for passage in letter.passages:
        if passage.kind not in _SPEAKS:
            previous = "" if passage.kind is not Kind.SIGNATURE else previous
            continue
        reader = _PassageReader(letter, passage, by_passage, notes.get(passage.order, []))
        for commitment in reader.read(previous):
            key = quote_key(commitment.quote)
            commitments.append(_identified(commitment, letter, key, seen[key]))
            seen[key] += 1
        if passage.kind is not Kind.FOOTNOTE:
            previous = passage.text
    return Extracted(tuple(commitments), references)


def quote_key(quote: str) -> str:
    """The quote's letters and digits alone, so that layout, hyphens and dashes make no difference."""
    return re.sub(r"[\W_]+", "", quote).casefold()


def _identified(commitment: Commitment, letter: Letter, key: str, earlier: int) -> Commitment:
    from dataclasses import replace

    day = letter.metadata.date.isoformat() if letter.metadata.date else ""
    digest = hashlib.sha256(f"{key}|{day}|{earlier}".encode()).hexdigest()
    return replace(commitment, id=digest[:12])


def _references(letter: Letter) -> Iterator[Reference]:
    own = letter.metadata.dossier
    for passage in letter.passages:
        if passage.kind is Kind.SIGNATURE:
            continue
        for found in find_references(passage.text):
            if found.label == own and own.count("-"):
                continue  # a running head: a paper does not cite itself
            yield Reference(
                kind=found.kind,
                label=found.label,
                text=found.text,
                letter=letter.id,
                order=passage.order,
                start=found.start,
                end=found.end,
                paragraph=passage.paragraph,
                footnote=passage.footnote,
            )


class _PassageReader:
    """Reads one passage's sentences with what stands around them."""

    def __init__(
        self, letter: Letter, passage: Passage, cited: dict[int, list[Reference]], notes: list[Passage]
    ) -> None:
        self._letter = letter
        self._passage = passage
        self._cited = cited
        self._notes = notes

    def read(self, previous: str) -> Iterator[Commitment]:
        text = self._passage.text
        lowered = text.lower()
        timed = names_time(lowered)
        if len(text) < _SHORTEST or not (timed or may_promise(lowered) or may_announce_vaguely(lowered)):
            return
        spans = sentences(text)
        goes_on = False
        for number, span in enumerate(spans):
            sentence = text[span.start : span.end]
            if not _SHORTEST <= len(sentence) <= _LONGEST:
                continue
            found = self._entry(sentence, text[span.end : span.end + 400], goes_on=goes_on)
            goes_on = found is not None and found[0] is CommitmentKind.COMMITMENT
            if found is None:
                continue
            kind, act, deadline = found
            before = (
                text[spans[number - 1].start : spans[number - 1].end] if number else _last_sentence(previous)
            )
            begin = spans[number - 1].start if number else span.start
            back = begin if _POINTS_BACK.search(sentence) else span.start
            meant = self._meant(sentence, [text[s.start : s.end] for s in spans[:number]])
            near = Context(before, meant)
            yield self._commitment(kind, act, deadline, sentence, near, (span.start, span.end), back)

    def _meant(self, sentence: str, earlier: list[str]) -> str:
        """For `deze verkenning` the earlier sentence of the passage that speaks of it."""
        for found in _THIS.finditer(sentence):
            root = found[1].lower()[:6]
            for candidate in reversed(earlier):
                if root in candidate.lower():
                    return candidate
        return ""

    def _entry(
        self, sentence: str, after: str, *, goes_on: bool
    ) -> tuple[CommitmentKind, Act | None, Deadline | None] | None:
        if sentence.endswith("?"):
            return None
        lowered = sentence.lower()
        promising = may_promise(lowered)
        if not (promising or names_time(lowered) or may_announce_vaguely(lowered)):
            return None
        times = find_deadlines(sentence, self._letter.metadata.date, occasions=promising)[:_MOST_TIMES]
        if not (promising or times) or asked_by_others(sentence):
            return None
        words = tokens(sentence)
        act = promise(sentence, words, times, after, goes_on=goes_on) if promising else None
        if act and not (act.how == "submit" and act.passive):
            if act.promised:  # what stands before `toegezegd` tells when it was promised
                said = re.search(r"\btoegezegd\b", sentence)
                times = tuple(one for one in times if not said or one.start > said.start())
            when = choose(times, (act.start, act.end))
            return CommitmentKind.COMMITMENT, act, when.deadline if when else None
        when = milestone(sentence, words, times)
        if when:
            return CommitmentKind.MILESTONE, act, when.deadline
        return None

    def _commitment(
        self,
        kind: CommitmentKind,
        act: Act | None,
        deadline: Deadline | None,
        sentence: str,
        context: Context,
        span: tuple[int, int],
        back: int,
    ) -> Commitment:
        passage = self._passage
        near = self._references_near(back, span[1])
        is_promise = kind is CommitmentKind.COMMITMENT
        when = deadline.text if deadline else ""
        how = act.how if act else _how(sentence)
        return Commitment(
            id="",
            kind=kind,
            quote=sentence,
            letter=self._letter.id,
            order=passage.order,
            start=span[0],
            end=span[1],
            by=actor(sentence, self._letter.metadata.sender if is_promise else ""),
            to=house(sentence) if is_promise else "",
            what=topic(sentence, context, when, how) if is_promise else event_line(sentence, when),
            how=how,
            deadline=deadline,
            motions=_labels(near, {ReferenceKind.MOTION}),
            occasions=_labels(near, {ReferenceKind.DEBATE}),
            references=_labels(near, _PAPERS),
            section=passage.section,
            paragraph=passage.paragraph,
            footnote=passage.footnote,
            page=passage.page,
        )

    def _references_near(self, start: int, end: int) -> list[Reference]:
        """Citations in the stretch and in the notes whose markers stand in it."""
        own = [r for r in self._cited.get(self._passage.order, []) if start <= r.start < end]
        numbers = {m.number for m in self._passage.markers if start < m.offset <= end + 1}
        for note in self._notes:
            if note.footnote in numbers:
                own.extend(self._cited.get(note.order, []))
        return own


def _labels(references: list[Reference], kinds: set[ReferenceKind]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.label for r in references if r.kind in kinds))


def _last_sentence(text: str) -> str:
    spans = sentences(text[-600:])
    return text[-600:][spans[-1].start : spans[-1].end] if spans else ""


_HOW = (
    ("submit", re.compile(r"\b(?:ingediend|indienen|in\ste\sdienen)\b", re.IGNORECASE)),
    (
        "end",
        re.compile(
            r"\b(?:loopt|lopen|eindigt|eindigen|vervalt|af\b|tot\sen\smet|verleng\w*)\b", re.IGNORECASE
        ),
    ),
    (
        "start",
        re.compile(
            r"\b(?:start\w*|begin[nt]\w*|in\swerking|van\sstart|ingang|ingevoerd|invoering|geldt|lancer\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "publish",
        re.compile(
            r"\b(?:verschijn\w*|publice\w*|gepubliceerd|opgeleverd|opleveren|gereed|rapport|afgerond)\b",
            re.IGNORECASE,
        ),
    ),
)


def _how(sentence: str) -> str:
    for code, pattern in _HOW:
        if pattern.search(sentence):
            return code
    return "plan"
