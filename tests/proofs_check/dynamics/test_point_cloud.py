"""Learning curves against plain linear algebra, drawn targets and closed forms."""

from functools import partial

import numpy as np
import pytest

from proofs_check.dynamics.point_cloud import deterministic_equivalent, learning_curve
from proofs_check.dynamics.torus_kernel import embed, matern, mirrored, torus_eigenvalues

KERNEL = partial(matern, smoothness=0.5)


def _circle(size: int, rng: np.random.Generator) -> np.ndarray:
    return embed(rng.uniform(0, 2 * np.pi, (size, 1)), harmonics=1)


def test_each_size_is_a_regression_of_its_own() -> None:
    rng = np.random.default_rng(0)
    points, fresh, noise = _circle(30, rng), _circle(7, rng), 0.2
    curve = learning_curve(KERNEL, points, fresh, [5, 30], noise)
    for size, found in zip((5, 30), curve, strict=True):
        seen = points[:size]
        gram = KERNEL(np.linalg.norm(seen[:, None] - seen, axis=2)) + noise * np.eye(size)
        cross = KERNEL(np.linalg.norm(fresh[:, None] - seen, axis=2))
        assert found == pytest.approx(np.mean(1 - np.sum(cross @ np.linalg.inv(gram) * cross, axis=1)), rel=1e-10)


def test_posterior_variance_is_the_error_of_ridge_regression_on_drawn_targets() -> None:
    rng = np.random.default_rng(1)
    everywhere, size, noise, draws = _circle(60, rng), 40, 0.3, 4000
    covariance = KERNEL(np.linalg.norm(everywhere[:, None] - everywhere, axis=2))
    targets = np.linalg.cholesky(covariance + 1e-12 * np.eye(60)) @ rng.standard_normal((60, draws))
    labels = targets[:size] + np.sqrt(noise) * rng.standard_normal((size, draws))
    fitted = covariance[size:, :size] @ np.linalg.solve(covariance[:size, :size] + noise * np.eye(size), labels)
    errors = np.mean((fitted - targets[size:]) ** 2, axis=0)
    expected = learning_curve(KERNEL, everywhere[:size], everywhere[size:], [size], noise)[0]
    assert expected == pytest.approx(errors.mean(), abs=4 * errors.std() / np.sqrt(draws))


@pytest.mark.parametrize("samples, noise", [(10, 1.0), (1000, 0.1)])
def test_equivalent_of_a_flat_spectrum_solves_a_quadratic(samples: int, noise: float) -> None:
    modes, value = 50, 0.02
    # E (n v + s + E) = m v (s + E)
    b = samples * value + noise - modes * value
    exact = (-b + np.sqrt(b * b + 4 * modes * value * noise)) / 2
    found = deterministic_equivalent(np.full(modes, value), np.ones(modes), modes * value, samples, noise)
    assert found == pytest.approx(exact, rel=1e-10)


def test_without_samples_nothing_is_learned() -> None:
    assert deterministic_equivalent(np.array([0.6]), np.ones(1), 1.0, 0, 0.1) == pytest.approx(1.0)


def test_noiseless_line_defies_the_equivalent_by_four_thirds() -> None:
    # Brownian bridges between random points: 2/(3 density) against 1/(2 density).
    rng, samples = np.random.default_rng(2), 1500
    curves = [learning_curve(KERNEL, _circle(samples, rng), _circle(2000, rng), [samples], 1e-9)[0] for _ in range(3)]
    spectrum = torus_eigenvalues(0.5, 1, 1, 1000)
    predicted = deterministic_equivalent(spectrum, mirrored(1, 1000), 1.0, samples, 1e-9)
    assert np.mean(curves) / predicted == pytest.approx(4 / 3, rel=0.06)
