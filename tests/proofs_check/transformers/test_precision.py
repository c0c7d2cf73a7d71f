"""Floats of few bits against all their values, and against those of the machine."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.transformers.precision import Format, bits_for_counts, greatest, longest_uniform

FORMATS = st.builds(Format, st.integers(2, 6), st.integers(1, 4))


@given(FORMATS)
def test_the_smallest_value(form):
    assert form.values[1] == Fraction(2) ** -(form.mantissa - 2 + 2 ** (form.exponent - 1))


@given(FORMATS, st.fractions(min_value=0, max_value=500, max_denominator=997))
def test_truncation_finds_the_largest_value_below(form, value):
    assert form.truncated(value) == max(v for v in form.values if v <= value)


@given(FORMATS)
def test_truncation_keeps_values(form):
    assert all(form.truncated(value) == value for value in form.values)


@pytest.mark.parametrize("bits", range(3, 8))
def test_uniform_weights_survive_up_to_a_doubly_exponential_length(bits):
    assert longest_uniform(bits) == 2 ** (1 + 2 ** (bits - 3)) - 1


def test_counts_are_exact_with_twice_the_bits():
    assert [bits_for_counts(n) for n in (31, 32, 63, 64, 127)] == [12, 12, 14, 14, 16]


def test_uniform_attention_collapses_in_half_precision():
    assert greatest(lambda n: bool(np.float16(1 / n) > 0)) == 2**25 - 1
    assert float(2**24 * np.float64(np.float16(2.0**-24))) == 1
