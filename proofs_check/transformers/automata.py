"""Decoders that run a finite automaton: they write its states one by one, then the verdict.

The column of state q_j looks up the letter j + 1. Columns know 1/i by averaging the start symbol over all columns
before them, and 1/(j + 1) by averaging it over the start symbol and the states before them; the layer-norm hashes of
these are the keys and the query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from proofs_check.transformers.builder import ONE, Form, Head, Plan, Unit, hashed, places, plus, times, total
from proofs_check.transformers.decoder import Columns, Decoder, decode

__all__ = [
    "NO",
    "START",
    "YES",
    "Automaton",
    "agreeing",
    "automaton_decoder",
    "first_difference",
    "random_automaton",
    "states_and_verdict",
]

START, YES, NO = "$", "yes", "no"


@dataclass(frozen=True)
class Automaton:
    """A deterministic finite automaton; the start state is the first one.

    Parameters
    ----------
    states, letters : tuple of str
    moves : mapping of (state, letter) to state
    accepting : frozenset of states
    """

    states: tuple[str, ...]
    letters: tuple[str, ...]
    moves: Mapping[tuple[str, str], str]
    accepting: frozenset[str]


def random_automaton(rng: np.random.Generator, states: int, letters: int) -> Automaton:
    """An automaton with random moves; each state accepts with probability one half."""
    names = tuple(f"q{i}" for i in range(states))
    alphabet = tuple("abcdefgh"[:letters])
    moves = {(q, letter): names[rng.integers(states)] for q in names for letter in alphabet}
    return Automaton(names, alphabet, moves, frozenset(q for q in names if rng.random() < 0.5))


def states_and_verdict(automaton: Automaton, word: str) -> list[str]:
    """The states from the start on, and the verdict, by running the automaton."""
    made = [automaton.states[0]]
    for letter in word:
        made.append(automaton.moves[made[-1], letter])
    return [*made, YES if made[-1] in automaton.accepting else NO]


def automaton_decoder(automaton: Automaton) -> Decoder:
    """Weights of a decoder that writes the states and the verdict of an automaton."""
    tokens = [START, *automaton.letters, *automaton.states, YES, NO]
    plan = Plan({token: {_seen(token): 1.0} for token in tokens})
    before = total(map(_seen, (START, *automaton.states)))
    plan.attend(
        Head([{}], [{}], {"1/i": {_seen(START): 1.0}}),
        Head([ONE], [before], {"1/j": {_seen(START): 1.0}}),
    )
    plan.hash("key", ONE, {"1/i": 1.0})
    plan.hash("query", ONE, {"1/j": 1.0})
    looked_up = {f"read {a}": {_seen(a): 1.0} for a in automaton.letters}
    plan.attend(Head(places(hashed("query")), places(hashed("key")), looked_up))
    moves = [
        Unit(plus({_seen(q): 1.0, f"read {a}": 1.0}, times(-1, ONE)), {f"next {to}": 1.0})
        for (q, a), to in automaton.moves.items()
    ]
    nothing_read = times(-1, total(looked_up))
    ends = [
        Unit(plus({_seen(q): 1.0}, nothing_read), {f"next {YES if q in automaton.accepting else NO}": 1.0})
        for q in automaton.states
    ]
    plan.feed(*moves, *ends)
    logits: dict[str, Form] = {token: {f"next {token}": 1.0} for token in (*automaton.states, YES, NO)}
    start = automaton.states[0]
    # After a letter of the prompt the start state is due; on other columns these features are zero.
    logits[start] = plus(logits[start], total(map(_seen, (START, *automaton.letters))))
    return plan.decoder(logits)


def agreeing(automaton: Automaton, word: str) -> tuple[int, Columns]:
    """How many tokens of the decoder agree with the automaton until the verdict or the first that does not."""
    decoder = automaton_decoder(automaton)
    state = Columns(decoder)
    expected = states_and_verdict(automaton, word)
    found = list(islice(decode(decoder, [START, *word], state), len(expected)))
    return first_difference(found, expected), state


def first_difference(found: list[str], expected: list[str]) -> int:
    """Length of the common beginning of two lists."""
    pairs = zip(found, expected, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(found), len(expected)))


def _seen(token: str) -> str:
    return f"token {token}"
