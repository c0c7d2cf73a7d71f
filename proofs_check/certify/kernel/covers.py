"""Phase diagrams that leave no parameters out, as theorems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sympy

from proofs_check.certify.kernel import coq
from proofs_check.certify.kernel.scripts import Facts, Script, Theorem, forall
from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import PhaseDiagram
from theory.expressions import text

__all__ = ["DIAGRAMS", "cover", "diagram_script"]

Expr = Any


def cover(diagram: PhaseDiagram) -> Theorem:
    r"""For all parameters within the facts, the conditions of some phase hold.

    The proof goes through the signs of all factors of the conditions.

    Examples
    --------
    >>> a, b, u = parameters("a b u")
    >>> N, D, C = resources("N D C")
    >>> limited = compute_optimal(Risk(N**-a + D**-b), cost=N*D, subject_to=[C**u >= D])
    >>> print(cover(limited).statement)
    forall a b u : R,
      0 < a -> 0 < b -> 0 < u ->
      ((- (a * u)) + a - (b * u) >= 0)
      \/ ((a * u) - a + (b * u) >= 0)
    """
    facts = Facts(diagram.problem.facts, diagram.parameters)
    factors = dict.fromkeys(f for phase in diagram.phases for c in phase.conditions for f in _factors(c))
    split = [f"destruct (Rle_lt_dec 0 {coq.term(f)});" for f in factors]
    wanted = [coq.relation(sympy.And(*phase.conditions)) for phase in diagram.phases]
    tries = [_chosen(i, len(wanted)) for i in range(len(wanted))]
    proof = ["intros.", *split, f"first [{' | '.join(tries)} | exfalso; lra | exfalso; nra]."]
    return Theorem("cover", forall(facts.names, facts.hypotheses, "\n\\/ ".join(wanted)), tuple(proof))


def _factors(condition: Expr) -> list[Expr]:
    return [f for f, _ in sympy.factor_list(condition.lhs - condition.rhs)[1]]


def _chosen(index: int, count: int) -> str:
    """One of several alternatives, by signs that are known."""
    last = index == count - 1
    steps = ["right"] * index + ([] if last else ["left"])
    return f"solve [{'; '.join([*steps, 'repeat split; first [lra | apply Rmult_le_pos; lra]'])}]"


def _four_plus_three() -> PhaseDiagram:
    """All phases of one-pass SGD on a power law, with the rule for the step size (Paquette et al. 2024)."""
    d, r = resources("d r")
    alpha, beta = parameters("alpha beta")
    step = d ** sympy.Min(0, 2 * alpha - 1)
    time = step * r
    terms = [
        d ** (-2 * alpha + sympy.Max(0, 1 - 2 * beta)),
        time ** (-(2 * alpha + 2 * beta - 1) / (2 * alpha)),
        time ** -sympy.Max(0, 1 - 1 / (2 * alpha)) / d,
        step * time ** -sympy.Max(0, 2 - 1 / (2 * alpha)),
    ]
    return compute_optimal(Risk(terms), cost=d * r, where=[2 * (alpha + beta) > 1])


def _width_and_depth() -> PhaseDiagram:
    """Width, as x = N^nu, and depth of in-context regression with their cross term."""
    x, L = resources("x L")
    nu, beta = parameters("nu beta")
    k = sympy.Symbol("k", positive=True)
    facts = (nu > 1, nu * beta > 1)

    def left(inverse: Expr) -> Expr:
        return sympy.Sum(k ** -(nu * beta + 1) / (1 + inverse * k**-nu), (k, 1, sympy.oo))

    risk = Risk([left(x), L**-beta, (L / x) ** (1 / nu) * left(L)], where=facts)
    return compute_optimal(risk, cost=x ** (2 / nu) * L, where=facts)


def _limited_data() -> PhaseDiagram:
    """Model and data with at most a power of the budget of data."""
    N, D, C = resources("N D C")
    alpha, beta, u = parameters("alpha beta u")
    return compute_optimal(Risk(N**-alpha + D**-beta), cost=N * D, subject_to=[C**u >= D])


def _fixed_size() -> PhaseDiagram:
    """A model that grows like a power of its data, on a manifold of dimension d."""
    N, n = resources("N n")
    d, s, v = parameters("d s v")
    return compute_optimal(Risk(N ** (-2 * s / d) + N / n), budget=n, resources=[N], subject_to=[n**v >= N, n**v <= N])


def _time() -> PhaseDiagram:
    """Training that takes a power of the samples to forget its start, and a power of the error to average its noise."""
    m, n, T = resources("m n T")
    tau, u = parameters("tau u")
    half = sympy.Rational(1, 2)
    return compute_optimal(Risk([m**-half, n**-half, sympy.exp(-T / n**u), T ** (-1 / tau)]), cost=m**2 * n * T)


DIAGRAMS: Mapping[str, Callable[[], PhaseDiagram]] = {
    "paquette2024": _four_plus_three,
    "bordelon2025": _width_and_depth,
    "hoffmann2022": _limited_data,
    "havrilla2024": _fixed_size,
    "yang2025": _time,
}


def diagram_script(paper: str) -> Script:
    """The cover of a paper's diagram over its parameters."""
    diagram = DIAGRAMS[paper]()
    risk = " + ".join(text(t) for t in [t.expression for t in diagram.risk.terms])
    costs = " and ".join(map(text, (*diagram.costs, *diagram.problem.subject_to)))
    premises = (f"the risk {risk} under the limits {costs}, a certificate for each phase",)
    return Script(paper, premises, (cover(diagram),))
