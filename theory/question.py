"""A question to the engine in plain text, as the command line hands it in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import sympy

from theory.allocate import PhaseDiagram, compute_optimal, solved
from theory.errors import ExpressionError
from theory.expressions import is_maximum, parse, summands
from theory.qlog import QLog
from theory.risk import Risk
from theory.symbols import Resource, resources

__all__ = ["Question", "budget_named", "excess"]

Expr = Any
Names = frozenset[str]


@dataclass(frozen=True)
class Question:
    """Terms, costs, constraints and facts as text.

    Symbols that stand outside all exponents are resources, and symbols in
    exponents are positive parameters, unless the names below say otherwise.

    Parameters
    ----------
    terms : str
        A sum of terms, or their ``Max``.
    costs : tuple of str
        Each is at most the budget.
    constraints : tuple of str
        Comparisons such as ``D <= C**u``.
    facts : tuple of str
        Comparisons between parameters.
    free, uncharged, constants : tuple of str
        Names of resources that may fall below one, of resources that cost
        nothing, and of coefficients.
    budget : str
        Name of the budget, which may occur anywhere but in exponents and facts.
    maximum : bool
        Whether the largest term counts instead of the sum.
    direction : {"two-sided", "upper", "lower"}
        What the terms are to the true risk.

    Examples
    --------
    >>> Question("N**-a + D**-b", ("6*N*D",)).answer().exponent
    a*b/(a + b)
    >>> Question("h**s + C**(-1/2)*h**(-d/2)", free=("h",)).answer().exponent
    s/(d + 2*s)
    """

    terms: str
    costs: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    uncharged: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    budget: str = "C"
    maximum: bool = False
    direction: Literal["two-sided", "upper", "lower"] = "two-sided"

    def answer(self) -> PhaseDiagram:
        """Ask the engine.

        Raises
        ------
        TheoryError
            Naming what cannot be read or lies outside the class, and the remedy.
        """
        kinds = self._kinds()
        symbols = kinds.symbols(self.budget)
        facts = tuple(_relation(f, symbols, "fact") for f in self.facts)
        combine: Literal["sum", "max"] = "max" if self.maximum or is_maximum(self.terms) else "sum"
        terms = tuple(_number(t, self.terms) for t in summands(self.terms, symbols))
        return compute_optimal(
            Risk(terms, combine, self.direction, facts),
            [_expression(c, symbols) for c in self.costs],
            subject_to=[
                r for r in (_relation(c, symbols, "constraint") for c in self.constraints) if r is not sympy.true
            ],
            where=facts,
            free=[symbols[n] for n in self.free],
            resources=[symbols[n] for n in self.uncharged],
            budget=symbols[self.budget],
        )

    def _kinds(self) -> _Kinds:
        """Tell resources from parameters by where they stand and by what is said of them."""
        budget_named(self.budget)
        terms = [_number(t, self.terms) for t in summands(self.terms)]
        limits = [*map(_expression, self.costs), *(_relation(c, None, "constraint") for c in self.constraints)]
        bases, exponents = _names(_bases, [*terms, *limits]), _names(_exponents, [*terms, *limits])
        self._check_declared(bases | exponents)
        declared = {*self.free, *self.uncharged}
        constants = frozenset(self.constants)
        charged = _names(_bases, limits) - constants - {self.budget}
        found = frozenset(charged | declared)
        unclear = sorted((bases & exponents) - declared - constants)
        if unclear:
            first = unclear[0]
            if first == self.budget:
                raise ExpressionError(f"{first} is the name of the budget and an exponent; rename one with --budget")
            raise ExpressionError(
                f"{first} is both a base and an exponent: use two names, or say --constants {first} if it stays fixed "
                f"and --resources {first} if it grows"
            )
        loose = sorted(bases - found - constants - {self.budget})
        if loose:
            raise ExpressionError(
                f"{loose[0]} occurs in no cost: let a --cost mention it, or say --constants {','.join(loose)} if it is "
                f"a coefficient, --resources {loose[0]} if it costs nothing, --free {loose[0]} if it may also shrink"
            )
        if self.budget in exponents:
            raise ExpressionError(f"{self.budget} is the name of the budget and an exponent; rename one with --budget")
        kinds = _Kinds(
            found, frozenset((bases | exponents) - found - {self.budget}), _names(_indices, terms) - bases - exponents
        )
        for fact in self.facts:
            kinds.check_fact(fact, self.budget)
        return kinds

    def _check_declared(self, occurring: Names) -> None:
        said = {"--constants": self.constants, "--free": self.free, "--resources": self.uncharged}
        for option, names in said.items():
            for name in names:
                if name == self.budget:
                    raise ExpressionError(f"{option} names {name}, which is the budget; rename one with --budget")
                if name not in occurring:
                    raise ExpressionError(
                        f"{option} names {name}, which occurs in no term and no cost{_near(name, occurring)}"
                    )
        both = sorted({*self.constants} & {*self.free, *self.uncharged})
        if both:
            raise ExpressionError(f"{both[0]} cannot both stay fixed (--constants) and be a resource; say one of them")


@dataclass(frozen=True)
class _Kinds:
    """What the names of a question stand for."""

    resources: Names
    parameters: Names
    indices: Names

    def symbols(self, budget: str) -> dict[str, Any]:
        made: dict[str, Any] = {n: sympy.Symbol(n, positive=True) for n in sorted(self.parameters | self.indices)}
        return made | {n: resources(n) for n in sorted({*self.resources, budget})}

    def check_fact(self, fact: str, budget: str) -> None:
        for name in sorted(s.name for s in parse(fact).free_symbols):
            if name in self.resources or name == budget:
                what = "the budget" if name == budget else "a resource"
                raise ExpressionError(
                    f"the fact {fact!r} mentions {name}, which is {what}; facts are about parameters, "
                    f"limits on resources go to --subject-to"
                )
            if name not in self.parameters:
                raise ExpressionError(
                    f"the fact {fact!r} mentions {name}, which occurs in no term, cost or constraint"
                    f"{_near(name, self.parameters)}"
                )


def budget_named(name: str) -> Resource:
    """A budget of this name.

    Raises
    ------
    ExpressionError
        If it is no name.

    Examples
    --------
    >>> budget_named("C")
    C
    """
    if not re.fullmatch(r"[A-Za-z]\w{0,30}", name):
        raise ExpressionError(f"{name!r} is no name for a budget; use letters and digits, letter first")
    named: Resource = resources(name)
    return named


def excess(plan: PhaseDiagram) -> PhaseDiagram | None:
    """The diagram of the risk above its irreducible part, if it has one and more besides.

    Examples
    --------
    >>> plan = Question("E + N**-a + D**-b", ("N*D",), constants=("E",)).answer()
    >>> plan.exponent, excess(plan).exponent
    (0, a*b/(a + b))
    """
    risk = plan.risk
    if risk.irreducible == 0 or risk.combine == "max" or len(risk.terms) == 1:
        return None
    return solved(replace(plan.problem, risk=risk.excess))


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {near[0]}?" if near else "; correct or drop it"


# --- where symbols stand ----------------------------------------------------------------------------------------------


def _names(where: Any, expressions: Iterable[Expr]) -> Names:
    return frozenset(s.name for e in expressions for s in where(e))


def _bases(expr: Expr) -> set[Any]:
    """Symbols that stand outside every exponent; those of sums over modes are their own."""
    if expr.is_Symbol:
        return {expr}
    return {s for part in _written_below(expr) for s in _bases(part)} - _bound(expr)


def _exponents(expr: Expr) -> set[Any]:
    """Symbols in exponents, and in functions that are numbers, such as gamma(1/b)."""
    below = tuple(_written_below(expr))
    above = {s for a in expr.args if a not in below and isinstance(a, sympy.Basic) for s in a.free_symbols}
    inside = {s for part in below for s in _exponents(part)}
    return (above | inside) - _bound(expr)


def _written_below(expr: Expr) -> Iterator[Expr]:
    match expr:
        case sympy.Pow(base=base):
            yield base
        case QLog(args=(large, _, _)):
            yield large
        case sympy.Sum(function=function, limits=limits):
            yield function
            yield from (end for _, *ends in limits for end in ends)
        case sympy.gamma() | sympy.zeta() | sympy.beta() | sympy.binomial() | sympy.catalan() | sympy.LambertW():
            return
        case _:
            yield from expr.args


def _bound(expr: Expr) -> set[Any]:
    return set(expr.bound_symbols) if isinstance(expr, sympy.Sum) else set()


def _indices(expr: Expr) -> set[sympy.Symbol]:
    return {s for total in expr.atoms(sympy.Sum) for s in _bound(total)}


def _number(found: Expr, source: str) -> Expr:
    if not isinstance(found, sympy.Expr):
        raise ExpressionError(f"{source!r} is a comparison; terms and costs are products, facts go to --where")
    return found


def _expression(source: str, symbols: dict[str, sympy.Symbol] | None = None) -> Expr:
    return _number(parse(source, symbols), source)


def _relation(source: str, symbols: dict[str, sympy.Symbol] | None, what: str) -> Expr:
    relation = parse(source, symbols)
    if relation is sympy.false:
        raise ExpressionError(f"the {what} {source!r} can never hold for positive symbols")
    if not isinstance(relation, (sympy.core.relational.Relational, sympy.logic.boolalg.BooleanTrue)):
        example = "a > 1/2" if what == "fact" else "D <= C**u"
        raise ExpressionError(f"{source!r} is not a {what}; write a comparison such as {example}")
    return relation
