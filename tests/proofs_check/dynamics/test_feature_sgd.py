"""SGD in random features: the contour integral is the recursion of drawn features, and its limits are known ones."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.feature_sgd import feature_frontier, feature_sgd
from proofs_check.dynamics.in_context_width import drawn_features, finite_width, width_floor
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from theory.errors import TheoryError

STEP = 0.02


def drawn_curve(spectrum: Spectrum, features: int, times: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The exact recursion in drawn features; what they cannot see is noise to it."""
    seen = drawn_features(spectrum, features, rng)
    inside = Spectrum(seen.weight[:-1], seen.eigenvalue[:-1], seen.power[:-1])
    return learning_curve(inside, STEP, times, noise=float(seen.power[-1]))


@pytest.mark.parametrize("capacity, source, modes", [(2.0, 3.5, 600), (0.6, 1.8, 200)])
def test_the_equivalent_is_the_mean_over_drawn_features(capacity: float, source: float, modes: int) -> None:
    spectrum, times, draws = PowerLaw(capacity, source).first(modes), np.array([100.0, 1e3, 1e4, 1e6]), 12
    rng = np.random.default_rng(0)
    curves = np.array([drawn_curve(spectrum, 100, times, rng) for _ in range(draws)])
    expected = np.array([feature_sgd(spectrum, 100, STEP, t) for t in times])
    allowed = 4 * curves.std(axis=0, ddof=1) / np.sqrt(draws) + (3 / 100 + STEP) * expected
    assert np.all(np.abs(curves.mean(axis=0) - expected) < allowed)


@pytest.mark.parametrize("time", [1e4, 1e6, 1e8])
def test_endless_batches_give_gradient_flow(time: float) -> None:
    spectrum = PowerLaw(1.5, 2.0).spectrum()
    flow = finite_width(spectrum, 50.0).risk(1e-3, time)
    assert feature_sgd(spectrum, 50.0, 1e-3, time, batch=np.inf) == pytest.approx(flow, rel=2e-3)


@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_in_the_end_the_floor_and_the_noise_feed_on_themselves(noise: float) -> None:
    spectrum = PowerLaw(1.5, 2.0).spectrum()
    share = 0.1 / 2 * spectrum.total(spectrum.eigenvalue)
    settled = (width_floor(spectrum, 50.0) + share * noise) / (1 - share)
    assert feature_sgd(spectrum, 50.0, 0.1, 1e30, noise=noise) == pytest.approx(settled, rel=1e-6)


def test_endless_features_give_sgd_on_all_modes() -> None:
    spectrum, step, times = PowerLaw(1.5, 4.0).spectrum(1e9, head=48, ends=2), 1e-3, [1e2, 1e4, 1e6]
    found = [feature_sgd(spectrum, 1e8, step, time) for time in times]
    assert np.allclose(found, learning_curve(spectrum, step, times), rtol=5 * step)


def test_a_step_at_which_noise_feeds_on_itself_is_refused() -> None:
    with pytest.raises(TheoryError, match="take one below"):
        feature_sgd(PowerLaw(1.5, 2.0).spectrum(), 50.0, 1.0, 100.0)


def test_no_number_of_features_does_better_than_the_best_one() -> None:
    spectrum = PowerLaw(2.0, 3.5).spectrum(head=48, ends=2)

    def risk(features: float, steps: float) -> float:
        return feature_sgd(spectrum, features, 0.1, steps)

    found = feature_frontier(risk, [1e6, 1e7])
    others = [risk(features, 1e7 / features) for features in np.geomspace(20, 1e5, 40)]
    assert found.risks[1] <= min(others)
    assert found.risks[1] > 0.98 * min(others)


def test_budgets_at_which_features_are_useless_are_refused() -> None:
    with pytest.raises(TheoryError, match="at an end"):
        feature_frontier(lambda _, steps: 1 / steps, [1e4, 1e6])
