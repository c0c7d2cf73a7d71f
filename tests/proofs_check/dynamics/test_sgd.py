"""The exact recursion of one-pass SGD agrees with SGD, with itself, and with closed forms."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from scipy.special import gamma

from proofs_check.dynamics.flow import gradient_descent
from proofs_check.dynamics.momentum import Momentum, sampled_momentum
from proofs_check.dynamics.sgd import frontier, learning_curve, recursion, risk, volterra
from proofs_check.dynamics.spectra import PowerLaw, finite_power_law, power_law
from theory.errors import TheoryError

PROBLEM = PowerLaw(capacity=2.0, source=1.5)


def test_the_tail_is_the_signal_that_is_left() -> None:
    k = np.arange(1, 200001.0)
    direct = np.sum(k[10:] ** -1.5) + 2 / np.sqrt(200000.5)
    assert PROBLEM.tail(10) == pytest.approx(direct, rel=1e-9)


def test_eigendecomposition_reproduces_the_recursion() -> None:
    curve = recursion(PROBLEM.first(12), 0.25, 300, noise=PROBLEM.tail(12))
    assert risk(PROBLEM, 12, 0.25, np.arange(301)) == pytest.approx(curve, rel=1e-10)


def test_recursion_is_the_mean_of_sgd_on_drawn_samples() -> None:
    problem, tail, rng = PROBLEM.first(8), PROBLEM.tail(8), np.random.default_rng(0)
    runs = sampled_momentum(problem, Momentum(0.2, 0.0), 60, 20000, rng, noise=tail)
    error = runs.std(axis=0) / np.sqrt(len(runs))
    deviations = (runs.mean(axis=0) - recursion(problem, 0.2, 60, noise=tail))[1:] / error[1:]
    assert np.abs(deviations).max() < 4


def test_small_steps_follow_gradient_flow() -> None:
    """Without sampling noise many modes give the Mellin asymptotics of a spectral sum."""
    time, step = 2000.0, 1e-4
    bias = risk(PROBLEM, 400, step, [time / step])[0] - PROBLEM.tail(400)
    assert bias == pytest.approx(gamma(0.25) / 2 * (2 * time) ** -0.25 - PROBLEM.tail(400), rel=1e-2)


def test_a_large_step_is_refused() -> None:
    with pytest.raises(TheoryError, match="smaller"):
        risk(PROBLEM, 12, 0.9, [1.0])


def test_the_frontier_lies_below_every_model_and_touches_one() -> None:
    sizes, budgets = [4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28], np.geomspace(1e3, 1e4, 5)
    found = frontier(PROBLEM, sizes, 0.25, budgets)
    curves = np.array([risk(PROBLEM, n, 0.25, budgets / n) for n in range(4, 29)])
    assert np.all(curves.min(axis=0) >= found.risks * (1 - 1e-4))
    assert curves.min(axis=0) == pytest.approx(found.risks, rel=1e-3)
    assert found.modes == pytest.approx(4 + curves.argmin(axis=0), abs=1.0)


def test_budgets_whose_best_size_is_outermost_are_left_out() -> None:
    assert len(frontier(PROBLEM, [4, 5, 6, 7, 8], 0.25, [10.0, 1e6]).budgets) == 0


# --- on many modes ----------------------------------------------------------------------------------------------------


def test_few_modes_that_stand_for_many_give_the_recursion_of_all() -> None:
    times = np.array([0, 1, 10, 100, 1000])
    exact = recursion(PROBLEM.first(3000), 0.25, 1000, PROBLEM.tail(3000))[times]
    assert risk(PROBLEM, 3000, 0.25, times) == pytest.approx(exact, rel=1e-8)


@pytest.mark.slow
def test_the_curve_at_ten_thousand_modes_is_that_of_the_recursion_at_every_time() -> None:
    times = np.unique(np.geomspace(1, 20_000, 100).astype(int))
    exact = recursion(PROBLEM.first(10_000), 0.25, 20_000, PROBLEM.tail(10_000))[times]
    assert risk(PROBLEM, 10_000, 0.25, times) == pytest.approx(exact, rel=1e-8)


@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_graded_rates_are_exact_after_any_number_of_steps(noise: float) -> None:
    """Rates from 1 to 1e-14, whose decay after 1e12 steps a plain eigendecomposition would lose."""
    spectrum = power_law(12.0, 0.1, modes=15)
    times = [1, 10**6, 10**12]
    with mpmath.workdps(60):
        rates = [mpmath.mpf(float(v)) for v in spectrum.eigenvalue]
        step = mpmath.mpf(1) / 4
        matrix = mpmath.matrix(15)
        for i, a in enumerate(rates):
            for j, b in enumerate(rates):
                matrix[i, j] = step**2 * a * b + (1 - 2 * step * a + 2 * (step * a) ** 2 if i == j else 0)
        values, vectors = mpmath.eigsy(matrix)
        start = mpmath.matrix([mpmath.mpf(float(p)) / a for p, a in zip(spectrum.power, rates, strict=True)])
        source = mpmath.matrix([step**2 * noise * a for a in rates])
        final = mpmath.lu_solve(mpmath.eye(15) - matrix, source)
        row = mpmath.matrix(rates).T
        for time, found in zip(times, learning_curve(spectrum, 0.25, times, noise), strict=True):
            powers = mpmath.diag([v**time for v in values])
            exact = noise + (row * (final + vectors * powers * vectors.T * (start - final)))[0]
            assert found == pytest.approx(float(exact), rel=1e-11)


def test_more_modes_one_by_one_change_nothing() -> None:
    times = np.geomspace(1, 1e12, 25)
    coarse, fine = (power_law(2.0, 0.25, modes=1e9, head=head) for head in (64, 150))
    assert learning_curve(coarse, 0.25, times, 0.1) == pytest.approx(learning_curve(fine, 0.25, times, 0.1), rel=1e-7)


def test_large_batches_are_gradient_descent_and_small_ones_meet_the_recursion() -> None:
    spectrum, times = power_law(2.0, 0.5, modes=1000, head=64), np.array([1, 10, 100])
    assert learning_curve(spectrum, 0.5, times, batch=1e12) == pytest.approx(
        gradient_descent(spectrum, 0.5, times), rel=1e-9
    )
    spectrum = finite_power_law(2.0, 0.5, 60)
    exact = recursion(spectrum, 0.5, 10, noise=0.1, batch=4)
    assert learning_curve(spectrum, 0.5, range(11), noise=0.1, batch=4) == pytest.approx(exact, rel=1e-10)


def test_a_step_is_refused_exactly_where_the_variances_diverge() -> None:
    # One mode, batch one: v grows by 1 - 2 s + 3 s**2, so s = 2/3 is the edge (textbook).
    single = finite_power_law(2.0, 0.5, 1)
    assert learning_curve(single, 0.66, [1e6])[0] < 1e-6
    with pytest.raises(TheoryError, match="does not converge"):
        learning_curve(single, 0.67, [1])


@pytest.mark.parametrize("batch", [1, 5])
def test_the_volterra_equation_has_the_same_curve(batch: int) -> None:
    spectrum = power_law(1.5, 0.75, modes=10**6, head=48)
    curve = learning_curve(spectrum, 0.2, np.arange(401), noise=0.2, batch=batch)
    assert volterra(spectrum, 0.2, 400, noise=0.2, batch=batch) == pytest.approx(curve, rel=1e-11)
