"""Tune the step size on drawn isotropic contexts, at every depth asked for."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import least_risk, marchenko_pastur
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

DIMENSIONS = (30, 60, 120)
DRAWS = {"quick": (400, 200, 100), "thorough": (4000, 2000, 1000)}
QUADRATURE = 1e-9


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    depths = [int(instance["L"]) for instance in problem.instances]
    drawn = measure_at(problem.instances, depths, profile, seed)
    limits = tuple(_limit(instance, depth) for instance, depth in zip(problem.instances, depths, strict=True))
    return Measurement(
        estimates=drawn + limits,
        scope="exact: tied layers act on drawn Gaussian contexts; the step size is tuned on all contexts at once",
        primitive="isotropic Gaussian contexts",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(problem.instances, depths, drawn),),
    )


def measure_at(instances: tuple[Instance, ...], depths: list[int], profile: Profile, seed: int) -> tuple[Estimate, ...]:
    """Least risks on drawn contexts, extrapolated to infinite dimension."""
    rng = np.random.default_rng(seed)
    found = []
    for instance, depth in zip(instances, depths, strict=True):
        value, uncertainty = least_risk(instance.number("alpha"), depth, DIMENSIONS, DRAWS[profile], rng)
        window = f"straight line in 1/D over D = {', '.join(map(str, DIMENSIONS))}"
        found.append(
            Estimate("value", instance, value, uncertainty, window, DRAWS[profile][-1], "draws per dimension", 0.5)
        )
    return tuple(found)


def _limit(instance: Instance, depth: int) -> Estimate:
    value = tuned(marchenko_pastur(instance.number("alpha")), depth).risk
    return Estimate("value", instance, value, QUADRATURE * value, "quadrature over the limiting spectrum, no fit")


def _plot(instances: tuple[Instance, ...], depths: list[int], drawn: tuple[Estimate, ...]) -> Plot:
    layers = range(1, 13)
    curves = []
    for alpha in dict.fromkeys(instance.number("alpha") for instance in instances):
        law = marchenko_pastur(alpha)
        risks = tuple(tuned(law, depth).risk for depth in layers)
        curves.append(Curve(f"quadrature, alpha = {alpha:g}", tuple(map(float, layers)), risks, style="line"))
    points = Curve(
        "drawn contexts",
        tuple(map(float, depths)),
        tuple(e.value for e in drawn),
        tuple(e.uncertainty for e in drawn),
    )
    return Plot("depth $L$", "least excess risk", (*curves, points), xscale="linear")
