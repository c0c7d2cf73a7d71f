"""Iterate the mean squared errors of one-pass SGD to their floor at smaller and smaller steps."""

from proofs_check.dynamics.constant_step import mean_excess
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._floor import quadratic, relaxation
from proofs_check.papers.yang2025._small_steps import limit_per_step
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return limit_per_step(
        problem,
        seed,
        _floor,
        quantity="floor",
        scope=", step by step",
        primitive="curvatures, label noise, step size",
    )


def _floor(instance: Instance, step: float) -> float:
    noise = instance.number("sigma") ** 2
    start = quadratic(instance, step * noise / 2)
    return float(mean_excess(start, step, noise, relaxation(instance, step))[-1])
