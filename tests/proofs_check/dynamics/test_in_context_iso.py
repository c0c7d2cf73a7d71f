"""Marchenko-Pastur quadrature and drawn contexts agree with exact moments and rational optima."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from scipy.optimize import minimize

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import (
    drawn_contexts,
    least_risk,
    marchenko_pastur,
    tied_residual,
    untied_residual,
)


def moment(order: int, alpha: Fraction) -> Fraction:
    """Moment of the Marchenko-Pastur law by Narayana's numbers (textbook)."""
    return sum(
        (Fraction(comb(order, r) * comb(order - 1, r), r + 1) / alpha**r for r in range(order)), start=Fraction(0)
    )


@pytest.mark.parametrize("alpha", [Fraction(1, 2), Fraction(1), Fraction(5, 2)])
@pytest.mark.parametrize("order", range(1, 9))
def test_quadrature_has_the_moments_of_narayana(alpha: Fraction, order: int) -> None:
    law = marchenko_pastur(float(alpha))
    assert law.total(law.eigenvalue**order) == pytest.approx(float(moment(order, alpha)), rel=1e-12)
    assert law.variance == pytest.approx(1, rel=1e-12)


@pytest.mark.parametrize("alpha", [0.5, 1.0, 2.0])
def test_drawn_contexts_have_the_second_moment_of_wishart(alpha: float) -> None:
    # E tr S^2/D = 1 + (D + 1)/P exactly, at finite size (textbook).
    dimension, draws = 30, 4000
    squares = np.mean(drawn_contexts(alpha, dimension, draws, np.random.default_rng(0)) ** 2, axis=1)
    exact = 1 + (dimension + 1) / (alpha * dimension)
    assert abs(squares.mean() - exact) < 4 * squares.std() / np.sqrt(draws)


OPTIMA = {
    1: lambda a: 1 / (1 + a),
    2: lambda a: (1 + 2 * a) / (1 + a) ** 3,
    3: lambda a: (1 + 4 * a + 5 * a**2) / (1 + a) ** 5,
}


@pytest.mark.parametrize("depth", OPTIMA)
@pytest.mark.parametrize("alpha", [0.3, 1.0, 4.0])
def test_quadrature_reaches_the_rational_optima_of_few_layers(depth: int, alpha: float) -> None:
    # Minimised by hand from the moments: polynomials in the step of degree two, four, six.
    best = tuned(marchenko_pastur(alpha), depth)
    assert best.risk == pytest.approx(OPTIMA[depth](alpha), rel=1e-10)
    assert best.rate == pytest.approx(alpha / (1 + alpha), rel=1e-6)


def test_the_extrapolated_risk_covers_the_quadrature() -> None:
    rng = np.random.default_rng(5)
    value, uncertainty = least_risk(2.0, 3, (20, 40, 80), (600, 300, 150), rng)
    assert abs(value - tuned(marchenko_pastur(2.0), 3).risk) < 3 * uncertainty < 0.1 * value


@pytest.mark.parametrize("alpha", [0.5, 2.0])
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_untied_steps_found_by_search_give_the_least_squares_residual(alpha: float, depth: int) -> None:
    law = marchenko_pastur(alpha)

    def loss(steps: np.ndarray) -> float:
        return law.total(np.prod(1 - np.outer(steps, law.eigenvalue), axis=0) ** 2)

    # Any start works that is not symmetric, where untied layers stay tied.
    start = np.linspace(0.2, 1.0, depth) * alpha / (1 + alpha)
    searched = minimize(loss, start, method="BFGS", options={"gtol": 1e-10}).fun
    fitted = law.total(untied_residual(law, depth)(law.eigenvalue) ** 2)
    assert fitted == pytest.approx(searched, rel=1e-8)


def test_untied_layers_do_better_than_tied_ones_from_two_on() -> None:
    law = marchenko_pastur(2.0)
    for depth in (1, 2, 5):
        tied, untied = (law.total(f(law, depth)(law.eigenvalue) ** 2) for f in (tied_residual, untied_residual))
        assert untied < tied * (1 - 1e-6) if depth > 1 else untied == pytest.approx(tied, rel=1e-12)
