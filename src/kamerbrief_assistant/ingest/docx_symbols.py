"""Characters that Word keeps by their place in a font (`w:sym`)."""

from __future__ import annotations

from .docx_numbering import W
from .xml_tree import Element

_PICTURES = {
    "symbol": {
        0x2A: "*", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x6D: "μ", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→",
        0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xDE: "⇒", 0xE5: "∑",
    },
    "wingdings": {
        0xA7: "•", 0xA8: "□", 0xD8: "•", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "→", 0xFB: "☒", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the characters of fonts of pictures."""


def symbol(element: Element) -> str:
    """The character of a `w:sym`; nothing for a picture that has none."""
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    font = (element.get(f"{W}font") or "").lower()
    pictures = _PICTURES.get(font)
    if pictures is not None or font.startswith(("wingdings", "webdings")):
        return (pictures or {}).get(code & 0xFF, "")
    if code in _PRIVATE:
        code -= _PRIVATE.start
    return chr(code) if 0x20 <= code < 0x11_0000 else ""
