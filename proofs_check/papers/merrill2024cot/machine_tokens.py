"""Tokens that a decoder with hand-written weights writes on palindromes, as long as they are the machine's."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.machines import agreeing, palindromes
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

WORDS = {"quick": 2, "thorough": 8}
LIMIT = 2000

DOMAIN = (parameters("n", integer=True) >= 1, parameters("n", integer=True) <= 30)
TRIALS = 40


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng, machine = np.random.default_rng(seed), palindromes()

    def tokens(instance: Instance) -> float:
        length, counts = int(instance["n"]), []
        for _ in range(WORDS[profile]):
            half = "".join(rng.choice(["a", "b"], (length + 1) // 2))
            word = half + half[: length // 2][::-1]
            counts.append(agreeing(machine, word, LIMIT)[0])
        return float(np.mean(counts))

    return each(
        problem,
        seed,
        tokens,
        scope="exact setting, in double precision: random palindromes over two letters",
        primitive="weight arrays of a decoder, run token by token beside the machine",
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Tokens for one random palindrome that agree with the machine."""
    length = int(at["n"])
    half = "".join(rng.choice(["a", "b"], (length + 1) // 2))
    return float(agreeing(palindromes(), half + half[: length // 2][::-1], LIMIT)[0]), 1e-9
