"""Certificates of optimal allocations as theorems at every finite budget.

`least` says that no allocation within the limits has a smaller risk. The proof
rests on ``Scaling.v``: a weighted mean of logarithms in which every resource
cancels. Source: ours; the inequality is textbook (duality of geometric
programming, Duffin, Peterson and Zener 1967).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from proofs_check.certify.kernel import coq
from proofs_check.certify.kernel.letters import Letters, iterated
from proofs_check.certify.kernel.scripts import Facts, Theorem, forall
from theory.allocate import Certificate
from theory.allocate.certificate import LOG
from theory.errors import OutsideTheClassError
from theory.monomials import Monomial

__all__ = ["least"]

Expr = Any


def least(certificate: Certificate, suffix: str = "") -> Theorem:
    """For all parameters, budgets and allocations within the limits, the risk is at least constant times a power.

    Parameters
    ----------
    certificate : Certificate
        Its weights and multipliers are the proof.
    suffix : str
        Appended to the name of the theorem.

    Raises
    ------
    OutsideTheClassError
        If the certificate proves an order alone.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> print(least(compute_optimal(Risk(N**-a + D**-b), cost=N*D).certificate).statement)
    forall a b D N C : R,
      0 < a -> 0 < b -> 0 < D -> 0 < N -> 0 < C -> D * N <= C ->
      Rpower (1 / (a / (a + b))) (a / (a + b)) * Rpower (1 / (b / (a + b))) (b / (a + b))
        * Rpower C (- (a * b / (a + b)))
      <= Rpower D (- b) + Rpower N (- a)
    """
    return _Least(certificate).theorem(f"least{suffix}")


class _Least:
    """The parts of one proof, collected while they are written."""

    def __init__(self, certificate: Certificate) -> None:
        self.certificate, self.proof = certificate, certificate.proof
        self.letters = Letters(certificate)
        self.facts = Facts(certificate.facts, self.letters.symbols)
        self.is_sum = certificate.combine == "sum"
        self.constant: list[str] = []  # factors of the bound
        self.value: list[str] = []  # their logarithms
        self.steps: list[str] = []
        self.gained: list[str] = []  # what the limits add to the mean of the terms

    def theorem(self, name: str) -> Theorem:
        letters, certificate = self.letters, self.certificate
        kept = [m for m, w in zip(letters.terms, self.proof.weights, strict=True) if w != 0]
        dropped = [m for m, w in zip(letters.terms, self.proof.weights, strict=True) if w == 0]
        if dropped and not self.is_sum:
            raise OutsideTheClassError("one term of a maximum does not bind")
        weights = [self.facts.positive(w) for w in self.proof.weights if w != 0]
        for m, w in zip(kept, weights, strict=True):
            self._weigh(m, w)
        for index, (limit, mus) in enumerate(zip(letters.limits, self.proof.multipliers, strict=True)):
            if any(mus):
                self._spend(f"limit{index}", limit, mus)
        for r, rho in zip(certificate.resources, self.proof.idle, strict=True):
            if rho != 0:
                self._stay(coq.name(r), self.facts.positive(rho))
        for depth, e in enumerate((certificate.scale[0], *certificate.scale[LOG:])):
            if e != 0:
                self._multiply(iterated(letters.budget, depth), coq.term(-e))
        value, risk = " + ".join(self.value), letters.risk(kept)
        pairs = [f"({w}, {letters.logarithm(m)})" for m, w in zip(kept, weights, strict=True)]
        proof = [
            "intros.",
            *self.facts.signs,
            *deep(letters),
            *self.steps,
            f"apply Rle_trans with (exp ({value})); [right; powers | ].",
            *(f"assert (0 < {letters.monomial(m)}) by positive." for m in dropped),
            f"assert (exp ({value}) <= {risk}); [ | lra].",
            self._mean(pairs),
            f"apply (gains _ _ ({' + '.join(self.gained) or '0'})); [field; nonzero | lra].",
        ]
        return Theorem(
            name,
            forall(
                [*self.facts.names, *map(coq.name, certificate.resources), letters.budget],
                [*self.facts.hypotheses, *self._domain(), *limits(letters)],
                f"{' * '.join(self.constant)}\n<= {letters.risk(letters.terms)}",
            ),
            tuple(proof),
        )

    def _multiply(self, base: str, power: str, logarithm: str = "") -> None:
        self.constant.append(f"Rpower {base} {power}")
        self.value.append(f"{power} * ({logarithm or f'ln {base}'})")

    def _weigh(self, m: Monomial, weight: str) -> None:
        c = coq.term(self.letters.coefficient(m))
        if self.is_sum:
            self._multiply(f"({c} / {weight})", weight, f"{'' if c == '1' else f'ln {c} '}- ln {weight}")
        elif c != "1":
            self._multiply(c, weight)

    def _spend(self, name: str, limit: Sequence[Monomial], multipliers: Sequence[Expr]) -> None:
        """A limit times its multipliers is at most nothing, in logarithms."""
        letters = self.letters
        summands, most = letters.sides(limit)
        active = [(m, self.facts.positive(mu)) for m, mu in zip(limit, multipliers, strict=True) if mu != 0]
        positive = [s for s, mu in zip(summands, multipliers, strict=True) if mu == 0]
        if len(limit) == 1:
            ((m, mu),) = active
            spent, c = f"{mu} * ({letters.logarithm(m)})", coq.term(letters.coefficient(m))
            apply = "apply single_limit; [left; positive | ]."
            if c != "1":
                self._multiply(c, mu)
        else:
            whole = self.facts.positive(sum(multipliers))
            for m, mu in active:
                c = coq.term(letters.coefficient(m))
                logarithm = f"{'' if c == '1' else f'ln {c} + '}ln {whole} - ln {mu}"
                self._multiply(f"({c} * {whole} / {mu})", mu, logarithm)
            spent = " + ".join(f"{mu} * ({letters.logarithm(m)} - ln {mu})" for m, mu in active)
            spent += f" + {whole} * ln {whole}"
            pairs = "; ".join(f"({mu}, {letters.logarithm(m)})" for m, mu in active)
            checks = "nonnegatives | cbn [weight]; field; nonzero | cbn [total] | cbn [entropic]; ring"
            apply = f"apply (limit_of [{pairs}] {whole}); [{checks}]."
        kept = " + ".join(s for s, mu in zip(summands, multipliers, strict=True) if mu != 0)
        self.steps += [
            f"assert ({name} : {spent} <= 0).",
            f"{{ {apply}",
            f"  apply Rle_trans with (({kept}) / {most}); [right; logarithm | ].",
            *(f"  assert (0 < {s}) by positive." for s in positive),
            "  apply quotient_le_one; [positive | lra]. }",
        ]
        self.gained.append(f"- ({spent})")

    def _stay(self, resource: str, multiplier: str) -> None:
        self.steps.append(f"assert (idle_{resource} : 0 <= {multiplier} * ln {resource}) by (apply idle; positive).")
        self.gained.append(f"{multiplier} * ln {resource}")

    def _mean(self, pairs: Sequence[str]) -> str:
        one = "nonnegatives | cbn [weight]; field; nonzero"
        if self.is_sum:
            listed = "; ".join(pairs)
            return f"apply (sum_above [{listed}]); [{one} | cbn [total]; logarithm | cbn [entropic]]."
        weight, logarithm = pairs[0][1:-1].split(", ", 1)
        others = "; ".join(pairs[1:])
        written = "cbn [maximum]; repeat apply f_equal2; logarithm"
        return f"apply (largest_above {weight} ({logarithm}) [{others}]); [{one} | {written} | cbn [mean]]."

    def _domain(self) -> list[str]:
        idle = zip(self.certificate.resources, self.proof.idle, strict=True)
        return [f"{'0 <' if rho == 0 else '1 <='} {coq.name(r)}" for r, rho in idle] + domain(self.letters)


def domain(letters: Letters) -> list[str]:
    """The budgets at which all logarithms are positive."""
    return [f"{'1' if letters.depth else '0'} < {iterated(letters.budget, max(letters.depth - 1, 0))}"]


def deep(letters: Letters) -> list[str]:
    """Proofs that the iterated logarithms of the budget are positive."""
    if letters.depth > 1:
        raise OutsideTheClassError("the logarithm of a logarithm of the budget")
    return [f"assert (0 < ln {letters.budget}) by (apply ln_positive; assumption)."] if letters.depth else []


def limits(letters: Letters) -> list[str]:
    """The limits as hypotheses."""
    return [f"{' + '.join(summands)} <= {most}" for summands, most in map(letters.sides, letters.limits)]
