"""Shifted covariances: the whole matrix is trained, and risks are those of tokens in long contexts."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.in_context_layers import attend
from proofs_check.dynamics.in_context_shift import helpful_until, risk, risks_by_depth, rotation, trained_scores


def covariance(seed: int, size: int = 3) -> np.ndarray:
    basis, _ = np.linalg.qr(np.random.default_rng(seed).standard_normal((size, size)))
    return (basis * np.array([1.0, 0.6, 0.3])) @ basis.T


@pytest.mark.parametrize("depth", [1, 2])
def test_training_ends_at_the_inverse_covariance_times_the_depth(depth: int) -> None:
    sigma = covariance(0)
    target = sigma @ sigma + np.eye(3)  # from zero, training keeps to matrices that commute with both
    scores = trained_scores(sigma, target, depth)
    assert np.allclose(scores, depth * np.linalg.inv(sigma), atol=0.02 * depth)
    assert risk(scores, sigma, target, depth) < 1e-8 < risk(1.1 * scores, sigma, target, depth)


def test_several_layers_have_zero_risk_beyond_the_inverse_covariance() -> None:
    sigma = covariance(0)
    nilpotent = np.outer([1.0, 0, 0], [0, 1.0, 0])
    scores = 2 * (np.eye(3) - nilpotent) @ np.linalg.inv(sigma)
    assert risk(scores, sigma, covariance(1), 2) < 1e-12 < risk(scores / 2, sigma, covariance(1), 1)


def test_the_risk_is_that_of_tokens_in_a_long_context() -> None:
    rng, sigma, scores = np.random.default_rng(2), covariance(0), 0.8 * covariance(3)
    inputs = rng.standard_normal((1, 200_000, 3)) @ np.linalg.cholesky(sigma).T
    missed = np.array([b - attend(inputs, inputs @ b, scores, 2)[0] for b in np.eye(3)])
    assert np.einsum("bi,ij,bj->", missed, sigma, missed) == pytest.approx(risk(scores, sigma, np.eye(3), 2), rel=0.02)


@pytest.mark.parametrize("angle, helps", [(0.4, True), (0.8, False)])
def test_depth_helps_below_a_spectral_radius_of_one_only(angle: float, helps: bool) -> None:
    sigma = np.diag([4.0, 1.0])
    turned = rotation(angle) @ sigma @ rotation(angle).T
    radius = max(abs(np.linalg.eigvals(np.eye(2) - np.linalg.inv(sigma) @ turned)))
    risks = risks_by_depth(np.linalg.inv(sigma), turned, np.array([4, 16, 64]))
    assert (radius < 1) == helps == bool(np.all(np.diff(risks) < 0))
    assert (angle < helpful_until(4.0)) == helps
