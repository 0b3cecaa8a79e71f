"""Bringing the index up to date with the files on disk."""

from .plan import quick_changes
from .update import update_index

__all__ = ["quick_changes", "update_index"]
