"""Follow the least risk of networks of finite width and depth together as their cost grows."""

import numpy as np

from proofs_check.dynamics.in_context_shape import drawn_ratios, frontier
from proofs_check.exponents import exponent
from proofs_check.measure import Profile, combined
from proofs_check.papers.bordelon2025._laws import FRONTIER, FRONTIER_WIDTHS, finite_problem_at, plot, problem_at, trend
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

WIDTHS = (25, 50, 100, 200)
DRAWS = {"quick": (60, 45, 30, 15), "thorough": (1200, 900, 600, 300)}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [_follow(instance, profile, seed) for instance in problem.instances]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in parts),
        scope=FRONTIER,
        primitive="Gaussian projections of a power-law spectrum",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _follow(instance: Instance, profile: Profile, seed: int) -> tuple[Estimate, Plot]:
    near, ratio, error = drawn_ratios(finite_problem_at(instance), WIDTHS, DRAWS[profile], np.random.default_rng(seed))
    far = frontier(problem_at(instance), FRONTIER_WIDTHS)
    law = exponent(far.compute, far.risk)
    uncertainty = combined(law.slope_uncertainty, trend(near.compute, ratio, error))
    window = f"equivalent: {law.window}; drawn at widths {', '.join(map(str, WIDTHS))}"
    estimate = Estimate(
        "slope", instance, law.slope, uncertainty, window, DRAWS[profile][-1], "draws of the widest", 0.5
    )
    drawn = Curve("drawn networks", tuple(near.compute), tuple(ratio * near.risk), tuple(error * near.risk))
    label = f"least excess risk, {instance}"
    return estimate, plot("compute $N^2 L$", label, far.compute, far.risk, law, drawn)
