"""From passages to verbatim, checked, cited sentences, or an honest 'not found'."""

from .answer import answer
from .citation import cite
from .suggesting import suggestions
from .verification import verify

__all__ = ["answer", "cite", "suggestions", "verify"]
