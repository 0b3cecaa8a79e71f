"""Measures as a table for people and as a record for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from .measures import Measures

_HEADS = ("n", "hit@1", "hit@3", "MRR", "nDCG@10", "answer", "false", "refused", "ms p50", "ms p95")


def table(rows: Iterable[tuple[str, Measures]], *, first: str = "kind") -> str:
    """A text table of named measures. `-` stands where no such question was asked.

    `answer` is the share whose quote holds the answer, `false` of unanswerable questions answered as if
    known, `refused` of answerable questions said to be absent.
    """
    cells: list[tuple[str, ...]] = [(first, *_HEADS)]
    cells += [(name, *_cells(measures)) for name, measures in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = [_line(row, widths) for row in cells]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    return "\n".join(lines)


def as_record(measures: Measures) -> dict[str, object]:
    """Measures as plain values, for JSON."""
    return asdict(measures)


def _cells(measures: Measures) -> tuple[str, ...]:
    shares = (
        measures.hit_1,
        measures.hit_3,
        measures.mrr,
        measures.ndcg_10,
        measures.answer,
        measures.false_answers,
        measures.wrongly_refused,
    )
    return (
        str(measures.answerable + measures.unanswerable),
        *("-" if share is None else f"{share:.3f}" for share in shares),
        f"{measures.median_ms:.1f}",
        f"{measures.p95_ms:.1f}",
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if column == 0 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()
