"""The assistant as a system under test."""

from __future__ import annotations

import time

from kamerbrief_assistant.assistant import Assistant
from kamerbrief_assistant.domain.answers import Answer

from .asking import Judged, Shown

_LIMIT = 10
"""Passages asked for: as many as are judged."""


class AssistantAsker:
    """Asks an open library. Time is what a user waits: from the question to the finished answer."""

    def __init__(self, assistant: Assistant, *, limit: int = _LIMIT) -> None:
        self._assistant = assistant
        self._limit = limit

    def ask(self, question: str, *, previous: str | None = None) -> Judged:
        """Answer one question. Raises IndexFaultError or ModelError as the assistant does."""
        begin = time.perf_counter()
        answer = self._assistant.ask(question, previous=[previous] if previous else [], limit=self._limit)
        return seen(answer, elapsed_ms=(time.perf_counter() - begin) * 1000)


def seen(answer: Answer, *, elapsed_ms: float) -> Judged:
    """What of an answer is judged: status, quotes, passages with the footnotes beside them."""
    return Judged(
        status=answer.status.value,
        quotes=tuple(quote.text for quote in answer.quotes),
        passages=tuple(
            Shown(hit.passage.text, tuple(note.text for note in hit.footnotes)) for hit in answer.hits
        ),
        elapsed_ms=elapsed_ms,
    )
