"""Expressions to JSON values and back: a text, and its symbols with what was declared of them.

The text is parsed by `theory.expressions` from an allow-list, never evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from theory.errors import ExpressionError
from theory.expressions import parse, shortened, text
from theory.symbols import Resource

__all__ = ["decode", "encode"]

_ASSUMPTIONS = ("positive", "negative", "nonnegative", "real", "integer")


def _describe(symbol: sympy.Symbol) -> str:
    if isinstance(symbol, Resource):
        return "resource"
    declared: Any = symbol._assumptions_orig  # type: ignore[attr-defined]  # what was declared, not what follows
    given = [name for name in _ASSUMPTIONS if declared.get(name)]
    return " ".join(given) or "complex"


def _named(name: Any) -> str:
    if isinstance(name, str) and name.isidentifier():
        return name
    raise ExpressionError(f"{shortened(str(name))!r} is no name of a symbol or function; use letters, digits and _")


def _make(name: str, kind: str) -> sympy.Symbol:
    _named(name)
    if kind == "resource":
        return Resource(name, positive=True)  # type: ignore[no-untyped-call]
    words = [] if kind == "complex" else kind.split()
    unknown = [word for word in words if word not in _ASSUMPTIONS]
    if unknown:
        raise ExpressionError(f"unknown assumption {unknown[0]!r} on {name}; known are {', '.join(_ASSUMPTIONS)}")
    return sympy.Symbol(name, **dict.fromkeys(words, True))


def encode(expr: Any) -> dict[str, Any]:
    """Turn an expression into JSON values that `decode` restores exactly.

    Examples
    --------
    >>> x = sympy.Symbol("x", positive=True)
    >>> decode(encode(sympy.log(x)/2)) == sympy.log(x)/2
    True
    """
    symbols = sorted(expr.atoms(sympy.Symbol), key=str)
    names = {s.name: _describe(s) for s in symbols}
    if len(names) < len(symbols):
        name = next(s.name for s, t in pairwise(symbols) if s.name == t.name)
        raise ExpressionError(f"two different symbols are called {name}: make it once, with one set of assumptions")
    undefined = sorted({type(f).__name__ for f in expr.atoms(AppliedUndef)})
    made: dict[str, Any] = {"expr": text(expr), "symbols": names}
    if undefined:
        made["functions"] = undefined
    return made


def decode(value: Mapping[str, Any]) -> Any:
    """Restore what `encode` wrote; the text is parsed, never evaluated.

    Raises
    ------
    ExpressionError
        If the value has another shape, or its text cannot be read.
    """
    match value:
        case {"expr": str(source), "symbols": dict(kinds)}:
            symbols = {str(name): _make(str(name), str(kind)) for name, kind in kinds.items()}
            names = value.get("functions", [])
            if isinstance(names, list):
                return parse(source, symbols, {_named(name): sympy.Function(name) for name in names})
    raise ExpressionError("no stored expression: it takes a text, its symbols by name, and a list of functions")
