"""Momentum on drawn batches against the flow that it becomes in small steps."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from proofs_check.dynamics.drawn_momentum import drawn_momentum
from proofs_check.dynamics.spectra import PowerLaw

SPECTRUM = PowerLaw(1.5, 1.8).first(4)


@pytest.mark.parametrize("decay", [0.0, 0.5])
def test_small_steps_on_great_batches_solve_the_equation_of_the_flow(decay: float) -> None:
    """The oracle integrates the equation numerically, from just after the start."""
    time, friction, gain = 4.0, 5.0, 0.7

    def moved(t: float, y: np.ndarray) -> np.ndarray:
        x, v = np.split(y, 2)
        return np.concatenate([v, -friction / t * v - gain * t**-decay * SPECTRUM.eigenvalue * x])

    left = solve_ivp(moved, (1e-6, time), [1.0] * 4 + [0.0] * 4, rtol=1e-8, atol=1e-10).y[:4, -1]
    drawn = [
        drawn_momentum(
            SPECTRUM, time, steps, 20, np.random.default_rng(0), friction=friction, gain=gain, decay=decay, batch=200
        ).mean()
        for steps in (200, 400)
    ]
    assert 2 * drawn[1] - drawn[0] == pytest.approx(SPECTRUM.power @ left**2, rel=0.01)
