"""What can go wrong, in one tree.

    KamerbriefError
    ├── UsageError          the command was called wrongly                (exit 2)
    ├── LibraryError        the library folder or a letter asked for
    ├── IndexFaultError     the derived index is absent, damaged, foreign
    │   └── IndexBusyError  another program is indexing
    ├── UnreadableError     one letter could not be read; the others go on
    ├── ModelError          the encoder's files
    ├── QuestionsError      a file of labelled questions
    └── StoppedError        the user stopped a long task

Every error carries a sentence on what happened and one on what to do.
"""

from __future__ import annotations


class KamerbriefError(Exception):
    """Base of all errors a user can meet. `message` says what happened, `remedy` what to do."""

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UsageError(KamerbriefError):
    """The command line was used wrongly."""

    exit_code = 2


class LibraryError(KamerbriefError):
    """The library folder, or a letter named in it, is not there or cannot be used."""


class IndexFaultError(KamerbriefError):
    """The index is absent, damaged, or made by another version or encoder."""


class IndexBusyError(IndexFaultError):
    """Another program holds the writer's lock."""


class UnreadableError(KamerbriefError):
    """A letter that cannot be read. `code` names the reason for reports and tests.

    Codes: empty, not_text, no_text_layer, encrypted, broken, wrong_type, unsupported,
    too_large, bomb, unsafe, permission, duplicate.
    """

    def __init__(self, message: str, *, code: str, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.code = code


class ModelError(KamerbriefError):
    """The encoder's folder is absent, damaged or not what it says."""


class QuestionsError(KamerbriefError):
    """A file of labelled questions is absent or not what it should be."""


class StoppedError(KamerbriefError):
    """The user stopped the task. What was finished is kept."""
