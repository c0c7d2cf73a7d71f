"""Minimise the error over dimensions and samples together."""

from __future__ import annotations

from functools import partial

import numpy as np

from proofs_check.dynamics.feature_sgd import feature_frontier
from proofs_check.measure import Profile
from proofs_check.papers.jiang2024._room import room
from proofs_check.papers.michaud2023._quanta import loss
from proofs_check.walls import law_on_wall
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

BUDGETS = np.geomspace(1e60, 1e240, 24)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found, plots = list[Estimate](), list[Plot]()
    for instance in problem.instances:
        errors = feature_frontier(partial(_error, instance), BUDGETS).risks
        found += law_on_wall(instance, BUDGETS, errors)
        curve = Curve("minimised", tuple(BUDGETS), tuple(errors), style="line")
        plots.append(Plot("budget $C = d^2 T$", f"error, {instance}", (curve,)))
    return Measurement(
        tuple(found),
        scope="expected error over all items, with as many recalled as independent Gaussian logits allow",
        primitive="Zipf's law of the items, and the moments of logits",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(plots),
    )


def _error(instance: Instance, size: float, samples: float) -> float:
    """Error of a memory with so many parameters after so many samples."""
    return loss(instance, room(float(np.sqrt(size))), samples)
