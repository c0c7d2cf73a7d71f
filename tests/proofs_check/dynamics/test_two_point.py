"""Exact two-point risks against other integrals, enumeration and samples."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.dynamics.two_point import (
    descended,
    label_risk,
    posterior_mean,
    sampled_mean_risk,
    sgd_recursion,
    squared_risk,
)


@given(st.floats(0.05, 6.0), st.floats(0.1, 10.0))
def test_squared_risk_is_the_mean_error_of_the_posterior_mean(separation: float, deviation: float) -> None:
    nodes = np.linspace(-12, 12, 4001)
    weights = np.exp(-(nodes**2) / 2)  # the trapezoidal rule is exact for smooth bells
    distance = separation * deviation
    answers = posterior_mean(distance + deviation * nodes, distance, deviation)
    error = weights @ (answers - distance) ** 2 / weights.sum()
    assert squared_risk(distance, deviation) == pytest.approx(error, rel=1e-6, abs=1e-9 * deviation**2)


@given(st.floats(0.05, 6.0), st.floats(0.0, 1.0))
def test_no_shrunken_mean_does_better(separation: float, shrink: float) -> None:
    linear = shrink**2 + (1 - shrink) ** 2 * separation**2
    assert squared_risk(separation, 1.0) <= linear * (1 + 1e-12)


def test_drawn_samples_have_that_risk() -> None:
    risk, error = sampled_mean_risk(0.3, 4.0, 50, 20000, np.random.default_rng(1))
    assert risk == pytest.approx(squared_risk(0.3, 2.0 / np.sqrt(50)), abs=4 * error)


@pytest.mark.parametrize("samples", range(1, 9))
def test_the_majority_is_the_best_of_all_rules(samples: int) -> None:
    bias, total = 0.17, 0.0
    for labels in itertools.product((0, 1), repeat=samples):
        ones = sum(labels)
        chances = [(0.5 + b) ** ones * (0.5 - b) ** (samples - ones) for b in (bias, -bias)]
        total += min(chances)  # whatever a rule says of these labels, it is wrong at one of the two
    assert label_risk(bias, samples) == pytest.approx(2 * bias * total / 2, rel=1e-12)


@given(st.floats(0.01, 10), st.floats(0.01, 10), st.integers(1, 300), st.floats(0, 100))
def test_sgd_forgets_its_start_in_one_step(convexity: float, noise: float, steps: int, start: float) -> None:
    from_there = sgd_recursion(convexity, noise, steps, start)
    assert from_there == pytest.approx(sgd_recursion(convexity, noise, steps), rel=1e-9)
    assert from_there == pytest.approx(noise / (2 * convexity * steps), rel=1e-9)


def test_drawn_runs_have_the_moments_of_the_recursion() -> None:
    last = descended(0.7, 0.3, 1.0, 40, 20000, np.random.default_rng(2))
    values = 0.3 * (last - 0.7) ** 2 / 2
    assert values.mean() == pytest.approx(sgd_recursion(0.3, 1.0, 40), abs=4 * values.std() / np.sqrt(20000))


def test_the_last_point_is_the_mean_of_what_the_gradients_say() -> None:
    last = descended(0.7, 0.3, 1.0, 25, 100, np.random.default_rng(3))
    rng = np.random.default_rng(3)
    said = np.mean([0.7 - rng.normal(size=100) / 0.3 for _ in range(25)], axis=0)
    assert last == pytest.approx(said, rel=1e-9)
