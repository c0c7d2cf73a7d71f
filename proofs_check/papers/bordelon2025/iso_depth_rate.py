"""Follow the gap to the deep limit on the limiting spectrum, in units of its exponential."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import bulk_risk, depth_plot
from theory.records import Estimate, Instance, Measurement, Problem

DEPTHS = (32, 64, 128, 256, 512)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    first = problem.instances[0]
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: the step size is minimised at each depth over the limiting spectrum of the contexts",
        primitive="Marchenko-Pastur law of the sample covariance",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(depth_plot(f"gap to the deep limit, alpha = {first['alpha']}", DEPTHS, _gaps(first)),),
    )


def _gaps(instance: Instance) -> list[float]:
    return [bulk_risk(instance.number("alpha"), depth) for depth in DEPTHS]


def _estimate(instance: Instance) -> Estimate:
    alpha, depths = instance.number("alpha"), np.array(DEPTHS, dtype=float)
    rate = 4 * alpha / (1 + alpha) ** 2
    scaled = np.array(_gaps(instance)) * depths**1.5 * rate**-depths
    # Corrections are powers of 1/L: a polynomial through all points, and one of a degree less through the last.
    value = np.polyfit(1 / depths, scaled, len(depths) - 1)[-1]
    lower = np.polyfit(1 / depths[1:], scaled[1:], len(depths) - 2)[-1]
    uncertainty = float(abs(value - lower)) + 1e-9 * float(value)
    window = f"polynomial in 1/L through L = {', '.join(map(str, DEPTHS))}; a degree less for the uncertainty"
    return Estimate("value", instance, float(value), uncertainty, window, DEPTHS[-1], "layers", 4.0)
