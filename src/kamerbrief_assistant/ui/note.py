"""The dossier note: passages pinned to take along, each verified again on the way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbrief_assistant.domain.answers import Hit, Quote, Verdict

from .letterview import Place
from .port import Port


@dataclass(frozen=True, slots=True)
class Pin:
    """A quote, or the whole text of a passage, with where it came from and staff's own remark."""

    hit: Hit
    quote: Quote
    citation: str
    question: str = ""
    remark: str = ""

    @property
    def place(self) -> Place:
        passage = self.hit.passage
        return Place(passage.letter, passage.order, self.quote.start, self.quote.end)

    @property
    def key(self) -> tuple[str, int, int, int]:
        passage = self.hit.passage
        return passage.letter, passage.order, self.quote.start, self.quote.end


@dataclass(frozen=True, slots=True)
class Checked:
    """A pin as it goes out, with what checking it against its letter gave."""

    pin: Pin
    verdict: Verdict

    @property
    def sound(self) -> bool:
        return self.verdict is Verdict.VERBATIM


def whole(hit: Hit) -> Quote:
    """A quote of all of a passage."""
    text = hit.passage.text
    return Quote(0, 0, len(text), text)


def check(port: Port, pins: Sequence[Pin]) -> tuple[Checked, ...]:
    """Each pin verified against its letter as it is now."""
    return tuple(Checked(pin, port.verify(pin.hit, replace(pin.quote, index=0))) for pin in pins)


class Note:
    """The pins in the user's order; a passage is pinned once."""

    def __init__(self) -> None:
        self.pins: list[Pin] = []

    def pin(self, pin: Pin) -> bool:
        """Adds a pin; False when the same words are on the note already."""
        if any(each.key == pin.key for each in self.pins):
            return False
        self.pins.append(pin)
        return True

    def move(self, index: int, step: int) -> int:
        """Moves a pin up or down; gives its new place."""
        target = min(max(index + step, 0), len(self.pins) - 1)
        self.pins.insert(target, self.pins.pop(index))
        return target

    def remark(self, index: int, remark: str) -> None:
        self.pins[index] = replace(self.pins[index], remark=remark)
