"""Momentum: closed forms, exact second moments and drawn samples agree with each other."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from proofs_check.dynamics.flow import gradient_descent, gradient_flow
from proofs_check.dynamics.momentum import (
    Momentum,
    momentum_descent,
    momentum_floor,
    momentum_recursion,
    sampled_momentum,
)
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import Spectrum, finite_power_law, power_law
from proofs_check.monte_carlo import average
from theory.errors import TheoryError

SPECTRUM = finite_power_law(1.5, 0.5, 30)
METHODS = [Momentum(0.3, 0.8), Momentum(0.3, 0.8, nesterov=True)]
BOTH = pytest.mark.parametrize("nesterov", [False, True])


def single(eigenvalue: float) -> Spectrum:
    return Spectrum(np.ones(1), np.array([eigenvalue]), np.ones(1))


@BOTH
@pytest.mark.parametrize("step", [0.01, 0.3, 1.0, 1.1])
def test_closed_form_is_descent_step_by_step(nesterov: bool, step: float) -> None:
    method, rates = Momentum(step, 0.7, nesterov), SPECTRUM.eigenvalue
    error, move, risks = np.ones(30), np.zeros(30), []
    for _ in range(60):
        risks.append(SPECTRUM.power @ error**2)
        move = 0.7 * move - step * rates * (error + method.ahead * move)
        error = error + move
    assert momentum_descent(SPECTRUM, method, np.arange(60)) == pytest.approx(risks, rel=1e-11)


@BOTH
@pytest.mark.parametrize("nudge", [0.0, 1e-14, -1e-14, 1e-9, -1e-9])
def test_closed_form_holds_where_both_roots_meet(nesterov: bool, nudge: float) -> None:
    # Heavy ball: s*l = (1 - sqrt(m))**2; Nesterov: (1 - m + x*(1 + m))**2 = 4*x at x = ((1 - m)/(1 + m))**2.
    shift = (0.6 / 1.4) ** 2 if nesterov else (1 - np.sqrt(0.4)) ** 2
    method = Momentum(1.0, 0.4, nesterov)
    (found,) = momentum_descent(single(shift * (1 + nudge)), method, [20])
    error, move = mpmath.mpf(1), mpmath.mpf(0)
    for _ in range(20):
        move = mpmath.mpf(0.4) * move - mpmath.mpf(shift * (1 + nudge)) * (error + method.ahead * move)
        error += move
    assert found == pytest.approx(float(error**2), rel=1e-8)


@BOTH
def test_without_momentum_it_is_gradient_descent(nesterov: bool) -> None:
    spectrum, times = power_law(1.5, 0.5, modes=10**12), np.round(np.geomspace(1, 1e15, 20))
    found = momentum_descent(spectrum, Momentum(0.5, 0.0, nesterov), times)
    assert found == pytest.approx(gradient_descent(spectrum, 0.5, times), rel=1e-11)


@BOTH
def test_late_descent_is_flow_with_the_step_over_one_minus_the_momentum(nesterov: bool) -> None:
    spectrum, times = power_law(2.0, 0.5, modes=10**18), np.array([1e12, 1e15])
    found = momentum_descent(spectrum, Momentum(0.3, 0.9, nesterov), times)
    assert found == pytest.approx(gradient_flow(spectrum, 3 * times), rel=1e-8)


@pytest.mark.parametrize("method", METHODS)
def test_large_batches_are_descent(method: Momentum) -> None:
    curve = momentum_recursion(SPECTRUM, method, 80, batch=1e14)
    assert curve == pytest.approx(momentum_descent(SPECTRUM, method, np.arange(81)), rel=1e-9)


@BOTH
def test_second_moments_without_momentum_are_those_of_sgd(nesterov: bool) -> None:
    spectrum = power_law(1.5, 0.5, modes=10**6, head=48)
    found = momentum_recursion(spectrum, Momentum(0.2, 0.0, nesterov), 300, noise=0.1, batch=3)
    assert found == pytest.approx(learning_curve(spectrum, 0.2, np.arange(301), noise=0.1, batch=3), rel=1e-10)


@pytest.mark.parametrize("method", METHODS)
def test_second_moments_are_the_mean_of_sampled_runs(method: Momentum) -> None:
    spectrum, rng = finite_power_law(1.5, 0.5, 4), np.random.default_rng(0)
    mean, error = average(
        lambda count, stream: sampled_momentum(spectrum, method, 30, count, stream, noise=0.2, batch=6),
        5_000,
        rng,
        size=30 * 4,
        jobs=1,
    )
    deviation = (mean - momentum_recursion(spectrum, method, 30, noise=0.2, batch=6))[1:] / error[1:]
    assert np.abs(deviation).max() < 4
    # The test can fail: the other method is many standard errors away.
    other = momentum_recursion(spectrum, Momentum(0.3, 0.8, not method.nesterov), 30, noise=0.2, batch=6)
    assert np.abs((mean - other)[1:] / error[1:]).max() > 10


def test_the_heavy_ball_ends_at_its_floor() -> None:
    method, spectrum = Momentum(0.2, 0.6), finite_power_law(2.0, 0.5, 5)
    late = momentum_recursion(spectrum, method, 4000, noise=0.3, batch=2)[-1]
    assert late == pytest.approx(momentum_floor(spectrum, method, 0.3, batch=2), rel=1e-10)


def test_nesterov_ends_at_its_floor_ahead_of_the_weights() -> None:
    # One mode: E[y**2] = floor - noise, and e = (1 - s*l)*y + noise by one more step.
    method = Momentum(0.3, 0.5, nesterov=True)
    late = momentum_recursion(single(1.0), method, 2000, noise=0.3, batch=2)[-1] - 0.3
    ahead = momentum_floor(single(1.0), method, 0.3, batch=2) - 0.3
    injected = 0.3**2 / 2 * (2 * ahead + 0.3)
    assert late == pytest.approx(0.7**2 * ahead + injected, rel=1e-9)


@BOTH
def test_a_step_is_refused_exactly_where_the_moments_diverge(nesterov: bool) -> None:
    # Steps around the edge, found from the spectral radius of the three equations of one mode.
    def radius(step: float) -> float:
        method = Momentum(step, 0.5, nesterov)
        c, m, x = method.ahead, 0.5, step
        ahead = np.array([1.0, 2 * c, c * c])
        moves = np.array([0.0, -2 * m * x, m * m - 2 * m * c * x]) + 3 * x * x * ahead
        cross = np.array([-x, m - c * x, 0.0])
        return float(np.abs(np.linalg.eigvals([np.array([1.0, 0, 0]) + 2 * cross + moves, cross + moves, moves])).max())

    steps = np.linspace(0.05, Momentum(1.0, 0.5, nesterov).largest_step * 0.99, 60)
    for step in steps:
        method = Momentum(step, 0.5, nesterov)
        if radius(step) < 1:
            momentum_floor(single(1.0), method, 1.0)
        else:
            with pytest.raises(TheoryError, match="does not converge"):
                momentum_floor(single(1.0), method, 1.0)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(TheoryError, match=r"in \[0, 1\)"):
        Momentum(0.1, 1.0)
    with pytest.raises(TheoryError, match=r"between 0 and 3\.8"):
        momentum_descent(SPECTRUM, Momentum(4.0, 0.9), [1])
    with pytest.raises(TheoryError, match="whole steps"):
        momentum_descent(SPECTRUM, METHODS[0], [0.5])
