"""Train the whole matrix of the scores in infinite contexts, in a random basis."""

import numpy as np

from proofs_check.dynamics.in_context_shift import trained_scores
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

OTHERS = (1.0, 0.7)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, rng) for instance in problem.instances),
        scope="exact: linear attention in an infinite context of three dimensions, isotropic targets",
        primitive="the covariance of the inputs",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimate(instance: Instance, rng: np.random.Generator) -> Estimate:
    basis, _ = np.linalg.qr(rng.standard_normal((3, 3)))
    covariance = (basis * np.array([instance.number("x"), *OTHERS])) @ basis.T
    scores = trained_scores(covariance, np.eye(3), int(instance["L"]))
    # Near its end the risk is flat to the power 2L: what is left off the diagonal says how far training came.
    rotated = basis.T @ scores @ basis
    left = float(np.abs(rotated - np.diag(np.diag(rotated))).max())
    value = float(rotated[0, 0])
    return Estimate("value", instance, value, left + 5e-3 * value, "at the end of training, no fit")
