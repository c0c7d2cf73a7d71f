"""Two heads of one block, as weight matrices, multiply the numbers of two tokens among others."""

import numpy as np

from proofs_check.dynamics.relu_attention import Block, attend
from proofs_check.dynamics.relu_attention_heads import FIRST, SECOND, WIDTH, blank_tokens, interaction_heads
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

TOKENS = 16
WEIGHT = 2.0 * TOKENS**2 * 16  # no two tokens score more than 16
ROUNDING = 1e-11


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(
            Estimate("value", i, _product(i, rng), ROUNDING, window="one forward pass, no fit")
            for i in problem.instances
        ),
        scope="exact: attention of 16 tokens, the others with random numbers up to 4",
        primitive="the weight matrices of two heads",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _product(instance: Instance, rng: np.random.Generator) -> float:
    tokens = blank_tokens(TOKENS)
    tokens[:, 0] = rng.uniform(-4, 4, TOKENS)
    reader, source = rng.choice(TOKENS, 2, replace=False)
    tokens[reader, 0], tokens[source, 0] = instance.number("x"), instance.number("y")
    signs = np.array([[1.0], [-1.0]])
    heads = interaction_heads(tokens, [reader] * 2, [source] * 2, signs * FIRST, FIRST, signs * SECOND, WEIGHT)
    block = Block(*heads, inner=np.zeros((0, WIDTH)), outer=np.zeros((WIDTH, 0)))
    return float(attend(block, tokens[:, :, None])[reader, 1, 0])
