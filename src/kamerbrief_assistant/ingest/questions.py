"""Questions and answers: `Vraag 3` and `Antwoord op vragen 2 en 3`. A question is context for its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from kamerbrief_assistant.domain.letters import Block, Kind

_NUMBERS = (
    r"(?P<numbers>\d{1,3}[a-z]?"
    r"(?:(?:\s*,\s*(?:en\s+)?|\s+(?:en|t/m|tot en met|and|to)\s+|\s*[-–&]\s*)\d{1,3}[a-z]?)*)"
)
_LABEL = re.compile(
    rf"^(?P<word>antwoord(?:en)?|answers?|vraag|vragen|questions?|mededeling)"
    rf"(?:\s+(?:op|to))?(?:\s+(?:de\s+|the\s+)?(?:vraag|vragen|questions?))?(?:\s+(?:nr\.?|nummers?))?"
    rf"(?:\s*{_NUMBERS})?(?:\s*\((?P<by>[^()]{{1,80}})\))?\s*(?P<end>[:.)–-]|(?=\s)|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(r"^((\d{1,3})[.)]?)(?:\s+(\S.*\?))?$", re.DOTALL)
LABEL_LEVEL = 5
"""Labels stand under any heading of the letter."""

_FEWEST = 2
_LONGEST_CONTEXT = 2_000


@dataclass(slots=True)
class _Part:
    """A label with the blocks under it."""

    label: Block | None
    answer: bool = False
    numbers: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)


def with_questions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with questions told from answers, in letters that have them; labels become headings."""
    parts = list(_parts(blocks))
    if any(part.answer for part in parts) and all(part.label is None or part.answer for part in parts):
        parts = list(_parts(blocks, numbered=True))
    if sum(part.label is not None for part in parts) < _FEWEST or not any(p.answer for p in parts):
        return tuple(blocks)
    answered = {number for part in parts if part.answer for number in part.numbers}
    covered = answered | {number.rstrip(ascii_lowercase) for number in answered}
    asked: dict[str, str] = {}
    latest: list[str] = []
    out: list[Block] = []
    for part in parts:
        if part.label is None:
            out += part.blocks
            continue
        out.append(part.label)
        if part.answer:
            out += _answers(part.blocks, _context(part.numbers or latest, asked))
            latest = []
            continue
        questions, rest = _split(part, covered)
        _remember(asked, part.numbers, questions)
        latest = [*latest, *part.numbers] if part.numbers else latest
        out += _numbered(questions, part.numbers)
        out += _answers(rest, _context(part.numbers, asked))
        if rest:
            latest = []
    return tuple(out)


def _parts(blocks: Sequence[Block], *, numbered: bool = False) -> Iterator[_Part]:
    """The letter in parts. `numbered` takes `3. Heeft u …?` for a question: there are answers alone."""
    part = _Part(None)
    for block in blocks:
        label = _label(block) or (_item(block) if numbered else None)
        if label is None:
            if part.label is not None and block.kind is Kind.SIGNATURE:
                yield part
                part = _Part(None)
            if part.label is not None and block.kind is Kind.HEADING:
                block = replace(block, level=6)  # noqa: PLW2901 - a heading inside an answer stays in it
            part.blocks.append(block)
            continue
        yield part
        part, rest = label
        if rest:
            part.blocks.append(rest)
    yield part


def _label(block: Block) -> tuple[_Part, Block | None] | None:
    """The part that `block` opens, and the text behind the label, if it is one."""
    if block.kind in {Kind.FOOTNOTE, Kind.TABLE_ROW, Kind.SIGNATURE}:
        return None
    found = _LABEL.match(block.text)
    if not found:
        return None
    word, rest = found["word"].lower(), found["rest"]
    inline = found["end"] == ":" and word in {"antwoord", "answer"}
    if not found["numbers"] and (
        (rest and not inline) or word.startswith(("vragen", "antwoorden", "questions"))
    ):
        return None
    # "Vraag 3 gaat over …" is a sentence; "Vraag 3 Heeft u …" and "Vraag 3: heeft u …" are labels.
    if rest and found["end"] not in {":", ".", ")"} and not rest[:1].isupper():
        return None
    if rest and word.startswith("antwoord") and found["end"] not in {":", "."} and len(found["rest"]) < 3:
        return None
    answer = not word.startswith(("vraag", "vragen", "question"))
    start = len(block.text) - len(rest)
    head = block.text[:start].strip()
    label = Block(Kind.HEADING, head or block.text, LABEL_LEVEL, block.page)
    body = None
    if rest:
        markers = tuple(replace(m, offset=m.offset - start) for m in block.markers if m.offset >= start)
        body = replace(block, kind=Kind.PARAGRAPH, text=rest, markers=markers, level=0)
    else:
        label = replace(label, text=block.text, markers=block.markers)
    return _Part(label, answer, _read_numbers(found["numbers"] or "")), body


