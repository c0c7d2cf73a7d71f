"""Softmax attention on the embedded torus against kernel regression, drawn targets and prompts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from proofs_check.dynamics.softmax_attention import GRID, attention, best_width, bias, prompt_error, variance
from proofs_check.dynamics.torus_kernel import embed
from theory.errors import TheoryError


def _kernel_regression(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, width: float) -> np.ndarray:
    weights = np.exp(-(cdist(queries, keys) ** 2) / width**2)
    return np.asarray(weights @ values / weights.sum(axis=1))


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    dimension=st.integers(1, 3),
    harmonics=st.integers(1, 3),
    width=st.sampled_from([0.3, 1.0]),
)
def test_attention_on_the_torus_is_kernel_regression(seed: int, dimension: int, harmonics: int, width: float) -> None:
    rng = np.random.default_rng(seed)
    keys, queries = (embed(rng.uniform(0, 2 * np.pi, (n, dimension)), harmonics) for n in (15, 4))
    values = rng.standard_normal(15)
    wanted = _kernel_regression(queries, keys, values, width)
    assert attention(queries, keys, values, width) == pytest.approx(wanted, rel=1e-9, abs=1e-12)


def test_keys_of_different_lengths_are_another_regression() -> None:
    keys, values = np.array([[1.0], [2.0]]), np.array([0.0, 1.0])
    assert attention(keys[:1], keys, values, 1.0)[0] > 0.5 > _kernel_regression(keys[:1], keys, values, 1.0)[0]


def _drawn(smoothness: float, dimension: int, rng: np.random.Generator) -> np.ndarray:
    """The random series of each coordinate on the grid of angles."""
    k = np.arange(1, GRID // 2)
    waves = k ** -(smoothness + 0.5) * np.exp(2j * np.pi * rng.uniform(size=(dimension, len(k))))
    return np.fft.irfft(np.pad(waves, ((0, 0), (1, 1))), GRID) * GRID / 2


def test_error_on_a_prompt_is_that_of_drawn_targets_and_labels() -> None:
    rng, width, noise = np.random.default_rng(0), 0.7, 0.25
    queries, prompt = (rng.integers(GRID, size=(n, 2)) for n in (3, 12))
    at = [embed(2 * np.pi * angles / GRID, 1) for angles in (queries, prompt)]
    errors = []
    for _ in range(250):
        f = _drawn(0.5, 2, rng)
        wanted, labels = (f[np.arange(2), angles].sum(axis=1) for angles in (queries, prompt))
        answers = attention(*at, labels + np.sqrt(noise) * rng.standard_normal(12), width)
        errors.append(np.mean((answers - wanted) ** 2))
    spread = np.std(errors) / np.sqrt(len(errors))
    assert prompt_error(queries, prompt, width, noise, 0.5, 1) == pytest.approx(np.mean(errors), abs=4 * spread)


@pytest.mark.parametrize("dimension, harmonics", [(1, 1), (1, 3)])
def test_a_regular_prompt_has_bias_and_variance_of_a_long_one(dimension: int, harmonics: int) -> None:
    """All angles of a grid far finer than the kernel."""
    prompt = np.arange(0, GRID, 16)[:, None]
    width, noise = 0.2, 1.0
    wanted = bias(width, 0.5, dimension, harmonics) + noise / len(prompt) * variance(width, dimension, harmonics)
    found = prompt_error(np.arange(8)[:, None] * 2, prompt, width, noise, 0.5, harmonics)
    assert found == pytest.approx(wanted, rel=2e-3)


def test_dimensions_multiply_the_variance_and_add_the_bias() -> None:
    assert variance(0.3, 3, 2) == pytest.approx(variance(0.3, 1, 2) ** 3)
    assert bias(0.3, 0.5, 3, 2) == pytest.approx(3 * bias(0.3, 0.5, 1, 2))


def test_best_width_is_better_than_its_neighbours() -> None:
    width, risk = best_width(1e4, 1.0, 0.5, 2, 1)
    for other in (0.9 * width, 1.1 * width):
        assert bias(other, 0.5, 2, 1) + variance(other, 2, 1) / 1e4 > risk


def test_a_kernel_that_the_grid_cannot_resolve_is_refused() -> None:
    with pytest.raises(TheoryError, match="do not resolve"):
        bias(1e-4, 0.5, 1, 1)


@pytest.mark.parametrize("samples", [1e-2, 1e12])
def test_a_best_width_at_the_end_of_the_search_is_refused(samples: float) -> None:
    with pytest.raises(TheoryError, match="best width is not between"):
        best_width(samples, 1.0, 0.5, 1, 1)
