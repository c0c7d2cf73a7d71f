"""How long symbolic spectral sums take, for every filter and on both sides of a wall; run with ``--benchmark-only``."""

import pytest
from sympy import exp

from theory import parameters, resources, spectral_sum
from theory.products import factored

a, b, c = parameters("a b c")
k = parameters("k", integer=True)
t, L = resources("t L")
x, s = c * t * k**-b, (a - 1) / b

SUMS = {
    "exp(-x)": (k**-a * exp(-x), t, ()),
    "1-exp(-x)": (k**-a * (1 - exp(-x)), t, ()),
    "1/(1+x)": (k**-a / (1 + x), t, (s < 1,)),
    "1/(1+x), saturated": (k**-a / (1 + x), t, (s > 1,)),
    "1/(1+x), uniform": (k**-a / (1 + x), t, ()),
    "1/(1+x), coincident": (k ** (-1 - b) / (1 + x), t, ()),
    "1/(1+x)**2": (k**-a / (1 + x) ** 2, t, (s < 2,)),
    "x/(1+x)**2": (k**-a * x / (1 + x) ** 2, t, (s < 1,)),
    "(1-x/L)**(2L)": (k**-a * (1 - c * k**-b) ** (2 * L), L, (c < 2,)),
}


@pytest.mark.parametrize("name", SUMS)
def test_spectral_sum(benchmark, name):
    """An expansion with symbolic exponents; sympy and the solver are warm, factored exponents are not kept."""
    summand, large, facts = SUMS[name]

    def expand():
        factored.cache_clear()
        return spectral_sum(summand, k, large, where=(a > 1, *facts), uniform=True)

    assert benchmark(expand).terms
