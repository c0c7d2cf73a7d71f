"""Where the loss within a budget is least, on either side of the peak."""

from dataclasses import replace

from proofs_check.measure import Profile
from proofs_check.papers._regression import limit, spectrum_at
from proofs_check.papers.maloney2022._shapes import best_shapes
from theory.records import Estimate, Instance, Measurement, Problem

BUDGET = 1e14
SIDES = ("fewer samples than features", "fewer features than samples")


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found: list[Estimate] = []
    for side, name in enumerate(SIDES):

        def ratio(i: Instance, budget: float, side: int = side) -> float:
            return best_shapes(spectrum_at("maloney2022", i), budget)[side].ratio

        measured = limit(problem, seed, ratio, BUDGET)
        found += [replace(e, window=f"{name}, {e.window}") for e in measured.estimates]
    return replace(measured, estimates=tuple(found))
