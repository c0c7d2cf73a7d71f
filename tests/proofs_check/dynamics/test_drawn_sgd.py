"""SGD on drawn inputs against its second moments, which are exact for Gaussian inputs."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.drawn_sgd import drawn_sgd
from proofs_check.dynamics.multi_pass import drawn_sample, multi_pass
from proofs_check.dynamics.sgd import recursion
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.dynamics.volterra import sgd_in_features

SPECTRUM = PowerLaw(1.5, 1.8).first(6)


def agrees(drawn: np.ndarray, expected: float, relative: float = 0.0) -> bool:
    return bool(abs(drawn.mean() - expected) < 4 * drawn.std() / np.sqrt(len(drawn)) + relative * expected)


@pytest.mark.parametrize("batch", [1, 3])
def test_fresh_inputs_follow_the_recursion(batch: int) -> None:
    drawn = drawn_sgd(SPECTRUM, 0.3, 20, 3000, np.random.default_rng(0), noise=0.2, batch=batch)
    assert agrees(drawn, recursion(SPECTRUM, 0.3, 20, 0.2, batch)[-1] - 0.2)


def test_a_falling_step_follows_its_recursion() -> None:
    drawn = drawn_sgd(SPECTRUM, 0.3, 20, 3000, np.random.default_rng(0), decay=2.0, noise=0.2)
    assert agrees(drawn, decayed_risks(SPECTRUM, 0.3, [20], 2.0, 0.2)[0])


def test_one_sample_again_and_again_follows_the_second_moments() -> None:
    """Averaged over samples too, on both sides."""
    rng, n, step, steps = np.random.default_rng(0), 5, 0.1, 40
    drawn = drawn_sgd(SPECTRUM, step, steps, 3000, rng, noise=0.2, samples=n)
    exact = np.array([multi_pass(drawn_sample(SPECTRUM, n, 0.2, rng), step, steps)[-1] for _ in range(300)])
    assert agrees(drawn, exact.mean(), 4 * exact.std() / np.sqrt(300) / exact.mean())
    fresh = recursion(SPECTRUM, step, steps, 0.2)[-1] - 0.2
    assert drawn.mean() > 1.2 * fresh  # fresh inputs are worth more


def test_in_features_it_follows_the_equivalent() -> None:
    spectrum, p, steps = PowerLaw(1.5, 1.8).first(100), 30, 100
    drawn = drawn_sgd(spectrum, 0.2, steps, 60, np.random.default_rng(0), features=p)
    assert agrees(drawn, float(sgd_in_features(spectrum, 0.2, steps, p).bias), 1 / p)
