"""Let networks with drawn weights predict queries along an eigenvector of their context."""

import numpy as np
from scipy.stats import ortho_group

from proofs_check.dynamics.attention_network import Tokens, aligned, predict
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

DIMENSION, WIDTH, SAMPLES = 6, 9, 11
ROUNDING = 1e-12  # the networks' errors are a few 1e-15


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, _share(instance, rng), ROUNDING, "one query, no fit")
            for instance in problem.instances
        ),
        scope="exact: forward pass of the network, tokens and all",
        primitive="weights and tokens",
        rung="closed form",
        seeds=(seed,),
    )


def _share(instance: Instance, rng: np.random.Generator) -> float:
    """Predicted over true label of a query along the eigenvector of the given eigenvalue."""
    depth, step, eigenvalue = int(instance["L"]), instance.number("g"), instance.number("x")
    rotation = ortho_group.rvs(WIDTH, random_state=rng)
    inner = ortho_group.rvs(WIDTH, random_state=rng)
    network = aligned(rotation[:, :DIMENSION], 2 * inner, 2 * inner, value=step * depth / 4)
    basis = ortho_group.rvs(DIMENSION, random_state=rng)
    directions = np.linalg.qr(rng.standard_normal((SAMPLES, DIMENSION)))[0]
    eigenvalues = np.append(eigenvalue, rng.uniform(0.1, 1, DIMENSION - 1))
    x = np.sqrt(SAMPLES * eigenvalues) * directions @ basis.T
    target, asked = rng.standard_normal(DIMENSION), basis[:, 0]
    tokens = Tokens(np.vstack([x, asked])[None], np.append(x @ target, 0.0)[None], SAMPLES)
    return float(predict(network, tokens, depth)[0, 0] / (asked @ target))
