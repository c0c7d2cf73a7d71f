"""Spectral sums and effective ridges agree with closed forms at high precision, also for steep spectra."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import numpy as np
import pytest

from proofs_check.dynamics.spectra import PowerLaw, effective_ridge, finite_power_law, freedom, power_law, repeated
from theory.conventions import CONVENTIONS
from theory.errors import TheoryError


def steep_freedom(ridge: float) -> float:
    """``sum 1/(1 + ridge*k**6)`` in closed form: partial fractions and the digamma function (textbook)."""
    with mpmath.workdps(40):
        a = mpmath.mpf(ridge) ** (-mpmath.mpf(1) / 6)
        roots = [a * mpmath.expjpi(mpmath.mpf(2 * j + 1) / 6) for j in range(6)]
        return float(mpmath.re(sum(z * mpmath.digamma(1 - z) for z in roots)) / 6)


@pytest.mark.parametrize("nu", [1.25, 1.5, 2.0, 6.0])
@pytest.mark.parametrize("beta", [0.25, 0.5, 1.75])
def test_trace_and_variance_are_zeta_values(nu: float, beta: float) -> None:
    spectrum = power_law(nu, beta)
    assert spectrum.variance == pytest.approx(float(mpmath.zeta(1 + nu * beta)), rel=1e-13)
    assert spectrum.total(spectrum.eigenvalue) == pytest.approx(float(mpmath.zeta(nu)), rel=1e-13)


@pytest.mark.parametrize("nu", [1.5, 3.0])
def test_weak_exponential_filters_are_series_of_zeta_values(nu: float) -> None:
    spectrum = power_law(nu, 0.5)
    terms = [mpmath.zeta(nu * 0.5 + 1 + j * nu) * (-2) ** j / mpmath.factorial(j) for j in range(60)]
    found = spectrum.total(spectrum.power * np.exp(-2 * spectrum.eigenvalue))
    assert found == pytest.approx(float(mpmath.fsum(terms)), rel=1e-12)


@pytest.mark.parametrize("scale", [1e6, 1e9, 1e15])
@pytest.mark.parametrize("nu", [1.5, 3.0])
def test_strong_exponential_filters_reach_their_mellin_term(nu: float, scale: float) -> None:
    # No power corrections (textbook: the other poles of the Mellin transform cancel).
    spectrum = power_law(nu, 0.5)
    found = spectrum.total(spectrum.power * np.exp(-scale * spectrum.eigenvalue))
    assert found == pytest.approx(float(mpmath.gamma(0.5)) / nu * scale**-0.5, rel=1e-9)


@pytest.mark.parametrize("ridge", [1.0, 1e-4, 1e-9, 1e-14])
def test_freedom_of_the_square_law_is_a_hyperbolic_cotangent(ridge: float) -> None:
    a = mpmath.pi / mpmath.sqrt(ridge)
    assert freedom(power_law(2.0, 0.5), ridge) == pytest.approx(float((a * mpmath.coth(a) - 1) / 2), rel=1e-12)


@pytest.mark.parametrize("size", [1, 10, 100, 1500, 100_000])
def test_the_effective_ridge_of_a_steep_spectrum_is_relatively_exact(size: int) -> None:
    # Ridges here lie between 1e-1 and 1e-30: an absolute tolerance would return noise.
    ridge = effective_ridge(power_law(6.0, 0.5), size)
    assert steep_freedom(ridge) == pytest.approx(size, rel=1e-11)


@pytest.mark.parametrize("size", [100, 1500])
def test_steep_ridges_are_known_to_twelve_digits(size: int) -> None:
    ridge = effective_ridge(power_law(6.0, 0.5), size)
    assert steep_freedom(ridge * (1 - 1e-12)) > size > steep_freedom(ridge * (1 + 1e-12))


@pytest.mark.parametrize("modes, size", [(5, 1), (5, 4), (300, 299), (2000, 10)])
def test_the_effective_ridge_of_finitely_many_modes(modes: int, size: int) -> None:
    spectrum = finite_power_law(1.5, 0.5, modes)
    assert freedom(spectrum, effective_ridge(spectrum, size)) == pytest.approx(size, rel=1e-10)


def test_the_rule_equals_a_sum_over_every_mode() -> None:
    rule, direct = power_law(2.0, 1.0), finite_power_law(2.0, 1.0, 200_000)
    for scale in (3.0, 1e3, 1e6):
        tail = 1 / (2 * 200_000.5**2)  # of k**-3, where the filter is one
        exact = direct.total(direct.power / (1 + scale * direct.eigenvalue)) + tail / (1 + scale / 200_000.0**2)
        got = rule.total(rule.power / (1 + scale * rule.eigenvalue))
        assert got == pytest.approx(exact, rel=1e-6)


@pytest.mark.parametrize("nu, beta", [(1.0, 0.5), (0.5, 0.5), (2.0, 0.0)])
def test_infinite_traces_are_refused(nu: float, beta: float) -> None:
    with pytest.raises(TheoryError, match=r"needs? capacity"):
        power_law(nu, beta)


def test_more_samples_than_modes_are_refused() -> None:
    with pytest.raises(TheoryError, match="fewer than the modes"):
        effective_ridge(finite_power_law(2.0, 0.5, 10), 10)


@pytest.mark.parametrize("nu", [1.05, 2.5, 12.0])
@pytest.mark.parametrize("size", [1, 10**4, 10**12])
def test_ridges_leave_as_many_degrees_of_freedom_as_asked(
    nu: float, size: int, sum_over_modes: Callable[..., mpmath.mpf]
) -> None:
    modes = 10**18
    ridge = effective_ridge(power_law(nu, 0.5, modes=modes), size)
    # The sum falls as ridge**(-1/nu) at least that slowly, so its relative error bounds that of the ridge over nu.
    left = sum_over_modes(lambda k: 1 / (1 + mpmath.mpf(ridge) * k**nu), modes)
    assert float(left / size - 1) == pytest.approx(0, abs=1e-10 / nu)


@pytest.mark.parametrize("nu, size", [(1.05, 10**12), (4.0, 10**6), (4.0, 10**12), (12.0, 1), (12.0, 10**12)])
def test_ridges_count_multiplicities(nu: float, size: int, sum_over_modes: Callable[..., mpmath.mpf]) -> None:
    """Levels of 2*k + 1 modes each, as on a sphere."""
    levels = 10**9
    spectrum = power_law(nu, 0.5, modes=levels)
    ridge = effective_ridge(repeated(spectrum, 2 * spectrum.eigenvalue ** (-1 / nu) + 1), size)
    left = sum_over_modes(lambda k: (2 * k + 1) / (1 + mpmath.mpf(ridge) * k**nu), levels)
    assert float(left / size - 1) == pytest.approx(0, abs=1e-10 / nu)


@pytest.mark.parametrize("ridge", [1e-12, 1e-3, 10.0])
@pytest.mark.parametrize("size", [3, 1000, 10**9])
def test_an_explicit_ridge_adds_to_that_of_the_samples(ridge: float, size: int) -> None:
    # The square law has its degrees of freedom in closed form.
    kappa = mpmath.mpf(effective_ridge(power_law(2.0, 0.5), size, ridge))
    with mpmath.workdps(40):
        root = mpmath.pi / mpmath.sqrt(kappa)
        assert float(((root * mpmath.coth(root) - 1) / 2 + size * ridge / kappa) / size) == pytest.approx(1, abs=1e-11)


def test_with_a_ridge_there_may_be_more_samples_than_modes() -> None:
    spectrum = finite_power_law(2.0, 0.5, 10)
    kappa = effective_ridge(spectrum, 10**6, ridge=1e-9)
    assert kappa == pytest.approx(1e-9 / (1 - freedom(spectrum, kappa) / 10**6), rel=1e-11)


# --- one parameterisation, many letters -------------------------------------------------------------------------------

TWO_LETTERED = [key for key, c in CONVENTIONS.items() if c.translates]


@pytest.mark.parametrize("convention", TWO_LETTERED)
def test_a_problem_in_any_letters_is_the_same_problem(convention: str) -> None:
    problem = PowerLaw(1.5, 1.25)
    again = PowerLaw.written(convention, *problem.letters(convention).values())
    assert (again.capacity, again.source) == pytest.approx((1.5, 1.25), rel=1e-14)


def test_letters_mean_what_their_convention_says() -> None:
    assert PowerLaw.written("canonical", 1.5, 1.25) == PowerLaw(1.5, 1.25)
    assert PowerLaw.written("bordelon2025", 1.5, 0.5) == PowerLaw(1.5, 1.75)
    assert PowerLaw.written("cui2021", 1.5, 0.5) == PowerLaw(1.5, 2.5)
    assert PowerLaw.written("havrilla2024", 0.5, 2.0) == PowerLaw(1.5, 1.5)
    assert PowerLaw(1.5, 1.25).hardness == pytest.approx(PowerLaw(1.5, 1.25).letters("bordelon2025")["beta"])


@pytest.mark.parametrize("modes", [1, 7, 400])
def test_few_modes_are_listed_as_they_are(modes: int) -> None:
    problem = PowerLaw(0.8, 1.25)  # a finite spectrum may have any capacity
    one_by_one, rule = problem.first(modes), problem.spectrum(modes)
    assert np.array_equal(one_by_one.eigenvalue, rule.eigenvalue) and np.array_equal(one_by_one.power, rule.power)
    assert one_by_one.power == pytest.approx(problem.eigenvalues(modes) * problem.squared_weights(modes), rel=1e-14)


def test_the_power_beyond_the_first_modes_is_the_tail() -> None:
    problem = PowerLaw(2.0, 1.5)
    assert problem.first(10).variance + problem.tail(10) == pytest.approx(float(mpmath.zeta(1.5)), rel=1e-14)
    assert problem.spectrum(10**6).variance + problem.tail(10**6) == pytest.approx(float(mpmath.zeta(1.5)), rel=1e-12)


def test_letters_that_say_too_little_are_refused_by_name() -> None:
    with pytest.raises(TheoryError, match="no convention 'yang2025'"):
        PowerLaw.written("yang2025", 1.0, 2.0)
    with pytest.raises(TheoryError, match="letters nu, beta; got 1"):
        PowerLaw.written("bordelon2025", 1.0)
    with pytest.raises(TheoryError, match="one exponent only"):
        PowerLaw(2.0, 2.0).letters("havrilla2024")
