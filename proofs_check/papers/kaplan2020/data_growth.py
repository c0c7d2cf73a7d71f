"""Search for the number of tokens at which the loss is two percent above that of endless data."""

import numpy as np
from scipy.optimize import brentq

from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

SIZES = np.geomspace(1e4, 1e12, 20)
EXCESS = 0.02


def _needed(instance: Instance) -> list[float]:
    model, data = instance.number("alpha_N"), instance.number("alpha_D")

    def overfit(log_tokens: float, size: float) -> float:
        part = size ** (-model / data)
        return float(data * np.log1p(np.exp(-log_tokens) / part) - np.log1p(EXCESS))

    return [float(np.exp(brentq(overfit, -50, 100, args=(size,), xtol=1e-12))) for size in SIZES]


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        SIZES,
        _needed,
        xlabel="parameters $N$",
        scope="exact for the parametric law; whether language models obey it is not examined",
        primitive="the parametric law",
        rung="closed form",
        risk="tokens needed",
        constant=False,
    )
