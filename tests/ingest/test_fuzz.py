"""Random and mutated files: every reader gives a letter or refuses, soon, and shows nothing hostile.

Short by default; `KAMERBRIEF_FUZZ=5000` tries so many examples of each.
"""

from __future__ import annotations

import io
import os
import random
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import letters
from kamerbrief_assistant.domain.errors import UnreadableError
from kamerbrief_assistant.domain.letters import Kind, Letter
from kamerbrief_assistant.ingest import SUFFIXES, read_bytes

EXAMPLES = int(os.environ.get("KAMERBRIEF_FUZZ", "25"))
BODY = [
    "# Stand van zaken",
    "Op 12 maart 2024 heb ik uw Kamer geïnformeerd over de voortgang van het programma.[^1]",
    "Vraag 1",
    "Kent u het bericht over de brandweer? 1)",
    "Antwoord op vraag 1",
    "Ja, dat bericht ken ik, en ik heb daarover gesproken met de burgemeester.[^2]",
    "- Een punt van de lijst.",
    "| Jaar | Bedrag |",
    "| 2024 | 10 |",
    "De minister van Financiën,",
    "W.B. Hoekstra",
    "1) NOS, 3 maart 2024.",
]
NOTES = {"1": "Kamerstukken 2024–2025, 36 600 VI, nr. 32.", "2": "Zie https://www.rijksoverheid.nl/brief."}
HOSTILE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ue000-\uf8ff]"
)
PIECES = st.sampled_from(
    [b"<", b">", b"&", b"\x00", b"\xff", b"]", b"[1: ", b"[footnoteRef:1]", b"\x1b[31m", b"</w:p>", b"<w:p>", b"%%EOF",
     b"<w:txbxContent>", b"<sup>", b"Vraag 2 t/m 99", b"<table><tr><td>", b"1) ", b"endobj", b"[^1]", b"\xe2\x80\xae"]
)  # fmt: skip


def _valid() -> dict[str, bytes]:
    makers = {
        ".txt": letters.make_text,
        ".md": letters.make_markdown,
        ".docx": letters.make_docx,
        ".odt": letters.make_odt,
        ".html": letters.make_html,
        ".xml": letters.make_xml,
        ".pdf": letters.make_pdf,
    }
    with tempfile.TemporaryDirectory() as folder:
        return {
            suffix: make(Path(folder) / f"brief{suffix}", BODY, NOTES).read_bytes()
            for suffix, make in makers.items()
        }


VALID = _valid()
quick = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def outcome(data: bytes, suffix: str) -> Letter | UnreadableError:
    try:
        return read_bytes(data, file=f"brief{suffix}")
    except UnreadableError as error:
        return error


def survives(data: bytes, suffix: str) -> None:
    found = outcome(data, suffix)
    if isinstance(found, UnreadableError):
        assert found.code
        assert found.remedy
        return
    letter, text = found, found.text
    assert text.strip()
    for order, passage in enumerate(letter.passages):
        assert passage.order == order
        assert text[passage.start : passage.end] == passage.text
        assert not HOSTILE.search(passage.text)
        assert not HOSTILE.search(passage.footnote)
        assert all(0 <= marker.offset <= len(passage.text) for marker in passage.markers)
        if passage.anchor is not None:
            assert passage.kind is Kind.FOOTNOTE
            assert passage.anchor < order


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@quick
@given(data=st.binary(max_size=3000))
def test_any_bytes_under_any_name(suffix: str, data: bytes) -> None:
    survives(data, suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@quick
@given(text=st.text(max_size=2000))
def test_any_text(suffix: str, text: str) -> None:
    survives(text.encode("utf-8", "surrogatepass"), suffix)


def mutated(data: bytes, seed: int, inserts: list[bytes]) -> bytes:
    """`data` with pieces put in, cut out, doubled and flipped at places that `seed` chooses."""
    chance = random.Random(seed)
    out = bytearray(data)
    for piece in inserts:
        at = chance.randrange(len(out) + 1)
        what = chance.randrange(4)
        if what == 0:
            out[at:at] = piece
        elif what == 1:
            del out[at : at + chance.randrange(1, 40)]
        elif what == 2:
            out[at:at] = out[at : at + chance.randrange(1, 200)]
        elif at < len(out):
            out[at] ^= 1 << chance.randrange(8)
    return bytes(out)


@pytest.mark.parametrize("suffix", sorted(VALID))
@quick
@given(seed=st.integers(0, 2**32), inserts=st.lists(PIECES, min_size=1, max_size=8))
def test_mutated_letters(suffix: str, seed: int, inserts: list[bytes]) -> None:
    survives(mutated(VALID[suffix], seed, inserts), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@quick
@given(seed=st.integers(0, 2**32), inserts=st.lists(PIECES, min_size=1, max_size=8))
def test_archives_with_mutated_parts(suffix: str, seed: int, inserts: list[bytes]) -> None:
    chance = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(VALID[suffix])) as source, zipfile.ZipFile(out, "w") as target:
        chosen = chance.choice(source.namelist())
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, mutated(data, seed, inserts) if name == chosen else data)
    survives(out.getvalue(), suffix)


@quick
@given(parts=st.lists(st.tuples(st.sampled_from(BODY), PIECES), min_size=1, max_size=60))
def test_letters_of_lines_in_any_order(parts: list[tuple[str, bytes]]) -> None:
    data = b"\n".join(line.encode() + piece for line, piece in parts)
    survives(data, ".txt")
