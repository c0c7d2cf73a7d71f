"""A question to the engine in plain text, as the command line hands it in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import sympy

from theory.allocate import PhaseDiagram, compute_optimal
from theory.errors import ExpressionError
from theory.expressions import parse
from theory.risk import Risk
from theory.symbols import resources

__all__ = ["Question"]


@dataclass(frozen=True)
class Question:
    """Terms, costs and facts as text.

    Symbols used as bases are resources and symbols in exponents are positive
    parameters, unless `constants` names them.

    Examples
    --------
    >>> Question("N**-a + D**-b", ("6*N*D",)).answer().exponent
    a*b/(a + b)
    """

    terms: str
    costs: tuple[str, ...]
    facts: tuple[str, ...] = ()
    constants: str = ""
    budget: str = "C"
    maximum: bool = False

    def answer(self) -> PhaseDiagram:
        """Ask the engine.

        Raises
        ------
        TheoryError
            Naming what cannot be read or lies outside the class, and the remedy.
        """
        symbols = self._symbols()
        terms = _expression(self.terms, symbols)
        risk = Risk(terms, "max" if self.maximum else "sum")
        costs = [_expression(c, symbols) for c in self.costs]
        facts = tuple(_relation(f, symbols) for f in self.facts)
        return compute_optimal(risk, costs, where=facts, budget=symbols[self.budget])

    def _symbols(self) -> dict[str, sympy.Symbol]:
        """Tell resources from parameters by where they stand."""
        if not re.fullmatch(r"[A-Za-z]\w{0,30}", self.budget):
            raise ExpressionError(f"{self.budget!r} is no name for a budget; use letters and digits, letter first")
        terms, costs = _expression(self.terms), [_expression(c) for c in self.costs]
        facts = [parse(f) for f in self.facts]
        constants = set(re.findall(r"\w+", self.constants))
        in_exponents = {s.name for e in (terms, *costs) for p in e.atoms(sympy.Pow) for s in p.exp.free_symbols}
        charged = {s.name for c in costs for s in _bases(c)} - constants
        if not charged:
            raise ExpressionError("no cost mentions a resource; a --cost is a product such as 6*N*D")
        unknown = sorted(constants - {s.name for e in (terms, *costs) for s in e.free_symbols})
        if unknown:
            raise ExpressionError(f"--constants names {unknown[0]}, which occurs in no term and no cost")
        bases = {s.name for s in _bases(terms)} - constants
        both = sorted((bases | charged) & in_exponents)
        if both:
            raise ExpressionError(f"{both[0]} is both a base and an exponent; use two names")
        loose = sorted(bases - charged)
        if loose:
            raise ExpressionError(
                f"{loose[0]} occurs in no cost: let a --cost mention it if it is a resource, "
                f"or say --constants {','.join(loose)} if it is a coefficient"
            )
        if self.budget in bases | charged | in_exponents:
            raise ExpressionError(f"{self.budget} is the name of the budget; rename it with --budget")
        names = {s.name for e in (terms, *costs, *facts) for s in e.free_symbols}
        made: dict[str, sympy.Symbol] = {n: sympy.Symbol(n, positive=True) for n in sorted(names)}
        return made | {n: resources(n) for n in sorted(charged | {self.budget})}


def _bases(expr: Any) -> set[sympy.Symbol]:
    """Symbols that stand outside every exponent."""
    if expr.is_Symbol:
        return {expr}
    if isinstance(expr, sympy.Pow):
        return _bases(expr.base)
    return {s for a in expr.args for s in _bases(a)}


def _expression(source: str, symbols: dict[str, sympy.Symbol] | None = None) -> Any:
    found = parse(source, symbols)
    if not isinstance(found, sympy.Expr):
        raise ExpressionError(f"{source!r} is a comparison; terms and costs are products, facts go to --where")
    return found


def _relation(source: str, symbols: dict[str, sympy.Symbol]) -> Any:
    relation = parse(source, symbols)
    if relation is sympy.true:
        return relation
    if relation is sympy.false:
        raise ExpressionError(f"the fact {source!r} can never hold for positive parameters")
    if not isinstance(relation, sympy.core.relational.Relational):
        raise ExpressionError(f"{source!r} is not a fact; write a comparison such as a > 1/2")
    return relation
