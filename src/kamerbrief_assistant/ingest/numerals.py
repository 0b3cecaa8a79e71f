"""The numbers, letters and numerals that a word processor prints before list items and in note marks."""

from __future__ import annotations

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def letters(number: int) -> str:
    """The letters that follow one another as numbers do: a … z, aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """The roman numeral, in small letters."""
    out = ""
    for size, letter in _ROMAN:
        while number >= size:
            out, number = out + letter, number - size
    return out


def numeral(number: int, form: str) -> str:
    """`number` in one of the forms that OpenDocument and HTML call `1`, `a`, `A`, `i` and `I`."""
    if form in {"a", "A"} and 0 < number < 1000:
        text = letters(number)
    elif form in {"i", "I"} and 0 < number < 4000:
        text = roman(number)
    else:
        return str(number)
    return text.upper() if form.isupper() else text
