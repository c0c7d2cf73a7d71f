"""A proof that an allocation is compute-optimal, checkable without the engine.

Let the risk be a sum (or maximum) of terms ``c_j prod_i R_i**-a_ji`` and the
costs ``kappa_k prod_i R_i**b_ki <= C``. If weights ``lambda >= 0`` summing to one
and multipliers ``mu, rho >= 0`` satisfy

    sum_j lambda_j a_ji = sum_k mu_k b_ki - rho_i        for every resource i,

then the weighted arithmetic-geometric-mean inequality gives, for every budget
and every allocation with ``R_i >= 1``,

    risk >= prod_j (c_j/lambda_j)**lambda_j prod_k kappa_k**mu_k * C**-sum(mu)

(without the ``lambda_j**-lambda_j`` for a maximum), and the allocation
``R_i = C**x_i`` attains the exponent. Source: ours; the inequality is textbook
(duality of geometric programming, Duffin, Peterson and Zener 1967).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import sympy

from theory.decide import decide
from theory.risk import Monomial, monomial
from theory.symbols import Resource, resources_of

__all__ = ["Certificate"]

Expr = Any


@dataclass(frozen=True)
class Certificate:
    """Dual weights and allocation; `verify` uses cancellation and sign queries only.

    Attributes
    ----------
    terms, costs : the monomials of the risk, and the costs, as expressions
    weights : one weight per term, summing to one
    multipliers : one per cost; their sum is the exponent
    idle : one per resource, the multiplier of ``R_i >= 1``
    allocation : the power of the budget given to each resource
    exponent : the risk is at best of order ``budget**-exponent``
    facts : what is assumed about the parameters besides their declared signs
    """

    terms: tuple[Expr, ...]
    costs: tuple[Expr, ...]
    resources: tuple[Resource, ...]
    budget: sympy.Symbol
    weights: tuple[Expr, ...]
    multipliers: tuple[Expr, ...]
    idle: tuple[Expr, ...]
    allocation: tuple[Expr, ...]
    exponent: Expr
    combine: Literal["sum", "max"] = "sum"
    facts: tuple[Expr, ...] = ()

    def verify(self) -> bool:
        """Prove the exponent from this record alone.

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
        terms, costs = self._monomials()
        named = set(self.resources)
        missing = [r for e in (*self.terms, *self.costs) for r in resources_of(e) if r not in named]
        if missing:
            return (f"the resource {missing[0]} occurs in a term or cost but not among the resources",)
        failed = [
            f"{name} is not zero: {expr}" for name, expr in self._identities(terms, costs) if sympy.cancel(expr) != 0
        ]
        failed += [
            f"{name} is not proved: {relation}"
            for name, relation in self._signs(terms, costs)
            if not decide(relation, self.facts).proved
        ]
        return tuple(failed)

    @property
    def lower_bound(self) -> Expr:
        """A bound on the risk from below, valid at every budget of at least one."""
        terms, costs = self._monomials()
        factors = [
            (t.coefficient / (w if self.combine == "sum" else 1)) ** w
            for t, w in zip(terms, self.weights, strict=True)
            if w != 0
        ]
        factors += [c.coefficient**m for c, m in zip(costs, self.multipliers, strict=True)]
        return sympy.Mul(*factors) * self.budget ** (-self.exponent)

    def _monomials(self) -> tuple[list[Monomial], list[Monomial]]:
        return [monomial(t) for t in self.terms], [monomial(c, "cost") for c in self.costs]

    def _identities(self, terms: list[Monomial], costs: list[Monomial]) -> list[tuple[str, Expr]]:
        balance = [
            (
                f"the balance of {r}",
                sum(-w * t.power(r) for w, t in zip(self.weights, terms, strict=True))
                - sum(m * c.power(r) for m, c in zip(self.multipliers, costs, strict=True))
                + rho,
            )
            for r, rho in zip(self.resources, self.idle, strict=True)
        ]
        return [
            ("the sum of the weights minus one", sum(self.weights) - 1),
            ("the sum of the multipliers minus the exponent", sum(self.multipliers) - self.exponent),
            *balance,
        ]

    def _signs(self, terms: list[Monomial], costs: list[Monomial]) -> list[tuple[str, Expr]]:
        share = dict(zip(self.resources, self.allocation, strict=True))
        signs: list[tuple[str, Expr]] = [
            (f"a weight {w}", sympy.Ge(w, 0)) for w in (*self.weights, *self.multipliers, *self.idle)
        ]
        signs += [(f"the share of {r}", sympy.Ge(x, 0)) for r, x in share.items()]
        signs += [
            (f"the decay of {t.expression}", sympy.Ge(sum(-t.power(r) * x for r, x in share.items()), self.exponent))
            for t in terms
        ]
        signs += [
            (f"the budget of {c.expression}", sympy.Le(sum(c.power(r) * x for r, x in share.items()), 1)) for c in costs
        ]
        return [(name, relation) for name, relation in signs if relation is not sympy.true]
