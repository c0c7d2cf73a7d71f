"""Weights keep what gradient flow conserves, untied layers do what tied ones do until pushed, and bounds hold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy.integrate import solve_ivp
from scipy.optimize import minimize

from proofs_check.dynamics.attention_weights import (
    curvature,
    flowed,
    least_untied_risks,
    untied_risk,
)
from proofs_check.dynamics.in_context import infinite_depth_risk, risk, trained, tuned
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.dynamics.spectra import Spectrum, finite_power_law

POWER_LAW = finite_power_law(1.5, 0.5, 40)


@st.composite
def spectra(draw: st.DrawFn) -> Spectrum:
    modes = draw(st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)), min_size=2, max_size=12))
    eigenvalue = np.array(sorted((x for x, _ in modes), reverse=True))
    assume(eigenvalue[-1] < 0.9 * eigenvalue[0])
    return Spectrum(np.ones(len(modes)), eigenvalue / eigenvalue[0], np.array([s for _, s in modes]))


def trained_weights(start: Sequence[float], uses: Sequence[int], times: ArrayLike) -> np.ndarray:
    """Weights w_i under gradient flow of the risk at the step ``prod w_i**uses_i``, one equation each."""
    power, slope = np.asarray(uses, dtype=float), 2 * POWER_LAW.power * POWER_LAW.eigenvalue

    def velocity(_: float, weights: np.ndarray) -> np.ndarray:
        gamma = float(np.prod(weights**power))
        return np.asarray(power * gamma / weights * POWER_LAW.total(slope * np.exp(-2 * gamma * POWER_LAW.eigenvalue)))

    end = float(np.max(times))
    path = solve_ivp(velocity, (0.0, end), list(start), t_eval=times, method="LSODA", rtol=1e-11, atol=1e-13)
    return np.asarray(path.y)


def test_one_weight_to_the_first_power_is_the_step_itself() -> None:
    times = np.array([1e2, 1e5])
    found = flowed(POWER_LAW, times, speed=1, growth=0, start=1e-9)
    assert found == pytest.approx(trained(POWER_LAW, times), rel=1e-6)


@pytest.mark.parametrize(
    "uses, start, speed, growth",
    [
        ((3,), (0.1 ** (1 / 3),), 9, 4 / 3),
        ((1, 1, 1), (0.1 ** (1 / 3),) * 3, 3, 4 / 3),
        ((1, 1, 1, 2), (0.05**0.2,) * 3 + (np.sqrt(2) * 0.05**0.2,), 5 * 2**0.4, 1.6),
    ],
    ids=["one weight cubed", "three weights", "four weights of the network"],
)
def test_products_of_weights_move_at_their_speed(
    uses: tuple[int, ...], start: tuple[float, ...], speed: float, growth: float
) -> None:
    weights = trained_weights(start, uses, [0.0, 0.5, 50.0])
    gamma = np.prod(weights ** np.array(uses)[:, None], axis=0)
    assert gamma[1:] == pytest.approx(flowed(POWER_LAW, [0.5, 50.0], speed, growth), rel=1e-5)


def test_gradient_flow_conserves_differences_of_squares_by_use() -> None:
    v, k, q, x = trained_weights([0.3, 0.5, 0.4, 0.6], [1, 1, 1, 2], np.linspace(0, 40, 9))
    for kept in (v**2 - k**2, k**2 - q**2, x**2 - 2 * k**2):
        assert np.ptp(kept) < 1e-8
    assert np.ptp(x**2 - k**2) > 0.1


@pytest.mark.parametrize("depth", [2, 3, 7])
def test_untied_layers_stay_tied_from_a_symmetric_start_and_drop_below_from_another(depth: int) -> None:
    best = tuned(POWER_LAW, depth)

    def descended(steps: np.ndarray, count: int) -> np.ndarray:
        for _ in range(count):
            kept = 1 - np.outer(steps / depth, POWER_LAW.eigenvalue)
            whole = np.prod(kept, axis=0)
            steps = steps + 0.5 * 2 * (whole**2 * POWER_LAW.power * POWER_LAW.eigenvalue / kept).sum(axis=1)
        return steps

    symmetric = descended(np.full(depth, 0.1), 500)
    assert np.ptp(symmetric) < 1e-12
    pushed = descended(np.full(depth, best.rate * depth) + 0.05 * np.cos(np.pi * np.arange(depth)), 3000)
    assert untied_risk(POWER_LAW, pushed) < 0.99 * best.risk <= untied_risk(POWER_LAW, symmetric)


@pytest.mark.parametrize("alpha", [0.5, 2.0])
def test_untied_layers_reach_the_rational_optimum_on_isotropic_data(alpha: float) -> None:
    found = least_untied_risks(marchenko_pastur(alpha), 6)
    assert found == pytest.approx([1 / sum(alpha**j for j in range(depth + 1)) for depth in range(1, 7)], rel=1e-10)


def test_untied_steps_found_by_search_reach_the_least_risk() -> None:
    start = tuned(POWER_LAW, 3).rate * np.array([1.5, 3.0, 6.0])
    searched = minimize(lambda steps: untied_risk(POWER_LAW, steps), start, method="BFGS", options={"gtol": 1e-9}).fun
    assert least_untied_risks(POWER_LAW, 3)[-1] == pytest.approx(searched, rel=1e-6)


@pytest.mark.parametrize("depth", [2, 4])
def test_the_tied_optimum_is_a_saddle_along_every_balanced_direction(depth: int) -> None:
    rng = np.random.default_rng(depth)
    gamma = tuned(POWER_LAW, depth).rate * depth
    left = np.abs(1 - gamma * POWER_LAW.eigenvalue / depth) ** (2 * depth - 2)
    expected = -2 / depth**2 * POWER_LAW.total(POWER_LAW.power * POWER_LAW.eigenvalue**2 * left)
    for _ in range(3):
        direction = rng.standard_normal(depth)
        direction -= direction.mean()
        direction /= np.linalg.norm(direction)
        assert curvature(POWER_LAW, np.full(depth, gamma), direction) == pytest.approx(expected, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(spectrum=spectra(), depth=st.integers(1, 30))
def test_the_least_risk_lies_between_its_bounds_for_any_spectrum(spectrum: Spectrum, depth: int) -> None:
    # Ours: below, the head mode past three times its step, or the modes too small to be reached before it.
    least = tuned(spectrum, depth).risk
    small = spectrum.eigenvalue <= 1 / (6 * depth)
    lower = min(4.0**depth * spectrum.power[0], spectrum.power[small].sum() / 4)
    assert lower <= least * (1 + 1e-9)
    assert least <= infinite_depth_risk(spectrum, depth) * (1 + 1e-9)


@settings(max_examples=40, deadline=None)
@given(spectrum=spectra(), depth=st.integers(1, 12))
def test_the_risk_is_convex_and_its_best_step_beyond_the_inverse_of_the_largest_eigenvalue(
    spectrum: Spectrum, depth: int
) -> None:
    rates = np.linspace(0, 2.5, 41)
    risks = np.array([risk(spectrum, rate, depth) for rate in rates])
    assert np.all(np.diff(risks, 2) >= -1e-12 * risks.max())
    best = tuned(spectrum, depth)
    assert best.rate > 1 and best.risk > 0
    if best.rate <= 2:
        assert tuned(spectrum, depth + 1).risk < best.risk


def test_one_layer_more_may_do_worse_if_the_best_step_is_long() -> None:
    # Almost all power in a small eigenvalue: the step overshoots the large one, which even powers then punish.
    found = []
    for share in np.geomspace(1e-12, 1e-1, 24):
        for small in (0.05, 0.1, 0.2, 0.3):
            spectrum = Spectrum(np.ones(2), np.array([1.0, small]), np.array([share, 1.0]))
            for depth in (1, 2, 3):
                best = tuned(spectrum, depth)
                if tuned(spectrum, depth + 1).risk > best.risk:
                    found.append(best.rate)
    assert found and min(found) > 2


@settings(max_examples=40, deadline=None)
@given(spectrum=spectra(), depth=st.integers(1, 6), rank=st.integers(1, 4), seed=st.integers(0, 2**32 - 1))
def test_no_step_matrix_of_small_rank_beats_the_modes_it_leaves_out(
    spectrum: Spectrum, depth: int, rank: int, seed: int
) -> None:
    size, rng = len(spectrum.eigenvalue), np.random.default_rng(seed)
    step = rng.standard_normal((size, rank)) @ rng.standard_normal((rank, size)) / size
    seen = rng.standard_normal((20, size)) * np.sqrt(spectrum.eigenvalue)
    left = np.linalg.matrix_power(np.eye(size) - step @ (seen.T @ seen) / 20 / depth, depth)
    target = spectrum.power / spectrum.eigenvalue
    found = np.trace((left * target) @ left.T * spectrum.eigenvalue)
    assert found >= np.sort(spectrum.power)[::-1][rank:].sum() * (1 - 1e-9)
