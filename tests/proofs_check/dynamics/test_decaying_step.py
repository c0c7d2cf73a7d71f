"""SGD with a falling step: against the recursion, one step at a time, and runs of the algorithm itself."""

import math

import numpy as np
import pytest

from proofs_check.dynamics.decaying_step import decayed_risk, decayed_risks
from proofs_check.dynamics.sgd import recursion
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.dynamics.volterra import sgd_in_features
from theory.errors import TheoryError

SPECTRUM = PowerLaw(2.0, 1.5).first(20)


def test_a_step_that_does_not_fall_is_the_recursion():
    risks = recursion(SPECTRUM, 0.25, 40, noise=0.3)
    assert decayed_risks(SPECTRUM, 0.25, [7, 40], 0.0, noise=0.3) == pytest.approx(risks[[7, 40]] - 0.3, rel=1e-12)


def test_runs_do_not_mix():
    together = decayed_risks(SPECTRUM, [0.1, 0.3], [30, 50], 2.0, noise=0.1)
    apart = [decayed_risks(SPECTRUM, s, [n], 2.0, noise=0.1)[0] for s, n in ((0.1, 30), (0.3, 50))]
    assert together == pytest.approx(apart, rel=1e-14)


def test_the_algorithm_itself_has_that_risk_on_average():
    rng, steps, decay, runs = np.random.default_rng(0), 30, 1.0, 4000
    errors = np.tile(np.sqrt(SPECTRUM.power / SPECTRUM.eigenvalue), (runs, 1))
    for u in range(steps):
        inputs = rng.standard_normal(errors.shape) * np.sqrt(SPECTRUM.eigenvalue)
        residual = np.sum(inputs * errors, axis=1) + np.sqrt(0.2) * rng.standard_normal(runs)
        errors -= 0.3 * (1 - u / steps) ** decay * residual[:, None] * inputs
    found = errors**2 @ SPECTRUM.eigenvalue
    expected = decayed_risks(SPECTRUM, 0.3, [steps], decay, noise=0.2)[0]
    assert abs(found.mean() - expected) < 4 * found.std() / np.sqrt(runs)


def test_a_step_that_diverges_is_refused():
    with pytest.raises(TheoryError, match="does not converge"):
        decayed_risks(SPECTRUM, 0.9, [10], 1.0)


@pytest.mark.parametrize("decay", [0.5, 1.0, 2.0])
def test_stairs_are_the_recursion(decay: float) -> None:
    spectrum, steps = PowerLaw(1.5, 2.2).spectrum(1e9, head=32), 5000
    found = decayed_risk(spectrum, 0.2, steps, decay, noise=0.1)
    bias = decayed_risks(spectrum, 0.2, [steps], decay)[0]
    assert found.bias == pytest.approx(bias, rel=1e-6)
    assert found.total == pytest.approx(decayed_risks(spectrum, 0.2, [steps], decay, noise=0.1)[0], rel=2e-5)


def test_stairs_of_one_height_are_a_constant_step() -> None:
    spectrum = PowerLaw(1.5, 4.0).spectrum(1e30, head=64)
    found, expected = decayed_risk(spectrum, 0.2, 1e20, 0.0, 0.1), sgd_in_features(spectrum, 0.2, 1e20, math.inf, 0.1)
    assert found.bias == pytest.approx(expected.bias, rel=1e-9)
    assert found.variance == pytest.approx(expected.variance, rel=1e-9)


def test_a_run_too_short_for_stairs_is_refused() -> None:
    with pytest.raises(TheoryError, match="decayed_risks"):
        decayed_risk(SPECTRUM, 0.2, 100, 1.0)
