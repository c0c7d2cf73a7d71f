"""Allocations that attain the order of the least risk, as theorems at every finite budget."""

from __future__ import annotations

from typing import Any

import sympy

from proofs_check.certify.kernel import coq
from proofs_check.certify.kernel.letters import Letters
from proofs_check.certify.kernel.scripts import Facts, Theorem, forall
from theory.allocate import Certificate
from theory.errors import OutsideTheClassError
from theory.monomials import Monomial

__all__ = ["attained"]

Expr = Any
SIGN = "first [lra | left; positive]"


def attained(certificate: Certificate, suffix: str = "") -> Theorem:
    r"""At every budget an allocation within the limits whose risk is at most a constant times the same power.

    Resources are powers of the budget over the coefficients of the costs, so that they fit together.

    Parameters
    ----------
    certificate : Certificate
        Its shares are the allocation.
    suffix : str
        Appended to the name of the theorem.

    Raises
    ------
    OutsideTheClassError
        If logarithms occur, or limits whose constants such an allocation does not meet.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> print(attained(compute_optimal(Risk(N**-a + D**-b), cost=2*N*D).certificate).statement)
    forall a b D N C : R,
      0 < a -> 0 < b -> 2 <= C -> D = Rpower (C / 2) (a / (a + b)) -> N = Rpower (C / 2) (b / (a + b)) ->
      1 <= D
      /\ 1 <= N
      /\ 2 * D * N <= C
      /\ Rpower D (- b) + Rpower N (- a) <= (1 + 1) * Rpower (C / 2) (- (a * b / (a + b)))
    """
    return _Attained(certificate).theorem(f"attained{suffix}")


class _Attained:
    """An allocation by powers of one base: the budget over the coefficients of the costs."""

    def __init__(self, certificate: Certificate) -> None:
        self.certificate, self.letters = certificate, Letters(certificate)
        self.facts = Facts(certificate.facts, self.letters.symbols)
        self.budget: Any = certificate.budget
        self.share = {self.budget: sympy.S.One}
        self.share |= zip(certificate.resources, certificate.allocation, strict=True)
        self.unit = self._unit()
        self._refuse()
        budget = self.letters.budget
        self.base = budget if self.unit == 1 else f"({budget} / {coq.term(self.unit)})"

    def _unit(self) -> Expr:
        """What the base is the budget over: one if all coefficients are, the sum of different ones at worst."""
        costs = [limit for limit in self.letters.limits if self.letters.is_cost(limit)]
        if all(len(limit) == 1 for limit in costs):
            return sympy.Add(*dict.fromkeys(self.letters.coefficient(m) for (m,) in costs)) or sympy.S.One
        return sympy.Add(*(self.letters.coefficient(m) for limit in costs for m in limit))

    def _refuse(self) -> None:
        certificate, letters = self.certificate, self.letters
        lower = (*certificate.scale[1:], *(v for share in certificate.shares for v in share[1:]))
        if letters.depth or any(v != 0 for v in lower):
            raise OutsideTheClassError("logarithms in an allocation")
        others = [m for limit in letters.limits if not letters.is_cost(limit) for m in limit]
        if any(letters.coefficient(m) != 1 for m in others) or any(
            len(limit) > 1 for limit in letters.limits if not letters.is_cost(limit)
        ):
            raise OutsideTheClassError("a side constraint with constants")
        if self.unit != 1 and any(m.power(self.budget) != 0 for m in (*letters.terms, *others)):
            raise OutsideTheClassError("the budget in a term or side constraint, and a cost with a constant")

    def theorem(self, name: str) -> Theorem:
        letters, certificate = self.letters, self.certificate
        goals = [f"1 <= {coq.name(r)}" for r in certificate.resources if r not in certificate.free]
        proof = [self._at_least_one(r) for r in certificate.resources if r not in certificate.free]
        for limit in letters.limits:
            summands, most = letters.sides(limit)
            goals.append(f"{' + '.join(summands)} <= {most}")
            right = sympy.S.One if letters.is_cost(limit) else sympy.S.Zero
            proof += [self._below(m, right, letters.budget if right else "") for m in limit]
            rule = "Rpower_1" if right else "Rpower_O"
            proof.append(f"assert ({goals[-1]}) by (rewrite {rule} in * by lra; lra).")
        proof += [self._below(m, -certificate.exponent) for m in letters.terms]
        constant = " + ".join(coq.term(letters.coefficient(m)) for m in letters.terms)
        power = f"Rpower {self.base} {coq.term(-certificate.exponent)}"
        goals.append(f"{letters.risk(letters.terms)} <= ({constant}) * {power}")
        spread = [f"assert (0 < {coq.term(letters.coefficient(m))} * {power}) by positive." for m in letters.terms]
        allocated = [
            f"{coq.name(r)} = Rpower {self.base} {self._written(self.share[r])}" for r in certificate.resources
        ]
        return Theorem(
            name,
            forall(
                [*self.facts.names, *map(coq.name, certificate.resources), letters.budget],
                [*self.facts.hypotheses, f"{coq.term(self.unit)} <= {letters.budget}", *allocated],
                "\n/\\ ".join(goals),
            ),
            (
                "intros.",
                *self.facts.signs,
                *self._based(),
                *proof,
                *spread,
                f"assert ({goals[-1]}) by (repeat apply Rmax_lub; lra).",
                "repeat split; assumption.",
            ),
        )

    def _based(self) -> list[str]:
        unit, budget = coq.term(self.unit), self.letters.budget
        if self.unit == 1:
            return [f"assert (0 < {budget}) by lra."]
        return [
            f"assert (1 <= {self.base}) by (apply one_le_quotient; [positive | assumption]).",
            f"assert (0 < {budget}) by (apply Rlt_le_trans with {unit}; [positive | assumption]).",
            f"assert ({unit} * {self.base} = {budget}) by (field; nonzero).",
        ]

    def _at_least_one(self, resource: Expr) -> str:
        name = coq.name(resource)
        return f"assert (1 <= {name}) by (subst {name}; apply power_ge_one; [assumption | {SIGN}])."

    def _written(self, expr: Expr) -> str:
        """A rational function, written so that its sign is seen."""
        if expr == 0:
            return "0"
        sign, value = self.facts.signed(expr)
        return value if sign == 1 else f"(- {value})"

    def _below(self, m: Monomial, exponent: Expr, but: str = "") -> str:
        """That a monomial is at most a power of the base, since its own exponent is that less a slack."""
        letters = self.letters
        powers = {r: p for r, p in m.powers if coq.name(r) != but}
        slack = self._written(sympy.factor(exponent - sum(p * self.share[r] for r, p in powers.items())))
        atoms, c = " * ".join(letters.atoms(m, but)), coq.term(letters.coefficient(m))
        e = coq.term(exponent)
        by_budget = f"; rewrite ?(inverse {letters.budget}) by assumption" if but == "" else ""
        allocated = " ".join(coq.name(r) for r in powers if r != self.certificate.budget)
        return (
            f"assert ({c} * ({atoms}) <= {c} * Rpower {self.base} {e}).\n"
            f"  {{ replace ({atoms}) with (Rpower {self.base} ({e} - {slack})) by\n"
            f"      (subst {allocated}; symmetry{by_budget}; collect).\n"
            f"    apply power_below; [positive | assumption | {SIGN}]. }}"
        )
