"""Deterministic equivalents of width and context agree with drawn systems and with their limits."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import beta as beta_function

from proofs_check.dynamics import in_context_width
from proofs_check.dynamics.in_context import risk, tuned
from proofs_check.dynamics.in_context_width import (
    context_floor,
    drawn_context_floor,
    drawn_features,
    finite_width,
    width_floor,
)
from proofs_check.dynamics.spectra import finite_power_law, power_law
from theory.errors import TheoryError


@pytest.mark.parametrize("nu, beta", [(1.5, 0.5), (2.0, 0.75)])
def test_floors_agree_with_drawn_projections_and_samples(nu: float, beta: float) -> None:
    rng, spectrum, draws = np.random.default_rng(0), finite_power_law(nu, beta, 600), 40
    unseen = np.array([drawn_features(spectrum, 60, rng).power[-1] for _ in range(draws)])
    missed = np.array([drawn_context_floor(spectrum, 60, rng) for _ in range(draws)])
    for drawn, equivalent in ((unseen, width_floor(spectrum, 60)), (missed, context_floor(spectrum, 60))):
        # The equivalent is off by order 1/60 at this size.
        assert abs(drawn.mean() / equivalent - 1) < 3 * drawn.std() / drawn.mean() / np.sqrt(draws) + 1 / 60


def test_the_width_floor_is_the_residual_of_least_squares_in_the_features() -> None:
    rng, spectrum, width = np.random.default_rng(3), finite_power_law(1.5, 0.5, 40), 7
    seen = drawn_features(spectrum, width, rng)
    projection = np.random.default_rng(3).standard_normal((width, 40))
    loss = 0.0
    for mode in range(40):  # fit each mode's label by the features: population least squares, solved directly
        gram = projection @ np.diag(spectrum.eigenvalue) @ projection.T
        cross = projection[:, mode] * spectrum.eigenvalue[mode]
        explained = cross @ np.linalg.solve(gram, cross) / spectrum.eigenvalue[mode]
        loss += spectrum.power[mode] * (1 - explained)
    assert seen.power[-1] == pytest.approx(loss, rel=1e-10)


@pytest.mark.parametrize("nu, beta", [(2.0, 0.5), (3.0, 0.5)])
def test_floors_reach_their_power_laws(nu: float, beta: float) -> None:
    # Constants from Mellin transforms (textbook); corrections vanish like a power of the size.
    spectrum, size = power_law(nu, beta), 1e7
    ridge_scale = (nu * np.sin(np.pi / nu) / np.pi) ** (-nu * beta) * size ** (-nu * beta)
    assert width_floor(spectrum, size) == pytest.approx(np.pi / (nu * np.sin(np.pi * beta)) * ridge_scale, rel=2e-3)
    assert context_floor(spectrum, size) == pytest.approx(beta_function(beta, 2 - beta) * ridge_scale, rel=2e-3)


@pytest.mark.parametrize("nu, width, depth", [(1.5, 50, 20), (1.5, 1e4, 1e5), (3.0, 1e3, 1e8)])
def test_the_contour_is_fine_enough(monkeypatch: pytest.MonkeyPatch, nu: float, width: float, depth: float) -> None:
    coarse = finite_width(power_law(nu, 0.5), width).tuned(depth).risk
    monkeypatch.setattr(in_context_width, "STEP", in_context_width.STEP / 2)
    assert finite_width(power_law(nu, 0.5), width).tuned(depth).risk == pytest.approx(coarse, rel=1e-7)


def test_the_contour_stays_on_the_physical_sheet() -> None:
    for nu in (1.25, 1.5, 2.0, 3.0):
        for width in (30.0, 1e4):
            assert np.all(finite_width(power_law(nu, 0.5), width).node.imag < 0)


@pytest.mark.parametrize("depth", [30, 300])
def test_great_width_leaves_the_risk_of_depth_alone(depth: int) -> None:
    spectrum = power_law(1.5, 0.5)
    wide = finite_width(spectrum, 1e9)
    assert wide.risk(1.7, depth) == pytest.approx(risk(spectrum, 1.7, depth), rel=1e-5)
    assert wide.tuned(depth).risk == pytest.approx(tuned(spectrum, depth).risk, rel=1e-5)


def test_great_depth_leaves_the_floor_of_width_alone() -> None:
    spectrum = power_law(1.5, 0.5)
    system = finite_width(spectrum, 100)
    assert system.tuned(1e7).risk == pytest.approx(system.floor, rel=1e-6)
    assert system.floor == pytest.approx(width_floor(spectrum, 100), rel=1e-14)


@pytest.mark.parametrize("depth", [20, 80, 320])
def test_finite_width_and_depth_together_agree_with_drawn_systems(depth: int) -> None:
    rng, spectrum, draws, width = np.random.default_rng(4), finite_power_law(1.5, 0.5, 800), 40, 100
    drawn = np.array([tuned(drawn_features(spectrum, width, rng), depth).risk for _ in range(draws)])
    equivalent = finite_width(spectrum, width).tuned(depth).risk
    assert abs(drawn.mean() / equivalent - 1) < 3 * drawn.std() / drawn.mean() / np.sqrt(draws) + 1 / width


def test_shallow_networks_are_refused() -> None:
    with pytest.raises(TheoryError, match="starts at depth"):
        finite_width(power_law(1.5, 0.5), 100).tuned(2)
