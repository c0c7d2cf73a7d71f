"""The forward pass against loops over heads and tokens; scores are left out only where they are not positive."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.dynamics.relu_attention import Block, Transformer, attend, forward


def _random(heads: int, length: int, rng: np.random.Generator) -> tuple[Block, np.ndarray]:
    shapes = {"query": (heads, 2, 4), "key": (heads, 2, 4), "value": (heads, 4, 4), "inner": (3, 4), "outer": (4, 3)}
    block = Block(**{name: rng.standard_normal(shape) for name, shape in shapes.items()})
    return block, rng.standard_normal((length, 4))


def _by_loops(block: Block, tokens: np.ndarray) -> np.ndarray:
    read = np.zeros_like(tokens)
    for query, key, value in zip(block.query, block.key, block.value, strict=True):
        for t, reader in enumerate(tokens):
            for source in tokens:
                read[t] += max(query @ reader @ (key @ source), 0.0) * (value @ source)
    after = tokens + read
    return np.array([h + block.outer @ np.maximum(block.inner @ h, 0) for h in after])


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), heads=st.integers(1, 3), length=st.integers(1, 5))
def test_forward_is_what_loops_compute(seed: int, heads: int, length: int) -> None:
    rng = np.random.default_rng(seed)
    block, tokens = _random(heads, length, rng)
    network = Transformer(tokens, 1, (block,), output=(length - 1, 2))
    x = rng.standard_normal(3)
    for value, out in zip(x, forward(network, x[:, None]), strict=True):
        start = tokens.copy()
        start[0, 0] = value
        assert out == pytest.approx(_by_loops(block, start)[-1, 2], rel=1e-9, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), spread=st.sampled_from([0.0, 0.1, 3.0]), offset=st.sampled_from([-5.0, 0.0, 5.0]))
def test_no_positive_score_is_left_out(seed: int, spread: float, offset: float) -> None:
    rng = np.random.default_rng(seed)
    block, tokens = _random(3, 6, rng)
    state = tokens[:, :, None] + offset + spread * rng.standard_normal((6, 4, 7))
    every = attend(block, state, every=True)
    assert attend(block, state) == pytest.approx(every, rel=1e-9, abs=1e-9)


def test_parameters_are_the_entries_of_all_arrays() -> None:
    block, tokens = _random(2, 3, np.random.default_rng(0))
    network = Transformer(tokens, 1, (block, block), output=(0, 0))
    assert network.parameters == 12 + 2 * (16 + 16 + 32 + 12 + 12)
    assert (network.depth, network.heads) == (2, 4)
