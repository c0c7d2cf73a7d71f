"""Records to JSON and back, for storage and exchange; nothing is ever unpickled.

Every record becomes an object tagged with its kind; expressions become text
with their symbols declared beside them, which `theory.encoding` reads back by an
allow-list. Unknown kinds and fields are refused.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import sympy

from theory import records
from theory.allocate import Certificate, Multipliers
from theory.classes.terms import Assumed, ComplexityClass
from theory.encoding import decode, encode
from theory.errors import TheoryError
from theory.problems import problem

__all__ = ["canonical", "from_json", "to_json"]

KINDS: dict[str, type] = {
    name: kind
    for name, kind in {
        **vars(records),
        **vars(problem),
        **{made.__name__: made for made in (Certificate, Multipliers, Assumed, ComplexityClass)},
    }.items()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}


def to_json(value: Any) -> Any:
    """Turn a record into values that `json` writes.

    Examples
    --------
    >>> from theory.records import Instance
    >>> from_json(to_json(Instance.of(beta="1/2"))) == Instance.of(beta="1/2")
    True
    """
    match value:
        case None | bool() | str() | int() | float():
            return value
        case tuple() | list():
            return [to_json(v) for v in value]
        case dict():
            return {str(k): to_json(v) for k, v in value.items()}
        case sympy.Basic():
            return encode(value)
    if type(value).__name__ in KINDS:
        fields = {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"record": type(value).__name__, **fields}
    raise TheoryError(f"cannot store a {type(value).__name__}; records hold numbers, text, expressions and records")


def from_json(data: Any) -> Any:
    """Restore what `to_json` wrote.

    Raises
    ------
    TheoryError
        If the data names an unknown record or has missing or unknown fields.
    """
    match data:
        case None | bool() | str() | int() | float():
            return data
        case list():
            return tuple(from_json(v) for v in data)
        case {"expr": _, "symbols": _}:
            return decode(data)
        case {"record": str(kind), **fields} if kind in KINDS:
            given = {str(k): v for k, v in fields.items()}
            known = {f.name for f in dataclasses.fields(KINDS[kind])}
            unknown = sorted(set(given) - known)
            if unknown:
                raise TheoryError(f"a {kind} has no field {unknown[0]!r}; it has {', '.join(sorted(known))}")
            try:
                made = KINDS[kind](**{k: _stored(kind, k, v) for k, v in given.items()})
            except (TypeError, AttributeError) as error:
                raise TheoryError(f"incomplete {kind}: {error}") from None
            _check_fields(made)
            return made
        case Mapping():
            if "record" in data:
                raise TheoryError(f"unknown record {data['record']!r}; known are {', '.join(sorted(KINDS))}")
            return {str(k): from_json(v) for k, v in data.items()}
    raise TheoryError(f"cannot read {type(data).__name__} from JSON")


def _check_fields(record: Any) -> None:
    """Refuse fields of the wrong type, above all text where an expression belongs."""
    hints = _hints(type(record).__name__)
    for f in dataclasses.fields(record):
        if not _fits(getattr(record, f.name), hints[f.name]):
            raise TheoryError(f"the field {f.name} of a {type(record).__name__} has the wrong type")


@cache
def _hints(kind: str) -> dict[str, Any]:
    return get_type_hints(KINDS[kind])


def _fits(value: Any, hint: Any) -> bool:
    origin, inner = get_origin(hint), get_args(hint)
    if hint is Any:  # an expression, or none
        return value is None or isinstance(value, sympy.Basic)
    if origin is Literal:
        return value in inner
    if origin in (Union, UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if len(inner) == 2 and inner[1] is Ellipsis:
            return all(_fits(v, inner[0]) for v in value)
        return len(value) == len(inner) and all(_fits(v, one) for v, one in zip(value, inner, strict=True))
    if origin is dict:
        return isinstance(value, dict)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, hint)


def _stored(kind: str, name: str, value: Any) -> Any:
    # Certificates inside evidence stay as data: they are read back on demand.
    if (kind, name) == ("Derived", "certificates"):
        return tuple(value)
    return from_json(value)


def canonical(value: Any) -> str:
    """A hash of a record that does not depend on prose.

    Titles, references, words and notes are left out, so that mending a sentence
    does not make stored evidence stale.

    Examples
    --------
    >>> len(canonical(("a", 1)))
    64
    """
    prose = {"title", "reference", "notes", "words", "why", "meanings", "latex"}

    def strip(data: Any) -> Any:
        if isinstance(data, dict):
            return {k: strip(v) for k, v in data.items() if k not in prose}
        return [strip(v) for v in data] if isinstance(data, list) else data

    written = json.dumps(strip(to_json(value)), sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()
