"""Whether a passage holds words of the kind of answer that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamerbrief_assistant.library.lexical_search import Lexicon

from .candidates import Words
from .cues import ACTORS, MONTHS, PROMISES, QUANTITIES, SOURCES, Intent
from .question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_NUMBERED = frozenset({Intent.HOW_MANY, Intent.WHEN, Intent.WHICH_SOURCE})
FLAGS = {
    Intent.WHEN: MONTHS,
    Intent.COMMITMENT: PROMISES,
    Intent.WHO: ACTORS,
    Intent.HOW_MANY: QUANTITIES,
    Intent.WHICH_SOURCE: SOURCES,
}


class WordKinds:
    """For each word of the index, what it promises: made once for a snapshot."""

    def __init__(self, lexicon: Lexicon) -> None:
        import numpy as np

        table = lexicon.table
        self.number = np.array([word[:1].isdigit() for word in table.words], dtype=bool)
        self.promising: dict[Intent, NDArray[np.bool_]] = {}
        for intent, words in FLAGS.items():
            mask = np.zeros(len(table.words), dtype=bool)
            mask[[table.numbers[word] for word in words if word in table.numbers]] = True
            self.promising[intent] = mask


def promise_figures(question: Question, body: Words, kinds: WordKinds) -> dict[str, Floats]:
    """Whether a passage holds words of the kind of answer that is asked for."""
    found: dict[str, Floats] = {}
    for intent in FLAGS:
        has = _any(kinds.promising[intent][body.distinct], body)
        found[f"has_{intent.value}"] = has
        found[f"asks_{intent.value}_has"] = has * float(intent in question.intents)
    number = _any(kinds.number[body.distinct], body)
    found["has_number"] = number
    found["asks_number_has"] = number * float(bool(_NUMBERED & set(question.intents)))
    return found


def _any(flags: NDArray[np.bool_], words: Words) -> Floats:
    import numpy as np

    count = len(words.starts) - 1
    owner = np.repeat(np.arange(count), words.lengths)
    counts = np.bincount(owner, weights=flags[words.places], minlength=count)
    return (counts > 0).astype(np.float32)
