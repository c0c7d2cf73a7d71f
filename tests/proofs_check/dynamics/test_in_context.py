"""The reduced model agrees with layers applied one by one, with grids and with closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import ortho_group

from proofs_check.dynamics.in_context import infinite_depth_risk, risk, trained, tuned
from proofs_check.dynamics.spectra import Spectrum, finite_power_law, power_law


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_layers_of_linear_attention_have_the_risk_of_the_spectrum(depth: int) -> None:
    # Infinite context: each layer moves the residual by gamma/L times the covariance of its own rotated problem.
    rng, gamma, size = np.random.default_rng(depth), 1.3, 12
    spectrum = finite_power_law(1.5, 0.5, size)
    rotation = ortho_group.rvs(size, random_state=rng)
    covariance = rotation @ np.diag(spectrum.eigenvalue) @ rotation.T
    targets = rotation @ np.diag(np.sqrt(spectrum.power / spectrum.eigenvalue))  # its columns add up to Omega
    residual = targets
    for _ in range(depth):
        residual = residual - gamma / depth * covariance @ residual
    direct = np.trace(residual.T @ covariance @ residual)
    assert risk(spectrum, gamma / depth, depth) == pytest.approx(direct, rel=1e-12)


@pytest.mark.parametrize("depth", [1, 3, 40])
@pytest.mark.parametrize("seed", range(5))
def test_no_step_on_a_grid_is_better_than_the_tuned_one(depth: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    spectrum = Spectrum(np.ones(20), rng.uniform(0.01, 3, 20), rng.exponential(size=20))
    best = tuned(spectrum, depth)
    grid = [risk(spectrum, rate, depth) for rate in np.linspace(0, 2 / spectrum.eigenvalue.max() * 1.5, 2001)]
    assert best.risk <= min(grid) * (1 + 1e-12)
    assert risk(spectrum, best.rate, depth) == best.risk


def test_one_layer_is_ordinary_least_squares_in_the_step() -> None:
    spectrum = power_law(2.0, 0.5)
    first, second = (spectrum.total(spectrum.power * spectrum.eigenvalue**p) for p in (1, 2))
    best = tuned(spectrum, 1)
    assert best.rate == pytest.approx(first / second, rel=1e-12)
    assert best.risk == pytest.approx(spectrum.variance - first**2 / second, rel=1e-12)


def test_many_layers_approach_infinite_depth_at_a_fixed_step() -> None:
    spectrum = power_law(1.5, 0.5)
    assert risk(spectrum, 7.0 / 1e6, 1e6) == pytest.approx(infinite_depth_risk(spectrum, 7.0), rel=1e-4)


def test_gradient_flow_of_one_mode_is_a_logarithm() -> None:
    times = np.array([1e-3, 1.0, 1e3, 1e9])
    assert trained(finite_power_law(2.0, 0.5, 1), times) == pytest.approx(np.log1p(4 * times) / 2, rel=1e-7)


def test_gradient_flow_agrees_with_small_euler_steps() -> None:
    spectrum, gamma, step = finite_power_law(1.5, 0.5, 50), 0.0, 1e-4
    for _ in range(20_000):
        kept = np.exp(-2 * gamma * spectrum.eigenvalue)
        gamma += step * 2 * spectrum.total(spectrum.power * spectrum.eigenvalue * kept)
    assert trained(spectrum, [2.0])[0] == pytest.approx(gamma, rel=1e-3)
