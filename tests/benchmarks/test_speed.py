"""How long the things take that a user waits for; run with ``--benchmark-only``.

Nothing is asserted about time, since a benchmark that fails on a busy machine
teaches nothing.
"""

import subprocess
import sys

import sympy

from theory import Risk, allocate, compute_optimal, parameters, resources, spectral_sum
from theory.products import factored

N, D, C, t = resources("N D C t")
alpha, beta, A, B = parameters("alpha beta A B")
k = parameters("k", integer=True)


def test_chinchilla(benchmark):
    """Exponent and allocation of the two-term law, sympy warm, no memory of the answer."""
    risk = Risk(A * N**-alpha + B * D**-beta)

    def solve():
        allocate._solved.cache_clear()
        return compute_optimal(risk, cost=6 * N * D).exponent

    assert benchmark(solve) == alpha * beta / (alpha + beta)


def test_chinchilla_with_constants(benchmark):
    """The same with the constants of risk and allocation, nothing remembered of either."""
    risk = Risk(A * N**-alpha + B * D**-beta)

    def solve():
        allocate._solved.cache_clear()
        factored.cache_clear()
        plan = compute_optimal(risk, cost=6 * N * D)
        return plan.constant, plan.factors

    assert None not in benchmark(solve)


def test_certificate(benchmark):
    """A certificate checked from its own data."""
    plan = compute_optimal(Risk(A * N**-alpha + B * D**-beta), cost=6 * N * D)
    assert benchmark(plan.certificate.verify)


def test_spectral_sum(benchmark):
    """The leading term of a spectral sum."""
    summand = k**-alpha * sympy.exp(-t * k**-beta)
    assert benchmark(lambda: spectral_sum(summand, k, t, where=(alpha > 1,))).filter == "exponential"


def test_help(benchmark):
    """``theory --help`` in a fresh interpreter."""
    command = [sys.executable, "-c", "from proofs_check.cli import main; main()", "--help"]
    benchmark.pedantic(lambda: subprocess.run(command, check=True, capture_output=True), rounds=5, warmup_rounds=1)
