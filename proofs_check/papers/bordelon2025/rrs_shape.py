"""Find the best depth at each width in networks of finite width and depth together."""

import numpy as np

from proofs_check.dynamics.in_context_shape import DrawnShape, drawn_shape, frontier
from proofs_check.exponents import exponent
from proofs_check.measure import Profile, combined
from proofs_check.papers.bordelon2025._laws import FRONTIER, FRONTIER_WIDTHS, finite_problem_at, plot, problem_at
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

WIDTHS = (20, 50, 125, 312)
DRAWS = {"quick": (60, 60, 40, 16), "thorough": (900, 900, 600, 240)}


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
    drawn = drawn_shape(finite_problem_at(instance), WIDTHS, DRAWS[profile], np.random.default_rng(seed))
    far = frontier(problem_at(instance), FRONTIER_WIDTHS)
    law = exponent(far.width, far.depth)
    uncertainty = combined(law.slope_uncertainty, drawn.slope_error)
    window = f"equivalent: {law.window}; drawn around widths {WIDTHS[1]} and {WIDTHS[2]}"
    estimate = Estimate(
        "slope", instance, law.slope, uncertainty, window, DRAWS[profile][-1], "draws of the widest", 0.5
    )
    return estimate, plot("width $N$", f"best depth, {instance}", far.width, far.depth, law, _points(drawn))


def _points(drawn: DrawnShape) -> Curve:
    width = drawn.expected.width * np.exp(-drawn.shift / 2)
    depth = drawn.expected.depth * np.exp(drawn.shift)
    return Curve("drawn networks", tuple(width), tuple(depth), tuple(depth * drawn.error))
