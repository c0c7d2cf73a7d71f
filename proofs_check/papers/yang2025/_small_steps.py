"""Limits of exact one-pass SGD as its constant step vanishes."""

from __future__ import annotations

from collections.abc import Callable

from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.papers.yang2025._floor import PRECISION
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

STEPS = (1 / 16, 1 / 32, 1 / 64, 1 / 128)


def limit_per_step(
    problem: Problem, seed: int, at_step: Callable[[Instance, float], float], quantity: str, scope: str, primitive: str
) -> Measurement:
    """Divide a quantity by the step size, and follow the ratio to vanishing steps."""
    found = [(instance, [at_step(instance, step) / step for step in STEPS]) for instance in problem.instances]
    return Measurement(
        estimates=tuple(_limit(instance, ratios) for instance, ratios in found),
        scope=f"exact: mean squared errors of one-pass SGD{scope}",
        primitive=primitive,
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel=r"step size $\eta$",
                ylabel=rf"{quantity} over $\eta$",
                curves=tuple(Curve(str(instance), STEPS[::-1], tuple(ratios[::-1])) for instance, ratios in found),
            ),
        ),
    )


def _limit(instance: Instance, ratios: list[float]) -> Estimate:
    value, uncertainty = to_infinite_size([1 / step for step in STEPS], ratios, [PRECISION * r for r in ratios])
    return Estimate("value", instance, value, uncertainty, "straight line in the step size through all of them")