def _item(block: Block) -> tuple[_Part, Block | None] | None:
    """The question that `block` asks under a bare number."""
    found = _ITEM.match(block.text)
    if not found or block.kind not in {Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING}:
        return None
    label = Block(Kind.HEADING, found[1], LABEL_LEVEL, block.page)
    rest = None
    if found[3]:
        start = found.start(3)
        markers = tuple(replace(m, offset=m.offset - start) for m in block.markers if m.offset >= start)
        rest = replace(block, kind=Kind.PARAGRAPH, text=found[3], markers=markers, level=0)
    return _Part(label, numbers=(found[2],)), rest


def _read_numbers(text: str) -> tuple[str, ...]:
    """`3, 4 en 6` as three numbers, `2 t/m 5` as four."""
    numbers: list[str] = []
    for first, upto in re.findall(r"(\d+[a-z]?)(?:\s*(?:t/m|tot en met|to|[-–])\s*(\d+))?", text):
        if upto and first.isdecimal() and 0 < int(upto) - int(first) < 100:
            numbers += [str(number) for number in range(int(first), int(upto) + 1)]
        else:
            numbers += [number for number in (first, upto) if number]
    return tuple(dict.fromkeys(numbers))


def _split(part: _Part, covered: set[str]) -> tuple[list[Block], list[Block]]:
    """What under a question's label is asked, and what answers it where the answer has no label."""
    if not part.numbers or covered.intersection(part.numbers):
        return part.blocks, []
    body = [index for index, block in enumerate(part.blocks) if block.kind is not Kind.FOOTNOTE]
    asks = [part.blocks[index].text.rstrip(")0123456789 ").endswith("?") for index in body]
    for at in range(1, len(body)):
        if asks[0] and not asks[at]:
            return part.blocks[: body[at]], part.blocks[body[at] :]
    return part.blocks, []


def _remember(asked: dict[str, str], numbers: Sequence[str], questions: Sequence[Block]) -> None:
    texts = [block.text for block in questions if block.kind is not Kind.FOOTNOTE]
    if len(texts) == len(numbers):
        asked.update(zip(numbers, texts, strict=True))
    else:
        for number in numbers:
            asked[number] = " ".join(texts)


def _numbered(questions: Sequence[Block], numbers: Sequence[str]) -> Iterator[Block]:
    """Questions under one label: each its own number where there are as many, else all of them."""
    body = [block for block in questions if block.kind is not Kind.FOOTNOTE]
    each = iter(numbers if len(body) == len(numbers) else [", ".join(numbers)] * len(body))
    for block in questions:
        if block.kind is Kind.FOOTNOTE:
            yield block
        else:
            yield replace(block, kind=Kind.QUESTION, number=next(each, ""), level=0)


def _answers(blocks: Sequence[Block], context: str) -> Iterator[Block]:
    for block in blocks:
        skipped = block.kind in {Kind.FOOTNOTE, Kind.HEADING, Kind.SIGNATURE}
        yield block if skipped else replace(block, context=f"{context} {block.context}".strip())


def _asked(number: str, asked: dict[str, str]) -> list[str]:
    """What is asked under `number`; else in the question of which `2a` is a part, or in the parts of `2`."""
    if number in asked:
        return [asked[number]]
    whole = number.rstrip(ascii_lowercase)
    if whole != number:
        return [asked[whole]] if whole in asked else []
    return [text for part, text in asked.items() if part.rstrip(ascii_lowercase) == whole]


def _context(numbers: Sequence[str], asked: dict[str, str]) -> str:
    texts = dict.fromkeys(text for number in numbers for text in _asked(number, asked))
    return " ".join(texts)[:_LONGEST_CONTEXT]
