"""Gradient flow and descent: exact on few modes, and on 10^18 modes at any time."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import numpy as np
import pytest

from proofs_check.dynamics import flow
from proofs_check.dynamics.flow import gradient_descent, gradient_flow
from proofs_check.dynamics.spectra import finite_power_law, power_law
from theory.errors import TheoryError


def test_the_oracle_sums_powers(sum_over_modes: Callable[..., mpmath.mpf]) -> None:
    exact = mpmath.zeta(mpmath.mpf("1.5")) - mpmath.zeta(mpmath.mpf("1.5"), 10**6 + 1)
    assert float(sum_over_modes(lambda k: k ** mpmath.mpf("-1.5"), 10**6) / exact - 1) == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("nu, beta", [(1.05, 0.5), (3.0, 0.2), (12.0, 0.5)])
@pytest.mark.parametrize("modes", [20_000, 10**9, 10**18])
def test_curves_are_right_to_nine_digits_at_any_number_of_modes(
    nu: float, beta: float, modes: int, sum_over_modes: Callable[..., mpmath.mpf]
) -> None:
    # Up to times at which the last mode has decayed by exp(-20), or 1e18.
    latest = min(18.0, nu * np.log10(modes) + 1)
    times = 10.0 ** np.linspace(0.3, latest, 3)
    found = gradient_flow(power_law(nu, beta, modes=modes), times)
    for time, risk in zip(times, found, strict=True):
        exact = sum_over_modes(lambda k, t=time: k ** (-nu * beta - 1) * mpmath.exp(-2 * t * k**-nu), modes)
        assert risk == pytest.approx(float(exact), rel=1e-9)


def test_few_that_stand_for_many_agree_with_all_one_by_one() -> None:
    times = np.geomspace(1, 1e9, 40)
    few, many = power_law(1.5, 0.5, modes=300_000), finite_power_law(1.5, 0.5, 300_000)
    assert gradient_flow(few, times) == pytest.approx(gradient_flow(many, times), rel=1e-11)
    assert gradient_descent(few, 0.7, times) == pytest.approx(gradient_descent(many, 0.7, times), rel=1e-11)


def test_descent_multiplies_the_error_once_a_step() -> None:
    spectrum = finite_power_law(2.0, 0.5, 50)
    weights, errors, risks = spectrum.eigenvalue, np.ones(50), []
    for _ in range(30):
        risks.append(np.sum(spectrum.power * errors**2))
        errors = errors - 1.4 * weights * errors
    assert gradient_descent(spectrum, 1.4, np.arange(30)) == pytest.approx(risks, rel=1e-12)


def test_small_steps_follow_the_flow() -> None:
    spectrum, times = power_law(2.0, 0.5), np.array([10.0, 1e4])
    assert gradient_descent(spectrum, 1e-6, times * 1e6) == pytest.approx(gradient_flow(spectrum, times), rel=1e-5)


def test_chunks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spectrum, times = finite_power_law(2.0, 0.5, 100), np.geomspace(1, 100, 50)
    whole = gradient_flow(spectrum, times)
    monkeypatch.setattr(flow, "CHUNK", 300)
    assert gradient_flow(spectrum, times) == pytest.approx(whole, rel=1e-14)


def test_a_step_that_diverges_is_refused_with_the_bound() -> None:
    with pytest.raises(TheoryError, match="between 0 and 2"):
        gradient_descent(finite_power_law(2.0, 0.5, 3), 2.5, [1])
    with pytest.raises(TheoryError, match="must not be negative"):
        gradient_flow(finite_power_law(2.0, 0.5, 3), [-1.0])
