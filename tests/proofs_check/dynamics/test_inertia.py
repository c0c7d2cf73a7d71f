"""Flow with inertia: the equation of motion of a mode, and the mean over its swings."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from proofs_check.dynamics.in_context_width import drawn_features
from proofs_check.dynamics.inertia import swung_by_features, swung_risk
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from theory.errors import TheoryError

ONE = Spectrum(np.ones(1), np.ones(1), np.ones(1))


@pytest.mark.parametrize("friction, gain, decay", [(3.0, 1.0, 0.0), (2.2, 0.5, 0.0), (3.0, 1.0, 0.6)])
def test_a_mode_obeys_its_equation_of_motion(friction: float, gain: float, decay: float) -> None:
    start = 1e-6
    motion = solve_ivp(
        lambda t, x: [x[1], -friction / t * x[1] - gain * t**-decay * x[0]],
        (start, 3.0),
        [1.0, 0.0],
        rtol=1e-9,
        atol=1e-12,
    )
    assert swung_risk(ONE, 3.0, friction, gain, decay) == pytest.approx(motion.y[0, -1] ** 2, rel=1e-4)


def test_a_mode_that_swings_has_its_mean() -> None:
    """The square of the amplitude falls like the time to minus the friction."""
    times = np.linspace(200.0, 200.0 + 20 * np.pi, 20001)
    motion = solve_ivp(
        lambda t, x: [x[1], -3.0 / t * x[1] - x[0]], (1e-6, times[-1]), [1.0, 0.0], t_eval=times, rtol=1e-8, atol=1e-11
    )
    mean = np.mean(motion.y[0] ** 2 * times**3)
    assert swung_risk(ONE, 200.0, 3.0) * 200.0**3 == pytest.approx(mean, rel=1e-3)
    assert swung_risk(ONE, 1e7, 3.0) * 1e21 == pytest.approx(mean, rel=1e-3)


def test_too_little_friction_is_refused() -> None:
    with pytest.raises(TheoryError, match="friction above one"):
        swung_risk(ONE, 1.0, 0.5)


@pytest.mark.slow
@pytest.mark.parametrize(
    "source, time, decay", [(2.2, 30.0, 0.0), (2.2, 3000.0, 0.0), (4.0, 300.0, 0.0), (2.2, 100.0, 0.6)]
)
def test_drawn_features_swing_as_their_equivalent(source: float, time: float, decay: float) -> None:
    spectrum, rng, friction = PowerLaw(1.5, source).first(600), np.random.default_rng(0), 3.0
    found = []
    for _ in range(20):
        seen = drawn_features(spectrum, 100, rng)
        inside = Spectrum(seen.weight[:-1], seen.eigenvalue[:-1], seen.power[:-1])
        found.append(seen.power[-1] + swung_risk(inside, time, friction, decay=decay))
    population = swung_risk(spectrum, time, friction, decay=decay)
    expected = population + swung_by_features(spectrum, 100, time, friction, decay=decay)
    assert np.mean(found) == pytest.approx(expected, abs=4 * np.std(found, ddof=1) / np.sqrt(20))


def test_many_features_add_nothing() -> None:
    spectrum = PowerLaw(1.5, 2.2).spectrum(head=200)
    many, few = (swung_by_features(spectrum, p, 100.0, 3.0) for p in (1e9, 1e8))
    assert few == pytest.approx(10 * many, rel=0.01)
    assert abs(few) < 1e-4 * swung_risk(spectrum, 100.0, 3.0)
