"""Dates as people type them into a field."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = {
    name: number
    for names in (
        "jan feb maa apr mei jun jul aug sep okt nov dec",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTHS["mrt"] = 3


def typed_date(words: str, *, last: bool = False) -> date | None:
    """`2024-11-14`, `14-11-2024`, `14 november 2024`, `november 2024` or `2024`; None for nothing typed.

    A month or a year means its first day, or with `last` its last. Raises ValueError for anything else.
    """
    parts = re.findall(r"\d+|[^\W\d_]+", words.casefold())
    if not parts:
        return None
    numbers = [_MONTHS[part[:3]] if part.isalpha() and part[:3] in _MONTHS else int(part) for part in parts]
    if len(parts[0]) == 4 and parts[0].isdigit():
        numbers.reverse()
    if len(numbers) > 3 or not 1800 <= numbers[-1] <= 2999:
        raise ValueError(words)
    year = numbers[-1]
    month = numbers[-2] if len(numbers) > 1 else (12 if last else 1)
    if len(numbers) == 3:
        return date(year, month, numbers[0])
    if not 1 <= month <= 12:
        raise ValueError(words)
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
