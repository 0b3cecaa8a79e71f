"""Letters written for training, with labelled questions: made up, of no real minister.

They teach finding, choosing sentences and refusing what the labelled dev questions alone are too few for, and
keep those free to say how good the program is on letters that it never learned from.
"""

from __future__ import annotations

import shutil
from pathlib import Path

LETTERS = Path(__file__).parent / "letters"
QUESTIONS = LETTERS / "questions.jsonl"


def made_letters(documents: Path) -> None:
    """Put the made letters in `documents`."""
    documents.mkdir(parents=True, exist_ok=True)
    for letter in sorted(LETTERS.glob("*.txt")):
        shutil.copyfile(letter, documents / letter.name)
