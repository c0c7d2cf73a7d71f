"""The terms of a risk and their compute-optimal law, asked for in plain text as the command line hands it in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sympy

from theory.allocate import Phase, PhaseDiagram, compute_optimal
from theory.decide import decide, satisfiable
from theory.errors import ExpressionError
from theory.expressions import parse
from theory.facts import compared
from theory.monomials import Monomial
from theory.problems import Cell, Decomposition, PowerLawRegression, Regime, RiskTerm, decompose
from theory.problems.grammar import problem_of
from theory.problems.problem import RESERVED
from theory.problems.regions import Region
from theory.products import factored
from theory.question import budget_named
from theory.risk import Risk
from theory.symbols import Resource, resources_of

__all__ = ["Plan", "Terms", "TermsQuestion", "coefficients", "constants"]

Expr = Any
Facts = tuple[Expr, ...]
Values = Mapping[sympy.Symbol, Expr]


@dataclass(frozen=True)
class Plan:
    """The compute-optimal law of a cell.

    Attributes
    ----------
    cell : index of the cell
    regime : the regime whose terms and conditions it is about; None for one sum that holds in all of them
    diagram : with letters for the constants of the terms (`coefficients`); of label noise that stays alone, if any does
    """

    cell: int
    regime: Regime | None
    diagram: PhaseDiagram

    @property
    def noise_stays(self) -> bool:
        """Whether label noise stays at a constant; how the risk comes down to it is not derived."""
        return not any(t.resources for t in self.diagram.risk.terms)


@dataclass(frozen=True)
class Terms:
    """What was found.

    Attributes
    ----------
    found : the terms, in the cells that the facts and the point leave
    point : numbers for letters
    walls : equations between exponents on which the point lies; the terms are then those on the wall
    plans : compute-optimal laws, if a cost was given
    letters : positive parameters that only costs and limits have
    """

    found: Decomposition
    point: Values
    walls: tuple[Expr, ...] = ()
    plans: tuple[Plan, ...] = ()
    letters: tuple[sympy.Symbol, ...] = ()

    def at_point(self, expr: Expr) -> Expr:
        """An expression with the numbers of the point in it."""
        return expr.subs(self.point, simultaneous=True)

    def split(self, monomial: Monomial) -> tuple[Expr, Expr]:
        """The constant of a monomial, or its letter, and the powers and logarithms at the point."""
        letter = coefficients(self.found).get(monomial.coefficient, monomial.coefficient)
        return letter, self.at_point(replace(monomial, coefficient=sympy.S.One).expression)

    def best(self, cell: int) -> Plan | None:
        """The law of a cell with the largest exponent, if one is known to be; each is about its own allocations."""
        plans = [plan for plan in self.plans if plan.cell == cell]
        if any(len(plan.diagram.phases) != 1 for plan in plans):
            return None
        facts = [f for f in map(self.at_point, self.found.cells[cell].facts) if f != sympy.true]

        def least(exponent: Expr, other: Expr) -> bool:
            return bool(factored(exponent - other) == 0 or decide(sympy.Ge(exponent, other), facts).proved)

        exponents = [plan.diagram.exponent for plan in plans]
        return next((p for p, e in zip(plans, exponents, strict=True) if all(least(e, o) for o in exponents)), None)

    def on_edge(self, plan: Plan) -> bool:
        """Whether an optimum lies on the edge of a regime, or is not known to lie inside one."""
        cell = self.found.cells[plan.cell]
        regimes = cell.regimes if plan.regime is None else (plan.regime,)
        facts = tuple(f for f in map(self.at_point, cell.facts) if f != sympy.true)
        return not all(any(self._inside(p, r, facts) for r in regimes) for p in plan.diagram.phases)

    def _inside(self, phase: Phase, regime: Regime, facts: Facts) -> bool:
        """Whether all ratios of a regime's conditions grow with the budget at an optimum."""
        ratios = [Region.read(self.at_point(large / small)) for small, large in regime.region.much_less]
        if not {r for m in ratios for r in m.resources} <= {*phase.allocation}:
            return False
        growth = [sum(m.power(r) * phase.allocation[r] for r in m.resources) for m in ratios]
        return all(decide(sympy.Gt(factored(x), 0), (*facts, *phase.conditions)).proved for x in growth)

    def lettered(self, monomial: Monomial) -> Expr:
        """A monomial at the point, with a letter for its constant."""
        return sympy.Mul(*self.split(monomial))


