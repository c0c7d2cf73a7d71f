"""A proof that an allocation is compute-optimal, checkable without the engine.

Let the risk be a sum (or maximum) of terms T_j, and let limits say that sums of
monomials ``sum_i M_ki`` are at most one. If weights ``lambda >= 0`` summing to one
and multipliers ``mu, rho >= 0`` make every resource R cancel in

    prod_j T_j**lambda_j * prod_ki M_ki**mu_ki * prod R**-rho_R,

then the weighted arithmetic-geometric-mean inequality gives, for every budget
and every allocation with ``R >= 1``, with ``mu_k = sum_i mu_ki``,

    risk >= prod_j (T_j/lambda_j)**lambda_j * prod_ki (M_ki*mu_k/mu_ki)**mu_ki

whose right side no longer contains a resource (for a maximum without the
``lambda_j**-lambda_j``), and an allocation that attains its order is given beside
it. Source: ours; the inequality is textbook (duality of geometric programming,
Duffin, Peterson and Zener 1967).

Scales are tuples: the power of the budget, a level between powers and
logarithms, then the powers of log, log log, ... of the budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, Literal

import sympy

from theory.decide import decide
from theory.monomials import Monomial, Term, monomial, term
from theory.symbols import Resource, resources_of

__all__ = ["Certificate", "Multipliers"]

BETWEEN, LOG = 1, 2
SIGN_SECONDS = 2.0  # for the sign of one factor; beyond, the lemmas are asked

Expr = Any
Scale = tuple[Expr, ...]
Choice = str  # "kept", "dropped 0", "halved 0": which reading of which exponential of a term


@dataclass(frozen=True)
class Multipliers:
    """The dual of one branch: why no allocation does better in it.

    Attributes
    ----------
    choices : per term, how its exponentials are read
    weights : per term; they sum to one, or to zero where the limits contradict each other
    multipliers : per limit, one for each of its monomials
    rates : per term, the multiplier of the rate that is reached
    idle : per resource, the multiplier of ``R >= 1``
    """

    choices: tuple[Choice, ...]
    weights: tuple[Expr, ...]
    multipliers: tuple[tuple[Expr, ...], ...]
    rates: tuple[Expr, ...]
    idle: tuple[Expr, ...]


@dataclass(frozen=True)
class _Row:
    """``risk-exponent + powers . x <= right`` with its multiplier; limits and rates lack the exponent."""

    name: str
    is_term: bool
    powers: dict[Resource, Expr]
    right: Scale
    multiplier: Expr


@dataclass(frozen=True)
class Certificate:
    """Dual multipliers and an allocation; `verify` uses cancellation and sign queries only.

    Attributes
    ----------
    terms : of the risk, as expressions
    limits : the monomials of sums that are at most one: costs over the budget, side constraints
    resources : of the allocation; those in `free` may fall below one
    budget : its symbol
    scale : the risk is at best of order ``C**-scale[0] * log(C)**-scale[2] * ...``
    shares : per resource, its allocation on the same levels
    branches : one `Multipliers` for every reading of the exponentials; one if there are none
    chosen : the branch that the allocation belongs to
    combine : whether the terms are added, or the largest counts
    facts : what is assumed about the parameters besides their declared signs
    lemmas : relations that follow from the facts, each with the help of those before it;
        they spare the solver what it found hard, and are proved before they are used
    """

    terms: tuple[Expr, ...]
    limits: tuple[tuple[Expr, ...], ...]
    resources: tuple[Resource, ...]
    free: tuple[Resource, ...]
    budget: sympy.Symbol
    scale: Scale
    shares: tuple[Scale, ...]
    branches: tuple[Multipliers, ...]
    chosen: int = 0
    combine: Literal["sum", "max"] = "sum"
    facts: tuple[Expr, ...] = ()
    lemmas: tuple[Expr, ...] = ()

    # --- what it says -------------------------------------------------------------------------------------------------

    @property
    def exponent(self) -> Expr:
        """The risk is at best of order ``budget**-exponent``, up to logarithms."""
        return self.scale[0]

    @property
    def allocation(self) -> tuple[Expr, ...]:
        """The power of the budget given to each resource."""
        return tuple(share[0] for share in self.shares)

    @property
    def proof(self) -> Multipliers:
        """The multipliers of the branch that the allocation belongs to."""
        return self.branches[self.chosen]

    @property
    def weights(self) -> tuple[Expr, ...]:
        return self.proof.weights

    @property
    def rate(self) -> Expr:
        """The order of the least risk as a function of the budget."""
        return _scaled(self.budget, self.scale)

    @property
    def lower_bound(self) -> Expr | None:
        """A bound on the risk from below that holds at every budget above one, or None.

        None where exponentials are split off, or logarithms of resources stand
        for those of the budget: then only the order is proved.
        """
        resources = {r for t in self._terms for r, *_ in t.prefactor.logs} | {
            r for limit in self._limits for m in limit for r, *_ in m.logs
        }
        if len(self.branches) > 1 or resources - {self.budget}:
            return None
        return self.leading * _scaled(self.budget, self.scale)

    @property
    def leading(self) -> Expr:
        """The constant of the bound in the chosen branch, exponentials and logarithms of resources left out."""
        factors = [
            (t.prefactor.coefficient / (w if self.combine == "sum" else 1)) ** w
            for t, w in zip(self._terms, self.proof.weights, strict=True)
            if w != 0
        ]
        for limit, multipliers in zip(self._limits, self.proof.multipliers, strict=True):
            whole = sum(multipliers)
            factors += [
                (m.coefficient * (whole / mu if len(limit) > 1 else 1)) ** mu
                for m, mu in zip(limit, multipliers, strict=True)
                if mu != 0
            ]
        return sympy.Mul(*factors)

    def latex(self, names: Mapping[Any, str] | None = None, order: Sequence[Any] = ()) -> str:
        """The proof as a short paragraph that a reader can check by hand; see `theory.typeset.certificates`."""
        from theory.typeset.certificates import latex

        return latex(self, names, order)

    _repr_latex_ = latex

    # --- why it holds -------------------------------------------------------------------------------------------------

    def verify(self) -> bool:
        """Prove the scale from this record alone.

        Returns
        -------
        bool
            True only if every identity cancels and every sign is proved.

        Examples
        --------
        >>> from theory import Risk, compute_optimal, parameters, resources
        >>> N, D = resources("N D"); a, b = parameters("a b")
        >>> compute_optimal(Risk(N**-a + D**-b), cost=N*D).certificate.verify()
        True
        """
        return not self.failures()

    def failures(self) -> tuple[str, ...]:
        """The conditions that do not hold, in words; empty for a valid certificate."""
        shape = self._misshapen()
        if shape:
            return (shape,)
        failed: list[str] = []
        for index, branch in enumerate(self.branches):
            rows = self._rows(branch)
            failed += self._dual_failures(branch, rows)
            if index == self.chosen:
                failed += self._primal_failures(rows)
        return tuple(failed)

    def _misshapen(self) -> str | None:
        named = {*self.resources, self.budget}
        written = (*self.terms, *(m for limit in self.limits for m in limit))
        missing = [r for e in written for r in resources_of(e) if r not in named]
        if missing:
            return f"the resource {missing[0]} occurs in a term or limit but not among the resources"
        wanted = set(product(*(_readings(t) for t in self._terms)))
        if {b.choices for b in self.branches} != wanted:
            return "the branches do not cover all readings of the exponentials"
        sizes = {len(s) for s in (self.scale, *self.shares)}
        if sizes != {self._levels}:
            return f"a scale does not have the {self._levels} levels of this problem"
        return None

    def _dual_failures(self, branch: Multipliers, rows: list[_Row]) -> Iterator[str]:
        total = sympy.cancel(sum(row.multiplier for row in rows if row.is_term))
        value = tuple(sum(row.multiplier * row.right[k] for row in rows) for k in range(self._levels))
        if any(w != 0 for w, c in zip(branch.weights, branch.choices, strict=True) if c.startswith("dropped")):
            yield "a term that is dropped has a weight"
        if total not in (0, 1):
            yield f"the weights sum to {total}, not to one"
        elif total == 0:  # the limits contradict each other: a positive combination of them says 0 < 0
            yield from self._not_negative(tuple(-v for v in value), "the contradiction", strict=True)
        elif branch is self.proof:
            for k, (own, found) in enumerate(zip(self.scale, value, strict=True)):
                if sympy.cancel(own - found) != 0:
                    yield f"the scale at level {k} is {own}, and the multipliers prove {found}"
        else:
            gap = tuple(own - found for own, found in zip(self.scale, value, strict=True))
            yield from self._not_negative(gap, "the advantage over another branch")
        for resource, rho in zip(self.resources, branch.idle, strict=True):
            balance = sum(row.multiplier * row.powers.get(resource, 0) for row in rows) - rho
            if sympy.cancel(balance) != 0:
                yield f"the balance of {resource} is not zero: {balance}"
            if resource in self.free and sympy.cancel(rho) != 0:
                yield f"{resource} is free, so that no multiplier may hold it at one"
        for name, sign in [
            *((row.name, row.multiplier) for row in rows),
            *(("an idle resource", r) for r in branch.idle),
        ]:
            yield from self._not_negative((sign,), f"the multiplier of {name}")

    def _primal_failures(self, rows: list[_Row]) -> Iterator[str]:
        levels = range(self._levels)
        for row in rows:
            used = [sum(p * x[k] for p, x in self._paired(row.powers)) for k in levels]
            risk = self.scale if row.is_term else (0,) * self._levels
            slack = tuple(row.right[k] - used[k] - risk[k] for k in levels)
            yield from self._not_negative(slack, f"the slack of {row.name}")
        for resource, share in zip(self.resources, self.shares, strict=True):
            if resource not in self.free:
                yield from self._not_negative(share, f"the share of {resource}")

    def _paired(self, powers: dict[Resource, Expr]) -> Iterator[tuple[Expr, Scale]]:
        share = dict(zip(self.resources, self.shares, strict=True))
        return ((p, share[r]) for r, p in powers.items())

    def _not_negative(self, scale: Scale, name: str, strict: bool = False) -> Iterator[str]:
        """A failure unless the first level that does not cancel is proved to be positive."""
        reduced = (sympy.cancel(v) for v in scale)
        leading = next((v for v in reduced if v != 0), sympy.S.Zero)
        relation = sympy.Gt(leading, 0) if strict else sympy.Ge(leading, 0)
        if relation is not sympy.true and not (self._sign(leading) == 1 or decide(relation, self.facts).proved):
            yield f"{name} is not proved: {relation}"

    def _sign(self, expr: Expr) -> int | None:
        """The sign of a rational function by its irreducible factors; None where one of them is open."""
        sign = 1
        for part in sympy.fraction(expr):
            coefficient, factors = sympy.factor_list(part)
            sign = sign if coefficient > 0 else -sign
            for factor, times in factors:
                if times % 2:
                    known = self._factor_sign(factor)
                    if known is None:
                        return None
                    sign *= known
        return sign

    def _factor_sign(self, factor: Expr) -> int | None:
        if factor not in self._signs:
            self._signs[factor] = self._found_sign(factor)
        return self._signs[factor]

    def _found_sign(self, factor: Expr) -> int | None:
        for sign in (1, -1):
            if (sign * factor).is_positive or any(_same(r, sign * factor) for r in self.facts):
                return sign
        for sign in (1, -1):
            if decide(sympy.Ge(sign * factor, 0), self.facts, limit=SIGN_SECONDS).proved:
                return sign
            if any(_same(r, sign * factor) for r in self._proved_lemmas):
                return sign
        return None

    @cached_property
    def _signs(self) -> dict[Expr, int | None]:
        return {}

    @cached_property
    def _proved_lemmas(self) -> tuple[Expr, ...]:
        """The lemmas as far as each follows from the facts and those before it."""
        known: list[Expr] = []
        for lemma in self.lemmas:
            if not decide(lemma, (*self.facts, *known)).proved:
                break
            known.append(lemma)
        return tuple(known)

    # --- the rows, read anew from the terms and limits ----------------------------------------------------------------

    @cached_property
    def _terms(self) -> tuple[Term, ...]:
        return tuple(term(t, trusted=True) for t in self.terms)

    @cached_property
    def _limits(self) -> tuple[tuple[Monomial, ...], ...]:
        return tuple(tuple(monomial(m, "limit") for m in limit) for limit in self.limits)

    @property
    def _levels(self) -> int:
        read = [m for t in self._terms for m in (t.prefactor, *t.rates)] + [m for limit in self._limits for m in limit]
        deepest = max((depth for m in read for _, depth, _ in m.logs), default=0)
        return LOG + max(1, deepest) + any(t.rates for t in self._terms)

    def _rows(self, branch: Multipliers) -> list[_Row]:
        rows = []
        for t, expr, choice, weight, mu in zip(
            self._terms, self.terms, branch.choices, branch.weights, branch.rates, strict=True
        ):
            reading, _, index = choice.partition(" ")
            if reading != "dropped":
                powers, level = self._read(t.prefactor)
                right = [-v for v in level]
                right[BETWEEN] += int(reading == "halved")
                rows.append(_Row(str(expr), True, powers, tuple(right), weight))
            if reading != "kept":
                powers, level = self._read(t.rates[int(index)])
                right = list(level)
                right[LOG + (reading == "halved")] -= 1
                negative = {r: -p for r, p in powers.items()}
                rows.append(_Row(f"the rate of {expr}", False, negative, tuple(right), mu))
        for limit, multipliers in zip(self._limits, branch.multipliers, strict=True):
            for m, mu in zip(limit, multipliers, strict=True):
                powers, level = self._read(m)
                rows.append(_Row(f"the limit {m.expression} <= 1", False, powers, tuple(-v for v in level), mu))
        return rows

    def _read(self, m: Monomial) -> tuple[dict[Resource, Expr], list[Expr]]:
        level: list[Expr] = [sympy.S.Zero] * self._levels
        level[0] = sum((p for r, p in m.powers if r == self.budget), sympy.S.Zero)
        for _, depth, power in m.logs:
            level[LOG + depth - 1] += power
        return {r: p for r, p in m.powers if r != self.budget}, level


def _same(relation: Expr, expr: Expr) -> bool:
    """Whether a relation says that an expression is not negative."""
    related: Any = relation
    bounds = isinstance(relation, (sympy.GreaterThan, sympy.StrictGreaterThan, sympy.LessThan, sympy.StrictLessThan))
    return bounds and sympy.expand(related.gts - related.lts - expr) == 0


def _readings(t: Term) -> list[Choice]:
    indices = range(len(t.rates))
    return ["kept", *(f"dropped {r}" for r in indices), *(f"halved {r}" for r in indices)]


def _scaled(budget: sympy.Symbol, scale: Sequence[Expr]) -> Expr:
    """The function of the budget that a scale stands for."""
    made, log = budget ** -scale[0], sympy.log(budget)
    for power in scale[LOG:]:
        made, log = made * log**-power, sympy.log(log)
    return made
