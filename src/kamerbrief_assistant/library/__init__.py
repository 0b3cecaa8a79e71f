"""What is kept: documents as they came, the derived index in generations, and the staff's own marks."""

from .paths import LibraryPaths, find_library
from .snapshot import Snapshot

__all__ = ["LibraryPaths", "Snapshot", "find_library"]
