"""`kamerbrief model`: which encoder the library uses."""

from __future__ import annotations

import argparse
from pathlib import Path

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import ModelError
from kamerbrief_assistant.encoding import EncoderChoice, load_encoder, read_choice, write_choice
from kamerbrief_assistant.library import find_library
from kamerbrief_assistant.wording import text

from .opening import open_assistant, progress_on_stderr, tell_report


def model(parsed: argparse.Namespace) -> int:
    """Show the encoder, check it, or switch to another and encode the letters anew."""
    path = find_library(parsed.library).marks / "encoder.json"
    if not (parsed.folder or parsed.default):
        choice = read_choice(path)
        print(choice.folder or text("the encoder that ships with the program"))
        if parsed.check or not choice.folder:
            _show(load_encoder(choice))
        return 0
    choice = EncoderChoice()
    if parsed.folder:
        choice = EncoderChoice(
            folder=str(Path(parsed.folder).expanduser().resolve()),
            query_prefix=parsed.query_prefix,
            passage_prefix=parsed.passage_prefix,
            max_tokens=parsed.max_tokens,
        )
    # It must load and encode before the library is made to depend on it.
    _show(load_encoder(choice))
    if parsed.check:
        return 0
    write_choice(path, choice)
    tell_report(open_assistant(parsed).index(rebuild=True, progress=progress_on_stderr()))
    return 0


def _show(encoder: Encoder) -> None:
    vectors = encoder.encode_queries(["Wat is er toegezegd?"])
    if vectors.shape != (1, encoder.dimension) or not vectors.any():
        raise ModelError(f"{encoder.identity} gives no usable vectors.", remedy="Check the model's folder.")
    print(f"{encoder.identity}: {encoder.dimension} {text('dimensions')}")
