"""Threshold circuits against integers: sums, tables, and how depth and size grow."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.transformers.addition import adder, count_digits, numbers_of, summing_transformer
from proofs_check.transformers.circuits import Circuit, lookup

SEEDS = st.integers(0, 2**32 - 1)


def inputs(bits):
    return np.array(list(product((0, 1), repeat=bits)))


@pytest.mark.parametrize("bits", range(1, 9))
def test_digits_of_a_count(bits):
    circuit = Circuit(bits)
    digits = count_digits(circuit, range(bits))
    assert circuit.depth(digits) == 2
    found = numbers_of(circuit.values(inputs(bits), digits), range(len(digits)))
    assert found == inputs(bits).sum(axis=1).tolist()


@given(SEEDS, st.integers(2, 20), st.integers(1, 12))
@settings(max_examples=30)
def test_sums(seed, count, bits):
    circuit, total = adder(count, bits)
    places = sorted(total)
    given_ = np.random.default_rng(seed).integers(0, 2, (10, count * bits))
    given_[0] = 1
    wanted = [sum(numbers_of(row.reshape(count, bits), range(bits))) for row in given_]
    assert numbers_of(circuit.values(given_, [total[p] for p in places]), places) == wanted
    assert circuit.depth(list(total.values())) <= 9


def test_depth_stays_while_size_grows_like_a_square():
    made = {n: adder(n, n) for n in (4, 8, 16, 32, 64)}
    assert {c.depth(list(total.values())) for c, total in made.values()} == {9}
    sizes = np.array([made[n][0].size for n in made])
    lengths = np.array(list(made))
    assert (sizes <= 7 * lengths**2).all()
    slopes = np.diff(np.log(sizes)) / np.log(2)
    assert (slopes > 1.5).all() and (slopes < 2).all()
    wires = np.array([c.wires for c, _ in made.values()])
    assert (np.diff(np.log(wires)) / np.log(2) < 3.2).all()


@given(SEEDS, st.integers(1, 6), st.integers(1, 5))
@settings(max_examples=20)
def test_tables(seed, bits, outputs):
    table = np.random.default_rng(seed).integers(0, 2, (2**bits, outputs))
    rows = inputs(bits)
    places = {tuple(row): i for i, row in enumerate(rows.tolist())}
    circuit = Circuit(bits)
    found = lookup(circuit, range(bits), lambda row: table[places[row]].tolist())
    np.testing.assert_array_equal(circuit.values(rows, found), table)
    assert circuit.depth(found) <= 3 and circuit.size <= 2**bits + bits + outputs


@given(SEEDS, st.integers(2, 9), st.integers(1, 5))
@settings(max_examples=20)
def test_a_transformer_of_one_layer(seed, length, kinds):
    rng = np.random.default_rng(seed)
    values = rng.integers(0, 4, kinds) + np.arange(kinds) % 2
    values[0] += 1
    threshold = int(rng.integers(0, 3 * length))
    circuit, outputs = summing_transformer(length, values.tolist(), threshold)
    words = rng.integers(0, kinds, (20, length))
    bits = np.stack([words >> b & 1 for b in range(max(1, (kinds - 1).bit_length()))], axis=2).reshape(20, -1)
    np.testing.assert_array_equal(circuit.values(bits, outputs)[:, 0], values[words].sum(axis=1) >= threshold)
    assert circuit.depth(outputs) <= 15


def test_equal_gates_are_made_once():
    circuit = Circuit(2)
    assert circuit.both([0, 1]) == circuit.both([1, 0]) and circuit.size == 1
