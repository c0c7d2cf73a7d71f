"""Feed contexts of known spectrum through linear attention, token by token."""

import numpy as np

from proofs_check.dynamics.in_context_layers import attend
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

DIMENSION, SAMPLES = 6, 10
ROUNDING = 1e-12


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, rng) for instance in problem.instances),
        scope=f"exact: {SAMPLES} tokens in {DIMENSION} dimensions, in a random basis that the scores share",
        primitive="inputs, noise-free labels and the matrix of the scores",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimate(instance: Instance, rng: np.random.Generator) -> Estimate:
    depth = int(instance["L"])
    basis, _ = np.linalg.qr(rng.standard_normal((DIMENSION, DIMENSION)))
    tokens, _ = np.linalg.qr(rng.standard_normal((SAMPLES, DIMENSION)))
    eigenvalues = np.append(instance.number("x"), rng.uniform(0.5, 1, DIMENSION - 1))
    inputs = np.sqrt(SAMPLES * eigenvalues) * tokens @ basis.T
    steps = np.append(instance.number("g"), rng.uniform(0.5, 1, DIMENSION - 1))
    scores = depth * (basis * steps) @ basis.T
    target = rng.standard_normal(DIMENSION)
    weights = attend(inputs[None], (inputs @ target)[None], scores, depth)[0]
    kept = float((target - weights) @ basis[:, 0] / (target @ basis[:, 0]))
    return Estimate("value", instance, kept, ROUNDING, "one context, no fit")
