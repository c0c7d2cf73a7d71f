"""How long the things take that a user waits for; run with ``--benchmark-only``.

Nothing is asserted about time, since a benchmark that fails on a busy machine
teaches nothing.
"""

import subprocess
import sys

import sympy

from theory import parameters, resources, spectral_sum

t = resources("t")
alpha, beta = parameters("alpha beta")
k = parameters("k", integer=True)


def test_spectral_sum(benchmark):
    """The leading term of a spectral sum."""
    summand = k**-alpha * sympy.exp(-t * k**-beta)
    assert benchmark(lambda: spectral_sum(summand, k, t, where=(alpha > 1,))).filter == "exponential"


def test_help(benchmark):
    """``theory --help`` in a fresh interpreter."""
    command = [sys.executable, "-c", "from proofs_check.cli import main; main()", "--help"]
    benchmark.pedantic(lambda: subprocess.run(command, check=True, capture_output=True), rounds=5, warmup_rounds=1)
