"""Learning with a fixed covariance agrees with closed forms, with matrices and with drawn contexts."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.in_context_fixed import drawn_one_layer_risk, learning_curve, one_layer_risk
from proofs_check.dynamics.spectra import Spectrum, finite_power_law

TIMES = np.array([0.0, 1e-3, 0.3, 10.0, 1e4, 1e9])
SPECTRUM = finite_power_law(1.5, 0.5, 7)


@pytest.mark.parametrize(
    "depth, kept",
    [
        (1, lambda tau: np.exp(-2 * tau)),
        (4, lambda tau: (1 + 1.5 * tau) ** (-4 / 3)),
        (np.inf, lambda tau: 1 / (1 + 2 * tau)),
    ],
)
def test_every_depth_solves_its_equation(depth: float, kept: object) -> None:
    # Separation of variables in du/d tau = (1 - u/L)**(2L - 1); a mode keeps (1 - u/L)**(2L).
    pace = 2 * SPECTRUM.power * SPECTRUM.eigenvalue**2
    exact = [SPECTRUM.total(SPECTRUM.power * kept(pace * t)) for t in TIMES]  # type: ignore[operator]
    assert learning_curve(SPECTRUM, TIMES, depth) == pytest.approx(exact, rel=1e-7)


def test_the_modes_of_a_matrix_decouple() -> None:
    # Euler steps on a whole matrix of steps, in one layer, with a rotated covariance.
    rng, size = np.random.default_rng(0), 4
    spectrum = finite_power_law(1.5, 0.5, size)
    basis, _ = np.linalg.qr(rng.standard_normal((size, size)))
    sigma = basis @ np.diag(spectrum.eigenvalue) @ basis.T
    omega = basis @ np.diag(spectrum.power / spectrum.eigenvalue) @ basis.T
    gamma, rate = np.zeros((size, size)), 1e-4
    for _ in range(20_000):
        residual = np.eye(size) - gamma @ sigma
        gamma = gamma + rate * 2 * sigma @ residual @ omega @ sigma
    residual = np.eye(size) - gamma @ sigma
    loss = np.trace(residual.T @ sigma @ residual @ omega)
    assert learning_curve(spectrum, [2.0], depth=1)[0] == pytest.approx(loss, rel=1e-3)


def test_one_layer_is_exact_in_one_dimension() -> None:
    # The sample variance S of P samples has E S = 1 and E S**2 = 1 + 2/P.
    one = Spectrum(np.ones(1), np.ones(1), np.ones(1))
    for samples in (1, 5, 50):
        assert one_layer_risk(one, samples) == pytest.approx(1 - 1 / (1 + 2 / samples), rel=1e-12)


@pytest.mark.parametrize("samples", [5, 20])
def test_one_layer_agrees_with_drawn_contexts(samples: int) -> None:
    spectrum = finite_power_law(1.5, 0.5, 40)
    rng = np.random.default_rng(samples)
    drawn = np.array([drawn_one_layer_risk(spectrum, samples, 500, rng) for _ in range(8)])
    error = drawn.std(ddof=1) / np.sqrt(len(drawn))
    assert abs(drawn.mean() - one_layer_risk(spectrum, samples)) < 4 * error + 2 / 500 * drawn.mean()
