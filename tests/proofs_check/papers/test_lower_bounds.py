"""The checks of bounds on optimisation and estimation refute nearby false forms, which they have not seen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.special import erfc

from proofs_check.dynamics.two_point import label_risk
from proofs_check.exponents import exponent
from proofs_check.judge import judge
from theory.papers.yang2025 import descent_steps, oracle_steps
from theory.papers.yang2025 import oracle_distance as near
from theory.papers.yang2025 import oracle_lower_bound as bound
from theory.papers.yang2025 import sgd_decaying_step as sgd
from theory.papers.yang2025 import stochastic_oracle as noisy
from theory.papers.yang2025 import two_point_labels as labels
from theory.papers.yang2025 import two_point_squared as squared
from theory.papers.yang2025._oracle import E, T, kappa
from theory.records import Inequality, Limit, Measurement, Order, Problem
from theory.registry import builtin

mu, q = bound.mu, bound.q
FALSE: list[tuple[str, str, Any]] = [
    ("oracle-distance", "condition number without its root", ((kappa - 1) / (kappa + 1)) ** (2 * T)),
    ("oracle-distance", "distance for squared distance", near.FACTOR**T),
    ("oracle-distance", "one step more", near.FACTOR ** (2 * T + 2)),
    ("oracle-lower-bound", "rate of gradient descent for all", mu / 2 * (2 * q / (1 + q**2)) ** (2 * T)),
    ("oracle-lower-bound", "distance for squared distance", mu / 2 * q**T),
    ("oracle-lower-bound", "smoothness for convexity", mu / 2 * ((1 + q) / (1 - q)) ** 2 * q ** (2 * T)),
    ("oracle-steps", "condition number without its root", (oracle_steps.u**2 + 2 * oracle_steps.u) * E / 4),
    ("oracle-steps", "distance for squared distance", oracle_steps.u * E / 2),
    ("descent-steps", "root of the condition number", sympy.sqrt(descent_steps.kappa) * E / 4),
    ("descent-steps", "twice the rate", (descent_steps.kappa + 1) * E / 8),
    ("condition-number-gap", "no root", kappa),
    ("condition-number-gap", "no gap", kappa**0),
    ("condition-number-gap", "twice as large", 2 * sympy.sqrt(kappa)),
    ("two-point-squared", "slow rate", squared.CONSTANT * squared.sigma**2 / sympy.sqrt(squared.n)),
    ("two-point-squared", "half the risk of the mean", squared.sigma**2 / (2 * squared.n)),
    ("two-point-squared", "no noise", squared.CONSTANT / squared.n),
    ("two-point-labels", "doubled separation", labels.x * sympy.erfc(sympy.sqrt(2) * labels.x) / 2),
    ("two-point-labels", "squared loss", labels.x**2 * sympy.erfc(labels.x / sympy.sqrt(2)) / 2),
    ("two-point-labels", "Pinsker's bound for the overlap", labels.x * (1 - labels.x / 2) / 2),
    ("sgd-decaying-step", "half", sgd.sigma**2 / (4 * sgd.mu * sgd.T)),
    ("sgd-decaying-step", "constant step", sgd.sigma**2 / (2 * sgd.mu)),
    ("sgd-decaying-step", "distance for value", sgd.sigma**2 / (sgd.mu**2 * sgd.T)),
    ("stochastic-oracle", "SGD taken for best", noisy.sigma**2 / (2 * noisy.mu * noisy.T)),
    ("stochastic-oracle", "slow rate", squared.CONSTANT / 2 * noisy.sigma**2 / (noisy.mu * sympy.sqrt(noisy.T))),
]


@cache
def measured(slug: str) -> Measurement:
    check: Any = import_module(f"proofs_check.papers.yang2025.{slug.replace('-', '_')}")
    found: Measurement = check.measure(Problem(builtin().claim(f"yang2025:{slug}").instances), "quick", 0)
    return found


@pytest.mark.parametrize("slug, why, content", FALSE, ids=[f"{slug}: {why}" for slug, why, _ in FALSE])
def test_a_false_form_is_refuted(slug: str, why: str, content: Any) -> None:
    statement: Any = builtin().claim(f"yang2025:{slug}").statement
    assert judge(statement, measured(slug)).outcome == "supported"
    field = {Order: "rate", Limit: "value"}.get(type(statement), "rhs")
    assert judge(replace(statement, **{field: content}), measured(slug)).outcome == "refuted", why


def test_every_method_is_held_against_the_oracle_bound_at_every_instance() -> None:
    statement = builtin().claim("yang2025:oracle-lower-bound").statement
    assert isinstance(statement, Inequality)
    windows = [(e.at, e.window) for e in measured("oracle-lower-bound").estimates]
    assert len(set(windows)) == len(windows) == 4 * len({at for at, _ in windows})


def test_descent_on_the_chain_itself_falls_behind_with_the_same_slope() -> None:
    (plot,) = measured("condition-number-gap").plots
    worst, chain = plot.curves
    law = exponent(chain.x, chain.y, departures=("correction",))  # both counts are regular in 1 / sqrt(kappa)
    assert abs(law.slope - 0.5) < 3 * law.slope_uncertainty < 0.03
    assert np.all(np.array(chain.y) < worst.y)


@given(st.floats(1e-6, 1e8), st.floats(1, 1e6))
def test_the_rates_lie_on_their_side_of_the_exponentials(above_one: float, steps: float) -> None:
    condition, root = 1 + above_one, np.sqrt(1 + above_one)
    below_root = above_one / (root + 1)
    assert -2 * steps * np.log1p(2 / below_root) >= -4 * steps / below_root * (1 + 1e-12)
    assert -2 * steps * np.log1p(2 / above_one) <= -4 * steps / (condition + 1) * (1 - 1e-12)


def test_the_constant_of_two_points_lies_below_the_best() -> None:
    def bound(x: float) -> float:
        return float(x**2 * erfc(x / np.sqrt(2)))

    best = minimize_scalar(lambda x: -bound(x), bounds=(0.5, 2), method="bounded")
    assert float(squared.CONSTANT) <= bound(float(squared.SEPARATION)) <= -best.fun == pytest.approx(0.33143, abs=1e-5)
    assert 0 <= erfc(float(squared.SEPARATION) / np.sqrt(2)) / 2 - float(squared.TAIL) < 1e-7


def test_the_limit_for_labels_is_no_bound_at_finite_size() -> None:
    n, x = 25, 0.75
    assert np.sqrt(n) * label_risk(x / (2 * np.sqrt(n)), n) < 0.168 < x * erfc(x / np.sqrt(2)) / 2
