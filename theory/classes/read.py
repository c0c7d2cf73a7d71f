"""Reading classes and hypotheses from text, by a small grammar; nothing is evaluated.

A class is a name, then tags in brackets, then bounds in parentheses: ``TC0[logtime]``, ``CoT(n**2)``, ``T(1, log(n))``.
A hypothesis is two classes with ``in`` or ``not in`` between them.
"""

from __future__ import annotations

import difflib
import re
from typing import Any

import sympy

from theory.classes.terms import KINDS, LENGTH, Assumed, ComplexityClass
from theory.errors import ExpressionError
from theory.expressions import parse, shortened

__all__ = ["read_assumed", "read_class"]

Expr = Any

LONGEST = 400
DEEPEST = 8  # exponentials, logarithms and powers within one another; theorems have three


def read_class(source: str) -> ComplexityClass:
    """Read a class.

    Parameters
    ----------
    source : str
        Bounds are expressions in ``n``; other letters are positive parameters.

    Raises
    ------
    ExpressionError
        Saying what is wrong, with a name that is near.

    Examples
    --------
    >>> read_class("CoT(n**c)").bounds, read_class("TC0[logspace]").tags
    ((n**c,), ('logspace',))
    >>> read_class("COT(n)")
    Traceback (most recent call last):
        ...
    theory.errors.ExpressionError: no class is called 'COT'; did you mean CoT?
    """
    written = source.strip()
    if len(written) > LONGEST:
        raise ExpressionError(f"the class {shortened(written)!r} is too long")
    if written in KINDS:
        return ComplexityClass(written)
    shape = re.fullmatch(r"([A-Za-z0-9~/]+(?:\(poly\)|\(M\))?)\s*(?:\[([^\[\]]*)\])?\s*(?:\((.*)\))?", written)
    if shape is None:
        raise ExpressionError(f"{shortened(written)!r} is no class; write one such as TC0[logtime], CoT(n**2) or CSL")
    name, tags, bounds = shape.groups()
    if name not in KINDS:
        near = [k for k in KINDS if k.lower() == name.lower()] or difflib.get_close_matches(name, KINDS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(KINDS)}"
        raise ExpressionError(f"no class is called {shortened(name)!r}; {hint}")
    marks = tuple(tag.strip() for tag in tags.split(",")) if tags is not None else ()
    return ComplexityClass(name, tuple(map(_bound, _separated(bounds or ""))), marks)


def _separated(source: str) -> list[str]:
    """Parts between commas that stand outside parentheses."""
    parts, depth = [""], 0
    for letter in source:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if part.strip() or len(parts) > 1]


def _bound(source: str) -> Expr:
    found = parse(source.strip())
    if not isinstance(found, sympy.Expr) or found.is_positive is False:
        raise ExpressionError(
            f"the bound {shortened(source.strip())!r} is no positive expression; write one such as n**2*log(n)"
        )
    if _towers(found) > DEEPEST:
        raise ExpressionError(f"the bound {shortened(source.strip())!r} is nested too deeply to be compared")
    return found.subs({s: LENGTH for s in found.free_symbols if str(s) == LENGTH.name})


def _towers(expr: Expr) -> int:
    """How many exponentials and logarithms lie within one another."""
    return max(map(_towers, expr.args), default=0) + isinstance(expr, (sympy.exp, sympy.log, sympy.Pow))


def read_assumed(source: str) -> Assumed:
    """Read a hypothesis.

    Examples
    --------
    >>> print(read_assumed("P not in L"))
    P ⊄ L
    """
    for word, relation in ((r"\s+not\s+in\s+", "not inside"), (r"\s+in\s+", "inside")):
        parts = re.split(word, source)
        if len(parts) == 2:
            small, large = map(read_class, parts)
            return Assumed(small, relation, large)  # type: ignore[arg-type]
    raise ExpressionError(f"{shortened(source)!r} is no hypothesis; write one such as 'P not in L' or 'NL in L'")
