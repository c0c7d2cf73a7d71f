"""The answer to an allocation problem: phases, what holds in each, and how much is proved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

import sympy

from theory.allocate.certificate import LOG, Certificate, growth
from theory.allocate.problem import Problem
from theory.errors import SeveralPhasesError
from theory.monomials import Monomial, term
from theory.products import collected
from theory.symbols import Resource

__all__ = ["Correction", "Phase", "PhaseDiagram", "Wall"]

MOST_NAMED = 4  # phases in a message

Expr = Any
Status = Literal["complete", "cover-unproved", "unbounded", "infeasible"]


@dataclass(frozen=True)
class Correction:
    """The optimal risk carries a factor ``1 + coefficient * budget**-exponent + ...``.

    Attributes
    ----------
    source : the term, or the monomial of a cost, that does not bind
    coefficient : None where the constants of the allocation have no single form
    """

    source: Expr
    exponent: Expr
    coefficient: Expr | None


def _no_interval(resource: Resource) -> tuple[Expr, Expr]:
    raise LookupError(f"{resource} is determined")


@dataclass(frozen=True)
class Phase:
    """One form of the optimum and the open cell of parameters where it holds.

    Attributes
    ----------
    conditions : relations whose interior is the cell; empty where it is everything
    binding : the terms of the risk that balance at the optimum
    certificate : the proof, with exponent and allocation
    other_certificates : where no one proof covers the cell, those of its other parts;
        the facts of each say where it applies
    degenerate : whether constants have no single form, since more limits bind than are needed
        or a binding term is known only up to a constant
    undetermined : the resources whose power of the budget is not determined
    interval_of : finds the least and largest power of such a resource
    """

    conditions: tuple[Expr, ...]
    binding: tuple[Expr, ...]
    certificate: Certificate
    other_certificates: tuple[Certificate, ...] = ()
    degenerate: bool = False
    undetermined: tuple[Resource, ...] = ()
    interval_of: Callable[[Resource], tuple[Expr, Expr]] = field(default=_no_interval, repr=False, compare=False)

    @property
    def exponent(self) -> Expr:
        """The optimal risk is of order ``budget**-exponent * log(budget)**log``."""
        return self.certificate.exponent

    @property
    def log(self) -> Expr:
        """The power of the logarithm of the budget in the optimal risk."""
        return -self.certificate.scale[LOG]

    @property
    def logs(self) -> tuple[Expr, ...]:
        """The powers of log, log log, ... of the budget in the optimal risk."""
        return tuple(-v for v in self.certificate.scale[LOG:])

    @property
    def rate(self) -> Expr:
        """The order of the optimal risk as a function of the budget."""
        return growth(self.certificate.budget, (-self.exponent, *self.logs))

    @property
    def shares(self) -> tuple[Expr, ...]:
        """Power of the budget given to each resource, in an optimal allocation."""
        return self.certificate.allocation

    @cached_property
    def allocation(self) -> dict[Resource, Expr]:
        """Power of the budget given to each resource whose power is determined."""
        both = zip(self.certificate.resources, self.shares, strict=True)
        return {r: x for r, x in both if r not in self.undetermined}

    @cached_property
    def intervals(self) -> tuple[tuple[Resource, Expr, Expr], ...]:
        """The resources whose power is not determined, with its least and largest value.

        Either may depend on a case; the largest may be infinite. The ends are not
        independent of each other: the optimal allocations form a polytope.
        """
        return tuple((r, *self.interval_of(r)) for r in self.undetermined)

    def __getstate__(self) -> dict[str, Any]:
        # What finds the intervals holds polynomials of sympy, which cannot be pickled; what it found can.
        return {**self.__dict__, "intervals": self.intervals, "interval_of": _no_interval}

    @property
    def orders(self) -> dict[Resource, Expr]:
        """Order of each resource whose allocation is determined, logarithms included."""
        shares = dict(zip(self.certificate.resources, self.certificate.shares, strict=True))
        budget = self.certificate.budget
        return {r: growth(budget, (shares[r][0], *shares[r][LOG:])) for r in self.allocation}

    @property
    def unique(self) -> bool:
        """Whether there is only one optimal allocation, as powers of the budget."""
        return not self.undetermined

    @cached_property
    def constant(self) -> Expr | None:
        """Exact leading coefficient of the optimal risk, or None where it has no single form."""
        if self.degenerate or self._prices is None:
            return None
        return collected((self.certificate.leading * self._prices, sympy.S.One))

    @cached_property
    def _prices(self) -> Expr | None:
        """What exponentials and logarithms of resources add to the constant; None where that is not one number.

        A rate that is reached is ``slack * log(budget)``, with the slack of its
        prefactor; the logarithm of a resource is its share of that of the budget.
        """
        proof, made = self.certificate.proof, sympy.S.One
        for t, choice, mu in zip(self.certificate.terms, proof.choices, proof.rates, strict=True):
            if choice.startswith("halved") and mu != 0:
                return None
            if choice.startswith("dropped") and mu != 0:
                read = term(t, trusted=True)
                if len(read.rates) > 1 or set(read.prefactor.resources) & set(self.undetermined):
                    return None  # several rates add up; and the slack of the prefactor must be one number
                lacking = self.exponent - self._decay(read.prefactor)
                if lacking == 0 or lacking.is_positive is False:
                    return None
                made *= (lacking / read.rates[int(choice.split()[1])].coefficient) ** mu
        for m, weight in self._weighted:
            for resource, depth, power in m.logs:
                if resource in self.undetermined:
                    return None
                if depth == 1 and resource != self.certificate.budget:
                    made *= self._share(resource) ** (power * weight)
        return made

    @property
    def _weighted(self) -> list[tuple[Monomial, Expr]]:
        """All monomials of the proof with their weights and multipliers."""
        proof, certificate = self.certificate.proof, self.certificate
        pairs = [(term(t, trusted=True).prefactor, w) for t, w in zip(certificate.terms, proof.weights, strict=True)]
        for limit, multipliers in zip(certificate.limits, proof.multipliers, strict=True):
            pairs += [(term(m, trusted=True).prefactor, mu) for m, mu in zip(limit, multipliers, strict=True)]
        return [(m, w) for m, w in pairs if w != 0]

    def _share(self, resource: Resource) -> Expr:
        if resource == self.certificate.budget:
            return sympy.S.One
        return dict(zip(self.certificate.resources, self.shares, strict=True))[resource]

    def _decay(self, m: Monomial) -> Expr:
        """Minus the power of the budget that a monomial has at the optimum."""
        return sympy.cancel(-sum((p * self._share(r) for r, p in m.powers), sympy.S.Zero))

    @cached_property
    def factors(self) -> dict[Resource, Expr] | None:
        """Leading coefficient of each resource in the optimal allocation, or None where it has no single form.

        At the optimum every binding term equals its weight times the risk (equals
        the risk, for a maximum), every monomial of a limit with a multiplier its
        share of that limit, and idle resources stay at one.
        """
        certificate, proof = self.certificate, self.certificate.proof
        if self.constant is None or not self.unique or any(mu != 0 for mu in proof.rates):
            return None
        if any(r != certificate.budget for m, _ in self._weighted for r, *_ in m.logs):
            return None
        is_sum = certificate.combine == "sum"
        active = [r for r, rho in zip(certificate.resources, proof.idle, strict=True) if rho == 0]
        equations = [
            (term(t, trusted=True).prefactor, (w if is_sum else 1) * self.constant)
            for t, w in zip(certificate.terms, proof.weights, strict=True)
            if w != 0
        ]
        for limit, multipliers in zip(certificate.limits, proof.multipliers, strict=True):
            whole = sum(multipliers)
            read = [(term(m, trusted=True).prefactor, mu) for m, mu in zip(limit, multipliers, strict=True)]
            equations += [(m, mu / whole) for m, mu in read if mu != 0]
        # One equation too many, since the constant comes from the dual; without a limit the rest is sparse.
        equations = equations[: len(active)]
        if len(equations) < len(active):
            return None
        rows = [[m.power(r) for r in active] for m, _ in equations]
        right = [value / m.coefficient for m, value in equations]
        matrix = sympy.Matrix(rows).to_DM(field=True) if rows else None
        if matrix is not None and matrix.rank() < len(active):
            return None  # the powers are determined, but not the constants in front of them
        inverse = matrix.inv().to_Matrix().tolist() if matrix is not None else []
        found = iter(collected(*zip(right, row, strict=True)) for row in inverse)
        both = zip(certificate.resources, proof.idle, strict=True)
        return {r: next(found) if rho == 0 else sympy.S.One for r, rho in both}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """How fast the optimal risk approaches its leading form, slowest sources not ordered.

        Powers of the budget only: what differs from the leading form by a logarithm
        alone, a term of the same power or log R against log C, is not listed.
        Empty where the allocation is not unique, since the corrections then depend
        on the choice. By the envelope theorem a term that does not bind adds
        itself; a monomial of a limit tightens it, at the price of its multiplier.
        """
        if not self.unique or any(choice != "kept" for choice in self.certificate.proof.choices):
            return ()
        certificate, proof = self.certificate, self.certificate.proof
        found = []
        for t, weight in zip(certificate.terms, proof.weights, strict=True):
            m = term(t, trusted=True).prefactor
            gap = sympy.factor(self._decay(m) - self.exponent)
            if weight == 0 and gap != 0 and certificate.combine == "sum":
                found.append(Correction(t, gap, self._size(m, self.constant)))
        for limit, multipliers in zip(certificate.limits, proof.multipliers, strict=True):
            whole = sum(multipliers)
            for expr, mu in zip(limit, multipliers, strict=True):
                m = term(expr, trusted=True).prefactor
                gap = sympy.factor(self._decay(m))
                if mu == 0 and whole != 0 and gap != 0:
                    size = self._size(m, sympy.S.One)
                    found.append(Correction(expr, gap, None if size is None else whole * size))
        return tuple(found)

    def latex(self, names: Mapping[Any, str] | None = None, order: Sequence[Any] = ()) -> str:
        """The order of the optimal risk and where it holds, for math mode; see `theory.typeset.phases`."""
        from theory.typeset.phases import phase

        return phase(self, names, order)

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {self.latex()}$"

    def _repr_html_(self) -> str:
        from theory.typeset.notebook import phase

        return phase(self)

    def _size(self, m: Monomial, unit: Expr | None) -> Expr | None:
        """The coefficient of a monomial at the optimum, in units of another."""
        if self.factors is None or unit is None or m.logs:
            return None
        factors = self.factors
        powers = [(factors[r], p) for r, p in m.powers if r in factors]
        return collected((m.coefficient / unit, sympy.S.One), *powers)


@dataclass(frozen=True)
class Wall:
    """Where two phases meet, or where one phase carries an additional logarithm.

    Attributes
    ----------
    between : indices of the phases on both sides; equal for a wall inside a phase
    equation : an expression that vanishes on the wall
    kind : whether the optimal allocation passes continuously, or jumps (on the wall
        itself a whole segment of allocations is then optimal)
    exponent, log : of the optimal risk on the wall
    """

    between: tuple[int, int]
    equation: Expr
    kind: Literal["continuous", "jumping"]
    exponent: Expr
    log: Expr


@dataclass(frozen=True)
class PhaseDiagram:
    """The optimum of a risk under costs, phase by phase.

    The attributes ``exponent``, ``log``, ``allocation``, ``constant`` and
    ``certificate`` are shortcuts for a diagram with one phase and raise
    `SeveralPhasesError` otherwise.

    Attributes
    ----------
    problem : what was asked
    status : "complete" if the phases are proved to cover all parameters;
        "cover-unproved" if each is proved but perhaps there are others;
        "unbounded" if the risk can be made arbitrarily small; "infeasible" if
        the constraints contradict each other
    phases : cells; where two overlap they say the same
    certified_fraction : share of the parameters that the phases are proved to cover;
        every parameter v counts as ``v/(1 + |v|)``
    ray : per resource, the direction of growth along which the risk vanishes
    example : parameters at which there is no optimum, where there is none
    """

    problem: Problem
    status: Status
    phases: tuple[Phase, ...] = ()
    certified_fraction: Fraction = Fraction(1)
    ray: tuple[tuple[Resource, Expr], ...] = ()
    example: Mapping[sympy.Symbol, Expr] = field(default_factory=dict, hash=False)

    @property
    def risk(self) -> Any:
        return self.problem.risk

    @property
    def costs(self) -> tuple[Expr, ...]:
        return self.problem.costs

    @property
    def budget(self) -> Resource:
        return self.problem.budget

    @property
    def resources(self) -> tuple[Resource, ...]:
        return self.problem.resources

    @cached_property
    def walls(self) -> tuple[Wall, ...]:
        """Where phases meet, and where one phase carries an additional logarithm."""
        from theory.allocate.solve import found_walls

        return found_walls(self)

    @cached_property
    def phase(self) -> Phase:
        """The only phase.

        Raises
        ------
        SeveralPhasesError
            If there are several, or none; the message names them with their conditions.
        """
        if len(self.phases) == 1 and self.status == "complete":
            return self.phases[0]
        raise SeveralPhasesError(self._why_not_one())

    def _why_not_one(self) -> str:
        if self.status == "unbounded":
            names = ", ".join(str(r) for r, v in self.ray if v != 0)
            if not names:
                return "the risk falls faster than every power of the budget, so it has no exponent"
            return (
                f"the risk can be made arbitrarily small within the budget by moving {names}; "
                "let every resource that helps occur in a cost with a positive power"
            )
        if self.status == "infeasible":
            return "no allocation satisfies the costs and constraints at a large budget; check them for contradictions"
        lines = "; ".join(
            f"exponent {p.exponent} where {' and '.join(str(sympy.Gt(c.lhs, c.rhs)) for c in p.conditions) or 'always'}"
            for p in self.phases[:MOST_NAMED]
        )
        if not self.phases:
            return "no phase was found within the limit of time; narrow the region with where="
        if self.status == "cover-unproved" and len(self.phases) == 1:
            return (
                f"one phase was found ({lines}), but it is not proved to be the only one; narrow the region with where="
            )
        first = next((str(c) for p in self.phases for c in p.conditions), "a > 1")
        more = f", and {len(self.phases) - MOST_NAMED} more" if len(self.phases) > MOST_NAMED else ""
        return (
            f"the optimum has {len(self.phases)} phases: {lines}{more}. "
            f"Name one by a fact, for example {first}: where=... in a call, --where at the shell, "
            "an assumption in a claim"
        )

    @property
    def exponent(self) -> Expr:
        return self.phase.exponent

    @property
    def log(self) -> Expr:
        return self.phase.log

    @property
    def allocation(self) -> dict[Resource, Expr]:
        """Power of the budget given to each resource."""
        return self.phase.allocation

    @property
    def factors(self) -> dict[Resource, Expr] | None:
        """Leading coefficient of each allocation, or None where it has no single form."""
        return self.phase.factors

    @property
    def constant(self) -> Expr | None:
        return self.phase.constant

    @property
    def certificate(self) -> Certificate:
        return self.phase.certificate

    @property
    def value(self) -> Expr | None:
        """Optimal risk to leading order, or None where its constant has no single form."""
        return None if self.constant is None else self.constant * self.phase.rate

    @property
    def parameters(self) -> tuple[sympy.Symbol, ...]:
        """The parameters that the exponents depend on, sorted by name."""
        from theory.allocate.program import parameters_of

        return tuple(sorted(parameters_of(self.problem), key=str))

    def at(self, point: Mapping[Any, Any] | None = None, /, **named: Any) -> PhaseDiagram:
        """The diagram with some parameters set to numbers; on a wall, what holds on the wall itself.

        Parameters
        ----------
        point : mapping of symbols to exact numbers, or
        **named : numbers by the names of the parameters

        Examples
        --------
        >>> from theory import Risk, compute_optimal, parameters, resources
        >>> N, D = resources("N D"); a, b = parameters("a b")
        >>> compute_optimal(Risk(N**-a + D**-b), cost=N*D).at(a=1, b=1).exponent
        1/2
        """
        from theory.allocate.solve import at_point

        return at_point(self, point, named)

    def latex(self, names: Mapping[Any, str] | None = None, order: Sequence[Any] = ()) -> str:
        """The optimal risk as a formula for math mode, cases for several phases; see `theory.typeset.phases`."""
        from theory.typeset.phases import diagram

        return diagram(self, names, order)

    def latex_table(self, names: Mapping[Any, str] | None = None, order: Sequence[Any] = ()) -> str:
        """The phases and walls as a table in the author's names and order; see `theory.typeset.phases`."""
        from theory.typeset.phases import table

        return table(self, names, order)

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {self.latex()}$"

    def _repr_html_(self) -> str:
        from theory.typeset.notebook import diagram

        return diagram(self)
