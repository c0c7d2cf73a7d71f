"""The best linear estimator in closed form, against the game that defines it."""

import numpy as np
import pytest
from scipy.optimize import minimize

from proofs_check.dynamics.pinsker import linear_minimax
from proofs_check.dynamics.sequence_model import lattice_shells


@pytest.mark.parametrize("smoothness, dimension, cut", [(1.0, 1, 4.3), (0.5, 2, 2.5), (1.5, 1, 3.2)])
def test_risk_is_that_of_the_least_favourable_variances(smoothness: float, dimension: int, cut: float) -> None:
    """Bayes risk of independent modes, maximised over variances whose sum in the ball is at most one."""
    (samples,), (risk,) = linear_minimax(smoothness, dimension, [cut])
    squares, counts = lattice_shells(dimension, int(np.ceil(cut)) + 1)
    weights, noise = squares[1:] ** smoothness, 1 / samples  # the constant mode may have any variance

    def bayes(variance: np.ndarray) -> float:
        return float(counts[1:] @ (noise * variance / (variance + noise)))

    room = {"type": "ineq", "fun": lambda variance: 1 - counts[1:] @ (weights * variance)}
    start = np.full(len(weights), 0.5 / float(counts[1:] @ weights))
    found = minimize(lambda x: -bayes(x), start, bounds=[(0, None)] * len(weights), constraints=[room], tol=1e-12)
    assert risk == pytest.approx(noise + bayes(found.x), rel=1e-4)


def test_larger_balls_are_harder_and_noise_acts_through_the_samples() -> None:
    cuts = np.geomspace(5, 50, 5)
    samples, risks = linear_minimax(1.0, 2, cuts)
    noisy_samples, noisy_risks = linear_minimax(1.0, 2, cuts, noise=4.0)
    assert np.allclose(noisy_samples, 4 * samples) and np.allclose(noisy_risks, risks)
    larger_samples, larger_risks = linear_minimax(1.0, 2, cuts, size=3.0)
    assert np.all(np.interp(samples, larger_samples, larger_risks)[2:] > risks[2:])