@dataclass(frozen=True)
class TermsQuestion:
    """A problem in the field's words, with facts, numbers and costs as text.

    Parameters
    ----------
    words : str
        For `theory.problems.grammar.problem_of`.
    facts : tuple of str
        Comparisons between letters; ``b = a + 1`` asks for a wall.
    point : tuple of str
        Numbers for letters, such as ``a=2``; only the cell with these exponents is kept.
    costs, limits : tuple of str
        What the budget pays for, and further limits such as ``p <= C**u``, for the compute-optimal law. Letters that
        the problem does not have are positive parameters.
    budget : str
        Its letter.

    Examples
    --------
    >>> terms = TermsQuestion("gradient-flow with projection(p)", point=("a=2", "b=3/2"), costs=("p*t",)).answer()
    >>> [[t.name for t in regime.kept] for regime in terms.found.cells[0].regimes]
    [['bias'], ['approximation']]
    >>> terms.plans[0].diagram.exponent
    1/6
    >>> TermsQuestion("gradient-flow with projection(p)", point=("a=2", "b=3")).answer().walls
    (Eq(b, a + 1),)
    """

    words: str
    facts: tuple[str, ...] = ()
    point: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    budget: str = "C"

    def answer(self) -> Terms:
        """Derive the terms, and the compute-optimal law if there is a cost.

        Raises
        ------
        TheoryError
            Naming what cannot be read or lies outside the class, and the remedy.
        """
        problem, budget = problem_of(self.words), budget_named(self.budget)
        own = {s.name: s for s in problem.letters}
        if budget.name in own:
            raise ExpressionError(f"{budget} is a letter of the problem and the name of the budget; rename one")
        further = _further((*self.costs, *self.limits), {*own, budget.name})
        letters = {s.name: s for s in (*problem.parameters, *further)}
        facts = tuple(_relation(f, {**own, **letters}, "fact", "b > a + 1") for f in self.facts)
        numbers = [_number(given, letters) for given in self.point]
        point = dict(numbers)
        if twice := [s for s in point if [letter for letter, _ in numbers].count(s) > 1]:
            raise ExpressionError(f"{twice[0]} is given more than one number; write for example {twice[0]}=2 once")
        for source, fact in zip(self.facts, facts, strict=True):
            if fact.subs(point) == sympy.false:
                raise ExpressionError(f"{_said(point)} contradicts {source}; drop the number or the fact")
        _refuse_values(problem, point)
        beyond = tuple(fact for fact in facts if fact.free_symbols & {*further})
        found, walls = _there(problem, tuple(fact for fact in facts if fact not in beyond), point)
        terms = Terms(found, point, walls, letters=further)
        return replace(terms, plans=tuple(self._plans(terms, beyond))) if self.costs or self.limits else terms

    def _plans(self, terms: Terms, facts: Facts) -> Iterator[Plan]:
        """The laws of all cells, where facts about further letters hold."""
        problem, budget = terms.found.problem, budget_named(self.budget)
        symbols = {s.name: s for s in (*problem.letters, *terms.letters, budget)}
        costs = [terms.at_point(_cost(c, symbols)) for c in self.costs]
        limits = [terms.at_point(_relation(c, symbols, "limit", "p <= C**u")) for c in self.limits]
        for index, cell in enumerate(terms.found.cells):
            regions = [regime.region for regime in cell.regimes]
            small = {r for region in regions for r, one in region.much_less if one == 1 and isinstance(r, Resource)}
            for regime, kept, inside in _ways(cell):
                diagram = compute_optimal(
                    _risk(terms, kept),
                    costs,
                    subject_to=[*limits, *(sympy.Le(r, 1) for r in small), *map(terms.at_point, inside)],
                    where=[f for f in map(terms.at_point, (*cell.facts, *facts)) if f != sympy.true],
                    free=sorted(small, key=str),
                    resources=sorted({*problem.resources} - small - {*resources_of(sympy.Tuple(*costs))}, key=str),
                    budget=budget,
                )
                yield Plan(index, regime, diagram)


def _ways(cell: Cell) -> list[tuple[Regime | None, list[RiskTerm], list[Expr]]]:
    """The terms to minimise: one sum if it holds in all regimes, else those of each within its conditions."""
    if cell.one_sum:
        return [(None, [t for regime in cell.regimes for t in regime.kept], [])]
    return [
        (regime, list(regime.kept), [sympy.Le(x, y) for x, y in regime.region.much_less if 1 not in (x, y)])
        for regime in cell.regimes
    ]


def _risk(terms: Terms, kept: Iterable[RiskTerm]) -> Risk:
    """The terms with letters for their constants, and the point's numbers in their powers.

    Noise that stays may approach its constant more slowly than any other term falls, so that these are no law of what
    is above it.
    """
    all_kept = list(kept)
    staying = [t for t in all_kept if not t.monomial.resources]
    return Risk(tuple(dict.fromkeys(terms.lettered(t.monomial) for t in staying or all_kept)))


def coefficients(found: Decomposition) -> dict[Expr, sympy.Symbol]:
    """Letters for the constants in front of terms that are no numbers or letters themselves.

    The engine takes them for positive, as those of the terms that matter are.

    Examples
    --------
    >>> coefficients(decompose(problem_of("gradient-flow")))
    {gamma((b - 1)/a)/(2**((b - 1)/a)*a): c_1}
    """
    terms = (term for cell in found.cells for regime in cell.regimes for term in regime.terms)
    constants = dict.fromkeys(term.monomial.coefficient for term in terms)
    lettered = (constant for constant in constants if not constant.is_Atom)
    return {constant: sympy.Symbol(f"c_{i}", positive=True) for i, constant in enumerate(lettered, 1)}


