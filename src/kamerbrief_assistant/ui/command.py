"""What a command is, and where it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kamerbrief_assistant.wording import mark as _


class Scope(StrEnum):
    """Where a command works."""

    APP = "app"
    MAIN = "main"
    QUESTION = "question"
    CONVERSATION = "conversation"
    READER = "reader"
    LETTERS = "letters"
    REGISTER = "register"
    NOTE = "note"
    LIST = "list"


SCOPES: Mapping[Scope, str] = {
    Scope.APP: _("Everywhere"),
    Scope.MAIN: _("Ask and read"),
    Scope.QUESTION: _("Question line"),
    Scope.CONVERSATION: _("Conversation"),
    Scope.READER: _("Letter"),
    Scope.LETTERS: _("Letters"),
    Scope.REGISTER: _("Commitments"),
    Scope.NOTE: _("Dossier note"),
    Scope.LIST: _("Lists to choose from"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do. Without `keys` it is in the palette only."""

    id: str
    keys: str
    action: str
    label: str
    help: str
    bar: bool = True
    """Whether the bar of keys shows it."""
    priority: bool = False
    """Whether the key works even where a text field would take it."""

    @property
    def scope(self) -> Scope:
        return Scope(self.id.partition(".")[0])
