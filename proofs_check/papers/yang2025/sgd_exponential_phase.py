"""Iterate the mean squared errors of one-pass SGD, and read how fast the excess falls late in the first phase."""

from proofs_check.dynamics.constant_step import mean_excess
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._floor import quadratic, relaxation
from proofs_check.papers.yang2025._small_steps import limit_per_step
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return limit_per_step(
        problem,
        seed,
        _lost,
        quantity="share lost per step,",
        scope=" without label noise, step by step; the noise adds the floor",
        primitive="curvatures, step size",
    )


def _lost(instance: Instance, step: float) -> float:
    """Share of the excess that the last step takes away."""
    excess = mean_excess(quadratic(instance, 1.0), step, 0.0, relaxation(instance, step))
    return float(1 - excess[-1] / excess[-2])
