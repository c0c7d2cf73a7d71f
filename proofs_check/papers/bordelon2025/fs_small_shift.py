"""Risk of trained networks on covariances turned by ever smaller angles."""

import numpy as np

from proofs_check.dynamics.in_context_shift import risks_by_depth, rotation, trained_scores
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

INVERSES = np.geomspace(4, 400, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        INVERSES,
        _curve,
        xlabel="inverse sine of the angle",
        scope="exact: linear attention in an infinite context, its matrix trained before the covariance turns",
        primitive="the covariances of training and of the test",
        risk="risk",
        constant=False,
    )


def _curve(instance: Instance) -> list[float]:
    covariance, depth = np.diag([instance.number("r"), 1.0]), np.array([int(instance["L"])])
    layer = trained_scores(covariance, np.eye(2), depth=1)
    turns = [rotation(float(np.arcsin(1 / inverse))) for inverse in INVERSES]
    return [float(risks_by_depth(layer, turn @ covariance @ turn.T, depth)[0]) for turn in turns]
