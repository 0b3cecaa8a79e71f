"""Answers and pins as JSON and back: frozen dataclasses of texts, numbers, dates and enums."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(value: object) -> Any:
    """`value` as what `json.dumps` takes. Fields that are empty are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: to_json(each) for name, each in pairs if each not in ((), "", None, frozenset())}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_json(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(to_json(each) for each in value)
    return value


def from_json(kind: type[T], value: Any) -> T:
    """A `kind` made of what `to_json` gave. Raises ValueError when it is something else."""
    try:
        made = _read(kind, value)
    except (TypeError, KeyError, AttributeError, NameError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error
    if not isinstance(made, kind):
        raise ValueError(f"not a {kind.__name__}")  # noqa: TRY004  the file is wrong, not the caller
    return made


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        if value is None:
            return None
        return _read(next(each for each in get_args(kind) if each is not type(None)), value)
    if origin is tuple:
        inside = get_args(kind)
        if len(inside) == 2 and inside[1] is Ellipsis:
            return tuple(_read(inside[0], each) for each in value)
        return tuple(_read(each, item) for each, item in zip(inside, value, strict=True))
    if origin is frozenset:
        return frozenset(_read(get_args(kind)[0], each) for each in value)
    # A NewType stands for the type it was made from.
    kind = getattr(kind, "__supertype__", kind)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{name: _read(hints[name], each) for name, each in value.items() if name in hints})  # type: ignore[operator]
    if issubclass(kind, Enum):
        return kind(value)
    if issubclass(kind, date):
        return date.fromisoformat(value)
    if kind is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
