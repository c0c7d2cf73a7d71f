"""Random features: the deterministic equivalent, its limits, and drawn features on drawn samples."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.in_context_width import width_floor
from proofs_check.dynamics.random_features import drawn_feature_risk, feature_risk
from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.samples import ridge_residual
from proofs_check.dynamics.spectra import Spectrum, finite_power_law, freedom, power_law
from proofs_check.monte_carlo import average
from theory.errors import TheoryError

RIDGES = (0.0, 1e-2)


def drawn(spectrum: Spectrum, samples: int, features: int, runs: int) -> tuple[np.ndarray, np.ndarray]:
    def draw(count: int, rng: np.random.Generator) -> np.ndarray:
        residual = ridge_residual(RIDGES)
        risks = [drawn_feature_risk(spectrum, samples, features, residual, 1.0, rng) for _ in range(count)]
        return np.array([[r.bias, r.variance] for r in risks])

    return average(draw, runs, np.random.default_rng(samples), size=samples * len(spectrum.power), jobs=1)


@pytest.mark.parametrize("samples, features", [(60, 120), (120, 60), (60, 400)])
def test_drawn_features_follow_the_equivalent(samples: int, features: int) -> None:
    spectrum = finite_power_law(1.5, 0.5, 200)
    mean, error = drawn(spectrum, samples, features, runs=40)

    def gaps(n: int, p: int) -> np.ndarray:
        found = [feature_risk(spectrum, n, p, ridge, noise=1.0) for ridge in RIDGES]
        return mean / np.array([[r.bias for r in found], [r.variance for r in found]]) - 1

    allowed = 4 * error / mean + 6 / min(samples, features)
    assert np.all(np.abs(gaps(samples, features)) < allowed)
    # The test can fail: samples and features are not exchangeable, nor is either a third larger.
    for other in ((features, samples), (samples * 4 // 3, features * 4 // 3)):
        assert np.any(np.abs(gaps(*other)) > allowed)


@pytest.mark.parametrize("ridge", [0.0, 1e-6, 1e-2])
def test_endless_features_are_kernel_regression(ridge: float) -> None:
    spectrum = power_law(1.5, 0.5)
    found, kernel = feature_risk(spectrum, 100, 1e12, ridge, 0.1), ridge_risk(spectrum, 100, ridge, 0.1)
    assert (found.bias, found.variance) == pytest.approx((kernel.bias, kernel.variance), rel=1e-9)


def test_endless_samples_leave_the_width_floor() -> None:
    spectrum = power_law(1.5, 0.5)
    found = feature_risk(spectrum, 1e12, 100, noise=0.1)
    assert found.bias == pytest.approx(width_floor(spectrum, 100), rel=1e-9) and found.variance < 1e-10


@pytest.mark.parametrize("ridge", [1e-9, 1e-3, 10.0])
@pytest.mark.parametrize("samples, features", [(100, 100), (100, 10**6), (10**6, 30)])
def test_samples_and_features_each_multiply_the_ridge(ridge: float, samples: int, features: int) -> None:
    spectrum = power_law(1.5, 0.5)
    kappa = feature_risk(spectrum, samples, features, ridge).kappa
    learned = freedom(spectrum, kappa)
    assert kappa * (1 - learned / samples) * (1 - learned / features) == pytest.approx(ridge, rel=1e-6)


def test_a_vanishing_ridge_is_none() -> None:
    spectrum = power_law(2.0, 0.5)
    small, none = (feature_risk(spectrum, 80, 50, ridge, 0.1).total for ridge in (1e-14, 0.0))
    assert small == pytest.approx(none, rel=1e-6)


def test_the_interpolation_peak_is_refused() -> None:
    with pytest.raises(TheoryError, match="infinite risk"):
        feature_risk(power_law(1.5, 0.5), 100, 100)
    with pytest.raises(TheoryError, match="fewer samples or features"):
        feature_risk(finite_power_law(1.5, 0.5, 10), 100, 50)
