"""The task of latent concepts: its chances, the layer, and how often that is wrong."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.stats import binom

from proofs_check.papers.jiang2024.majority_context import _length
from proofs_check.papers.jiang2024.pair_exponent import beaten
from proofs_check.transformers.latent_concepts import (
    context,
    crowded_error,
    layer_logits,
    needed,
    neighbour_counts,
    neighbours,
    token_chances,
    union_error,
)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.mark.parametrize("signal, target", [(1.0, 0), (0.3, 5)])
def test_chances_fall_with_every_bit(signal, target) -> None:
    chances = token_chances(4, 0.4, signal, target)
    assert chances.sum() == pytest.approx(1)
    assert chances[target] == pytest.approx((1 - signal) / 16)
    near, far = target ^ 1, target ^ 7
    assert (near_excess := chances[near] - chances[target]) > 0
    assert (chances[far] - chances[target]) / near_excess == pytest.approx(0.4**2)


def test_drawn_tokens_have_these_chances(rng) -> None:
    drawn = np.bincount(context(3, 0.5, 50, 4000, rng).ravel(), minlength=8) / 200_000
    assert np.allclose(drawn, token_chances(3, 0.5), atol=5 * np.sqrt(0.25 / 200_000))


def test_logits_are_counts_of_neighbours(rng) -> None:
    tokens = context(4, 0.5, 30, 1, rng)[0]
    counts = neighbour_counts(tokens, 4)
    assert np.array_equal(counts, neighbours(4) @ np.bincount(tokens, minlength=16))
    shares = np.bincount(tokens, minlength=16) / 30
    assert np.allclose(layer_logits(shares, 4, rng), counts / 30)


@pytest.mark.parametrize("bits", [2, 3])
def test_three_concepts_are_needed(bits, rng) -> None:
    logits = layer_logits(token_chances(bits, 0.4), bits, rng)
    assert (np.sum(np.isclose(logits, logits.max())) == 1) == (bits == 3)


@pytest.mark.parametrize("bits, mean", [(6, 6.0), (6, 12.0), (8, 8.0), (8, 16.0)])
def test_the_error_lies_between_both_counts(bits, mean, rng) -> None:
    """The whole layer, on contexts as long as give that many neighbours of the target."""
    decay, count = 0.3, 1500
    length = round(mean / (bits * decay) * ((1 + decay) ** bits - 1))
    wrong = 0
    for tokens in context(bits, decay, length, count, rng):
        logits = neighbour_counts(tokens, bits)
        wrong += bool((logits[1:] >= logits[0]).any())
    noise = 4 * np.sqrt(0.25 / count)
    assert crowded_error(bits, decay, mean, count, rng) < wrong / count + noise
    assert wrong / count < union_error(bits, decay, mean) + noise


def test_the_passage_of_a_known_curve_is_found() -> None:
    assert needed(lambda x: 1 / x, 0.05, 1, 1e6) == pytest.approx(20, rel=1e-4)


def test_the_chance_of_a_tie_or_worse_over_all_outcomes() -> None:
    p, q, length = 0.3, 0.2, 6
    chance = {1: p, -1: q, 0: 1 - p - q}
    total = sum(np.prod([chance[v] for v in votes]) for votes in product(chance, repeat=length) if sum(votes) <= 0)
    assert np.exp(beaten(p, q, length)) == pytest.approx(total)


def test_the_length_for_majorities_is_that_of_the_binomial_distribution() -> None:
    flip, log = 0.3, np.log(100.0)
    length = _length(flip, log)
    low, high = (2 * int((length + shift) // 2) - 1 for shift in (1, 3))  # odd lengths on both sides
    wrong = [100 * binom.sf(n // 2, n, flip) for n in (low, high)]
    assert low <= length <= high and wrong[1] <= -np.log(0.95) <= wrong[0]
