"""Which entries of the register a question asks for: by status, by time, by subject.

"Welke toezeggingen lopen nog?", "wat moet voor de zomer af zijn?", "what was promised on drugs policy?"
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamerbrief_assistant.domain.commitments import Commitment, CommitmentKind, CommitmentStatus
from kamerbrief_assistant.language.stems import stems

from .deadlines import find_deadlines
from .filtering import filter_commitments

_STANDING = {
    CommitmentStatus.OPEN,
    CommitmentStatus.DUE,
    CommitmentStatus.OVERDUE,
    CommitmentStatus.POSSIBLY_MET,
}
_RUNNING = re.compile(
    r"\b(?:lopen(?:de)?|loopt|openstaande?|staat?n?\s(?:er\s)?(?:nog\s)?(?:allemaal\s)?open|nog\sopen|open|nog\sniet|uitstaande?|outstanding|pending|still|unmet)\b"
)
_LATE = re.compile(r"\b(?:te\slaat|verlopen|over\stijd|achterstallige?|verstreken|overdue|late|missed)\b")
_DONE = re.compile(r"\b(?:afgedaan|nagekomen|ingelost|afgehandeld|vervuld|met|fulfilled|kept|done)\b")
_PROMISES = re.compile(
    r"\b(?:toegezegd\w*|toezegging(?:en)?|beloofd|belofte[ns]?|promis\w+|commitments?|committed|pledg\w+)\b"
)
_MILESTONES = re.compile(r"\b(?:mijlpa(?:al|len)|planning|aangekondigd\w*|milestones?|announced|planned)\b")
_MUST = re.compile(
    r"\b(?:moet(?:en)?|af\szijn|klaar\szijn|gereed|deadline|deadlines|due|uiterlijk|must|when|wanneer)\b"
)
_LONGEST = 500
"""Characters of a question that are read."""
_ABOUT = re.compile(r"\b(?:over|inzake|omtrent|rond|rondom|betreffende|about|on|regarding|concerning)\s(.+)")
_ENGLISH_TIME = (
    (r"\bbefore\sthe\ssummer(?:\srecess)?\b|\bbefore\ssummer\b", "voor de zomer"),
    (r"\bthis\sspring\b|\bin\s(?:the\s)?spring\b", "in het voorjaar"),
    (r"\bthis\ssummer\b|\bin\s(?:the\s)?summer\b", "in de zomer"),
    (r"\bthis\sautumn\b|\bin\s(?:the\s)?(?:autumn|fall)\b", "in het najaar"),
    (r"\bthis\swinter\b|\bin\s(?:the\s)?winter\b", "in de winter"),
    (r"\bspring\s(?:of\s)?(20\d\d)", r"voorjaar \1"),
    (r"\bsummer\s(?:of\s)?(20\d\d)", r"zomer \1"),
    (r"\b(?:autumn|fall)\s(?:of\s)?(20\d\d)", r"najaar \1"),
    (r"\b(?:by|before)\sthe\send\sof\s(20\d\d)", r"uiterlijk eind \1"),
    (r"\b(?:by|before)\sthe\send\sof\sthe\syear\b", "voor het einde van het jaar"),
    (r"\bbefore\s(20\d\d)\b", r"vóór \1"),
    (r"\bthis\syear\b", "dit jaar"),
    (r"\bnext\syear\b", "volgend jaar"),
    (r"\bthis\smonth\b", "deze maand"),
    (r"\bnext\smonth\b", "volgende maand"),
    (r"\bwithin\s(\d+)\sdays\b", r"binnen \1 dagen"),
    (r"\bwithin\s(\d+)\sweeks\b", r"binnen \1 weken"),
    (r"\bwithin\s(\d+)\smonths\b", r"binnen \1 maanden"),
    (r"\bfirst\squarter(?:\sof)?", "eerste kwartaal"),
    (r"\bsecond\squarter(?:\sof)?", "tweede kwartaal"),
    (r"\bthird\squarter(?:\sof)?", "derde kwartaal"),
    (r"\b(?:fourth|last)\squarter(?:\sof)?", "vierde kwartaal"),
    (r"\bby\s(\d{1,2}\s\w+)", r"uiterlijk \1"),
    (r"\bbefore\s(\d{1,2}\s\w+)", r"vóór \1"),
)
_ENGLISH_MONTHS = dict(
    zip(
        ("january", "february", "march", "may", "june", "july", "august", "october"),
        ("januari", "februari", "maart", "mei", "juni", "juli", "augustus", "oktober"),
        strict=True,
    )
)
_ASKING = frozenset(
    stems(
        "welke wat wanneer wie hoe is zijn er nog moet moeten zal wordt lopen loopt open openstaande "
        "toezegging toezeggingen toegezegd beloofd "
        "done be must finished ready kept fulfilled met gebeuren doen gedaan happen "
        "belofte kamer tweede eerste kabinet minister staatssecretaris af klaar gereed deadline "
        "mijlpaal mijlpalen milestones milestone what which when who was were are "
        "promised promises commitment commitments made still open due before after over on about the "
        "to by parliament house termijn te laat verlopen "
        "brief brieven letter letters uiterlijk overdue list toon geef alle all show zomer voorjaar "
        "najaar winter jaar maand week summer spring autumn year"
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks of the register. `first` to `last` are days; empty fields do not narrow."""

    kind: CommitmentKind | None = None
    statuses: frozenset[CommitmentStatus] = frozenset()
    first: date | None = None
    last: date | None = None
    subject: frozenset[str] = frozenset()
    """Stems of the words that say what it is about."""
    named: bool = False
    """True when the question names its subject (`over drugs`): then an entry must share it."""

    @property
    def by_register(self) -> bool:
        """Whether the question is on status or time, which only the register knows."""
        return bool(self.statuses or self.first or self.last)


