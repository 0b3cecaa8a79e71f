"""The settings of a training, with why each has its value (figures in README.md)."""

from __future__ import annotations

from dataclasses import dataclass, field


def _shares() -> dict[str, float]:
    return {
        "questions": 0.20,
        "law": 0.10,
        "pages": 0.05,
        "treaties": 0.18,
        "sentences": 0.16,
        "lexicon": 0.08,
        "synonyms": 0.03,
        "policy": 0.20,
        "asked": 1.00,
    }


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides the outcome of a training."""

    seed: int = 1
    vocabulary: int = 49_152
    dimension: int = 512
    steps: int = 3_000
    courses: int = 2
    """Trainings from the same start whose vectors are averaged."""
    batch: int = 1_024
    rate: float = 0.02
    scale: float = 14.0
    """Cosines are multiplied by this before the softmax: the inverse of its temperature."""
    strangers: int = 2_048
    """Pieces of law, questions and pages that a question must be farther from than from its answer.

    The nearest ones that the student finds (see strangers.py)."""
    start: float = 1.05
    """Length of a token's own row at the start where the teacher knows what it means."""
    dropped: float = 0.1
    """Chance that a token of a longer text is left out."""
    polish: int = 300
    """Steps after the others, some of them the teacher's."""
    polish_rate: float = 0.01
    teacher_share: float = 0.4
    teacher_pairs: int = 384
    once: float = 1.0
    """Share of a batch of parliamentary questions that are different ones; the rest are drawn again."""
    neighbours: int = 1
    """So many paragraphs that follow each other in a law or page stand in a batch together."""
    shares: dict[str, float] = field(default_factory=_shares)
    """How often a batch comes from each source."""
    held_out: int = 200
    """Parliamentary questions kept aside to follow the training by."""
