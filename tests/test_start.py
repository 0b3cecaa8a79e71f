"""The program starts at once: what a command does not need is not loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = ("numpy", "faiss", "textual", "torch", "sentence_transformers", "lxml", "pypdfium2", "rapidfuzz")


def loaded_after(program: str) -> set[str]:
    """The heavy libraries that a fresh interpreter has loaded after running `program`."""
    code = f"import sys\n{program}\nprint(*(m for m in {_HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()) if done.stdout.strip() else set()


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    assert loaded_after(f"from kamerbrief_assistant.cli import main\nmain([{option!r}])") == set()


def test_opening_a_library_loads_neither_torch_nor_the_screen() -> None:
    program = "import kamerbrief_assistant.assistant"
    assert not loaded_after(program) & {"torch", "sentence_transformers", "textual"}


def test_the_encoder_that_ships_needs_no_torch() -> None:
    program = (
        "from kamerbrief_assistant.encoding import EncoderChoice, load_encoder\n"
        "load_encoder(EncoderChoice()).encode_queries(['toezegging'])"
    )
    assert not loaded_after(program) & {"torch", "sentence_transformers"}
