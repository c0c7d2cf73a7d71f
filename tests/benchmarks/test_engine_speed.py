"""How long the engine takes for the problems that its users bring; run with ``--benchmark-only``.

Nothing is asserted about time, since a benchmark that fails on a busy machine
teaches nothing. Bars on two cores: a two-term law 50 ms (0.3 s in a fresh
process), the 4+3 phases 4 s, five parameters 10 s, a certificate 20 ms.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import PhaseDiagram, solved
from theory.products import factored

N, D, w, L, P, V, S, d, r = resources("N D w L P V S d r")
a, b, c, e, f, A, B, alpha, beta = parameters("a b c e f A B alpha beta")
CHINCHILLA = Risk(A * N**-a + B * D**-b)


def forget() -> None:
    """Remember no answer, so that the next one is worked out."""
    solved.cache_clear()
    factored.cache_clear()


def four_plus_three_phases() -> PhaseDiagram:
    """One-pass SGD on power-law random features, from its four terms, step-size rule and cost.

    Paquette, Paquette, Xiao and Pennington (2024), arXiv:2405.15074. The step size
    is of order one if ``2*alpha > 1`` and ``d**(2*alpha - 1)`` below; the maxima
    keep the second and third term of decaying order where they are negligible.
    """
    step = d ** sympy.Min(0, 2 * alpha - 1)
    time = step * r
    terms = [
        d ** (sympy.Max(0, 1 - 2 * beta) - 2 * alpha),
        time ** (-(2 * alpha + 2 * beta - 1) / (2 * alpha)),
        time ** -sympy.Max(0, 1 - 1 / (2 * alpha)) / d,
        step * time ** -sympy.Max(0, 2 - 1 / (2 * alpha)),
    ]
    return compute_optimal(Risk(terms), cost=d * r, where=[2 * (alpha + beta) > 1])


def five_parameters() -> PhaseDiagram:
    """Width, depth, data, context, vocabulary and steps; seven terms and three costs."""
    terms = [w**-a, L**-b, D**-c, P**-e, V**-f, S**-a, D**-b / w]
    return compute_optimal(Risk(terms), cost=[w**2 * L * D * S, w * L * D * P * S, w * D * V * S])


def test_two_terms(benchmark):
    """Exponent and allocation of the two-term law, in a warm process."""
    plan = benchmark.pedantic(
        lambda: compute_optimal(CHINCHILLA, cost=6 * N * D), setup=forget, rounds=20, warmup_rounds=2
    )
    assert plan.exponent == a * b / (a + b)


def test_two_terms_with_constants(benchmark):
    """The same with the constants of risk and allocation."""

    def solve():
        plan = compute_optimal(CHINCHILLA, cost=6 * N * D)
        return plan.constant, plan.factors

    assert None not in benchmark.pedantic(solve, setup=forget, rounds=20, warmup_rounds=2)


COLD = """
from theory import Risk, compute_optimal, parameters, resources
import time
start = time.perf_counter()
N, D = resources("N D"); a, b, A, B = parameters("a b A B")
compute_optimal(Risk(A*N**-a + B*D**-b), cost=6*N*D).allocation
print(time.perf_counter() - start)
"""


def test_two_terms_in_a_fresh_process(benchmark):
    """The same in an interpreter that has only imported the package; extra_info has the seconds after the import."""
    seconds = []

    def run():
        done = subprocess.run([sys.executable, "-c", COLD], check=True, capture_output=True, text=True)
        seconds.append(float(done.stdout))

    benchmark.pedantic(run, rounds=5, warmup_rounds=1)
    benchmark.extra_info["median seconds after import"] = sorted(seconds)[len(seconds) // 2]


def test_four_plus_three_phases(benchmark):
    """All seven phases, each with its certificate checked."""

    def derive():
        diagram = four_plus_three_phases()
        return diagram, all(p.certificate.verify() for p in diagram.phases)

    diagram, verified = benchmark.pedantic(derive, setup=forget, rounds=3, warmup_rounds=1)
    assert verified and diagram.status == "complete" and len(diagram.phases) == 7


def test_five_parameters(benchmark):
    """Five parameters, six resources, seven terms."""
    diagram = benchmark.pedantic(five_parameters, setup=forget, rounds=3)
    assert diagram.status == "complete" and len(diagram.phases) == 11


@pytest.mark.parametrize("phase", range(7))
def test_a_certificate(benchmark, phase):
    """The certificate of one of the seven phases, checked anew."""
    assert benchmark(four_plus_three_phases().phases[phase].certificate.verify)
