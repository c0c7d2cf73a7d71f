"""The largest product of two interaction vectors of a constructed network."""

import numpy as np
import sympy

from proofs_check.dynamics.relu_attention_heads import blank_tokens
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

ROUNDING = 1e-15
DOMAIN = (sympy.Symbol("l", integer=True, positive=True) >= 1,)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(
            Estimate("value", i, _gap(i), ROUNDING, window="all pairs of neighbours, no fit") for i in problem.instances
        ),
        scope="exact: the tokens of the constructed transformer",
        primitive="the tokens",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _gap(instance: Instance) -> float:
    vectors = blank_tokens(int(instance["l"]))[:, 2:4]
    products = np.sum(vectors[1:] * vectors[:-1], axis=1)
    return float(np.min(1 - products))


def quantity(at: Instance, rng: np.random.Generator) -> object:
    """One less the product of two neighbours' vectors, which are an angle of pi/(2 l) apart."""
    return 1 - sympy.cos(sympy.pi / (2 * at["l"]))
