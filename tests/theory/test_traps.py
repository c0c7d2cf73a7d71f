"""Tools that look right and are not: why the package does not build on them.

Each test states a wrong answer of a tool as it stands. When one of these tests
fails, the tool was mended, and the reason to avoid it may be gone.
"""

import math

import mpmath
import pytest
import sympy

from theory import Risk, compute_optimal, resources
from theory.errors import SeveralPhasesError
from theory.identities import value_at

N = resources("N")
a, b = sympy.symbols("a b", positive=True)


def test_sympys_limit_decides_a_comparison_that_is_open() -> None:
    """``limit(log(N**-a + N**-b)/log(N))`` is ``-min(a, b)``; sympy says ``-a`` without a condition."""
    found = sympy.limit(sympy.log(N**-a + N**-b) / sympy.log(N), N, sympy.oo)
    assert found in (-a, -b)
    with pytest.raises(SeveralPhasesError):
        compute_optimal(Risk(N**-a + N**-b), cost=N).exponent  # noqa: B018


def test_mpmaths_intervals_do_not_enclose() -> None:
    """The interval exponential is only nearly rounded outward; one point in twenty thousand shows it."""
    x = mpmath.mpf(75.49186049723357)
    ball = mpmath.iv.exp(mpmath.iv.mpf(x))
    with mpmath.workdps(60):
        assert not mpmath.mpf(ball.a) <= mpmath.exp(x) <= mpmath.mpf(ball.b)


def test_lambdify_turns_a_third_into_a_double() -> None:
    """At thirty digits the exponent of ``x**(1/3)`` is wrong in the seventeenth."""
    x = sympy.Symbol("x", positive=True)
    with mpmath.workdps(30):
        exact = mpmath.root(mpmath.mpf(10) ** 90, 3)
        lambdified = sympy.lambdify(x, x ** sympy.Rational(1, 3), modules=[{"pow": pow}, "math"])(mpmath.mpf(10) ** 90)
        assert abs(lambdified / exact - 1) > 1e-16
        ours = mpmath.mpf(str(value_at(x ** sympy.Rational(1, 3), {x: sympy.Integer(10) ** 90})))
        assert abs(ours / exact - 1) < 1e-28


def test_an_absolute_tolerance_loses_small_roots() -> None:
    """A root at 1e-20 is found to no digit with an absolute tolerance, to all of them in its logarithm."""
    from scipy.optimize import brentq

    root = 1e-20
    absolute = brentq(lambda x: x / root - 1, 0.0, 1.0)
    logarithmic = math.exp(brentq(lambda z: math.exp(z) / root - 1, math.log(1e-30), 0.0))
    assert abs(absolute / root - 1) > 0.99
    assert logarithmic == pytest.approx(root, rel=1e-10)
