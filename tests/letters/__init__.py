"""Letters made by tests, with real footnotes, in every format that is read.

    body = ["# Inleiding", "Een alinea met een noot.[^1]", "- een punt", "| jaar | bedrag |"]
    notes = {"1": "Kamerstukken 2024-2025, 36 600 VI, nr. 32."}
    make_docx(path, body, notes)

A line of the body is a heading (`# `, `## `), a list item (`- `), a table row (`| a | b |`) or a paragraph;
`[^n]` marks note n. All makers take the same and return the path. `seed()` gives body and notes of the
letter in `documents/`.
"""

from .docx import make_docx, make_docx_parts
from .html import make_html
from .odt import make_odt
from .pdf import make_pdf
from .plain import make_markdown, make_text, seed
from .xml import make_xml

__all__ = [
    "make_docx",
    "make_docx_parts",
    "make_html",
    "make_markdown",
    "make_odt",
    "make_pdf",
    "make_text",
    "make_xml",
    "seed",
]
