"""Plain text and markdown letters, and the seed letter in parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

SEED = Path(__file__).parents[2] / "documents" / "halfjaarbrief-ondermijning.txt"
MARK = re.compile(r"\[\^(\w+)\]")
TITLES = (
    "Weerbaarheid tegen ondermijnende criminaliteit",
    "Tegengaan van corruptie en criminele inmenging",
    "Versterking internationale aanpak",
    "Brede basis verder verstevigen",
    "Drugsbeleid",
    "Drugssmokkel via logistieke knooppunten",
    "Wettelijk instrumentarium",
    "Gegevensdeling",
    "Innovatie",
    "Tot slot",
)
"""The seed letter's headings, as a reader sees them."""


def seed() -> tuple[list[str], dict[str, str]]:
    """Body and notes of the seed letter, cut up with the plainest of means."""
    text = SEED.read_text(encoding="utf-8").replace("\u00a0", " ")
    text = re.sub(r"\[bookmark:[^\]]*\]", "", text)
    notes = {number: " ".join(body.split()) for number, body in re.findall(r"\[(\d+):  ([^\]]*)\]", text)}
    text = re.sub(r"\[\d+:  [^\]]*\]", "", text)
    text = re.sub(r" *\[footnoteRef:(\d+)\]", r"[^\1]", text)
    lines = [re.sub(r" +", " ", line).strip() for line in text.split("\n")]
    return [f"# {line}" if line in TITLES else line for line in lines if line], notes


def pieces(line: str) -> list[tuple[str, bool]]:
    """A line as (text, False) and (note's number, True) pieces."""
    return [(part, index % 2 == 1) for index, part in enumerate(MARK.split(line)) if part]


def shape(line: str) -> tuple[str, int, str]:
    """What a body's line is: ("h", level, text), ("li", 0, text), ("tr", 0, text) or ("p", 0, text)."""
    if found := re.match(r"(#+) (.*)", line):
        return "h", len(found[1]), found[2]
    if line.startswith("- "):
        return "li", 0, line[2:]
    if line.startswith("|"):
        return "tr", 0, line
    return "p", 0, line


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def make_text(path: Path, body: Sequence[str], notes: Mapping[str, str] | None = None) -> Path:
    """As Word's export writes it: `[footnoteRef:1]`, and `[1:  …]` at the paragraph's end."""
    lines: list[str] = []
    for line in body:
        _, _, text = shape(line)
        marked = MARK.sub(r"[footnoteRef:\1]", text)
        under = "".join(f" [{number}:  {(notes or {})[number]}]" for number in MARK.findall(text))
        lines.append(marked + under + ("" if line.startswith("#") else "\n"))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def make_markdown(path: Path, body: Sequence[str], notes: Mapping[str, str] | None = None) -> Path:
    lines = [*body, *(f"[^{number}]: {text}" for number, text in (notes or {}).items())]
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path
