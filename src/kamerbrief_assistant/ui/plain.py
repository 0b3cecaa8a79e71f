"""The assistant in plain lines, for screen readers and small terminals: no cursor games, no colour.

One thing a line, said from top to bottom. Citations are numbered; `1` reads the first in its letter.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from kamerbrief_assistant.domain.errors import IndexFaultError, KamerbriefError
from kamerbrief_assistant.domain.progress import Progress
from kamerbrief_assistant.domain.questions import Filters
from kamerbrief_assistant.wording import plural, text

from . import clipboard
from .codes import STATES, STATUSES
from .errors import in_words
from .letterview import where
from .lines import clean
from .note import whole
from .port import Opener, Port
from .session import Citation, Session
from .taking import with_citation
from .talk import draw, source, title_of
from .updating import outcome


class Plain:
    """A conversation in lines. `say` writes one, `read` gives one or raises EOFError."""

    def __init__(self, port: Port, say: Callable[[str], None], *, file: Path) -> None:
        self._port = port
        self._say = say
        self._file = file
        self._session = Session()
        self._open: Citation | None = None
        self._commands: dict[str, Callable[[str], None]] = {
            text("help"): self._help,
            text("letters"): self._letters,
            text("commitments"): self._register,
            text("copy"): self._copy,
            text("more"): self._more,
            text("update"): self._update,
            text("new"): self._new,
        }

    def begin(self) -> None:
        """Brings the index up to date and says what there is."""
        changes = self._port.changes()
        if changes.any or not self._port.has_index:
            self._update("")
        try:
            self._port.warm()
        except IndexFaultError:
            self._update("")
            self._port.warm()
        self._say(plural("{n} letter", "{n} letters", len(self._port.letters())) + ".")
        self._say(text("Ask a question, or type: {help}.", help=text("help")))
        for question in self._port.suggestions()[:3]:
            self._say(text("For example: {question}", question=question))

    def line(self, typed: str) -> bool:
        """Takes one line; False when the user wants to stop."""
        typed = " ".join(typed.split())
        word, _, rest = typed.partition(" ")
        if typed.casefold() in {text("quit"), "quit", "exit"}:
            return False
        try:
            if typed.isdigit():
                self._read(int(typed))
            elif word.casefold() in self._commands and (not rest or rest.isdigit()):
                self._commands[word.casefold()](rest)
            elif typed:
                self._ask(typed)
        except (KamerbriefError, OSError) as error:
            self._say(in_words(error))
        return True

    def _ask(self, question: str) -> None:
        exchange = self._session.begin(question, Filters())
        try:
            answer = self._port.ask(question, previous=exchange.previous)
        except KamerbriefError as error:
            self._session.finish(exchange.number, problem=in_words(error))
            raise
        self._session.finish(exchange.number, answer=answer)
        for block in draw([exchange], ()).blocks[1:]:
            if block.first.strip(" │").isdigit():
                self._say(text("Citation {n}:", n=block.first.strip(" │")))
            # Signs that stand before words on the screen say nothing aloud.
            self._say(clean(block.text).lstrip("✔≈✘! "))
        if exchange.citations:
            self._say(
                text("A number reads that citation in its letter; “{copy} 1” copies it.", copy=text("copy"))
            )

    def _citation(self, number: int) -> Citation | None:
        latest = self._session.latest
        found = latest.citations if latest is not None else ()
        if 1 <= number <= len(found):
            return found[number - 1]
        self._say(text("The latest answer has no citation {n}.", n=number))
        return None

    def _read(self, number: int) -> None:
        citation = self._citation(number)
        if citation is None:
            return
        self._open = citation
        self._say(source(citation))
        self._say(clean(citation.hit.passage.text))
        letter = self._port.letter(citation.hit.passage.letter)
        for note in letter.notes_of(citation.hit.passage):
            self._say(text("Footnote {n}: {text}", n=note.footnote, text=clean(note.text)))
        self._say(text("“{more}” reads on.", more=text("more")))

    def _more(self, _rest: str) -> None:
        if self._open is None:
            self._say(text("Read a citation first, by its number."))
            return
        passage = self._open.hit.passage
        letter = self._port.letter(passage.letter)
        for later in letter.passages:
            if later.order > passage.order and later.kind.is_searched and not later.footnote:
                self._open = Citation(0, type(self._open.hit)(later, self._open.hit.letter, 0.0))
                self._say(where(later))
                self._say(clean(later.text))
                for note in letter.notes_of(later):
                    self._say(text("Footnote {n}: {text}", n=note.footnote, text=clean(note.text)))
                return
        self._say(text("This is the end of the letter."))

    def _copy(self, rest: str) -> None:
        citation = self._citation(int(rest or 1))
        if citation is None:
            return
        quote = citation.quote or whole(citation.hit)
        said = with_citation(quote.text, self._port.cite(citation.hit, quote))
        copied = clipboard.copy(said, osc52=None, file=self._file)
        if copied.way is clipboard.Way.SYSTEM:
            self._say(text("Copied."))
        elif copied.way is clipboard.Way.FILE:
            self._say(text("No clipboard here. The text is in {file}", file=copied.by))
        else:
            self._say(said)

    def _letters(self, _rest: str) -> None:
        for number, letter in enumerate(self._port.letters(), start=1):
            state = text(STATES.get(letter.state, letter.state))
            self._say(f"{number}. {clean(title_of(letter))}: {state}")

    def _register(self, _rest: str) -> None:
        for number, each in enumerate(self._port.commitments(), start=1):
            deadline = each.deadline.text if each.deadline else text("No deadline named")
            self._say(f"{number}. {clean(each.quote)}")
            self._say(f"{clean(deadline)}. {text(STATUSES[each.status])}.")

    def _update(self, _rest: str) -> None:
        self._say(text("Bringing the index up to date …"))

        def tell(progress: Progress) -> None:
            if progress.phase == "reading" and progress.file:
                self._say(f"{progress.done + 1}/{progress.total} {clean(progress.file)}")

        self._say(outcome(self._port.index(progress=tell)))

    def _new(self, _rest: str) -> None:
        self._session.clear()
        self._say(text("A new conversation."))

    def _help(self, _rest: str) -> None:
        for line in (
            text("Type a question and press Enter."),
            text("A number, like 1, reads that citation in its letter."),
            text("{word}: reads on in that letter.", word=text("more")),
            text("{word} 1: copies the first citation with its source.", word=text("copy")),
            text("{word}: the letters.", word=text("letters")),
            text("{word}: what was promised, and by when.", word=text("commitments")),
            text("{word}: reads new and changed letters in.", word=text("update")),
            text("{word}: starts anew, so that a question no longer follows on the last.", word=text("new")),
            text("{word}: stops.", word=text("quit")),
        ):
            self._say(line)


def _lines(stream: TextIO, prompt: Callable[[], None]) -> Iterator[str]:
    while True:
        prompt()
        line = stream.readline()
        if not line:
            return
        yield line


def run_plain(
    opener: Opener, *, file: Path, stdin: TextIO | None = None, stdout: TextIO | None = None
) -> int:
    """Talks over standard input and output until the user stops. Gives the exit status."""
    source_of, out = stdin or sys.stdin, stdout or sys.stdout

    def say(line: str) -> None:
        out.write(line + "\n")
        out.flush()

    def prompt() -> None:
        out.write(text("Question: "))
        out.flush()

    try:
        plain = Plain(opener(), say, file=file)
        plain.begin()
        for line in _lines(source_of, prompt):
            if not plain.line(line):
                break
    except KamerbriefError as error:
        say(in_words(error))
        return error.exit_code
    except KeyboardInterrupt:
        say("")
    return 0
