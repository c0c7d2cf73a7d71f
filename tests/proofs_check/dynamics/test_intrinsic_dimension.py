"""Dimension estimators on point clouds of known dimension, and their bias against direct simulation."""

from functools import partial

import numpy as np
import pytest

from proofs_check.dynamics.intrinsic_dimension import (
    cap_volume,
    log_ratio_sums,
    maximum_likelihood,
    mean_log_ratio,
    neighbour_distances,
    sphere,
    torus_volume,
    two_neighbours,
)
from proofs_check.dynamics.torus_kernel import embed


def test_neighbours_on_a_torus_are_those_of_a_direct_search() -> None:
    points = np.random.default_rng(0).uniform(size=(60, 2))
    gaps = np.abs(points[:, None] - points)
    direct = np.sort(np.linalg.norm(np.minimum(gaps, 1 - gaps), axis=2), axis=1)[:, 1:4]
    assert np.allclose(neighbour_distances(points, 3, period=1.0), direct)


@pytest.mark.parametrize("power", [0.5, 2.0, 3.0])
def test_a_power_of_the_distance_divides_both_estimates(power: float) -> None:
    distances = neighbour_distances(sphere(3, 300, np.random.default_rng(1)), 10)
    for estimator in (maximum_likelihood, two_neighbours):
        assert estimator(distances**power) == pytest.approx(estimator(distances) / power, rel=1e-9)


def test_scale_does_not_matter() -> None:
    distances = neighbour_distances(sphere(3, 100, np.random.default_rng(2)), 10)
    assert np.allclose(log_ratio_sums(7 * distances), log_ratio_sums(distances))


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_estimates_on_spheres_of_few_dimensions_are_right(dimension: int) -> None:
    distances = neighbour_distances(sphere(dimension, 2000, np.random.default_rng(3)), 20)
    assert maximum_likelihood(distances) == pytest.approx(dimension, rel=0.04)
    assert two_neighbours(distances) == pytest.approx(dimension, rel=0.08)


def test_many_dimensions_are_underestimated_and_a_bent_torus_is_overestimated() -> None:
    rng = np.random.default_rng(4)
    assert maximum_likelihood(neighbour_distances(sphere(16, 1000, rng), 20)) < 14
    bent = embed(rng.uniform(0, 2 * np.pi, (1000, 6)), harmonics=2)
    assert maximum_likelihood(neighbour_distances(bent, 20)) > 7


@pytest.mark.parametrize("dimension", [1, 4, 9])
def test_caps_are_as_large_as_points_find_them(dimension: int) -> None:
    rng = np.random.default_rng(5)
    distance = np.linalg.norm(sphere(dimension, 20_000, rng) - np.eye(1, dimension + 1), axis=1)
    for radius in (0.9, 1.3):
        share = cap_volume(np.array([radius]), dimension)[0]
        assert np.mean(distance < radius) == pytest.approx(share, abs=4 * np.sqrt(share / 20_000))


def test_mean_log_ratio_on_a_sphere_is_that_of_its_points() -> None:
    rng, dimension, radius = np.random.default_rng(6), 4, 0.9
    distance = np.linalg.norm(sphere(dimension, 200_000, rng) - np.eye(1, dimension + 1), axis=1)
    logs = np.log(radius / distance[distance < radius])
    predicted = mean_log_ratio(partial(cap_volume, dimension=dimension), radius)
    assert abs(predicted - 1 / dimension) > 5 * logs.std() / np.sqrt(len(logs))  # the curvature is seen
    assert np.mean(logs) == pytest.approx(predicted, abs=4 * logs.std() / np.sqrt(len(logs)))


def test_mean_log_ratio_on_a_torus_is_that_of_its_points() -> None:
    rng, radius = np.random.default_rng(7), 0.8
    angles = rng.uniform(-1.2, 1.2, (200_000, 2))
    distance = np.linalg.norm(embed(angles, 2) - embed(np.zeros((1, 2)), 2), axis=1)
    logs = np.log(radius / distance[distance < radius])
    predicted = mean_log_ratio(torus_volume(2, 2, 400, rng), radius)
    assert np.mean(logs) == pytest.approx(predicted, abs=4 * logs.std() / np.sqrt(len(logs)) + 1e-3 * predicted)
