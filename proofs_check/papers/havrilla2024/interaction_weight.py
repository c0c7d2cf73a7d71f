"""Search for the smallest weight at which heads of growing length are deaf to all tokens but one."""

import numpy as np

from proofs_check.dynamics.relu_attention_heads import least_weight
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from theory.records import Curve, Measurement, Plot, Problem

LENGTHS = np.unique(np.geomspace(4, 400, 16).astype(int))


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    weights = np.array([least_weight(int(length)) for length in LENGTHS])
    (instance,) = problem.instances
    law = exponent(LENGTHS, weights)
    return Measurement(
        estimates=law.estimates(instance),
        scope="exact: all scores of a head, from its weight matrices, with the loudest data",
        primitive="the weight matrices of a head",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel=r"tokens $\ell$",
                ylabel="least weight",
                curves=(Curve("weight", tuple(map(float, LENGTHS)), tuple(weights)),),
            ),
        ),
    )
