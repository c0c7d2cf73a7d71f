"""Chance of an item beyond those that are recalled."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.jiang2024._room import room
from proofs_check.papers.michaud2023._quanta import beyond
from proofs_check.walls import law_on_wall
from theory.records import Curve, Estimate, Measurement, Plot, Problem

DIMENSIONS = np.geomspace(1e10, 1e60, 26)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rooms = np.array([room(d) for d in DIMENSIONS])
    found, plots = list[Estimate](), list[Plot]()
    for instance in problem.instances:
        errors = np.array([beyond(instance, r) for r in rooms])
        found += law_on_wall(instance, DIMENSIONS, errors)
        curve = Curve("error", tuple(DIMENSIONS), tuple(errors), style="line")
        plots.append(Plot("dimensions $d$", f"error, {instance}", (curve,)))
    return Measurement(
        tuple(found),
        scope="all items, with as many recalled as independent Gaussian logits allow",
        primitive="Zipf's law of the items, and the moments of logits",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(plots),
    )
