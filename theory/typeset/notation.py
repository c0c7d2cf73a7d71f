"""The symbols of a claim: which occur where, how they are written, and reading them back from text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from theory.errors import TheoryError
from theory.expressions import parse
from theory.records import Claim, Inclusion
from theory.typeset.names import name

__all__ = ["name_of", "names", "occurring", "read", "symbols"]

Expr = Any


def names(claim: Claim) -> dict[str, str]:
    r"""LaTeX of every name that occurs in a claim, for formulas in its prose.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> print(names(builtin().claim("havrilla2024:data-exponent"))["beta"])
    \beta
    """
    own = {m.symbol.name: m.latex for m in claim.meanings if m.symbol.is_Symbol and m.latex}
    found = {atom.name for atom in _atoms(claim) if atom.is_Symbol}
    return {n: own.get(n) or name(n) for n in sorted(found)}


def symbols(claim: Claim) -> dict[str, Expr]:
    """Every symbol and undefined function of a claim, by name."""
    return {name_of(atom): atom for atom in _atoms(claim)}


def name_of(atom: Expr) -> str:
    """Name of a symbol, or of a function without its arguments."""
    return str(atom.name) if atom.is_Symbol else type(atom).__name__


def occurring(claim: Claim) -> tuple[Expr, ...]:
    """The symbols and functions with a meaning that a reader of the statement meets, in the author's order."""
    if isinstance(claim.statement, Inclusion):
        return tuple(m.symbol for m in claim.meanings if m.words)
    shown = [*_expressions(claim.statement), *claim.assumptions]
    shown += [claim.convention.compute] if claim.convention.compute is not None else []
    met = {atom for expr in shown for atom in expr.atoms(sympy.Symbol, AppliedUndef)}
    return tuple(m.symbol for m in claim.meanings if m.words and m.symbol in met)


def read(written: str, claim: Claim) -> Expr | None:
    """An expression that evidence stores as text, in the symbols of its claim; None if it cannot be read."""
    symbols = {a.name: a for a in _atoms(claim) if a.is_Symbol}
    functions = {type(a).__name__: a.func for a in _atoms(claim) if not a.is_Symbol}
    try:
        return parse(written, symbols, functions)
    except TheoryError:
        return None


@cache
def _atoms(claim: Claim) -> tuple[Expr, ...]:
    """Every symbol and undefined function of a claim in a fixed order, those of the statement last."""

    def within(value: Any) -> set[Expr]:
        return {atom for expr in _expressions(value) for atom in expr.atoms(sympy.Symbol, AppliedUndef)}

    own = within(claim.statement)
    return tuple(sorted(within(claim), key=lambda a: (a in own, a.sort_key())))


def _expressions(value: Any) -> Iterator[Expr]:
    """Every expression in a record, however deep."""
    if isinstance(value, sympy.Basic):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _expressions(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _expressions(getattr(value, field.name))
