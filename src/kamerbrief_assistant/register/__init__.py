"""Commitments and references: found in letters, followed over time, exported.

letter ──extract──▶ commitments, references ──with_status──▶ against today ──apply_marks──▶ as staff see them
"""

from .citations import cites, link, missing
from .extract import Extracted, extract, quote_key
from .filtering import filter_commitments, filter_references
from .marks import Mark, Marks, apply_marks, mark, read_marks
from .meeting import LaterPassages, LetterWords, with_met_by
from .records import commitment_from, reference_from, to_record
from .selecting import Asked, select, understand
from .status import with_status

__all__ = [
    "Asked",
    "Extracted",
    "LaterPassages",
    "LetterWords",
    "Mark",
    "Marks",
    "apply_marks",
    "cites",
    "commitment_from",
    "extract",
    "filter_commitments",
    "filter_references",
    "link",
    "mark",
    "missing",
    "quote_key",
    "read_marks",
    "reference_from",
    "select",
    "to_record",
    "understand",
    "with_met_by",
    "with_status",
]
