"""Rates, gradients and steps of white-box transformers, on drawn tokens."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import check_grad

from proofs_check.transformers.coding_rate import (
    attended,
    drawn_heads,
    gradient,
    lasso,
    noisy_tokens,
    rate,
    signal_to_noise,
    sparse_step,
    thresholded_layer,
    truncated_gradient,
    with_singular_value,
)

SEEDS = st.integers(0, 2**32 - 1)


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.standard_normal((9, 7)) * rng.uniform(0.1, 3), drawn_heads(2, 4, 9, rng)


def test_the_gradient_is_that_of_the_rate() -> None:
    tokens, heads = drawn(0)
    error = check_grad(
        lambda z: rate(z.reshape(tokens.shape), heads, 0.7),
        lambda z: gradient(z.reshape(tokens.shape), heads, 0.7).ravel(),
        tokens.ravel(),
    )
    assert error < 1e-5


def test_the_rate_is_that_of_exact_determinants() -> None:
    tokens, heads = drawn(1)
    with mpmath.workdps(30):
        exact = sum(
            mpmath.log(mpmath.det(mpmath.eye(4) + mpmath.mpf("0.7") * mpmath.matrix(a) * mpmath.matrix(a).T)) / 2
            for a in (head.T @ tokens for head in heads)
        )
    assert rate(tokens, heads, 0.7) == pytest.approx(float(exact), rel=1e-12)


@given(SEEDS, st.floats(0.01, 1.99), st.floats(0.01, 30.0))
@settings(max_examples=60)
def test_a_step_along_the_gradient_gains_what_the_lemma_says(seed: int, step: float, beta: float) -> None:
    tokens, heads = drawn(seed)
    slope = gradient(tokens, heads, beta)
    after = rate(tokens - step / beta * slope, heads, beta)
    assert after <= rate(tokens, heads, beta) - step / beta * (1 - step / 2) * np.sum(slope**2) + 1e-9


def test_heads_that_are_not_orthogonal_break_the_lemma() -> None:
    tokens, (head, _) = drawn(3)
    heads = np.stack([head] * 4)  # four times the same: the gradient is four times as steep
    slope = gradient(tokens / 30, heads, 1.0)
    assert rate(tokens / 30 - 1.9 * slope, heads, 1.0) > rate(tokens / 30, heads, 1.0)


@given(SEEDS, st.integers(0, 4))
@settings(max_examples=40)
def test_the_truncated_gradient_is_off_by_a_power_of_the_largest_energy(seed: int, order: int) -> None:
    tokens, heads = drawn(seed)
    largest = max(np.linalg.norm(head.T @ tokens, 2) for head in heads) ** 2
    whole = gradient(tokens, heads, 1.0)
    error = np.linalg.norm(truncated_gradient(tokens, heads, 1.0, order) - whole)
    assert error <= largest ** (order + 1) * np.linalg.norm(whole) * (1 + 1e-9)


@given(SEEDS, st.floats(0.01, 5.0))
@settings(max_examples=40)
def test_attention_without_softmax_and_with_a_skip_connection_raises_the_rate(seed: int, factor: float) -> None:
    tokens, heads = drawn(seed)
    assert rate(tokens + factor * attended(tokens, heads, 1.0, smooth=False), heads, 1.0) > rate(tokens, heads, 1.0)


def test_softmax_weights_are_shares() -> None:
    """Tokens that are all alike attend to themselves on average: what comes out is what went in."""
    heads = np.eye(3)[None]
    tokens = np.tile([[1.0], [2.0], [0.5]], (1, 5))
    assert np.allclose(attended(tokens, heads, 1.0), tokens)


def test_the_singular_value_asked_for_is_there() -> None:
    rng = np.random.default_rng(0)
    heads = drawn_heads(2, 4, 10, rng)
    tokens, left, right = with_singular_value(3.7, heads, 6, rng)
    seen = heads[0].T @ tokens
    assert 3.7 in np.linalg.svd(seen, compute_uv=False).round(9)
    assert np.allclose(seen @ right, 3.7 * heads[0].T @ left)


@given(SEEDS, st.floats(0.05, 1.0), st.floats(0.0, 2.0), st.booleans())
@settings(max_examples=60)
def test_the_sparse_step_never_raises_its_objective(seed: int, share: float, penalty: float, feasible: bool) -> None:
    rng = np.random.default_rng(seed)
    dictionary, (tokens, code) = rng.standard_normal((5, 5)), rng.standard_normal((2, 5, 4))
    code = np.abs(code) if feasible else np.maximum(code, 0)
    after = sparse_step(tokens, code, dictionary, share / np.linalg.norm(dictionary, 2) ** 2, penalty)
    assert (after >= 0).all()
    assert lasso(tokens, after, dictionary, penalty) <= lasso(tokens, code, dictionary, penalty) + 1e-12


def test_a_step_that_is_too_long_may_raise_it() -> None:
    tokens, code, dictionary = np.zeros((1, 1)), np.ones((1, 1)), np.array([[-1.0]])
    after = sparse_step(tokens - 1, code * 0.1, dictionary, 9.0, 0.0)
    assert lasso(tokens - 1, after, dictionary, 0.0) > lasso(tokens - 1, code * 0.1, dictionary, 0.0)


def test_rotations_keep_the_rate_of_all_tokens() -> None:
    tokens, _ = drawn(5)
    turned = np.linalg.qr(np.random.default_rng(6).standard_normal((9, 9)))[0] @ tokens
    whole = np.eye(9)[None]
    assert rate(turned, whole, 2.0) == pytest.approx(rate(tokens, whole, 2.0), rel=1e-12)


def test_signal_and_noise_are_as_drawn() -> None:
    rng = np.random.default_rng(0)
    heads = drawn_heads(3, 40, 120, rng)
    tokens = noisy_tokens(heads, 200, 0.1, rng)
    assert signal_to_noise(tokens, heads, 200) == pytest.approx(1 / (0.1 * np.sqrt(2)), rel=0.03)
    assert np.allclose(thresholded_layer(tokens, heads, 0.5, 1.0), tokens), "nothing exceeds a threshold of one"