def constants(found: Decomposition) -> dict[sympy.Symbol, Expr]:
    """The letters of `coefficients` and the symbols that stand for constants in them, with what they are.

    An equation is given for what solves it.

    Examples
    --------
    >>> constants(decompose(problem_of("gradient-flow")))
    {c_1: gamma((b - 1)/a)/(2**((b - 1)/a)*a)}
    >>> list(constants(decompose(problem_of("sgd"))))
    [c_1, c_2, K_1, F_1]
    """
    lettered = {symbol: constant for constant, symbol in coefficients(found).items()}
    used = {s for constant in lettered.values() for s in constant.free_symbols}
    return lettered | {symbol: expr for symbol, expr in found.constants if symbol in used}


# --- where the point lies ---------------------------------------------------------------------------------------------


def _there(problem: PowerLawRegression, facts: Facts, point: Values) -> tuple[Decomposition, Facts]:
    """The terms in the cells that may hold the point, or on the walls that it lies on."""
    walls: Facts = ()
    while True:
        found = decompose(problem, (*facts, *walls))
        possible = [cell for cell in found.cells if satisfiable(cell.facts)]
        broken = [[f for f in cell.facts if f.subs(point) == sympy.false] for cell in possible]
        cells = tuple(cell for cell, wrong in zip(possible, broken, strict=True) if not wrong)
        if cells:
            return replace(found, cells=cells), walls
        touched = [wrong for wrong in broken if all(f not in found.facts and _on_edge(f, point) for f in wrong)]
        if not touched:
            against = f" ({compared(broken[0][0])})" if broken else ""
            raise ExpressionError(
                f"no terms are known where {_said(point) or 'the facts hold'}{against}: capacity and source are above "
                "one, or say projection(p), modes(2*p) for a capacity below one"
            )
        walls = (*walls, compared(sympy.Eq(touched[0][0].lhs, touched[0][0].rhs)))


def _refuse_values(problem: PowerLawRegression, point: Values) -> None:
    """Refuse numbers at which a letter of the algorithm has no value, such as the step 1/log(a) at a = 1."""
    said: dict[str, Expr] = {**vars(problem.algorithm), "noise": problem.noise}
    for name, expr in said.items():
        value = expr if expr is None else expr.subs(point)
        if value is not None and value.is_number and not (value.is_finite and value >= 0):
            raise ExpressionError(f"{name}={expr} is {value} where {_said(point)}; give numbers with a positive one")


def _on_edge(fact: Expr, point: Values) -> bool:
    """Whether the two sides of an inequality are the same at a point."""
    return bool(sympy.expand((fact.lhs - fact.rhs).subs(point)) == 0)


def _said(point: Values) -> str:
    return ", ".join(f"{s}={value}" for s, value in point.items())


# --- reading ----------------------------------------------------------------------------------------------------------


def _further(sources: Iterable[str], known: Collection[str]) -> tuple[sympy.Symbol, ...]:
    """Positive parameters for the names in costs and limits that are not known."""
    found = {s.name for source in sources for s in _expression(source, None).free_symbols} - {*known}
    if taken := sorted(name for name in found if RESERVED.fullmatch(name)):
        raise ExpressionError(f"{taken[0]} names a constant of the terms; use another letter")
    return tuple(sympy.Symbol(name, positive=True) for name in sorted(found))


def _expression(source: str, symbols: Mapping[str, sympy.Symbol] | None) -> Expr:
    """An expression or comparison; = says that two sides are equal, and ^ writes powers."""
    equated = re.sub(r"(?<![<>=!])=(?!=)", "==", source)
    return parse(equated.replace("^", "**"), symbols)


def _cost(source: str, symbols: Mapping[str, sympy.Symbol]) -> Expr:
    cost = _expression(source, symbols)
    if not isinstance(cost, sympy.Expr):
        raise ExpressionError(f"{source!r} is no cost but a comparison; write for example p*t, and limits apart")
    return cost


def _relation(source: str, symbols: Mapping[str, sympy.Symbol], what: str, example: str) -> Expr:
    relation = _expression(source, symbols)
    if not isinstance(relation, sympy.core.relational.Relational):
        raise ExpressionError(f"{source!r} is no {what} that can hold or fail; write for example {example}")
    return relation


def _number(source: str, letters: Mapping[str, sympy.Symbol]) -> tuple[sympy.Symbol, Expr]:
    name, _, value = (piece.strip() for piece in source.partition("="))
    if not name.isidentifier() or not value:
        raise ExpressionError(f"cannot read {source!r}; write LETTER=NUMBER, for example a=2")
    letter, number = _expression(name, letters), _expression(value, {})
    if not (isinstance(number, sympy.Expr) and number.is_positive and number.is_finite):
        raise ExpressionError(f"{name}={value} is not a positive number; write for example {name}=3/2")
    return letter, number
