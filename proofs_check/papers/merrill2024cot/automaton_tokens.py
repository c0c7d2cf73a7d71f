"""Tokens that a decoder with hand-written weights writes for random automata, as long as they are the automaton's."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.automata import agreeing, random_automaton
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

AUTOMATA = {"quick": 6, "thorough": 40}

DOMAIN = (parameters("n", integer=True) >= 1, parameters("n", integer=True) <= 60)
TRIALS = 60


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def tokens(instance: Instance) -> float:
        counts = []
        for _ in range(AUTOMATA[profile]):
            automaton = random_automaton(rng, int(rng.integers(2, 8)), int(rng.integers(2, 4)))
            word = "".join(rng.choice(automaton.letters, int(instance["n"])))
            counts.append(agreeing(automaton, word)[0])
        return float(np.mean(counts))

    return each(
        problem,
        seed,
        tokens,
        scope="exact setting, in double precision: random automata of 2 to 7 states and random words",
        primitive="weight arrays of a decoder, run token by token beside the automaton",
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Tokens for one random automaton and word that agree with the automaton."""
    automaton = random_automaton(rng, int(rng.integers(1, 8)), int(rng.integers(1, 4)))
    word = "".join(rng.choice(automaton.letters, int(at["n"])))
    return float(agreeing(automaton, word)[0]), 1e-9
