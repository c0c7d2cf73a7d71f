"""Direct minimisation agrees with Lagrange's condition, brute force and high precision."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from proofs_check.dynamics.allocation import Legs, least, least_max, least_sum
from theory.errors import TheoryError


def random_legs(rng: np.random.Generator, count: int) -> Legs:
    return Legs(np.exp(rng.uniform(-1, 1, count)), rng.uniform(0.2, 2, count), rng.uniform(0.5, 3, count))


@pytest.mark.parametrize("seed", range(30))
def test_the_budget_is_spent_and_marginal_returns_are_equal(seed: int) -> None:
    rng = np.random.default_rng(seed)
    legs, budget = random_legs(rng, count=2 + seed % 3), float(10 ** rng.uniform(1, 12))
    found = least_sum(legs, budget)
    assert np.prod(found.resources ** np.asarray(legs.prices)) == pytest.approx(budget, rel=1e-10)
    errors = np.asarray(legs.coefficients) * found.resources ** -np.asarray(legs.decays)
    returns = np.asarray(legs.decays) * errors / np.asarray(legs.prices)
    assert returns == pytest.approx(returns.mean() * np.ones(len(returns)), rel=1e-6)
    assert errors.sum() == pytest.approx(found.risk, rel=1e-12)


@pytest.mark.parametrize("seed", range(30))
def test_no_allocation_has_a_smaller_maximum(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    legs, budget = random_legs(rng, count=3), float(10 ** rng.uniform(1, 12))
    found = least_max(legs, budget)
    assert np.exp(legs.logarithms(np.log(found.resources)).max()) == pytest.approx(found.risk, rel=1e-9)
    prices = np.asarray(legs.prices)
    tried = rng.normal(0, 5, (2000, 3))
    tried += (np.log(budget) - tried @ prices)[:, None] * prices / (prices @ prices)
    assert min(legs.logarithms(z).max() for z in tried) >= np.log(found.risk) - 1e-9


def test_the_sum_lies_between_the_maximum_and_its_multiple() -> None:
    legs = random_legs(np.random.default_rng(5), count=3)
    assert 1 < least_sum(legs, 1e6).risk / least_max(legs, 1e6).risk < 3


def test_least_finds_the_minimum_that_high_precision_finds() -> None:
    found = least(lambda x: 1e-3 * np.sqrt(x) + np.exp(-x / 7), 1.0, 1e3)
    with mpmath.workdps(40):
        exact = mpmath.findroot(lambda x: mpmath.mpf("1e-3") / (2 * mpmath.sqrt(x)) - mpmath.exp(-x / 7) / 7, 50)
    assert found.resources[0] == pytest.approx(float(exact), rel=1e-7)


def test_least_refuses_a_minimum_at_the_end() -> None:
    with pytest.raises(TheoryError, match="widen the range"):
        least(lambda x: x, 1.0, 10.0)
