"""Estimates of quantities that are computed exactly, or up to rounding."""

from __future__ import annotations

from collections.abc import Callable

from theory.records import Estimate, Instance, Measurement, Problem

ROUNDING = 1e-9


def each(problem: Problem, seed: int, value: Callable[[Instance], float], scope: str, primitive: str) -> Measurement:
    """One value at every instance, with a relative uncertainty that covers rounding."""

    def estimate(instance: Instance) -> Estimate:
        found = value(instance)
        return Estimate("value", instance, found, ROUNDING * max(abs(found), 1e-12), window="no fit")

    return Measurement(
        estimates=tuple(map(estimate, problem.instances)),
        scope=scope,
        primitive=primitive,
        rung="exact dynamics",
        seeds=(seed,),
    )
