"""Shortcuts of the SGD simulation keep the law of the batches, and its recursion holds at great dimension."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.in_context_sgd import Batches, correlations, errors, one_step


@pytest.mark.parametrize("scatter", [0.0, 1.5])
def test_correlations_have_the_second_moments_of_drawn_samples(scatter: float) -> None:
    rng, weights, samples, draws = np.random.default_rng(0), np.array([1.0, -2.0, 0.5]), 4, 40_000
    inputs = rng.standard_normal((draws, samples, 3))
    labels = inputs @ weights + scatter * rng.standard_normal((draws, samples))
    direct = np.einsum("npd,np->nd", inputs, labels) / samples
    short = correlations(np.tile(weights, (draws, 1)), samples, scatter, rng)
    for power in (1, 2):
        first, second = (values**power for values in (direct, short))
        error = np.hypot(first.std(axis=0), second.std(axis=0)) / np.sqrt(draws)
        assert np.all(abs(first.mean(axis=0) - second.mean(axis=0)) < 4.5 * error)
    assert abs(np.mean(direct[:, 0] * direct[:, 1]) / np.mean(short[:, 0] * short[:, 1]) - 1) < 0.1


def test_zero_weights_leave_noise_alone() -> None:
    drawn = correlations(np.zeros((5000, 2)), 4, 1.0, np.random.default_rng(0))
    assert np.allclose(drawn.var(axis=0), 1 / 4, rtol=0.1)


def test_a_small_step_follows_the_mean_gradient_only() -> None:
    # With fewer than one part in a thousand of scatter the path is that of gradient descent, (1 - eta q)^T.
    path = errors(Batches(alpha=2, tau=40, kappa=40), 0.02, 20, 10, np.random.default_rng(0))
    q = 1 + 21 / 40
    assert np.allclose(path / path[0], (1 - 0.02 * q) ** (2 * np.arange(11)), rtol=0.03)


def test_noisy_queries_raise_the_floor() -> None:
    clean, noisy = (
        errors(Batches(1, 1, 1, 0.49, queries), 0.15, 40, 40, np.random.default_rng(0))[20:].mean()
        for queries in (False, True)
    )
    q = 1 + (1 + 0.49)
    added = 0.15 * 0.49 / (2 - 0.15 * q * 3)  # eta^2 q sigma^2/(tau kappa) over 1 - a
    assert noisy - clean == pytest.approx(added, rel=0.4)


def test_the_drift_of_a_step_is_the_mean_square_of_an_entry() -> None:
    batches = Batches(alpha=2, tau=2, kappa=1)
    drifts = [one_step(batches, 40, np.random.default_rng(seed)).drift for seed in range(20)]
    assert np.mean(drifts) == pytest.approx(1 + 41 / 80, rel=0.05)
