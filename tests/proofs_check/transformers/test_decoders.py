"""Decoders built by hand: they run any automaton and any Turing machine, and stop doing so when a part is taken out."""

from itertools import islice, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.transformers import machines
from proofs_check.transformers.automata import (
    START,
    Automaton,
    agreeing,
    automaton_decoder,
    random_automaton,
    states_and_verdict,
)
from proofs_check.transformers.builder import Head, Plan, Unit
from proofs_check.transformers.decoder import Attention, Columns, Decoder, FeedForward, decode, layer_norm
from proofs_check.transformers.machines import Machine, actions, machine_decoder, palindromes, random_machine

SEEDS = st.integers(0, 2**32 - 1)
PARITY = Automaton(
    ("even", "odd"),
    ("a", "b"),
    {("even", "a"): "even", ("even", "b"): "odd", ("odd", "a"): "odd", ("odd", "b"): "even"},
    frozenset({"even"}),
)


def all_at_once(decoder, tokens):
    """The logits of every column by masked matrices, one sublayer after another."""
    x = decoder.embedding[tokens]
    length = len(tokens)
    earlier = np.tril(np.ones((length, length), dtype=bool), -1)
    for layer in decoder.sublayers:
        z = np.array([layer_norm(row) for row in x @ layer.projection.T])
        if isinstance(layer, FeedForward):
            x = x + np.maximum(z @ layer.inner.T + layer.bias, 0) @ layer.outer.T
            continue
        heads = []
        for query, key, value in zip(layer.query, layer.key, layer.value, strict=True):
            scores = np.where(earlier, (z @ query.T) @ (z @ key.T).T, -np.inf)
            best = scores.max(axis=1, keepdims=True)
            weights = np.where(earlier & np.isclose(scores, best, rtol=1e-12, atol=0), 1.0, 0.0)
            heads.append(weights / np.maximum(weights.sum(axis=1, keepdims=True), 1) @ (z @ value.T))
        x = x + np.concatenate(heads, axis=1) @ layer.output.T
    return x @ decoder.unembedding.T


def test_columns_one_by_one_are_the_masked_matrices():
    rng = np.random.default_rng(0)
    made = lambda *shape: rng.normal(size=shape)  # noqa: E731
    layers = (
        Attention(made(6, 8), made(2, 3, 6), made(2, 3, 6), made(2, 4, 6), made(8, 8)),
        FeedForward(made(5, 8), made(7, 5), made(7), made(8, 7)),
        Attention(made(6, 8), np.zeros((1, 1, 6)), np.zeros((1, 1, 6)), made(1, 2, 6), made(8, 2)),
    )
    decoder = Decoder(("a", "b", "c"), made(3, 8), layers, made(3, 8))
    tokens = list(rng.integers(3, size=12))
    columns = Columns(decoder)
    np.testing.assert_allclose([columns.step(t) for t in tokens], all_at_once(decoder, tokens), rtol=1e-9)
    assert columns.pairs == 12 * 11 // 2


def test_a_plan_makes_linear_forms_of_the_stream():
    plan = Plan({"a": {"x": 3.0}, "b": {"x": -2.0, "y": 0.25}})
    plan.feed(Unit({"x": 2.0, "y": 4.0, "one": 1.0}, {"z": 0.5}))
    plan.attend(Head([{}], [{}], {"mean": {"z": 1.0}}), Head([{"one": 1.0}], [{"x": 1.0}], {"best": {"x": 1.0}}))
    decoder = plan.decoder({"a": {"mean": 1.0}, "b": {"best": 1.0}})
    columns = Columns(decoder)
    logits = [columns.step(t) for t in (0, 1, 1)]
    np.testing.assert_allclose(logits[1:], [[3.5, 3.0], [1.75, 3.0]], rtol=1e-12)
    np.testing.assert_array_equal(logits[0], 0)


@given(SEEDS, st.integers(1, 7), st.integers(1, 3), st.integers(0, 30))
@settings(max_examples=40)
def test_a_decoder_runs_any_automaton(seed, states, letters, length):
    rng = np.random.default_rng(seed)
    automaton = random_automaton(rng, states, letters)
    word = "".join(rng.choice(automaton.letters, length))
    assert agreeing(automaton, word)[0] == len(states_and_verdict(automaton, word)) == length + 2


def test_long_words():
    word = "".join(np.random.default_rng(1).choice(["a", "b"], 500))
    assert agreeing(PARITY, word)[0] == 502


def test_a_perturbed_move_is_noticed():
    decoder = automaton_decoder(PARITY)
    last = decoder.sublayers[-1]
    assert isinstance(last, FeedForward)
    last.outer[:, 0] = 0  # the first move writes no state
    found = list(islice(decode(decoder, [START, *"abab"]), 6))
    assert found != states_and_verdict(PARITY, "abab")


@pytest.mark.parametrize("length", range(5))
def test_palindromes(length):
    machine = palindromes()
    for letters in product("ab", repeat=length):
        word = "".join(letters)
        expected = actions(machine, word, 1000)
        assert (expected[-1] == "yes") == (word == word[::-1])
        assert machines.agreeing(machine, word, 1000)[0] == len(expected)
        if word == word[::-1]:
            assert len(expected) == 3 * length + 4


@given(SEEDS, st.integers(1, 4), st.integers(1, 2), st.integers(0, 8))
@settings(max_examples=40)
def test_a_decoder_runs_any_machine(seed, states, tapes, length):
    rng = np.random.default_rng(seed)
    machine = random_machine(rng, states, tapes)
    word = "".join(rng.choice(["a", "b"], length))
    assert machines.agreeing(machine, word, 40)[0] == len(actions(machine, word, 40))


def toggling():
    """A head that walks to and fro over three cells and turns every letter that it meets."""
    other = {"a": "b", "b": "a", "_": "a"}
    moves = {}
    for here, to, step in (("1", "2", 1), ("2", "3", 1), ("3", "4", -1), ("4", "1", -1)):
        moves |= {(here, (s,)): (to, (t,), (step,)) for s, t in other.items()}
    return Machine(("a", "b"), 1, "1", moves)


def disagreements():
    expected = actions(toggling(), "abba", 60)
    return len(expected) - machines.agreeing(toggling(), "abba", 60)[0]


@pytest.mark.parametrize("part", ["_penalty", "STEEP"])
def test_without_a_part_a_machine_goes_wrong(monkeypatch, part):
    assert disagreements() == 0
    monkeypatch.setattr(machines, part, (lambda *_: None) if part == "_penalty" else 0.0)
    assert disagreements() > 0


def test_the_weights_do_not_depend_on_the_word():
    first, second = machine_decoder(palindromes()), machine_decoder(palindromes())
    np.testing.assert_array_equal(first.embedding, second.embedding)
    assert first.parameters == second.parameters > 10_000
