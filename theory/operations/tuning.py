"""Tuning: the best hyper-parameters, while the other resources stay free.

In logarithms the best risk is the value of a linear program in the
hyper-parameters, so that by duality

    min over eta of max_j T_j = max over vertices lambda of prod_j T_j**lambda_j,

where the vertices are those of ``lambda >= 0, sum_j lambda_j = 1`` and, for every
hyper-parameter, ``sum_j lambda_j e_j = 0`` with e_j its power in T_j. For a sum
every vertex gives the lower bound ``prod_j (T_j/lambda_j)**lambda_j``, which is
attained if there is no other vertex. Source: ours; the first is Fourier-Motzkin
elimination in logarithms, the second the duality of geometric programming
(Duffin, Peterson and Zener 1967).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import comb
from typing import Any, Literal

import sympy
from flint import fmpq
from sympy.polys.matrices import DomainMatrix
from sympy.polys.matrices.exceptions import DMNonInvertibleMatrixError

from theory.allocate.cells import explore
from theory.allocate.program import NotGeneric
from theory.allocate.region import Condition, Element, Region, Values, rational
from theory.allocate.simplex import solve
from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.monomials import Monomial, Term, monomial, term
from theory.operations.cells import merged
from theory.operations.tuned import Bound, Tuned, Tuning
from theory.products import collected, factored
from theory.risk import Risk, exact
from theory.symbols import Resource

__all__ = ["tune"]

MAX_BASES = 4000

Expr = Any


def tune(
    risk: Risk | Expr,
    over: Resource | Iterable[Resource],
    where: Iterable[Expr] = (),
    *,
    subject_to: Iterable[Expr] = (),
    free: Iterable[Resource] = (),
) -> Tuning:
    """Minimise a risk over hyper-parameters, leaving the other resources as they are.

    Parameters
    ----------
    risk : Risk or sympy.Expr
        Terms in resources and hyper-parameters, combined by sum or maximum.
    over : Resource or iterable of them
        The hyper-parameters (a step size, a bandwidth, a ridge): any positive number.
    where : iterable of sympy relations
        Inequalities between the parameters besides their declared signs.
    subject_to : iterable of sympy relations
        Limits ``monomial <= monomial`` on hyper-parameters, such as ``eta <= 1``.
    free : iterable of Resource
        Other resources that may fall below one; the rest are at least one, which
        decides whether a term is dominated.

    Returns
    -------
    Tuning
        Whose cells hold each a risk. For a maximum it is the minimum, exactly. For a
        sum it is exact if one balance of terms is possible, else a lower bound whose
        order is right. Dominated terms are left out if that is proved.

    Raises
    ------
    OutsideTheClassError
        If a hyper-parameter occurs in no term, or in a logarithm or exponential, or the
        facts contain equations.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> eta, A, B = resources("eta A B"); u, v = parameters("u v")
    >>> tune(Risk(A*eta**-u + B*eta**v, combine="max"), eta).risk.expression
    A**(v/(u + v))*B**(u/(u + v))

    The step size of local stochastic gradient descent, with R rounds of K steps on M machines:

    >>> K, M, R = resources("K M R")
    >>> for bound in tune(1/(eta*K*R) + eta/M + eta**2*K, eta).cell.bounds:
    ...     print(bound.value, bound.weights)
    3*2**(1/3)/(2*K**(1/3)*R**(2/3)) (2/3, 1/3, 0)
    2/(sqrt(K)*sqrt(M)*sqrt(R)) (1/2, 0, 1/2)
    """
    where = tuple(where)
    given = risk if isinstance(risk, Risk) else Risk(risk, where=where)
    hyper = (over,) if isinstance(over, sympy.Symbol) else tuple(over)
    equations = [f for f in where if isinstance(f, sympy.Eq)]
    if equations:
        raise OutsideTheClassError(f"the fact {equations[0]} is an equation; put it into the risk instead")
    constraints = tuple(map(_constraint, subject_to))
    for eta in hyper:
        _refuse_unreadable(given, eta)
    return _Elimination(given, hyper, constraints, where, frozenset(free)).result()


def _constraint(relation: Expr) -> Monomial:
    if not isinstance(relation, (sympy.LessThan, sympy.GreaterThan, sympy.StrictLessThan, sympy.StrictGreaterThan)):
        raise OutsideTheClassError(f"{relation} is not a constraint; write MONOMIAL <= MONOMIAL")
    if relation.lts.is_Add:
        raise OutsideTheClassError(f"the constraint {relation} bounds a sum; bound each of its terms by itself")
    return monomial(exact(relation.lts) / exact(relation.gts), "constraint")


def _refuse_unreadable(risk: Risk, eta: Resource) -> None:
    if not isinstance(eta, Resource):
        raise OutsideTheClassError(f"{eta} is no resource; make it with resources({str(eta)!r})")
    touched = [t for t in risk.terms if eta in t.resources]
    if not touched:
        raise OutsideTheClassError(f"{eta} occurs in no term of the risk, so there is nothing to tune")
    for t in touched:
        if any(r == eta for r, *_ in t.prefactor.logs) or any(eta in m.resources for m in t.rates):
            raise OutsideTheClassError(
                f"{eta} occurs in a logarithm or exponential of the term {t.expression}; "
                f"bound it by powers of {eta}, or leave {eta} to compute_optimal(..., free=[{eta}])"
            )
        if t.ties:
            raise OutsideTheClassError(
                f"the term {t.expression} carries {eta} beside QLog, which has no powers; name a side of its wall"
            )


@dataclass(frozen=True)
class _Vertex:
    """Weights of terms and multipliers of constraints, written with factors that are positive on a cell."""

    weights: tuple[Expr, ...]
    multipliers: tuple[Expr, ...]

    @property
    def bounds_risk(self) -> bool:
        """Whether terms take part; otherwise only constraints are combined."""
        return any(self.weights)


@dataclass(frozen=True)
class _Found:
    """The vertices that exist on a cell, and the point it was found at."""

    vertices: tuple[_Vertex, ...]
    conditions: frozenset[Condition]
    values: Values


Weights = tuple[Element, ...]  # of the terms, then of the constraints
Ray = tuple[tuple[Resource, Expr], ...]


@dataclass(frozen=True)
class _Elimination:
    """One call of `tune`."""

    risk: Risk
    over: tuple[Resource, ...]
    constraints: tuple[Monomial, ...]
    facts: tuple[Expr, ...]
    free: frozenset[Resource]

    def result(self) -> Tuning:
        bases = [*self._bases(True), *self._bases(False)]
        found, fraction = explore(self.region, lambda values: self._at(bases, values))
        groups: dict[Any, list[_Found]] = {}
        for cell in found:
            directions = tuple(sympy.sign(v) for _, v in self._ray(cell))
            groups.setdefault((cell.vertices, directions), []).append(cell)
        cells = []
        for group in groups.values():
            for conditions in merged(self.region, [c.conditions for c in group]):
                inside = next(c for c in group if all(condition.holds(c.values) for condition in conditions))
                cells.append(self._tuned(replace(inside, conditions=conditions)))
        share = Fraction(int(fraction.numerator), int(fraction.denominator))
        return Tuning(self.risk, self.over, self.constraints, self.facts, tuple(cells), share)

    # --- the program --------------------------------------------------------------------------------------------------

    @cached_property
    def region(self) -> Region:
        powers = [p for m in (*self.monomials, *self.constraints) for _, p in m.powers]
        return Region({s for e in (*powers, *self.facts) for s in e.free_symbols}, self.facts)

    @cached_property
    def monomials(self) -> tuple[Monomial, ...]:
        return tuple(t.prefactor for t in self.risk.terms)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Indices of the terms that contain hyper-parameters, then of such constraints, counted on."""
        every = (*self.monomials, *self.constraints)
        return tuple(i for i, m in enumerate(every) if set(m.resources) & set(self.over))

    def _powers(self, column: int) -> list[Element]:
        m = (*self.monomials, *self.constraints)[column]
        return [self.region.element(m.power(eta)) for eta in self.over]

    def _bases(self, bounds_risk: bool) -> Iterator[Weights]:
        """All basic solutions of the weights, or of combinations of constraints alone."""
        field, terms = self.region.field, len(self.monomials)
        columns = [c for c in self.columns if bounds_risk or c >= terms]
        sums = [field.one if c < terms or not bounds_risk else field.zero for c in columns]
        rows = [[*sums, field.one]]
        rows += [[*row, field.zero] for row in zip(*(self._powers(c) for c in columns), strict=True)]
        if not columns:
            return
        reduced, pivots = DomainMatrix(rows, (len(rows), len(columns) + 1), field).rref()
        if len(columns) in pivots:
            return
        table, size = reduced.to_list(), len(pivots)
        if comb(len(columns), size) > MAX_BASES:
            raise OutsideTheClassError(
                f"{len(columns)} terms and constraints balance in more than {MAX_BASES} ways; tune fewer at once"
            )
        seen = set()
        for support in combinations(range(len(columns)), size):
            square = DomainMatrix([[table[i][j] for j in support] for i in range(size)], (size, size), field)
            right = DomainMatrix([[table[i][-1]] for i in range(size)], (size, 1), field)
            try:
                solution = (square.inv() * right).to_list()
            except DMNonInvertibleMatrixError:
                continue
            values = [field.zero] * (terms + len(self.constraints))
            for j, (value,) in zip(support, solution, strict=True):
                values[columns[j]] = value
            if not bounds_risk:  # a combination of constraints holds at any scale
                first = next(v for v in values if v)
                values = [v / first for v in values]
            if tuple(values) not in seen:
                seen.add(tuple(values))
                yield tuple(values)

    def _at(self, bases: Sequence[Weights], values: Values) -> _Found:
        """The vertices at a generic point, and the signs that make them all there are.

        Weights sum to one, so that they are positive just where they have one sign.
        """
        vertices: list[_Vertex] = []
        conditions: set[Condition] = set()
        excluded: list[list[frozenset[Condition]]] = []
        for basis in bases:
            signs = [(v, self.region.number(v, values)) for v in basis if v]
            if any(n == 0 for _, n in signs):
                raise NotGeneric
            if all(n > 0 for _, n in signs):
                written = [self.region.written(v, values) for v in basis]
                terms = len(self.monomials)
                vertices.append(_Vertex(tuple(written[:terms]), tuple(written[terms:])))
                conditions |= {c for v, _ in signs[1:] for c in self._signs(v / signs[0][0], values)}
                for v, _ in signs:  # as factors are raised to powers, each has one sign; a last one follows
                    further = self._signs(v, values) - conditions
                    conditions |= further if len(further) > 1 else set()
            else:
                above, below = ([v for v, n in signs if sign * n > 0] for sign in (1, -1))
                excluded.append([self._signs(-v / w, values) for v in above for w in below])
        for options in excluded:
            conditions |= min((o - conditions for o in options), key=lambda new: (len(new), str(new)))
        return _Found(tuple(vertices), frozenset(conditions), values)

    def _signs(self, element: Element, values: Values) -> frozenset[Condition]:
        """The sign at a point of every factor of an element that is positive there, unless facts decide it."""
        factors = {f for c in self.region.conditions(element, values) for f in c.factors}
        above = (Condition(frozenset({f}), 1) for f in factors)
        return frozenset(c if c.holds(values) else Condition(c.factors, -1) for c in above)

    # --- what it says about the risk ----------------------------------------------------------------------------------

    def _kept(self, found: _Found) -> tuple[tuple[_Vertex, ...], int | None]:
        """The vertices that count on a cell, and the factor up to which the risk is known."""
        vertices = [v for v in found.vertices if v.bounds_risk]
        rays = [v for v in found.vertices if not v.bounds_risk]
        candidates = [(v, self._product(v)) for v in (*self._untouched, *vertices)]
        if self.risk.combine == "sum" and len(vertices) <= 1:
            return (*(v for v, _ in candidates), *rays), 1
        decided, kept = True, list(candidates)
        for vertex, own in candidates:
            others = [(v, t) for v, t in kept if v is not vertex]
            if any(self._below(own, t, found) for _, t in others):
                kept = others
            elif any(own.kind == t.kind for _, t in others):
                decided, kept = False, others
        factor = 1 if self.risk.combine == "max" else len(self.risk.terms)
        return (*(v for v, _ in kept), *rays), factor if decided else None

    @cached_property
    def _untouched(self) -> list[_Vertex]:
        """The terms without hyper-parameters, each by itself."""
        size, none = len(self.monomials), (sympy.S.Zero,) * len(self.constraints)
        alone = (i for i in range(size) if i not in self.columns)
        return [_Vertex(tuple(sympy.Integer(i == j) for j in range(size)), none) for i in alone]

    def _below(self, one: Term, other: Term, found: _Found) -> bool:
        """Whether a term is proved to be at most another one for all resources."""
        ratio = collected((one.prefactor.coefficient, sympy.S.One), (other.prefactor.coefficient, -sympy.S.One))
        if sympy.Le(ratio, 1) != sympy.true or one.ties != other.ties:
            return False
        if one.prefactor.logs != other.prefactor.logs or not set(other.rates) <= set(one.rates):
            return False
        for resource in {r for r, _ in (*one.prefactor.powers, *other.prefactor.powers)}:
            gap = sympy.cancel(other.prefactor.power(resource) - one.prefactor.power(resource))
            if gap != 0 and (resource in self.free or not self._not_negative(gap, found)):
                return False
        return True

    def _not_negative(self, expr: Expr, found: _Found) -> bool:
        """Whether an expression is proved not to be negative on a cell; one point refutes most."""
        if expr.subs(self.region.named(found.values)) < 0:
            return False
        return decide(sympy.Ge(expr, 0), (*self.facts, *(c.relation for c in found.conditions))).proved

    def _tuned(self, found: _Found) -> Tuned:
        conditions = tuple(sorted((c.relation for c in found.conditions), key=str))
        ray, (kept, factor) = self._ray(found), self._kept(found)
        limits = [self._product(v).prefactor for v in kept if not v.bounds_risk]
        limits += [m for m in self.constraints if not set(m.resources) & set(self.over)]
        if any(not m.resources and self._exceeds_one(m) for m in limits):
            return Tuned(conditions, "infeasible")
        vertices = [v for v in kept if v.bounds_risk]
        if not vertices:
            return Tuned(conditions, "unbounded", ray=ray)
        terms = [self._bound(v) for v in vertices]
        combine: Literal["sum", "max"] = "sum" if factor == 1 and self.risk.combine == "sum" else "max"
        sides = tuple(sympy.Le(m.expression, 1) for m in limits if m.resources)
        bounds = tuple(Bound(t.expression, v.weights, v.multipliers) for t, v in zip(terms, vertices, strict=True))
        tuned = Risk(tuple(terms), combine, self.risk.direction)
        return Tuned(conditions, "optimum", tuned, factor, bounds, sides, ray)

    def _exceeds_one(self, m: Monomial) -> bool:
        answer: Any = sympy.Gt(m.coefficient, 1)
        if answer not in (sympy.true, sympy.false):
            raise OutsideTheClassError(
                f"the constraints together say {m.coefficient} <= 1, which is not decided; use numbers there"
            )
        return bool(answer)

    def _ray(self, found: _Found) -> Ray:
        """A direction of the hyper-parameters in which all terms that contain them vanish, if there is one."""
        if any(v.bounds_risk for v in found.vertices):
            return ()
        number, terms = self.region.number, len(self.monomials)
        rows = [[fmpq(int(c < terms)), *(number(p, found.values) for p in self._powers(c))] for c in self.columns]
        aim = [fmpq(1)] + [fmpq(0)] * len(self.over)
        outcome = solve(rows, [[fmpq(0)]] * len(rows), aim, [True] * len(aim))
        return tuple((r, rational(v)) for r, v in zip(self.over, outcome.ray[1:], strict=True))

    def _product(self, vertex: _Vertex) -> Term:
        """The product of terms and constraints with the powers of a vertex."""
        if 1 in vertex.weights and not any(vertex.multipliers):
            return self.risk.terms[vertex.weights.index(sympy.S.One)]
        pairs = list(zip((*self.monomials, *self.constraints), (*vertex.weights, *vertex.multipliers), strict=True))
        powers: dict[Expr, Expr] = {}
        for m, w in pairs:
            logs = ((Monomial(sympy.S.One, logs=((r, depth, sympy.S.One),)).expression, q) for r, depth, q in m.logs)
            for base, p in (*m.powers, *logs):
                powers[base] = powers.get(base, sympy.S.Zero) + w * p
        made = sympy.Mul(*(base ** factored(p) for base, p in powers.items()))
        damped = ((w, rate) for t, w in zip(self.risk.terms, vertex.weights, strict=True) for rate in t.rates if w != 0)
        read = term(made * sympy.Mul(*(sympy.exp(-w * rate.expression) for w, rate in damped)), trusted=True)
        return read.with_coefficient(collected(*((m.coefficient, w) for m, w in pairs)))

    def _bound(self, vertex: _Vertex) -> Term:
        """The product as a bound on the risk: for a sum by the inequality of arithmetic and geometric means."""
        product = self._product(vertex)
        if self.risk.combine == "max":
            return product
        means = ((w, -w) for w in vertex.weights if w not in (0, 1))
        return product.with_coefficient(collected((product.prefactor.coefficient, sympy.S.One), *means))
