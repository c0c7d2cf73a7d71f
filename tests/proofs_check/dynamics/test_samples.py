"""The exact risk of a linear filter on given inputs is that of the method itself, on drawn labels."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.samples import drawn_inputs, filtered, flow_residual, ridge_residual
from proofs_check.dynamics.spectra import Spectrum, finite_power_law

SPECTRUM = finite_power_law(1.5, 0.5, 8)
SIGNS = np.array(np.meshgrid(*[[-1.0, 1.0]] * 8)).reshape(8, -1).T  # of the target, all of them


def directly(inputs: np.ndarray, operator: np.ndarray, noise: float) -> float:
    """Excess risk of ``weights = operator @ labels`` by the covariance of its errors."""
    shrink = operator @ inputs - np.eye(8)
    errors = SIGNS * np.sqrt(SPECTRUM.power / SPECTRUM.eigenvalue) @ shrink.T
    return float(np.mean(errors**2 @ SPECTRUM.eigenvalue) + noise * np.sum(operator**2, axis=1) @ SPECTRUM.eigenvalue)


@pytest.mark.parametrize("samples", [5, 30])
def test_ridge_regression_by_its_normal_equations(samples: int) -> None:
    inputs = drawn_inputs(SPECTRUM, samples, np.random.default_rng(0))
    risk = filtered(SPECTRUM, inputs, ridge_residual([0.1, 0.0]), noise=0.3).total
    ridged = np.linalg.solve(inputs.T @ inputs + 0.1 * samples * np.eye(8), inputs.T)
    assert risk == pytest.approx(
        [directly(inputs, ridged, 0.3), directly(inputs, np.linalg.pinv(inputs), 0.3)], rel=1e-9
    )


@pytest.mark.parametrize("samples", [5, 30])
def test_gradient_flow_by_small_steps(samples: int) -> None:
    inputs, step = drawn_inputs(SPECTRUM, samples, np.random.default_rng(1)), 1e-3
    halves = []
    for size in (step, step / 2):
        operator = np.zeros((8, samples))
        for _ in range(round(2 / size)):
            operator += size / samples * inputs.T @ (np.eye(samples) - inputs @ operator)
        halves.append(directly(inputs, operator, 0.3))
    (found,) = filtered(SPECTRUM, inputs, flow_residual([2.0]), noise=0.3).total
    assert found == pytest.approx(2 * halves[1] - halves[0], rel=1e-6)


def test_the_interpolator_misses_what_no_sample_spans() -> None:
    spectrum = finite_power_law(1.5, 0.5, 40)
    inputs = drawn_inputs(spectrum, 10, np.random.default_rng(2))
    (bias,) = filtered(spectrum, inputs, ridge_residual([0.0]), noise=0.0).bias
    basis, _ = np.linalg.qr(inputs.T)
    missed = np.eye(40) - basis @ basis.T
    left = missed @ np.diag(spectrum.eigenvalue) @ missed
    assert bias == pytest.approx(np.diag(left) @ (spectrum.power / spectrum.eigenvalue), rel=1e-9)


def test_without_noise_nothing_is_added() -> None:
    spectrum = Spectrum(np.ones(2), np.array([1.0, 0.5]), np.array([1.0, 0.5]))
    risk = filtered(spectrum, np.eye(2), flow_residual([0.0, 1e9]), noise=0.0)
    assert risk.total == pytest.approx([1.5, 0.0], abs=1e-12) and np.all(risk.variance == 0)
