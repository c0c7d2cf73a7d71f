"""The network predicts like gradient descent in context, and its backward pass differentiates its forward pass."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.dynamics.attention_network import (
    Attention,
    Tokens,
    aligned,
    loss,
    loss_and_gradient,
    predict,
    reduced,
    sgd,
)


def drawn_tokens(rng: np.random.Generator, dimension: int = 3, samples: int = 5, queries: int = 2) -> Tokens:
    shape = (2, samples + queries)
    return Tokens(rng.standard_normal((*shape, dimension)), rng.standard_normal(shape), samples)


def drawn_weights(rng: np.random.Generator, dimension: int = 3, width: int = 4, labels: int = 2) -> Attention:
    shapes = ((width, dimension), (width, width), (width, width), (labels, labels), (labels,), (labels,))
    return Attention(*(0.5 * rng.standard_normal(shape) for shape in shapes))


@settings(max_examples=40, deadline=None)
@given(
    depth=st.integers(1, 6),
    dimension=st.integers(1, 5),
    samples=st.integers(1, 7),
    width=st.integers(1, 6),
    labels=st.integers(1, 3),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_network_predicts_like_gradient_descent_with_the_product_of_its_weights(
    depth: int, dimension: int, samples: int, width: int, labels: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    embed, key, query = (rng.standard_normal((width, n)) / width for n in (dimension, width, width))
    network = aligned(embed, key, query, value=rng.standard_normal(), width=labels)
    tokens = drawn_tokens(rng, dimension, samples)
    expected = reduced(network.gamma, tokens, depth)
    np.testing.assert_allclose(predict(network, tokens, depth), expected, rtol=1e-9, atol=1e-11)


def test_queries_do_not_see_their_labels_nor_each_other() -> None:
    rng = np.random.default_rng(0)
    network, tokens = drawn_weights(rng), drawn_tokens(rng)
    before = predict(network, tokens, 3)
    y, x = tokens.y.copy(), tokens.x.copy()
    y[:, tokens.context :] += 1
    x[:, -1] += 1
    after = predict(network, replace(tokens, x=x, y=y), 3)
    np.testing.assert_array_equal(after[:, 0], before[:, 0])
    assert not np.allclose(after[:, 1], before[:, 1])


@pytest.mark.parametrize("name", [f.name for f in fields(Attention)])
@pytest.mark.parametrize("depth", [1, 2, 5])
def test_the_backward_pass_is_the_complex_step_derivative(name: str, depth: int) -> None:
    rng = np.random.default_rng(depth)
    network, tokens = drawn_weights(rng), drawn_tokens(rng)
    _, slope = loss_and_gradient(network, tokens, depth)
    direction, tiny = rng.standard_normal(getattr(network, name).shape), 1e-30
    moved = replace(network, **{name: getattr(network, name) + 1j * tiny * direction})
    error = predict(moved, tokens, depth) - tokens.y[:, tokens.context :]
    derivative = np.mean(error**2).imag / tiny
    assert np.sum(getattr(slope, name) * direction) == pytest.approx(derivative, rel=1e-11)


def test_one_direction_of_labels_stays_one() -> None:
    rng = np.random.default_rng(3)
    network = aligned(*(rng.standard_normal((3, 3)) for _ in range(3)), value=0.3, width=4)
    _, slope = loss_and_gradient(network, drawn_tokens(rng), 3)
    assert np.allclose(slope.value, slope.value[0, 0]) and abs(slope.value[0, 0]) > 1e-6


def test_descent_lowers_the_loss_by_rate_times_squared_gradient() -> None:
    rng = np.random.default_rng(4)
    network, tokens, rate = drawn_weights(rng), drawn_tokens(rng), 1e-6
    value, slope = loss_and_gradient(network, tokens, 2)
    (_, (moved, _)) = sgd(network, [tokens, tokens], 2, {"key": rate})
    fall = value - loss(moved, tokens, 2)
    assert fall == pytest.approx(rate * np.sum(slope.key**2), rel=1e-4)
    assert np.array_equal(moved.query, network.query)
