"""How much a letter may hold before it is refused or cut. Every limit of the readers stands here.

The largest real letters with annexes have some hundreds of pages and a few million characters.
"""

from __future__ import annotations

MIB = 1024 * 1024

MAX_FILE_BYTES = 100 * MIB
"""A file larger than this is refused unread."""

MAX_CHARACTERS = 20_000_000
"""More text than this in one letter is refused."""

MAX_BLOCKS = 200_000
"""More paragraphs than this in one letter are refused."""

MAX_PASSAGE = 8_000
"""A longer paragraph is cut into several, at a sentence's end or else a space."""

MAX_NOTE = 10_000
"""A note in running text that does not close within this many characters is not a note."""

MAX_PAGES = 5_000

MAX_ARCHIVE_ENTRIES = 5_000
MAX_MEMBER_BYTES = 64 * MIB
"""One unpacked part of a .docx or .odt."""

MAX_ARCHIVE_RATIO = 200
"""Unpacked size over packed size of one part, beyond the first MIB. Real XML packs at most 1 in 60."""

MAX_XML_DEPTH = 200
"""lxml's own bound is 256; a letter's nesting stays under 40."""
