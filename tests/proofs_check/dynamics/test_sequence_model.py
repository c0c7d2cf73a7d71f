"""The sequence model against closed forms, theta functions and brute force."""

import itertools

import mpmath
import numpy as np
import pytest

from proofs_check.dynamics.sequence_model import (
    bayes_risk,
    compute_frontier,
    lattice_shells,
    projection_errors,
    torus_modes,
)
from theory.errors import TheoryError


@pytest.mark.parametrize("dimension, radius", [(1, 6), (2, 5), (3, 4)])
def test_shells_count_every_lattice_point_once(dimension: int, radius: int) -> None:
    lengths = [sum(k * k for k in p) for p in itertools.product(range(-radius, radius + 1), repeat=dimension)]
    squares, counts = lattice_shells(dimension, radius)
    found = {int(s): int(c) for s, c in zip(squares, counts, strict=True)}
    assert found == {s: lengths.count(s) for s in set(lengths) if s <= radius**2}


@pytest.mark.parametrize("dimension, radius", [(1, 300), (2, 60), (3, 40)])
@pytest.mark.parametrize("smoothness", [0.5, 1.5])
def test_total_variance_is_epsteins_zeta_function(dimension: int, radius: int, smoothness: float) -> None:
    power = smoothness + dimension / 2

    def mixture(u: mpmath.mpf) -> mpmath.mpf:
        t = mpmath.exp(u)
        nome = mpmath.exp(-t)
        theta = mpmath.jtheta(3, 0, nome) if t > 0.05 else mpmath.sqrt(mpmath.pi / t)
        return t**power * mpmath.exp(-t) * theta**dimension / mpmath.gamma(power)

    exact = float(mpmath.quad(mixture, [-60, -40, -20, -10, -5, -2, 0, 2, 5]))
    modes = torus_modes(smoothness, dimension, radius)
    assert modes.eigenvalues @ modes.multiplicities == pytest.approx(exact, rel=3e-6)


@pytest.mark.parametrize("samples", [1.0, 100.0, 1e5])
def test_bayes_risk_on_the_circle_is_a_hyperbolic_cotangent(samples: float) -> None:
    root = np.sqrt(1 + samples)  # the sum of 1/(k**2 + 1 + n) over all integers k
    exact = np.pi / root / np.tanh(np.pi * root)
    assert bayes_risk(torus_modes(0.5, 1, 3000), samples, noise=1.0) == pytest.approx(exact, rel=1e-8)


def test_noise_and_samples_enter_through_their_ratio() -> None:
    modes = torus_modes(1.5, 2, 50)
    assert bayes_risk(modes, 300.0, 3.0) == pytest.approx(bayes_risk(modes, 100.0, 1.0), rel=1e-13)


def test_projection_error_on_the_circle_is_a_digamma_function() -> None:
    counts, errors = projection_errors(torus_modes(0.5, 1, 500))
    for radius in (3, 50, 400):
        assert counts[radius] == 2 * radius + 1
        exact = 2 * float(mpmath.im(mpmath.digamma(radius + 1 + 1j)))
        assert errors[radius] == pytest.approx(exact, rel=1e-6)


@pytest.mark.parametrize("dimension, compute", [(1, 1e4), (2, 1e5), (3, 1e5)])
def test_frontier_beats_every_number_of_modes(dimension: int, compute: float) -> None:
    modes, noise = torus_modes(0.5, dimension, 40), 0.7
    values = np.repeat(modes.eigenvalues[: modes.head], modes.multiplicities[: modes.head].astype(int))
    total = float(modes.eigenvalues @ modes.multiplicities)
    counts = np.arange(1, len(values) + 1)
    risks = total - np.cumsum(values) + noise * counts**2 / compute
    (size,), (risk,) = compute_frontier(modes, [compute], noise)
    assert risk <= risks.min() + 1e-12
    assert risk == pytest.approx(risks.min(), rel=1e-4)
    assert size == pytest.approx(counts[np.argmin(risks)], abs=1)


def test_a_budget_beyond_the_counted_modes_is_refused() -> None:
    with pytest.raises(TheoryError, match="wants more than"):
        compute_frontier(torus_modes(0.5, 1, 10), [1e9], noise=1.0)
