"""Least squares on a lattice in closed form, against solving for the coefficients."""

import numpy as np
import pytest

from proofs_check.dynamics.lattice_projection import compute_frontier, projection_risks


@pytest.mark.parametrize("cut", [0, 2, 3])
def test_risk_is_that_of_least_squares(cut: int) -> None:
    """One dimension, modes up to far beyond the lattice, expectation over the target taken exactly."""
    side, cutoff, beta = 8, 400, 1.5
    k = np.arange(-cutoff, cutoff + 1)
    variance = (1.0 + k**2) ** -(beta + 0.5)
    waves = np.exp(2j * np.pi * np.outer(np.arange(side) / side, k))
    fitted = np.flatnonzero(np.abs(k) <= cut)
    residual = np.eye(len(k), dtype=complex)
    residual[fitted] -= np.linalg.lstsq(waves[:, fitted], waves, rcond=None)[0]
    direct = float(np.sum(np.abs(residual) ** 2 @ variance))
    assert projection_risks(beta, 1, side)[cut] == pytest.approx(direct, rel=1e-5)


def test_frontier_is_the_least_of_all_choices() -> None:
    sides, budget = range(4, 20, 2), 60.0
    choices = [
        risk for m in sides for cut, risk in enumerate(projection_risks(0.5, 1, m)) if (2 * cut + 1) * m <= budget
    ]
    assert compute_frontier(0.5, 1, sides, np.array([budget]))[0] == min(choices)
