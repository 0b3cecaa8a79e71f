"""What a letter says of itself: side block and opening lines first, then what can be inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from kamerbrief_assistant.domain.letters import Block, Kind, Metadata

from .dates import infer_date
from .header import SALUTATION
from .signature import OFFICE, is_name, is_office

_LONG_NAME_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOSING = re.compile(r"^(?:Hoogachtend|Met vriendelijke groet(?:en)?|Yours sincerely),? *", re.IGNORECASE)
_NAME_LENGTH = 60
_TITLE_LENGTH = 160


def complete(blocks: Sequence[Block], known: Metadata, *, file: str) -> Metadata:
    """`known` with what can be inferred from `blocks` and the file's name. `inferred` names those."""
    found: dict[str, object] = {}
    if not known.sender and (sender := _sender(blocks)):
        found["sender"] = sender
    if not known.title:
        found["title"] = _title(blocks, file)
    if not known.date and (day := infer_date(block.text for block in blocks)):
        found["date"] = day
    if not known.doctype and (doctype := _doctype(blocks)):
        found["doctype"] = doctype
    guessed = {name for name in ("title", "date", "doctype") if name in found}
    return replace(known, **found, inferred=known.inferred | guessed)  # type: ignore[arg-type]


def _doctype(blocks: Sequence[Block]) -> str:
    """`antwoord` for questions with answers, `brief` for what an office signs."""
    if any(block.kind is Kind.QUESTION for block in blocks):
        return "antwoord"
    return "brief" if any(block.kind is Kind.SIGNATURE and office(block.text) for block in blocks) else ""


def _sender(blocks: Sequence[Block]) -> str:
    """The office that signs, without its article: `Minister van Justitie en Veiligheid`; or who moved."""
    signed = [block.text for block in blocks if block.kind is Kind.SIGNATURE]
    named = next((sender for text in signed if (sender := office(text))), "")
    return named or ", ".join(text for text in signed if len(text) <= _NAME_LENGTH)


def office(text: str) -> str:
    """The first office named in a signature, capitalised, without the article and the name."""
    text = _CLOSING.sub("", text)
    words = text.split(" ")
    ends = [end for end in range(len(words), 0, -1) if is_office(" ".join(words[:end]))]
    signed = [end for end in ends if is_name(" ".join(words[end:]))]
    whole = [end for end in ends if end == len(words)]
    # More than one signed: the first office ends at the first comma that ends an office.
    first = [end for end in reversed(ends) if words[end - 1].endswith(",")]
    for end in (*signed, *whole, *first):
        if found := OFFICE.match(" ".join(words[:end])):
            return found[1][:1].upper() + found[1][1:]
    return ""


def _title(blocks: Sequence[Block], file: str) -> str:
    """A heading above all text, the file's name when it is made of words, or the opening words."""
    first = next((block for block in blocks if block.kind is not Kind.FOOTNOTE), None)
    if first and first.kind is Kind.HEADING:
        return first.text
    stem = PurePosixPath(file).stem
    words = re.sub(r"[-_\s]+", " ", stem).strip()
    if len(_LONG_NAME_WORD.findall(words)) >= 2:
        return words[:1].upper() + words[1:]
    opening = next((b.text for b in blocks if b.kind.is_body and not SALUTATION.fullmatch(b.text)), "")
    sentence = re.split(r"(?<=[.?!]) ", opening)[0]
    if len(sentence) <= _TITLE_LENGTH:
        return sentence or words or stem
    return sentence[: sentence.rfind(" ", 0, _TITLE_LENGTH)] + " …"