def understand(question: str, today: date) -> Asked:
    """Reads a Dutch or English question. A question for what is due asks for what is not yet done."""
    text = _in_dutch(question[:_LONGEST].lower())
    statuses: frozenset[CommitmentStatus] = frozenset()
    if _LATE.search(text):
        statuses = frozenset({CommitmentStatus.OVERDUE})
    elif _RUNNING.search(text):
        statuses = frozenset(_STANDING)
    elif re.search(r"\b(?:afgedaan|nagekomen|ingelost|afgehandeld|fulfilled|kept)\b", text):
        statuses = frozenset({CommitmentStatus.MET, CommitmentStatus.POSSIBLY_MET})
    first = last = None
    rest = text
    for found in find_deadlines(text, today):
        if found.deadline.vague:
            continue
        first, last = found.deadline.start, found.deadline.end
        rest = text[: found.start] + " " + text[found.end :]
        break
    if (first or last) and not statuses and _MUST.search(text):
        statuses = frozenset(_STANDING)
    kind = None
    if _MILESTONES.search(text) and not _PROMISES.search(text):
        kind = CommitmentKind.MILESTONE
    elif _PROMISES.search(text) and not _MILESTONES.search(text):
        kind = CommitmentKind.COMMITMENT
    about = _ABOUT.search(rest)
    subject = frozenset(stems(about[1])) - _ASKING if about else frozenset()
    named = bool(subject)
    return Asked(kind, statuses, first, last, subject or frozenset(stems(rest)) - _ASKING, named)


def select(commitments: Iterable[Commitment], question: str, today: date) -> tuple[Commitment, ...]:
    """The entries that `question` asks for, soonest first, or best first when it names a subject.

    Statuses must already stand against today (`with_status`). A subject is matched by words in common;
    where meaning matters, filter with `understand` and let retrieval rank.
    """
    asked = understand(question, today)
    kept = [c for c in commitments if fits(c, asked)]
    ordered = filter_commitments(kept)
    if not asked.subject:
        return ordered
    scored = [(len(asked.subject & set(stems(_words(c)))), c) for c in ordered]
    best = max((score for score, _ in scored), default=0)
    if best == 0 and not asked.named and asked.by_register:
        return ordered
    enough = max(1, (best + 1) // 2)
    return tuple(c for score, c in sorted(scored, key=lambda pair: -pair[0]) if score >= enough)


def fits(commitment: Commitment, asked: Asked) -> bool:
    """Whether an entry has the kind, the status and the time asked for. The subject is not looked at."""
    if asked.kind and commitment.kind != asked.kind:
        return False
    if asked.statuses and commitment.status not in asked.statuses:
        return False
    if asked.first is None and asked.last is None:
        return True
    deadline = commitment.deadline
    if deadline is None or deadline.vague:
        return False
    begins, ends = deadline.start or deadline.end, deadline.end or deadline.start
    assert begins is not None
    assert ends is not None
    if asked.first is None:  # before, until: done by then
        return asked.last is None or ends <= asked.last
    return (asked.last is None or begins <= asked.last) and ends >= asked.first


def _words(commitment: Commitment) -> str:
    return " ".join((commitment.quote, commitment.what, *commitment.section, *commitment.motions))


def _in_dutch(text: str) -> str:
    for name, dutch in _ENGLISH_MONTHS.items():
        text = re.sub(rf"\b{name}\b(?=\s20|\s*[?.,]|$)|(?<=\d\s){name}\b|(?<=in\s){name}\b", dutch, text)
    for pattern, dutch in _ENGLISH_TIME:
        text = re.sub(pattern, dutch, text)
    return text
