"""The closed flow of a two-layer network is that of its matrices, and budgets are spent well."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from proofs_check.dynamics.feature_learning import budget_risks, trained_layers
from proofs_check.dynamics.in_context_width import finite_width
from proofs_check.dynamics.spectra import Spectrum, finite_power_law, power_law
from theory.errors import TheoryError


def test_the_predictor_follows_the_flow_of_both_matrices() -> None:
    problem = finite_power_law(1.5, 0.4, 5)
    target, size, times = np.sqrt(problem.power / problem.eigenvalue), 5, np.array([0.5, 2.0, 10.0])

    def speed(_: float, state: np.ndarray) -> np.ndarray:
        readout, first = state[:size], state[size:].reshape(size, size)
        force = problem.eigenvalue * (target - first.T @ readout)
        return np.concatenate([first @ force, np.outer(readout, force).ravel()])

    basis, _ = np.linalg.qr(np.random.default_rng(0).standard_normal((size, size)))
    start = np.concatenate([np.zeros(size), basis.ravel()])
    path = solve_ivp(speed, (0, times[-1]), start, t_eval=times, rtol=1e-10, atol=1e-12).y.T
    left = [target - p[size:].reshape(size, size).T @ p[:size] for p in path]
    direct = [float(problem.eigenvalue @ v**2) for v in left]
    assert np.allclose(trained_layers(problem, times), direct, rtol=1e-4)
    frozen = [problem.total(problem.power * np.exp(-2 * problem.eigenvalue * t)) for t in times]
    assert np.all(np.array(direct) < np.array(frozen))


def test_an_entry_may_stand_for_many_modes() -> None:
    alike = Spectrum(np.ones(4), np.array([1.0, 0.5, 0.5, 0.5]), np.array([1.0, 0.2, 0.2, 0.2]))
    grouped = Spectrum(np.array([1.0, 3.0]), np.array([1.0, 0.5]), np.array([1.0, 0.2]))
    assert np.allclose(trained_layers(alike, [1.0, 5.0]), trained_layers(grouped, [1.0, 5.0]), rtol=1e-5)


def test_no_width_of_a_budget_does_better_than_the_best_one() -> None:
    spectrum, budget, widths = power_law(2.0, 0.5), 1e8, np.geomspace(100, 5000, 16)
    (best,) = budget_risks(spectrum, [budget], widths)
    others = [finite_width(spectrum, width).risk(0.5, budget / width) for width in widths]
    assert best <= min(others) * (1 + 1e-3)
    assert best > 0.98 * min(others)


def test_a_grid_that_misses_the_best_width_is_refused() -> None:
    with pytest.raises(TheoryError, match="extend the grid"):
        budget_risks(power_law(2.0, 0.5), [1e8], np.geomspace(1e4, 1e5, 4))
