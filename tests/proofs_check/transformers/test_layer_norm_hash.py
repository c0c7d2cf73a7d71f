"""The layer-norm hash against exact fractions and against floating-point numbers of the machine."""

from fractions import Fraction
from itertools import pairwise
from math import isqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.transformers.layer_norm_hash import (
    cosine_squared,
    hash_range,
    layer_norm_hash,
    penalty,
    penalty_range,
    third_differences,
)

NUMBERS = st.integers(-500, 500)


@given(NUMBERS, NUMBERS, st.integers(1, 1000))
def test_products_and_scale(q, k, factor):
    exact = np.sign(q * k + 1) * float(cosine_squared(q, k)) ** 0.5
    assert layer_norm_hash(q / factor, 1 / factor) @ layer_norm_hash(k, 1) == pytest.approx(exact, abs=1e-12)


@given(NUMBERS, NUMBERS)
def test_only_equal_numbers_have_product_one(q, k):
    assert (cosine_squared(q, k) == 1) == (q == k)
    assert 1 - cosine_squared(q, k) == Fraction((q - k) ** 2, (q * q + 1) * (k * k + 1))


def test_neighbours_at_the_top_are_nearest():
    for size in range(2, 41):
        nearest = max(cosine_squared(q, k) for q in range(1, size + 1) for k in range(1, q))
        assert nearest == cosine_squared(size, size - 1)


@pytest.mark.parametrize("kind, bits", [(np.float16, 11), (np.float32, 24)])
def test_the_range_of_machine_numbers(kind, bits):
    reach = hash_range(bits)
    assert reach == int(2 ** (bits / 4)) or reach == int(2 ** (bits / 4)) + 1
    scale = 2**120
    products = [
        isqrt(cosine_squared(a + 1, a).numerator * scale**2 // cosine_squared(a + 1, a).denominator) / scale
        for a in range(1, reach + 1)
    ]
    rounded = np.array(products).astype(kind)
    assert (rounded[:-1] < 1).all() and rounded[-1] == 1


def test_penalties_are_finite_differences_that_fall():
    differences = third_differences(40)
    assert all(penalty(i) == differences[i] / 100 for i in range(5, 41))
    made = [penalty(i) for i in range(1, 60)]
    assert all(a > b > 0 for a, b in pairwise(made))


def margin(q, j):
    """What the nearest other cell loses, less the penalty of a match on column j, in products that are not rounded."""
    nearest = max(cosine_squared(q, k) for k in (q - 1, q + 1))
    f = float(penalty(j))
    loss = float(1 - nearest) / (1 + float(nearest) ** 0.5)
    return loss - f / (2 * f * f + 2) ** 0.5


def test_a_match_beats_every_mismatch_within_reach_of_a_walk():
    assert all(margin(q, j) > 0 for j in range(1, 120) for q in range(j + 1))


def test_beyond_the_walk_it_does_not():
    assert margin(10, 5) < 0


def test_more_bits_reach_further():
    assert [hash_range(b) for b in (8, 16, 24)] == [4, 16, 64]
    reaches = [penalty_range(b) for b in (16, 24, 32, 40)]
    assert reaches == sorted(set(reaches))
