"""The date of writing on a line of its own, as typed letters have it."""

from __future__ import annotations

from datetime import date

import pytest

from kamerbrief_assistant.ingest import read_bytes

BODY = "Geachte voorzitter,\n\nOp 3 maart 2024 is het debat gevoerd. Ik informeer uw Kamer in het najaar.\n"


@pytest.mark.parametrize(
    "letter",
    [
        f"Den Haag, 12 mei 2025\n\n{BODY}",
        f"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 12 mei 2025\n\n{BODY}",
        f"# Voortgangsbrief luchtvaart\n\n12 mei 2025\n\n{BODY}",
        f"'s-Gravenhage, 12-05-2025\n\n{BODY}",
        f"{BODY}\nDen Haag, 12 mei 2025\n\nDe minister van Infrastructuur en Waterstaat,\nA. Voorbeeld\n",
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_it_is_the_letters_own_and_not_inferred(letter: str, suffix: str) -> None:
    read = read_bytes(letter.encode(), file=f"brief{suffix}").metadata
    assert read.date == date(2025, 5, 12)
    assert "date" not in read.inferred


def test_a_date_inside_a_sentence_is_only_inferred() -> None:
    read = read_bytes(BODY.encode(), file="brief.txt").metadata
    assert read.date == date(2024, 3, 3)
    assert "date" in read.inferred
