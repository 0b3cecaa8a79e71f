"""Work off the screen's thread.

Threads are daemons, so that closing the assistant never waits for a long task; results come back as
messages, which a closed program drops.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

T = TypeVar("T")


class Finished(Message):
    """A background task has something to hand over on the screen's thread."""

    def __init__(self, deliver: Callable[[], None]) -> None:
        super().__init__()
        self.deliver = deliver


def in_background(
    pump: MessagePump,
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
) -> Thread:
    """Runs `work` in a thread and then, as a message of `pump`, `done` with its result or `failed`."""

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  every fault is told to the user, none ends the program
            problem = error
            pump.post_message(Finished(lambda: failed(problem)))
        else:
            pump.post_message(Finished(lambda: done(result)))

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread
