"""Errors of fitted scores are those of tokens in fresh contexts, and fits of least norm are what they are called."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.in_context_asymptotics import Pretraining, _least_squares, error, fitted
from proofs_check.dynamics.in_context_layers import attend
from theory.errors import TheoryError


@pytest.mark.parametrize("known", [False, True])
def test_the_error_averages_predictions_in_fresh_contexts(known: bool) -> None:
    rng, d, samples, noise, draws = np.random.default_rng(0), 4, 6, 0.3, 40_000
    scores, few = 0.4 * rng.standard_normal((d, d)) + 0.5 * np.eye(d), rng.standard_normal((2, d))
    tasks = few[rng.integers(2, size=draws)] if known else rng.standard_normal((draws, d))
    inputs = rng.standard_normal((draws, samples, d)) / np.sqrt(d)
    labels = np.einsum("nsd,nd->ns", inputs, tasks) + np.sqrt(noise) * rng.standard_normal((draws, samples))
    weights = attend(inputs, labels, d * scores, depth=1)
    queries = rng.standard_normal((draws, d)) / np.sqrt(d)
    missed = np.sum(queries * (tasks - weights), axis=1) + np.sqrt(noise) * rng.standard_normal(draws)
    expected = error(scores, few.T @ few / 2 if known else np.eye(d), samples, noise)
    assert abs(np.mean(missed**2) - expected) < 4 * np.std(missed**2) / np.sqrt(draws) < 0.1 * expected


def test_more_contexts_than_entries_fit_better_than_fewer() -> None:
    rng = np.random.default_rng(1)
    many, few = (fitted(Pretraining(tau, 2.0, 2.0, 0.1), 12, rng).fresh for tau in (4.0, 0.5))
    assert many < few


def test_tasks_of_pretraining_are_easier_than_new_ones() -> None:
    fresh, known = fitted(Pretraining(4.0, 2.0, 0.5, 0.1), 12, np.random.default_rng(2))
    assert known < fresh


@pytest.mark.parametrize("shape", [(9, 5), (5, 9)])
def test_the_fit_is_that_of_least_norm(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(3)
    features, labels = rng.standard_normal(shape), rng.standard_normal(shape[0])
    assert _least_squares(features, labels) == pytest.approx(np.linalg.pinv(features) @ labels, rel=1e-9)


@pytest.mark.parametrize("wrong", [(0, 1, 1, 0), (1, -1, 1, 0), (np.inf, 1, 1, 0), (1, 1, np.nan, 0), (1, 1, 1, -0.1)])
def test_sizes_that_make_no_sense_are_refused(wrong: tuple[float, float, float, float]) -> None:
    with pytest.raises(TheoryError, match="pretraining needs"):
        Pretraining(*wrong)
