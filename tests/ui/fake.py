"""A small library in memory: the assistant's methods over letters made by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812  a parameter is called date
from pathlib import Path

from kamerbrief_assistant.domain.answers import Answer, Hit, Quote, Status, Suggestion, Verdict
from kamerbrief_assistant.domain.commitments import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    DeadlineKind,
    Reference,
    ReferenceKind,
)
from kamerbrief_assistant.domain.errors import IndexFaultError, LibraryError, StoppedError
from kamerbrief_assistant.domain.letters import (
    Kind,
    Letter,
    LetterId,
    LetterSummary,
    Marker,
    Metadata,
    Passage,
    PassageId,
)
from kamerbrief_assistant.domain.progress import (
    AddReport,
    Changes,
    IndexReport,
    Progress,
    Skipped,
)
from kamerbrief_assistant.domain.questions import Filters

Row = tuple[Kind, str, str, int]
"""(kind, text with `{5}` where footnote 5 is marked, footnote's number, page)"""


def make_letter(name: str, facts: Metadata, rows: Sequence[Row], pages: int | None = None) -> Letter:
    """A letter of `rows`, numbered and placed as an ingested one is."""
    letter_id = LetterId(f"{abs(hash_of(name)):012x}"[:12])
    passages: list[Passage] = []
    section: tuple[str, ...] = ()
    paragraph, at, anchor = 0, 0, 0
    for order, (kind, marked, footnote, page) in enumerate(rows):
        text, markers = unmark(marked)
        if kind is Kind.HEADING:
            section = (text,)
        elif kind is not Kind.FOOTNOTE:
            anchor = order
            paragraph += kind.is_body
        passages.append(
            Passage(
                PassageId(order + 1),
                letter_id,
                order,
                kind,
                text,
                at,
                at + len(text),
                section,
                None if kind is Kind.HEADING else paragraph,
                footnote,
                page or None,
                markers,
                anchor if kind is Kind.FOOTNOTE else None,
                level=1 if kind is Kind.HEADING else 0,
            )
        )
        at += len(text) + 1
    return Letter(letter_id, name, facts, tuple(passages), pages=pages)


def hash_of(name: str) -> int:
    return int.from_bytes(name.encode()[:6].ljust(6, b"x"), "big")


def unmark(marked: str) -> tuple[str, tuple[Marker, ...]]:
    text, markers = "", []
    rest = marked
    while "{" in rest:
        before, _, after = rest.partition("{")
        number, _, rest = after.partition("}")
        text += before
        markers.append(Marker(len(text), number))
    return text + rest, tuple(markers)


HAVEN = make_letter(
    "havens.txt",
    Metadata("Weerbare havens", Date(2024, 11, 14), "Minister van Veiligheid", "Tweede Kamer", "29911-450"),
    [
        (
            Kind.PARAGRAPH,
            "Met deze brief informeer ik uw Kamer over de havens. [/foo] is geen opmaak.",
            "",
            1,
        ),
        (Kind.HEADING, "Toezicht op de kade", "", 1),
        (
            Kind.PARAGRAPH,
            "De proef met camera’s op de kade loopt sinds maart.{1} "
            "In het voorjaar van 2025 informeer ik uw Kamer over de uitkomsten van de proef.{2} "
            "Daarna volgt een besluit.",
            "",
            1,
        ),
        (Kind.FOOTNOTE, "Kamerstukken II 2023/24, 29 911, nr. 430.", "1", 1),
        (Kind.FOOTNOTE, "De proef omvat twaalf camera’s in drie havens; zie www.havens.example.", "2", 1),
        (Kind.HEADING, "Samenwerking", "", 2),
        (Kind.PARAGRAPH, "Met de douane is een convenant gesloten over het delen van signalen.", "", 2),
        (Kind.LIST_ITEM, "de douane deelt signalen binnen een dag;", "", 2),
        (Kind.LIST_ITEM, "de politie geeft terug wat zij ermee deed.", "", 2),
        *[
            (
                Kind.PARAGRAPH,
                f"Alinea {n} gaat over de bewaking van terminal {n}, en over wat daar nog moet gebeuren "
                "om de hekken, de poorten en de toegangspassen op orde te krijgen.",
                "",
                3,
            )
            for n in range(1, 13)
        ],
        (Kind.SIGNATURE, "De Minister van Veiligheid", "", 3),
    ],
    pages=3,
)
SCHOOL = make_letter(
    "scholen.docx",
    Metadata(
        "Lerarentekort in beeld", Date(2025, 2, 3), "Minister van Onderwijs", "Tweede Kamer", "27923-512"
    ),
    [
        (Kind.PARAGRAPH, "Hierbij stuur ik de trendrapportage over leraren.", "", 0),
        (Kind.PARAGRAPH, "Voor de zomer van 2025 stuur ik uw Kamer een brief over de salarissen.{1}", "", 0),
        (Kind.FOOTNOTE, "Kamerstukken II 2024/25, 29 911, nr. 450.", "1", 0),
    ],
)
NEW = make_letter(
    "wolf.txt",
    Metadata("De wolf in Drenthe", Date(2025, 3, 9), "Staatssecretaris van Natuur", "", "33576-390"),
    [(Kind.PARAGRAPH, "Er leven vijf roedels wolven in Drenthe, zo blijkt uit de telling.", "", 0)],
)


def reference(
    letter: Letter, order: int, text: str, label: str, to: Letter | None, kind: ReferenceKind
) -> Reference:
    passage = letter.passages[order]
    start = passage.text.index(text)
    return Reference(
        kind, label, text, letter.id, order, start, start + len(text), passage.paragraph, passage.footnote,
        to.id if to else None,
    )  # fmt: skip


REFERENCES = (
    reference(HAVEN, 3, "29 911, nr. 430", "29911-430", None, ReferenceKind.KAMERSTUK),
    reference(HAVEN, 4, "www.havens.example", "www.havens.example", None, ReferenceKind.WEB),
    reference(SCHOOL, 2, "29 911, nr. 450", "29911-450", HAVEN, ReferenceKind.KAMERSTUK),
)


def commitment(
    number: int, letter: Letter, order: int, quote: str, deadline: Deadline | None, **more: object
) -> Commitment:
    passage = letter.passages[order]
    start = passage.text.index(quote)
    return replace(
        Commitment(
            f"c{number}", CommitmentKind.COMMITMENT, quote, letter.id, order, start, start + len(quote),
            "ik", "uw Kamer", "", "inform", deadline, section=passage.section, paragraph=passage.paragraph,
            page=passage.page,
        ),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


COMMITMENTS = (
    commitment(
        1,
        HAVEN,
        2,
        "In het voorjaar van 2025 informeer ik uw Kamer over de uitkomsten van de proef.",
        Deadline("In het voorjaar van 2025", DeadlineKind.INTERVAL, Date(2025, 3, 1), Date(2025, 5, 31)),
        what="de uitkomsten van de proef met camera’s",
        status=CommitmentStatus.OVERDUE,
    ),
    commitment(
        2,
        SCHOOL,
        1,
        "Voor de zomer van 2025 stuur ik uw Kamer een brief over de salarissen.",
        Deadline("Voor de zomer van 2025", DeadlineKind.INTERVAL, None, Date(2025, 6, 20)),
        what="een brief over de salarissen",
        how="letter",
    ),
    commitment(
        3,
        HAVEN,
        2,
        "Daarna volgt een besluit.",
        Deadline("Daarna", DeadlineKind.VAGUE),
        kind=CommitmentKind.MILESTONE,
        what="een besluit over de proef",
    ),
)


class FakeAssistant:
    """Answers by words in common. Tests change its fields to see the screens in other states."""

    def __init__(
        self, path: Path, letters: Sequence[Letter] = (HAVEN, SCHOOL), *, indexed: bool = True
    ) -> None:
        self.path = path
        self.documents = path / "documents"
        self.indexed = {letter.id: letter for letter in letters} if indexed else {}
        self.waiting: list[Letter] = [] if indexed else list(letters)
        self.has_index = indexed
        self.asked: list[tuple[str, tuple[str, ...], Filters]] = []
        self.problem: Exception | None = None
        self.stale = False
        self.unreadable: tuple[Skipped, ...] = ()
        self.gate: threading.Event | None = None
        """When set, questions wait for it."""
        self.slow_index: threading.Event | None = None
        self.marked: list[tuple[str, str | None, str | None, str | None]] = []
        self.register: tuple[Commitment, ...] = COMMITMENTS
        self.gone: set[LetterId] = set()
        self.verdict = Verdict.VERBATIM

    def warm(self) -> None:
        if not self.has_index:
            raise IndexFaultError("There is no index.", remedy="Run: kamerbrief index")

    def summary(self, letter: Letter, state: str = "indexed") -> LetterSummary:
        return LetterSummary(
            letter.id, letter.file, letter.metadata, len(letter.passages), len(letter.footnotes), state,
            pages=letter.pages,
        )  # fmt: skip

    def ask(
        self,
        question: str,
        *,
        previous: Sequence[str] = (),
        limit: int = 8,
        filters: Filters = Filters(),  # noqa: B008  frozen
    ) -> Answer:
        if self.gate is not None:
            self.gate.wait()
        self.asked.append((question, tuple(previous), filters))
        if self.problem is not None:
            raise self.problem
        words = {word for word in question.lower().strip("?").split() if len(word) > 3}
        found: list[tuple[int, Passage, Letter]] = []
        for letter in self.indexed.values():
            if filters.letters and letter.id not in filters.letters:
                continue
            for passage in letter.passages:
                count = sum(word in passage.text.lower() for word in words)
                if count and passage.kind.is_searched:
                    found.append((count, passage, letter))
        found.sort(key=lambda each: (-each[0], each[1].order))
        hits = tuple(
            Hit(passage, self.summary(letter), float(count), letter.notes_of(passage))
            for count, passage, letter in found[:limit]
        )
        if not hits:
            missing = tuple(sorted(words))
            return Answer(
                question,
                Status.NO_EVIDENCE,
                missing_terms=missing,
                suggestions=(Suggestion(missing[0], ("kade", "proef")),) if missing else (),
                reason="terms_missing",
                stale=self.stale,
            )
        if found[0][0] < 2:
            return Answer(question, Status.WEAK, hits=hits, reason="only_near", stale=self.stale)
        quotes = []
        for index, hit in enumerate(hits[:2]):
            sentence = max(hit.passage.text.split(". "), key=lambda s: sum(w in s.lower() for w in words))
            start = hit.passage.text.index(sentence)
            end = start + len(sentence)
            at = sentence.find("voorjaar van 2025")
            quotes.append(Quote(index, start, end, sentence, ((at, at + 17),) if at >= 0 else ()))
        return Answer(
            question, Status.ANSWERED, tuple(quotes), hits, commitments=self.register, stale=self.stale
        )

    def letters(self) -> tuple[LetterSummary, ...]:
        known = [
            self.summary(each, "gone" if each.id in self.gone else "indexed")
            for each in self.indexed.values()
        ]
        fresh = [LetterSummary(LetterId(""), each.file, Metadata(), state="new") for each in self.waiting]
        bad = [
            LetterSummary(LetterId(""), each.file, Metadata(), state="unreadable", problem=each.message)
            for each in self.unreadable
        ]
        return tuple(known + fresh + bad)

    def skipped(self) -> tuple[Skipped, ...]:
        return self.unreadable

    def letter(self, letter_id: LetterId) -> Letter:
        if letter_id not in self.indexed:
            raise LibraryError("This letter is not in the library.", remedy="See the list of letters.")
        return self.indexed[letter_id]

    def changes(self) -> Changes:
        return Changes(new=tuple(each.file for each in self.waiting))

    def index(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> IndexReport:
        added = []
        todo = list(self.waiting)
        for number, letter in enumerate(todo):
            if progress is not None:
                progress(Progress(number, len(todo), letter.file, "reading", 12.0))
            if self.slow_index is not None:
                self.slow_index.wait()
            if cancelled is not None and cancelled():
                raise StoppedError("Stopped.")
            self.indexed[letter.id] = letter
            self.waiting.remove(letter)
            added.append(letter.file)
        self.has_index = True
        return IndexReport(added=tuple(added), skipped=self.unreadable, seconds=0.1)

    def add(self, paths: Sequence[Path]) -> AddReport:
        added, skipped = [], []
        for path in paths:
            if path.name == NEW.file:
                self.waiting.append(NEW)
                added.append(path.name)
            else:
                skipped.append(Skipped(path.name, "unsupported", "Unsupported.", "Use another."))
        return AddReport(tuple(added), tuple(skipped))

    def remove(self, letter_id: LetterId) -> str:
        return self.indexed.pop(letter_id).file

    def set_metadata(
        self,
        letter_id: LetterId,
        *,
        title: str | None = None,
        date: Date | str | None = None,
        sender: str | None = None,
        addressee: str | None = None,
        dossier: str | None = None,
    ) -> IndexReport:
        letter = self.indexed[letter_id]
        given = {"title": title, "date": date, "sender": sender, "addressee": addressee, "dossier": dossier}
        facts = replace(letter.metadata, **{k: v for k, v in given.items() if v is not None})  # type: ignore[arg-type]
        self.indexed[letter_id] = replace(letter, metadata=facts)
        return IndexReport(changed=(letter.file,))

    def verify(self, hit: Hit, quote: Quote) -> Verdict:
        letter = self.indexed.get(hit.passage.letter)
        if letter is None:
            return Verdict.SOURCE_GONE
        same = letter.passages[hit.passage.order].text[quote.start : quote.end] == quote.text
        return self.verdict if same else Verdict.SOURCE_CHANGED

    def cite(self, hit: Hit, quote: Quote | None = None) -> str:
        facts = hit.letter.metadata
        page = f", p. {hit.passage.page}" if hit.passage.page else ""
        note = f", voetnoot {hit.passage.footnote}" if hit.passage.footnote else ""
        return f"{facts.title}, {facts.date}, Kamerstukken II {facts.dossier}{page}{note}"

    def commitments(self) -> tuple[Commitment, ...]:
        return tuple(each for each in self.register if each.letter in self.indexed)

    def mark_commitment(
        self,
        commitment_id: str,
        *,
        status: str | None = None,
        owner: str | None = None,
        note: str | None = None,
    ) -> Commitment:
        self.marked.append((commitment_id, status, owner, note))
        found = None
        register = []
        for each in self.register:
            if each.id == commitment_id:
                found = replace(
                    each,
                    status=CommitmentStatus(status) if status else each.status,
                    owner=owner if owner is not None else each.owner,
                    note=note if note is not None else each.note,
                )
                register.append(found)
            else:
                register.append(each)
        self.register = tuple(register)
        assert found is not None
        return found

    def references(
        self, *, letter: LetterId | None = None, label: str | None = None
    ) -> tuple[Reference, ...]:
        return tuple(
            each
            for each in REFERENCES
            if (letter is None or each.letter == letter) and (label is None or each.label == label)
        )

    def suggestions(self) -> tuple[str, ...]:
        return ("Wat is er toegezegd over de proef?", "Wat staat er over het toezicht op de kade?")
