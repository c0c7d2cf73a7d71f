"""Below capacity one, at a source of the capacity plus one, sums over modes are logarithms: slopes of the next rung."""

from __future__ import annotations

import numpy as np
import pytest
import sympy
from sympy import Rational

from proofs_check.rungs import constants_at, next_rung
from theory.problems import GradientDescent, OnePassSGD, PowerLawRegression, decompose
from theory.symbols import parameters, resources

s = parameters("s")
t, p = resources("t p")


def slope(made, sizes):
    """Of what should be a logarithm."""
    return np.diff(made) / np.diff(np.log(sizes))


@pytest.mark.parametrize("capacity", [Rational(2, 5), Rational(3, 4)])
def test_features_leave_a_logarithm(capacity):
    problem = PowerLawRegression(capacity, 1 + capacity, GradientDescent(t), p, modes=2 * p)
    found = decompose(problem)
    ((left,),) = (regime.kept for regime in found.cells[0].regimes if regime.limit == "features")
    expected = left.monomial.coefficient.subs(constants_at(found, {}))
    sizes = np.array([1e9, 1e12])
    scaled = [next_rung(problem, {p: size, t: 1e6 * size}).noiseless * size ** float(capacity) for size in sizes]
    assert slope(scaled, sizes) == pytest.approx(float(expected), rel=2e-4)


def test_features_add_a_logarithm_of_the_time():
    capacity = Rational(2, 5)
    problem = PowerLawRegression(capacity, 1 + capacity, GradientDescent(t), p, modes=2 * p)
    (variance,) = (x for x in decompose(problem).cells[0].regimes[0].terms if x.name == "feature variance")
    times = np.array([1e2, 1e3])
    added = [
        next_rung(problem, {t: time, p: 1e28}).noiseless - next_rung(problem, {t: time, p: 1e60}).noiseless
        for time in times
    ]
    expected = variance.monomial.coefficient * 1e28 ** -float(capacity)
    assert slope(added, times) == pytest.approx(float(expected), rel=3e-3)


@pytest.mark.parametrize("capacity", [Rational(1, 3), Rational(2, 3)])
@pytest.mark.parametrize("source", [Rational(5, 4), Rational(5, 2)])
def test_sgd_has_its_constants_below_capacity_one(capacity, source):
    """One third is where the transform of the modes being learned has a pole, which is felt by a correction only."""
    problem = PowerLawRegression(capacity, source, OnePassSGD(t, s * p ** (capacity - 1)), p, Rational(1, 10), 2 * p)
    found, at = decompose(problem), {s: 0.2, p: 1e24, t: 1e20}
    terms, values = found.cells[0].regimes[0].terms, {**constants_at(found, {s: 0.2}), **at}
    noisy, smooth = (
        float(sympy.Add(*(x.expression for x in terms if (x.name == "label noise") == noise)).subs(values))
        for noise in (True, False)
    )
    rung = next_rung(problem, at)
    assert (noisy, smooth) == pytest.approx((rung.label_noise, rung.noiseless), rel=0.03)
