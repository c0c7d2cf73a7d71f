"""Run gradient descent, Nesterov's method and conjugate gradients on the flat chain."""

import numpy as np

from proofs_check.dynamics.oracles import SMOOTH, excesses, flat_chain
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import PRECISION
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

DOMAIN = (parameters("T", integer=True) <= 100,)
TRIALS = 300


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    counts = [int(instance["T"]) for instance in problem.instances]
    values = {m: [float(excesses(flat_chain(2 * t + 1), m, t)[-1]) for t in counts] for m in SMOOTH}
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, value, PRECISION * value, window=f"{method}, no fit")
            for method, found in values.items()
            for instance, value in zip(problem.instances, found, strict=True)
        ),
        scope="exact: three members of the class on the flat chain; conjugate gradients have the least value of all",
        primitive="the matrix of the chain; the methods know L",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="steps $T$",
                ylabel="value above the least one",
                curves=tuple(Curve(m, tuple(map(float, counts)), tuple(found)) for m, found in values.items()),
            ),
        ),
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Value of one of the methods on the flat chain."""
    steps = int(at["T"])
    found = float(excesses(flat_chain(2 * steps + 1), str(rng.choice([*SMOOTH])), steps)[-1])
    return found, PRECISION * found
