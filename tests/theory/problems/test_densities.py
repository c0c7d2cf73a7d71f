"""Densities along the eigenvalues, each against an integral or a sum done by other means."""

import mpmath
import pytest
import sympy

from theory import parameters, resources
from theory.problems.densities import feature_moment, mode_densities, target_densities

a, b = parameters("a b")
p = resources("p")


@pytest.mark.parametrize("capacity, power", [("3/2", "1/4"), ("2", "1/3"), ("3", "1/7")])
def test_moments_of_the_features_are_those_of_their_resolvent(capacity, power):
    """``tr M**r`` is ``sin(pi r)/pi`` times the integral of ``zeta**(r - 1) F``, along the deterministic equivalent."""
    capacity, power = sympy.Rational(capacity), sympy.Rational(power)
    found = feature_moment(capacity, p, power).subs(p, 50)
    with mpmath.workdps(25):
        order, r, size = mpmath.mpf(float(capacity)), mpmath.mpf(float(power)), 50
        unit = mpmath.pi / order / mpmath.sin(mpmath.pi / order)

        def integrand(v):
            # With u = exp(-y) and y = v**(1/r): zeta = (unit/size)**a u**-a (1 - u), and F = size u.
            y = v ** (1 / r)
            u = mpmath.exp(-y)
            zeta = (unit / size) ** order * u**-order * -mpmath.expm1(-y)
            slope = (unit / size) ** order * (order * u**-order * -mpmath.expm1(-y) + u ** (1 - order))
            return zeta ** (r - 1) * size * u * slope * y / (v * r)

        total = mpmath.quad(integrand, [y**r for y in (0, 0.1, 1, 10, 30, 100)])
        expected = mpmath.sin(mpmath.pi * r) / mpmath.pi * total
    assert abs(float(found) / float(expected) - 1) < 1e-9


def test_densities_without_features_are_those_of_the_modes():
    (target,) = target_densities(a, b, None)
    (modes,) = mode_densities(a, None)
    assert (target.coefficient, target.exponent) == (1 / a, (b - 1) / a)
    assert (modes.coefficient, modes.exponent) == (1 / a, (a - 1) / a)


def test_on_a_wall_the_feature_variance_carries_a_logarithm():
    found = [d for d in target_densities(a, 1 + a, p) if d.logs]
    assert len(found) == 1
    assert sympy.simplify(found[0].exponent - (1 - 1 / a)) == 0
    assert sympy.simplify(found[0].coefficient * p * a**2) == 1
