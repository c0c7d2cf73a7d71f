"""Drawn predictors at finite samples and width, against closed forms."""

import numpy as np
import pytest

from proofs_check.dynamics.sample_limits import feature_distances, least_squares_excess, nearest_samples


def test_least_squares_on_one_weight_is_the_inverse_chi_squared() -> None:
    found = least_squares_excess(12, 1, 4.0, 4000, np.random.default_rng(0))
    assert np.mean(found) == pytest.approx(4 / 10, abs=4 * np.std(found) / np.sqrt(len(found)))


def test_nearest_sample_on_a_circle_is_half_a_gap_away() -> None:
    drawn = [nearest_samples(1, [20], 200, np.random.default_rng(seed))[0] for seed in range(100)]
    exact = 0.5 / 21  # mean of the integral of (1 - 2 r)^n up to 1/2
    assert np.mean(drawn) == pytest.approx(exact, abs=4 * np.std(drawn) / 10)


def test_more_features_come_nearer_on_average() -> None:
    rng = np.random.default_rng(2)
    means = np.mean([feature_distances(3, [50, 800], 15, 0.1, rng) for _ in range(40)], axis=0)
    assert 5 < means[0] / means[1] < 45
