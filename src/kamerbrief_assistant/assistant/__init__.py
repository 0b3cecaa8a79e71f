"""One open library, for the command line and the screen."""

from .assistant import Assistant

__all__ = ["Assistant"]
