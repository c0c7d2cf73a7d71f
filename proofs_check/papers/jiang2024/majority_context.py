"""Length at which a twentieth of all answers have a wrong majority in some bit."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq
from scipy.special import betainc

from proofs_check.measure import Profile
from proofs_check.papers.jiang2024._limits import slow_limit
from theory.records import Estimate, Instance, Measurement, Problem

LOGS = np.linspace(30, 600, 20)  # of the number of concepts
ALLOWED = 0.05


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(map(_share, problem.instances)),
        scope="exact, for independent bits: the distribution of a majority, at real lengths",
        primitive="the chance that one bit of one token is wrong",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _share(instance: Instance) -> Estimate:
    decay = instance.number("a")
    flip = decay / (1 + decay)
    lengths = [_length(flip, log) for log in LOGS]
    return slow_limit(instance, LOGS, np.array(lengths) / LOGS, f"log m from {LOGS[0]:g} to {LOGS[-1]:g}")


def _length(flip: float, log: float) -> float:
    """Where m times the chance of a wrong majority is what is allowed; ``betainc`` is that chance at odd lengths."""
    allowed = -np.log1p(-ALLOWED)

    def excess(length: float) -> float:
        half = (length + 1) / 2
        return float(np.log(betainc(half, half, flip)) + log - np.log(allowed))

    rate = -np.log(2 * np.sqrt(flip * (1 - flip)))
    return float(brentq(excess, 1.0, 1.2 * log / rate + 20))
