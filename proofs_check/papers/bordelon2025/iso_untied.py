"""Fit the steps of all layers on drawn isotropic contexts."""

import numpy as np

from proofs_check.dynamics.in_context_iso import least_risk, marchenko_pastur, tied_residual, untied_residual
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025.iso_optimum import DIMENSIONS, DRAWS
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

LAYERS = range(1, 9)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, profile, rng) for instance in problem.instances),
        scope="exact: untied layers act on drawn Gaussian contexts; the steps are fitted on all contexts at once",
        primitive="isotropic Gaussian contexts",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(problem.instances[-2]),),
    )


def _estimate(instance: Instance, profile: Profile, rng: np.random.Generator) -> Estimate:
    alpha, depth = instance.number("alpha"), int(instance["L"])
    value, uncertainty = least_risk(alpha, depth, DIMENSIONS, DRAWS[profile], rng, untied_residual)
    window = f"straight line in 1/D over D = {', '.join(map(str, DIMENSIONS))}"
    return Estimate("value", instance, value, uncertainty, window, DRAWS[profile][-1], "draws per dimension", 0.5)


def _plot(instance: Instance) -> Plot:
    law, depths = marchenko_pastur(instance.number("alpha")), tuple(map(float, LAYERS))
    curves = [
        Curve(name, depths, tuple(law.total(best(law, depth)(law.eigenvalue) ** 2) for depth in LAYERS), style="line")
        for name, best in (("tied", tied_residual), ("untied", untied_residual))
    ]
    return Plot("depth $L$", f"least excess risk, alpha = {instance['alpha']}", tuple(curves), xscale="linear")
