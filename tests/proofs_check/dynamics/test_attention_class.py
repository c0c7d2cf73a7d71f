"""The class of ReLU-attention networks: forward pass, growth, sensitivity and covers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.dynamics.attention_class import Shape, covering_number, forward, largest_entry, uniform_weights

SHAPE = Shape(layers=2, tokens=3, width=2, heads=2, units=3)


def _by_hand(shape: Shape, weights: np.ndarray, tokens: np.ndarray) -> np.ndarray:
    """The same network with one sum for each index."""
    state, m, p, w = tokens.copy(), shape.heads, shape.width, shape.units
    for block in np.split(weights, shape.layers):
        query, key, value = block[: 3 * m * p * p].reshape(3, m, p, p)
        inner, outer = block[3 * m * p * p :].reshape(2, w, p)
        read = np.zeros_like(state)
        for h in range(m):
            for t in range(shape.tokens):
                for s in range(shape.tokens):
                    read[t] += max(query[h] @ state[t] @ (key[h] @ state[s]), 0) * (value[h] @ state[s])
        state = state + read
        state = state + np.array([sum(max(inner[u] @ token, 0) * outer[u] for u in range(w)) for token in state])
    return state


def test_forward_pass_is_the_sum_over_indices() -> None:
    rng = np.random.default_rng(0)
    weights = uniform_weights(SHAPE, 1.0, 4, rng)
    tokens = rng.standard_normal((3, 2))
    assert np.allclose(forward(SHAPE, weights, tokens), [_by_hand(SHAPE, one, tokens) for one in weights])


@given(st.floats(0.1, 2), st.floats(1, 10), st.integers(0, 1000))
def test_no_network_exceeds_the_one_with_all_weights_at_their_bound(kappa: float, size: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    drawn = largest_entry(SHAPE, uniform_weights(SHAPE, kappa, 5, rng), size)
    assert np.all(drawn <= largest_entry(SHAPE, np.full((1, SHAPE.parameters), kappa), size))


def test_weights_move_a_network_least_where_they_are_small() -> None:
    rng, step = np.random.default_rng(1), 1e-6
    weights = uniform_weights(SHAPE, 0.5, 50, rng)
    moved = weights + step * np.sign(rng.standard_normal(weights.shape))
    tokens = np.full((3, 2), 2.0)
    change = np.max(np.abs(forward(SHAPE, moved, tokens) - forward(SHAPE, weights, tokens)), axis=(1, 2)) / step
    bound = np.full((1, SHAPE.parameters), 0.5)
    majorant = (largest_entry(SHAPE, bound + step, 2.0) - largest_entry(SHAPE, bound, 2.0)) / step
    assert np.all(change <= majorant)


@pytest.mark.parametrize("radius", [0.1, 0.02])
def test_cover_of_a_segment_is_between_its_packing_and_covering_numbers(radius: float) -> None:
    points = np.random.default_rng(2).uniform(0, 1, (5000, 1))
    assert 1 / (2 * radius) <= covering_number(points, radius) <= 1 / radius + 1
