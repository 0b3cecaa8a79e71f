"""How well the register is read from real letters, against labels made by hand.

    python benchmarks/register.py                 # letters used while writing the rules
    python benchmarks/register.py --held-out      # letters kept for one look at the end
    python benchmarks/register.py --misses        # with what was missed and what was too much

Labels: `benchmarks/register/*.json`. An entry is found when an extracted entry of its kind holds its quote;
an optional entry counts neither way. Letters are read from `../shared/letters` and `documents/`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from kamerbrief_assistant.domain.commitments import Commitment, ReferenceKind  # noqa: E402 - after the path
from kamerbrief_assistant.ingest import read_letter  # noqa: E402
from kamerbrief_assistant.register import extract  # noqa: E402

PLACES = (ROOT / "documents", ROOT.parent / "shared" / "letters")
_LABELLED = set(ReferenceKind) - {ReferenceKind.LAW, ReferenceKind.EU, ReferenceKind.DEBATE}


@dataclass
class Score:
    right: int = 0
    wanted: int = 0
    found: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return (
            (self.found - len([n for n in self.notes if n.startswith("+")])) / self.found
            if self.found
            else 1.0
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    scores = {name: Score() for name in ("commitment", "milestone", "deadline", "reference")}
    passages, seconds, letters = 0, 0.0, 0
    for labels in _labels(held_out=options.held_out):
        path = next((p / labels["file"] for p in PLACES if (p / labels["file"]).exists()), None)
        if path is None:
            print(f"{labels['file']} is not here")
            continue
        letter = read_letter(path, file=path.name)
        began = time.process_time()
        extracted = extract(letter)
        seconds += time.process_time() - began
        passages += len(letter.passages)
        letters += 1
        _score_entries(labels, extracted.commitments, scores)
        wanted = set(labels["references"])
        found = {
            r.label for r in extracted.references if r.kind in _LABELLED and r.kind is not ReferenceKind.WEB
        }
        wanted = {label for label in wanted if "." not in label or label.startswith("motie")}
        score = scores["reference"]
        score.wanted += len(wanted)
        score.found += len(found)
        score.right += len(wanted & found)
        score.notes += [f"- {labels['file']}: {label}" for label in sorted(wanted - found)]
        score.notes += [f"+ {labels['file']}: {label}" for label in sorted(found - wanted)]
    print(f"{letters} letters, {passages} passages, {passages / max(seconds, 1e-9):.0f} passages a second")
    for name, score in scores.items():
        print(
            f"{name:10}  recall {score.recall:.3f} ({score.right}/{score.wanted})"
            f"  precision {score.precision:.3f}"
        )
        if options.misses:
            print(*(f"    {note}" for note in score.notes), sep="\n")


def _labels(*, held_out: bool) -> list[dict[str, Any]]:
    found = []
    for path in sorted((ROOT / "benchmarks" / "register").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found += [labels for labels in data["letters"] if labels["held_out"] == held_out]
    return found


def _score_entries(
    labels: dict[str, Any], commitments: tuple[Commitment, ...], scores: dict[str, Score]
) -> None:
    used: set[str] = set()
    for entry in labels["entries"]:
        kinds = {entry["kind"], entry.get("also", entry["kind"])}
        hits = [c for c in commitments if _key(entry["quote"]) in _key(c.quote)]
        used |= {c.id for c in hits if c.kind in kinds or entry.get("optional")}
        if entry.get("optional"):
            continue
        score = scores[entry["kind"]]
        score.wanted += 1
        hit = next((c for c in hits if c.kind in kinds), None)
        if hit is None:
            score.notes.append(f"- {labels['file']}: {entry['quote']}")
            continue
        score.right += 1
        _score_deadline(entry, hit, scores["deadline"], labels["file"])
    for c in commitments:
        score = scores[c.kind.value]
        score.found += 1
        if c.id not in used:
            score.notes.append(f"+ {labels['file']}: {c.quote}")


def _score_deadline(entry: dict[str, Any], hit: Commitment, score: Score, file: str) -> None:
    due = hit.deadline
    got = (
        {
            "from": due.start and due.start.isoformat(),
            "to": due.end and due.end.isoformat(),
            "kind": due.kind.value,
        }
        if due
        else None
    )
    wanted = entry["deadline"] and {key: entry["deadline"][key] for key in ("from", "to", "kind")}
    score.wanted += 1
    score.found += 1
    if got == wanted:
        score.right += 1
    else:
        score.notes.append(f"+ {file}: {entry['quote']}: {got} instead of {wanted}")


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


if __name__ == "__main__":
    main()
