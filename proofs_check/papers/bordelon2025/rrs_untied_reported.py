"""Least risk of untied layers over an infinite power-law spectrum, at every depth."""

import numpy as np

from proofs_check.dynamics.attention_weights import least_untied_risks
from proofs_check.dynamics.in_context import tuned
from proofs_check.measure import Profile, combined
from proofs_check.papers.bordelon2025._laws import problem_at
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

DEPTHS = np.arange(16, 129)
WINDOW = "16 to 128 layers; refitted on the upper half"


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [_follow(instance) for instance in problem.instances]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in parts),
        scope="exact: the steps of all layers are fitted over all modes; the slope still changes over the window",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _follow(instance: Instance) -> tuple[Estimate, Plot]:
    spectrum = problem_at(instance)
    risks = least_untied_risks(spectrum, DEPTHS[-1])[DEPTHS - 1]
    slope, upper = _slope(DEPTHS, risks), _slope(DEPTHS[DEPTHS >= 64], risks[DEPTHS >= 64])
    depths = tuple(map(float, DEPTHS[::8]))
    tied = tuple(tuned(spectrum, depth).risk for depth in depths)
    curves = (Curve("untied layers", depths, tuple(risks[::8])), Curve("tied layers", depths, tied, style="line"))
    estimate = Estimate("slope", instance, slope, combined(slope - upper, 1e-6), WINDOW)
    return estimate, Plot("depth $L$", f"least excess risk, {instance}", curves)


def _slope(depths: np.ndarray, risks: np.ndarray) -> float:
    return float(np.polyfit(np.log(depths), np.log(risks), 1)[0])
