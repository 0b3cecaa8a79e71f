"""Which encoder a library uses."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kamerbrief_assistant.domain.encoders import Encoder
from kamerbrief_assistant.domain.errors import ModelError


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """`folder` of a local sentence-transformers model, or empty for the encoder that ships.

    The prefixes are put before each text as the model's card asks ("query: ", "passage: ");
    `max_tokens` limits what is read of a text, 0 for the model's own limit.
    """

    folder: str = ""
    query_prefix: str = ""
    passage_prefix: str = ""
    max_tokens: int = 0


def read_choice(path: Path) -> EncoderChoice:
    """The choice kept in `path`, or the default when there is none. Raises ModelError when unreadable."""
    try:
        return EncoderChoice(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return EncoderChoice()
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(
            f"The choice of encoder in {path} cannot be read.", remedy="Run: kamerbrief model --default"
        ) from error


def write_choice(path: Path, choice: EncoderChoice) -> None:
    """Keep a choice; the default is kept as no file at all."""
    if choice == EncoderChoice():
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(choice), indent=1) + "\n", encoding="utf-8")


def load_encoder(choice: EncoderChoice) -> Encoder:
    """The chosen encoder, ready to use. Raises ModelError when its files are absent or damaged."""
    if not choice.folder:
        from .static import StaticEncoder

        return StaticEncoder()
    from .sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(
        Path(choice.folder),
        query_prefix=choice.query_prefix,
        passage_prefix=choice.passage_prefix,
        max_tokens=choice.max_tokens,
    )
