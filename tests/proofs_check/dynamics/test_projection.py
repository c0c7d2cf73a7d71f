"""Least squares on a grid torus: its modes, and its error against the sum of two terms."""

import numpy as np
import pytest

from proofs_check.dynamics.projection import grid_torus


@pytest.mark.parametrize("dimension, side", [(1, 16), (2, 8), (3, 4)])
def test_modes_are_orthonormal_and_synthesis_agrees_with_them(dimension: int, side: int) -> None:
    torus = grid_torus(0.5, dimension, side)
    pairs, size = len(torus.frequencies), side**dimension
    assert 2 * pairs + 1 == (side - 1) ** dimension
    features = torus._features(np.arange(size), pairs)
    np.testing.assert_allclose(features.T @ features / size, np.eye(2 * pairs + 1), atol=1e-12)
    coefficients = np.random.default_rng(0).standard_normal(2 * pairs + 1)
    np.testing.assert_allclose(features @ coefficients, torus.synthesis(coefficients).ravel(), atol=1e-12)


def test_variances_are_those_of_a_smooth_field_in_decreasing_order() -> None:
    torus = grid_torus(1.5, 2, 8)
    squares = np.sum(torus.frequencies**2, axis=1)
    np.testing.assert_allclose(torus.variances, (1.0 + squares) ** -2.5)
    assert np.all(np.diff(torus.variances) <= 0)
    assert torus.tail(0) == pytest.approx(2 * torus.variances.sum())


def test_without_noise_a_target_within_the_model_is_recovered() -> None:
    torus = grid_torus(0.5, 1, 16)
    error = torus.estimation_error(len(torus.frequencies), 200, noise=0.0, rng=np.random.default_rng(0))
    assert error < 1e-20


def test_few_modes_on_many_samples_err_by_their_number_over_the_samples() -> None:
    torus, rng = grid_torus(1.5, 1, 256), np.random.default_rng(0)
    pairs, samples, noise = 4, 2000, 0.5
    size = 2 * pairs + 1
    errors = [torus.estimation_error(pairs, samples, noise, rng, targets=20) for _ in range(60)]
    # The first correction is exact: on average the inverse Gram matrix exceeds the identity by (N - 1)/n.
    expected = (noise + torus.tail(pairs)) * size / samples * (1 + (size - 1) / samples)
    assert expected == pytest.approx(np.mean(errors), abs=4 * np.std(errors) / np.sqrt(len(errors)))
