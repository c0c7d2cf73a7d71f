"""Contexts have the moments they should have, and trained networks follow the flow of their one step."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.attention_network import loss
from proofs_check.dynamics.attention_training import (
    Setting,
    balanced,
    balanced_flow,
    batches,
    decline,
    descend,
    isotropic_rates,
)
from proofs_check.dynamics.in_context import risk
from proofs_check.dynamics.spectra import finite_power_law

SPECTRUM = finite_power_law(1.5, 0.5, 6)


def power_law_setting(rotated: bool, exact: bool = True, samples: int = 6) -> Setting:
    return Setting(SPECTRUM.eigenvalue, SPECTRUM.power / SPECTRUM.eigenvalue, rotated, samples, exact)


def slope(gamma: float, depth: int) -> float:
    left = (1 - gamma * SPECTRUM.eigenvalue / depth) ** (2 * depth - 1)
    return -2 * SPECTRUM.total(SPECTRUM.power * SPECTRUM.eigenvalue * left)


@pytest.mark.parametrize("rotated", [False, True])
@pytest.mark.parametrize("depth", [1, 3])
def test_a_batch_of_exact_contexts_has_the_risk_of_the_spectrum(rotated: bool, depth: int) -> None:
    tokens = next(batches(power_law_setting(rotated), 1, np.random.default_rng(0)))
    found = loss(balanced(0.8, 6), tokens, depth)
    assert found == pytest.approx(risk(SPECTRUM, 0.8 / depth, depth), rel=1e-12)


def test_gaussian_contexts_cost_their_fourth_moments() -> None:
    # One isotropic layer: 1 - 2 gamma + gamma**2 (1 + (D + 1)/P) exactly, at finite size (textbook: Wishart).
    size, samples, gamma = 4, 6, 0.5
    setting = Setting(np.ones(size), np.full(size, 1 / size), rotated=True, samples=samples)
    fresh, network = batches(setting, 50, np.random.default_rng(1)), balanced(gamma, size)
    losses = np.array([loss(network, next(fresh), 1) for _ in range(20)])
    exact = 1 - 2 * gamma + gamma**2 * (1 + (size + 1) / samples)
    assert abs(losses.mean() - exact) < 4 * losses.std() / np.sqrt(len(losses)) < 0.05 * exact


def test_targets_and_queries_have_their_covariances() -> None:
    setting = power_law_setting(rotated=False)
    tokens = next(batches(setting, 4000, np.random.default_rng(2)))
    asked, y = tokens.x[:, 6:], tokens.y[:, 6:]
    assert np.einsum("bkd,bke->de", asked, asked) / asked[..., 0].size == pytest.approx(np.diag(setting.eigenvalue))
    assert np.mean(y**2) == pytest.approx(SPECTRUM.variance, rel=1e-12)
    assert abs(np.mean(asked[:, 0, 0] ** 2 * asked[:, 1, 0])) < 0.02


@pytest.mark.parametrize("depth", [1, 4])
def test_the_gradient_of_the_network_gives_the_speed_of_balanced_weights(depth: int) -> None:
    gamma, rates = 0.7, isotropic_rates(0.1, 6)
    found = decline(balanced(gamma, 6), power_law_setting(True), depth, rates, 400, np.random.default_rng(3))
    assert found == pytest.approx(5 * 2**0.4 * gamma**1.6 * slope(gamma, depth) ** 2, rel=0.02)


def test_the_flow_agrees_with_small_steps_of_every_weight() -> None:
    v, k, q, x = (w := 0.15**0.2), w, w, np.sqrt(2) * w
    rate, steps = 1e-4, 4000
    for _ in range(steps):
        gamma = v * k * q * x**2
        fall = -rate * slope(gamma, 2) * gamma
        v, k, q, x = v + fall / v, k + fall / k, q + fall / q, x + 2 * fall / x
    end = balanced_flow(lambda g: slope(g, 2), 0.3, [0.0, rate * steps])[-1]
    assert end == pytest.approx(v * k * q * x**2, rel=1e-3)


@pytest.mark.parametrize("seed", range(2))
def test_the_loss_of_a_trained_network_follows_the_flow_as_the_rate_falls(seed: int) -> None:
    depth, gaps = 2, []
    for steps in (25, 100):
        rates = isotropic_rates(1 / steps, 6)
        setting, rng = power_law_setting(True), np.random.default_rng(seed)
        path = descend(balanced(0.3, 6), setting, depth, rates, lambda g: g.mean() > 1.2, 6, rng)
        flow = balanced_flow(lambda g: slope(g, depth), 0.3, path.time)
        theory = np.array([risk(SPECTRUM, gamma / depth, depth) for gamma in flow])
        gaps.append(np.max(np.abs(path.risk / theory - 1)))
    assert gaps[1] < 0.06 and gaps[1] < gaps[0]


@pytest.mark.slow
def test_long_gaussian_contexts_train_like_exact_ones() -> None:
    depth, rates = 2, dict.fromkeys(("embed", "key", "query"), 0.02)
    ends = []
    for setting in (power_law_setting(False), power_law_setting(False, exact=False, samples=200)):
        start, rng = balanced(0.4, 6, value=1.0), np.random.default_rng(0)
        path = descend(start, setting, depth, rates, lambda g: g[0] > 1.4, 2, rng)
        ends.append(path.arrival(0, 1.3))
    assert ends[1] == pytest.approx(ends[0], rel=0.05)
