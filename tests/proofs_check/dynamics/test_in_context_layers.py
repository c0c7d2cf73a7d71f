"""Linear attention fed token by token is gradient descent on its context, for any scores and any noise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.dynamics.in_context import risk
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.dynamics.in_context_layers import attend, drawn_contexts, excess_risks


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), depth=st.integers(1, 6), samples=st.integers(1, 7), size=st.integers(1, 5))
def test_layers_give_the_reduced_predictor_with_and_without_noise(
    seed: int, depth: int, samples: int, size: int
) -> None:
    # (1/(L P)) Gamma sum (1 - S Gamma/L)^l X^T y, and (1 - (1 - Gamma S/L)^L) beta where y = X beta.
    rng = np.random.default_rng(seed)
    inputs, scores = rng.standard_normal((samples, size)), rng.standard_normal((size, size))
    beta, noise = rng.standard_normal(size), rng.standard_normal(samples)
    covariance, one = inputs.T @ inputs / samples, np.eye(size)
    powers = [np.linalg.matrix_power(one - covariance @ scores / depth, layer) for layer in range(depth)]
    noisy = scores @ sum(powers) @ inputs.T @ (inputs @ beta + noise) / (depth * samples)
    clean = beta - np.linalg.matrix_power(one - scores @ covariance / depth, depth) @ beta
    assert np.allclose(attend(inputs[None], (inputs @ beta + noise)[None], scores, depth)[0], noisy, rtol=1e-9)
    assert np.allclose(attend(inputs[None], (inputs @ beta)[None], scores, depth)[0], clean, rtol=1e-9)
    assert not np.allclose(attend(inputs[None], (inputs @ beta)[None], scores, depth + 1)[0], clean, rtol=1e-9)


@pytest.mark.parametrize("alpha, depth, noise", [(2.0, 4, 0.0), (0.5, 3, 0.5)])
def test_drawn_risks_follow_the_integral_over_the_limiting_spectrum(alpha: float, depth: int, noise: float) -> None:
    law, gamma, dimension = marchenko_pastur(alpha), depth / 4, 60
    x = law.eigenvalue[:-1]
    scattered = noise / alpha * law.weight[:-1] @ ((1 - (1 - gamma * x / depth) ** depth) ** 2 / x)
    drawn = excess_risks(
        drawn_contexts(alpha, noise, dimension, 300, np.random.default_rng(1)), gamma * np.eye(dimension), depth
    )
    expected = risk(law, gamma / depth, depth) + scattered
    assert abs(drawn.mean() - expected) < 4 * drawn.std() / np.sqrt(300) + 2 * expected / dimension
    assert abs(drawn.mean() / expected - 1) < 0.1


def test_inputs_take_the_covariance_asked_for() -> None:
    root = np.diag([2.0, 1.0])
    drawn = drawn_contexts(500.0, 0.0, 2, 50, np.random.default_rng(0), root).inputs.reshape(-1, 2)
    assert np.allclose(np.cov(drawn.T), root @ root, atol=0.1)
