"""Derive a claim again at numbers: every step at exact rational parameters, in place of symbols."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import sympy

from theory.derive import conclusion_of
from theory.errors import OutsideTheClassError
from theory.problems.descent import KERNEL
from theory.records import Claim, Decomposed, Identity, Optimum, Order, Solution, Statement
from theory.symbols import Resource

__all__ = ["at_numbers", "rederived"]

Expr = Any
Numbers = Mapping[sympy.Symbol, Expr]
Derive = Callable[[Numbers], Mapping[str, tuple[Expr, Expr]]]


def rederived(claim: Claim) -> tuple[tuple[sympy.Symbol, ...], Derive]:
    """The letters of a claim, and a function that derives it at numbers for them.

    Returns
    -------
    (symbols, callable)
        The callable gives, for each quantity that the statement predicts, what is derived and what is stated; it raises
        `TheoryError` where the engine refuses the point. Resources stay letters.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> letters, derived = rederived(builtin().claim("havrilla2024:compute-law"))
    >>> derived({letter: sympy.Integer(2) for letter in letters})["slope"]
    (-1/2, -1/2)
    """
    statement = claim.statement
    content: Any = statement.content
    found = {s for fact in claim.assumptions for s in fact.free_symbols} | content.free_symbols | _of_risks(claim)
    held = {statement.variable} if isinstance(statement, Order) else set()
    letters = tuple(sorted(found - held, key=str))
    settled = _settled(claim)

    def derived(numbers: Numbers) -> Mapping[str, tuple[Expr, Expr]]:
        there = at_numbers(settled, {s: n for s, n in numbers.items() if not isinstance(s, Resource)})
        made, stated = _predictions(there.statement, conclusion_of(there)), there.statement.predictions
        both = {q: (made.get(q, sympy.S.Zero), stated.get(q, sympy.S.Zero)) for q in {**stated, **made}}
        unknown = {s for pair in both.values() for side in pair for s in side.free_symbols} - set(letters)
        if unknown:
            raise OutsideTheClassError(f"the derivation leaves {', '.join(sorted(map(str, unknown)))} undetermined")
        return both

    return letters, derived


def _settled(claim: Claim) -> Claim:
    """A claim with the fact that the kernel of its algorithm sums up to less than one, wherever it was decomposed.

    Constants in letters are taken over as positive; at numbers those that are left, such as 1 - K_1, need the fact.
    """
    steps = claim.derivation.steps if claim.derivation else ()
    facts = (KERNEL < 1,) if any(isinstance(step, Decomposed) for step in steps) else ()
    return dataclasses.replace(claim, assumptions=(*claim.assumptions, *facts))


def _of_risks(claim: Claim) -> set[Any]:
    """Parameters of the risks that are optimised and of their costs; a false statement may have lost some of them."""
    steps = claim.derivation.steps if claim.derivation else ()
    optima = [step for step in steps if isinstance(step, Optimum)]
    letters = {s for step in optima for e in (step.risk, *step.costs) for s in e.free_symbols - {step.budget}}
    names = {step.name for step in steps}  # of earlier results, which are no letters
    return {s for s in letters if s.is_positive and s.name not in names and not isinstance(s, Resource)}


def _predictions(statement: Statement, conclusion: Expr) -> Mapping[str, Expr]:
    if not isinstance(conclusion, sympy.Expr):
        raise OutsideTheClassError(f"the derivation concludes {conclusion}, which is no quantity")
    field = "rate" if isinstance(statement, Order) else "rhs" if hasattr(statement, "rhs") else "value"
    concluded: Any = dataclasses.replace(statement, **{field: conclusion})  # type: ignore[arg-type]
    return dict(concluded.predictions)


def at_numbers(claim: Claim, numbers: Numbers) -> Claim:
    """A claim with numbers for some of its letters, in its statement and in every step.

    What a step abbreviates by a letter becomes a number too, if nothing else is left of it.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> claim = builtin().claim("havrilla2024:compute-law")
    >>> d, beta = (next(s for s in claim.statement.content.free_symbols if s.name == n) for n in ("d", "beta"))
    >>> at_numbers(claim, {d: sympy.Integer(2), beta: sympy.Integer(2)}).statement.slope
    -1/2
    """
    steps = claim.derivation.steps if claim.derivation else ()
    short = [pair for step in steps if isinstance(step, (Identity, Solution)) for pair in step.given]
    known: dict[Expr, Expr] = dict(numbers)
    for old, new in short * 2:  # one abbreviation may stand in another
        value = new.subs(known)
        if old.is_Symbol and not value.free_symbols:
            known[old] = value
    fields = {name: _with(getattr(claim, name), known) for name in ("statement", "assumptions", "derivation")}
    return dataclasses.replace(claim, instances=(), **fields)


def _with(value: Any, numbers: Mapping[Expr, Expr]) -> Any:
    """A record with numbers for letters; facts that hold then, and abbreviations of numbers, are left out."""
    if isinstance(value, sympy.Basic):
        return value.subs(numbers) if value.free_symbols & set(numbers) else value
    if isinstance(value, tuple):
        return tuple(_with(v, numbers) for v in value if not _is_settled(v, numbers))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _with(getattr(value, f.name), numbers) for f in dataclasses.fields(value) if f.init}
        return dataclasses.replace(value, **fields)
    return value


def _is_settled(value: Any, numbers: Mapping[Expr, Expr]) -> bool:
    if isinstance(value, tuple):
        return len(value) == 2 and value[0] in numbers
    return isinstance(value, sympy.core.relational.Relational) and value.subs(numbers) is sympy.true
