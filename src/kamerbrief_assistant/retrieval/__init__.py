"""From a question to the passages that may answer it."""

from .cues import Intent
from .question import Question, Reading, Term
from .searcher import Found, Searcher

__all__ = ["Found", "Intent", "Question", "Reading", "Searcher", "Term"]
