"""Whether one answer is right: which passage it found, what it quotes, whether it should have refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from .labelled import LabelledQuestion

_DEPTH = 10
"""Passages below this rank do not count, as in nDCG@10."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛´`ʼ", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("|\u00a0\u202f\u2009", " "),
        "\u00ad": None,
    }
)


def plain(text: str) -> str:
    """Text for comparison: white space collapsed, case folded, quotes and dashes plain, table bars gone."""
    return " ".join(text.translate(_PLAIN).split()).casefold()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question went."""

    question: LabelledQuestion
    status: str
    rank: int | None
    """Rank of the right passage, from 1; None when it is not among the first ten. Where a list wants
    several passages, the rank of the last of them, less the others: 1 when nothing stands between them."""
    gain: float
    """nDCG@10, 0 to 1."""
    quoted: bool
    """The quotes hold the answer."""
    elapsed_ms: float

    @property
    def false_answer(self) -> bool:
        """Unanswerable, and answered as if known."""
        return not self.question.answerable and self.status == "answered"

    @property
    def wrongly_refused(self) -> bool:
        """Answerable, and said not to be in the library."""
        return self.question.answerable and self.status == "no_evidence"


def judge(
    question: LabelledQuestion,
    *,
    status: str,
    quotes: Sequence[str],
    passages: Sequence[Sequence[str]],
    elapsed_ms: float = 0.0,
) -> Outcome:
    """Judge one answer.

    A passage is right when its text, or a footnote shown with it, contains evidence. An answer is right
    when a quote contains one of the expected strings; where all are wanted, when the quotes together
    contain every one.

    Args:
        question: what was asked.
        status: answered, weak or no_evidence.
        quotes: the quoted answer's pieces.
        passages: best first; each is the passage's text followed by its footnotes' texts.
        elapsed_ms: how long the answer took.
    """
    rank, gain = _found(question, passages[:_DEPTH]) if question.answerable else (None, 0.0)
    said = [plain(quote) for quote in quotes]
    held = [any(plain(answer) in quote for quote in said) for answer in question.answer]
    quoted = question.answerable and bool(held) and (all(held) if question.wants_all else any(held))
    return Outcome(question, status, rank, gain, quoted, elapsed_ms)


def _found(question: LabelledQuestion, passages: Sequence[Sequence[str]]) -> tuple[int | None, float]:
    """Rank and nDCG of the evidence. Each evidence counts once, at the first passage that holds it."""
    open_evidence = {plain(snippet) for snippet in question.evidence}
    wanted = len(open_evidence) if question.wants_all else 1
    ranks: list[int] = []
    met = 0
    for rank, parts in enumerate(passages, start=1):
        texts = [plain(part) for part in parts]
        here = {snippet for snippet in open_evidence if any(snippet in text for text in texts)}
        if here:
            ranks.append(rank)
            met += len(here)
            open_evidence -= here
        if met >= wanted:
            break
    # Several evidences in one passage: the ideal needs that many passages fewer.
    needed = len(ranks) + max(0, wanted - met)
    gained = sum(1 / log2(rank + 1) for rank in ranks)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, needed + 1))
    complete = ranks[-1] - (len(ranks) - 1) if met >= wanted else None
    return complete, gained / ideal
