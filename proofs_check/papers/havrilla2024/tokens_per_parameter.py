"""Samples per parameter that minimise the excess risk at a budget of compute."""

from __future__ import annotations

from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, averaged, panels
from proofs_check.papers.havrilla2024.compute_law import PRIMITIVE, SCOPE, frontier
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = []
    for instance in problem.instances:
        budgets, sizes, _ = frontier(instance, profile)
        x, y = averaged(budgets, budgets / sizes**2, start=budgets[0])
        series.append(Series(instance, x, y, exponent(x, y)))
    return Measurement(
        estimates=tuple(s.slope("compute") for s in series),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="asymptotic",
        seeds=(seed,),
        plots=panels(series, "compute $C$", "samples per parameter"),
    )
