"""Inversion: the budget, or the number of samples, that a target risk needs.

If the risk is ``K*C**-p*log(C)**q*log(log(C))**r*...``, then log(C) is of order
``log(1/target)/p`` and iterated logarithms further down are asymptotically those of
1/target, so that to leading order

    C = (K/target)**(1/p) * (log(1/target)/p)**(q/p) * log(log(1/target))**(r/p) * ...

Source: textbook (de Bruijn, Asymptotic Methods in Analysis, 1958, section 2.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

import sympy

from theory.allocate import Phase, PhaseDiagram
from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.monomials import Term, term
from theory.operations.cells import Cellwise, open_side
from theory.products import collected
from theory.risk import exact
from theory.symbols import Resource, resources_of
from theory.typeset.printer import expression

__all__ = ["Inversion", "Inverted", "invert"]

Expr = Any
Accuracy = Literal["exact", "leading", "order"]
_SIGNS: dict[Accuracy, tuple[str, str]] = {
    "exact": ("=", "="),
    "leading": ("~", r"\sim"),
    "order": ("of order", r"\asymp"),
}


@dataclass(frozen=True)
class Inverted:
    """What a target risk needs where conditions hold.

    Attributes
    ----------
    conditions : relations whose interior is the cell
    variable : the budget or resource that is needed
    value : as a function of the target
    accuracy : "exact"; "leading" if the ratio tends to one as the target tends to zero;
        "order" if only the order is known, because the constant has no single form
    """

    conditions: tuple[Expr, ...]
    variable: sympy.Symbol
    value: Expr
    accuracy: Accuracy

    def __str__(self) -> str:
        return f"{self.variable} {_SIGNS[self.accuracy][0]} {self.value}"

    def latex(self) -> str:
        """The answer without its conditions, without dollar signs."""
        return f"{expression(self.variable)} {_SIGNS[self.accuracy][1]} {expression(self.value)}"


@dataclass(frozen=True)
class Inversion(Cellwise[Inverted]):
    """What a target risk needs, cell by cell; see `invert`.

    Attributes
    ----------
    target : the risk to be reached
    direction : of the risk: an upper bound says what suffices, a lower bound what is needed
    cells : one for each phase
    """

    target: Expr
    direction: Literal["two-sided", "upper", "lower"]
    cells: tuple[Inverted, ...]

    @property
    def value(self) -> Expr:
        """The answer, where one form holds for all parameters."""
        return self.cell.value


def invert(rate: PhaseDiagram | Expr, target: Expr, where: Iterable[Expr] = ()) -> Inversion:
    """Find the budget at which a risk has come down to a target.

    Parameters
    ----------
    rate : PhaseDiagram or sympy.Expr
        The optimal risk, phase by phase, or one product of powers of a single resource,
        of its logarithms, and of exponentials ``exp(-c*C**s)``.
    target : sympy.Expr
        A small positive symbol or number.
    where : iterable of sympy relations
        Facts about the parameters of a rate; a diagram has its own.

    Returns
    -------
    Inversion
        To leading order as the target tends to zero; a pure power is exact.

    Raises
    ------
    OutsideTheClassError
        If the rate is a sum, has several resources, or is not proved to tend to zero.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> n, C = resources("n C"); s, d, p, q, eps = parameters("s d p q epsilon")
    >>> print(invert(n**(-2*s/(2*s + d)), eps))
    n = epsilon**(-(d + 2*s)/(2*s))
    >>> print(invert(C**-p*sympy.log(C)**q, eps))
    C ~ (log(1/epsilon)/p)**(q/p)/epsilon**(1/p)
    """
    target = exact(target)
    if not target.is_positive:
        raise OutsideTheClassError(f"the target {target} is not known to be positive; make it with parameters(...)")
    if not isinstance(rate, PhaseDiagram):
        cell = _of_rate(exact(rate), target, tuple(where))
        return Inversion(target, "two-sided", (cell,))
    if not rate.phases:
        raise OutsideTheClassError(f"the diagram is {rate.status}, so that it has no rate to invert")
    facts = (*rate.problem.facts, *where)
    cells = tuple(_of_phase(phase, rate.budget, target, facts) for phase in rate.phases)
    return Inversion(target, rate.risk.direction, cells)


def _of_phase(phase: Phase, budget: Resource, target: Expr, facts: tuple[Expr, ...]) -> Inverted:
    read = term(phase.rate, trusted=True).with_coefficient(phase.constant or sympy.S.One)
    found = _solved(read, budget, target, (*facts, *phase.conditions))
    return replace(found, conditions=phase.conditions, accuracy="order" if phase.constant is None else "leading")


def _of_rate(rate: Expr, target: Expr, facts: tuple[Expr, ...]) -> Inverted:
    found = resources_of(rate)
    if len(found) != 1:
        raise OutsideTheClassError(
            f"the rate {rate} has {len(found)} resources, and inversion solves for one: "
            "put in an allocation first (substitute, compute_optimal)"
        )
    if sympy.expand(rate).is_Add:
        raise OutsideTheClassError(
            f"the rate {rate} is a sum; keep its leading term, and subtract an irreducible part from the target"
        )
    return _solved(term(rate, "rate"), found[0], target, facts)


def _solved(rate: Term, variable: Resource, target: Expr, facts: tuple[Expr, ...]) -> Inverted:
    m = rate.prefactor
    power, logs = -m.power(variable), {depth: q for _, depth, q in m.logs}
    accuracy: Accuracy
    if rate.rates:
        value, accuracy = _of_exponential(rate, variable, target, facts)
    elif _positive(power, facts) and not rate.ties:
        value, accuracy = _of_power(m.coefficient, power, logs, target), "leading" if logs else "exact"
    elif power == 0 and len(logs) == 1 and _positive(-next(iter(logs.values())), facts):
        value, accuracy = _of_logarithm(m.coefficient, *next(iter(logs.items())), target), "exact"
    else:
        raise OutsideTheClassError(
            f"the rate {rate.expression} is not proved to tend to zero as a power of {variable}, of one of its "
            "logarithms, or as an exponential; add a fact (where=...) or name a side of a wall"
        )
    return Inverted((), variable, value, accuracy)


def _of_power(constant: Expr, power: Expr, logs: dict[int, Expr], target: Expr) -> Expr:
    # sympy writes log(1/x) as -log(x), which hides the sign; 1/target is kept together.
    inverse = _log(1 / target)
    value = collected((constant, 1 / power), (target, -1 / power))
    for depth, q in sorted(logs.items()):
        value *= (inverse / power if depth == 1 else _iterated(inverse, depth - 1)) ** sympy.cancel(q / power)
    return value


def _of_logarithm(constant: Expr, depth: int, q: Expr, target: Expr) -> Expr:
    value = collected((constant, -1 / q), (target, 1 / q))
    for _ in range(depth):
        value = sympy.exp(value)
    return value


def _of_exponential(rate: Term, variable: Resource, target: Expr, facts: tuple[Expr, ...]) -> tuple[Expr, Accuracy]:
    power = rate.rates[0].power(variable)
    if len(rate.rates) > 1 or rate.rates[0].logs or rate.ties or not _positive(power, facts):
        raise OutsideTheClassError(
            f"the rate {rate.expression} is inverted with one exponential of a positive power of {variable}"
        )
    plain = not rate.prefactor.resources
    ratio = (rate.prefactor.coefficient if plain else 1) / target
    return (_log(ratio) / rate.rates[0].coefficient) ** (1 / power), "exact" if plain else "leading"


def _positive(expr: Expr, facts: tuple[Expr, ...]) -> bool:
    return bool(expr.is_positive) or decide(sympy.Gt(expr, 0), tuple(map(open_side, facts))).proved


def _iterated(value: Expr, times: int) -> Expr:
    for _ in range(times):
        value = sympy.log(value)
    return value


def _log(value: Expr) -> Expr:
    return sympy.log(value, evaluate=False)
