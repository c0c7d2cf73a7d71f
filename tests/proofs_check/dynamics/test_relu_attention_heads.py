"""A head reads its source and nothing else, from the least weight on and not below."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.dynamics.relu_attention import Block, attend
from proofs_check.dynamics.relu_attention_heads import (
    CONSTANT,
    FIRST,
    SECOND,
    WIDTH,
    blank_tokens,
    interaction_heads,
    least_weight,
)


def _heard(weight: float, length: int, reader: int, source: int, data: np.ndarray) -> np.ndarray:
    """What every token reads, as a product of its own number and that of others."""
    tokens = blank_tokens(length)
    tokens[:, 0] = data
    heads = interaction_heads(tokens, [reader], [source], FIRST, FIRST, SECOND, weight)
    block = Block(*heads, inner=np.zeros((0, WIDTH)), outer=np.zeros((WIDTH, 0)))
    return attend(block, tokens[:, :, None], every=True)[:, 1, 0]


@settings(max_examples=25, deadline=None)
@given(length=st.integers(2, 40), seed=st.integers(0, 10**6))
def test_the_square_of_the_length_is_enough(length: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    reader, source = rng.choice(length, 2, replace=False)
    data = rng.uniform(-1, 1, length)
    wanted = np.zeros(length)
    wanted[reader] = max(data[reader] * data[source], 0)
    assert _heard(length**2, length, reader, source, data) == pytest.approx(wanted, abs=1e-11)


@pytest.mark.parametrize("length", [5, 50])
def test_less_than_the_least_weight_hears_a_neighbour(length: int) -> None:
    reader, source, loud = length // 2, length // 2 - 1, np.ones(length)
    one = np.eye(length)[reader]
    assert _heard(least_weight(length) * (1 + 1e-9), length, reader, source, loud) == pytest.approx(one, abs=1e-6)
    assert _heard(least_weight(length) * 0.99, length, reader, source, loud)[reader] > 1 + 1e-3


@pytest.mark.parametrize("length", [4, 32, 256])
def test_least_weight_is_the_inverse_of_the_gap(length: int) -> None:
    assert least_weight(length) == pytest.approx(1 / (2 * np.sin(np.pi / (4 * length)) ** 2), rel=1e-9)


def test_a_linear_function_of_the_source_is_read_through_the_constant() -> None:
    tokens = blank_tokens(3)
    tokens[:, 0] = 0.25, -2.0, 0.5
    heads = interaction_heads(tokens, [0], [2], CONSTANT, 3 * FIRST - CONSTANT, 2 * SECOND, 200.0)
    block = Block(*heads, inner=np.zeros((0, WIDTH)), outer=np.zeros((WIDTH, 0)))
    assert attend(block, tokens[:, :, None])[:, 1, 0] == pytest.approx([1.0, 0, 0], abs=1e-12)
