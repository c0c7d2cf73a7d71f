"""Ridge regression: closed forms, the deterministic equivalent and drawn samples agree."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.dynamics.in_context_width import context_floor, width_floor
from proofs_check.dynamics.point_cloud import deterministic_equivalent
from proofs_check.dynamics.ridge import best_ridge, ridge_risk
from proofs_check.dynamics.samples import drawn_inputs, filtered, ridge_residual
from proofs_check.dynamics.spectra import PowerLaw, Spectrum, effective_ridge, finite_power_law, power_law
from proofs_check.monte_carlo import average
from theory.errors import TheoryError

RIDGES = (0.0, 1e-3, 1e-1)


def isotropic(dimension: int) -> Spectrum:
    return Spectrum(np.array([float(dimension)]), np.ones(1), np.array([1 / dimension]))


def drawn(spectrum: Spectrum, samples: int, runs: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean bias and variance for unit noise at each ridge, and their standard errors, shape (2, ridges)."""

    def draw(count: int, rng: np.random.Generator) -> np.ndarray:
        risks = [
            filtered(spectrum, drawn_inputs(spectrum, samples, rng), ridge_residual(RIDGES), 1.0) for _ in range(count)
        ]
        return np.array([[r.bias, r.variance] for r in risks])

    return average(draw, runs, np.random.default_rng(seed), size=samples * len(spectrum.power), jobs=1)


@pytest.mark.parametrize("nu, beta", [(1.5, 0.5), (2.5, 1.2)])
def test_drawn_samples_approach_the_equivalent_like_one_over_their_number(nu: float, beta: float) -> None:
    spectrum, gaps = finite_power_law(nu, beta, 200), []
    for samples, runs in ((15, 400), (60, 100)):
        mean, error = drawn(spectrum, samples, runs, seed=samples)
        found = [ridge_risk(spectrum, samples, ridge, noise=1.0) for ridge in RIDGES]
        expected = np.array([[r.bias for r in found], [r.variance for r in found]])
        gaps.append(np.abs(mean / expected - 1))
        assert np.all(gaps[-1] < 6 / samples + 4 * error / expected)
    assert gaps[1].max() < gaps[0].max()
    # The test can fail: the equivalent of a quarter more samples lies outside.
    off = ridge_risk(spectrum, 75, 0.0, noise=1.0).bias
    assert abs(mean[0, 0] / off - 1) > 6 / 60 + 4 * error[0, 0] / off


@given(st.floats(0.1, 0.9))
def test_isotropic_problems_in_closed_form(share: float) -> None:
    # Textbook: least norm leaves 1 - n/d of the signal and adds n/(d - n) of the noise.
    found = ridge_risk(isotropic(1000), 1000 * share, noise=1.0)
    assert found.bias == pytest.approx(1 - share, rel=1e-9)
    assert found.variance == pytest.approx(share / (1 - share), rel=1e-9)


@pytest.mark.parametrize("ridge, kappa", [(1.0, (1 + np.sqrt(5)) / 2), (0.5, 1.0)])
def test_as_many_samples_as_dimensions(ridge: float, kappa: float) -> None:
    # 1/(1 + k) = 1 - ridge/k has a closed solution: k**2 = ridge*(1 + k).
    assert ridge_risk(isotropic(50), 50, ridge).kappa == pytest.approx(kappa, rel=1e-12)


@pytest.mark.parametrize("a, b", [(1.5, 1.5), (2.0, 2.5), (1.2, 2.0)])
def test_interpolation_of_power_laws_has_known_constants(a: float, b: float) -> None:
    # Sums as integrals: kappa = (c/n)**a with c = (pi/a)/sin(pi/a), bias (c/n)**(b - 1) * pi*(1 - x)/sin(pi*x).
    n, x, c = 1e7, (b - 1) / a, np.pi / a / np.sin(np.pi / a)
    found = ridge_risk(PowerLaw(a, b).spectrum(), n, noise=1.0)
    assert found.kappa == pytest.approx((c / n) ** a, rel=1e-5)
    assert found.bias == pytest.approx((c / n) ** (b - 1) * np.pi * (1 - x) / np.sin(np.pi * x), rel=1e-4)
    assert found.variance == pytest.approx(a - 1, rel=1e-5)


def test_without_noise_and_ridge_it_is_the_floor_of_contexts() -> None:
    spectrum = power_law(1.5, 0.5)
    assert ridge_risk(spectrum, 1234).total == pytest.approx(context_floor(spectrum, 1234), rel=1e-12)


@pytest.mark.parametrize("nu, beta", [(1.05, 0.5), (3.0, 0.7)])
def test_floors_of_many_modes_are_right_to_nine_digits(
    nu: float, beta: float, sum_over_modes: Callable[..., mpmath.mpf]
) -> None:
    modes, size = 10**18, 10**6
    spectrum = power_law(nu, beta, modes=modes)
    kappa = mpmath.mpf(effective_ridge(spectrum, size))

    def total(summand: Callable[[mpmath.mpf, mpmath.mpf], mpmath.mpf]) -> float:
        return float(sum_over_modes(lambda k: summand(k ** (-nu * beta - 1), 1 / (1 + 1 / (kappa * k**nu))), modes))

    learned = float(sum_over_modes(lambda k: 1 / (1 + kappa * k**nu) ** 2, modes)) / size
    assert width_floor(spectrum, size) == pytest.approx(total(lambda power, left: power * left), rel=1e-9)
    found = ridge_risk(spectrum, size, noise=1.0)
    assert found.bias == pytest.approx(total(lambda power, left: power * left**2) / (1 - learned), rel=1e-9)
    assert found.variance == pytest.approx(learned / (1 - learned), rel=1e-9)


@pytest.mark.parametrize("samples", [20, 100, 1000])
def test_the_best_ridge_for_a_target_drawn_from_the_kernel_is_bayes(samples: int) -> None:
    # Then the risk solves the equation of Gaussian processes, and the best ridge is noise/n.
    spectrum = finite_power_law(1.5, 1 / 3, 100)  # power = eigenvalue
    found = best_ridge(spectrum, samples, noise=0.2)
    trace = spectrum.total(spectrum.eigenvalue)
    bayes = deterministic_equivalent(spectrum.eigenvalue, spectrum.weight, trace, samples, 0.2)
    assert found.total == pytest.approx(bayes, rel=1e-9)
    assert found.ridge == pytest.approx(0.2 / samples, rel=1e-3)


def test_without_noise_smooth_targets_need_no_ridge() -> None:
    found = best_ridge(power_law(1.5, 0.5), 100, noise=0.0)
    assert found.ridge == 0 and found.total == pytest.approx(context_floor(power_law(1.5, 0.5), 100), rel=1e-9)


def test_at_the_interpolation_peak_there_is_no_answer() -> None:
    with pytest.raises(TheoryError, match="a ridge > 0"):
        ridge_risk(finite_power_law(2.0, 0.5, 10), 10)
    with pytest.raises(TheoryError, match="noise > 0"):
        best_ridge(finite_power_law(2.0, 0.5, 10), 20, noise=0.0)
