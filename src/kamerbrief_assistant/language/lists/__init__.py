"""Lists of words, one text file each: white space between words, `#` opens a comment line."""

from __future__ import annotations

from pathlib import Path


def read_lines(name: str) -> list[str]:
    """The lines of a list that are no comments."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read_words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for line in read_lines(name) for word in line.split())
