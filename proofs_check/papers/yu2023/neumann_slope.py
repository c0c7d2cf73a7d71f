"""Error of the truncated gradient of ever smaller tokens."""

from __future__ import annotations

import numpy as np

from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import gradient, truncated_gradient
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SCALES = np.geomspace(6, 60, 16)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    found = [_errors(instance, rng) for instance in problem.instances]
    return Measurement(
        tuple(estimate for estimate, _ in found),
        scope="exact: drawn tokens and heads",
        primitive="both gradients as matrices",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plot for _, plot in found),
    )


def _errors(instance: Instance, rng: np.random.Generator) -> tuple[Estimate, Plot]:
    at, errors = drawn(1.0, rng), list[float]()
    for scale in SCALES:
        whole = gradient(at.tokens / scale, at.heads, 1.0)
        part = truncated_gradient(at.tokens / scale, at.heads, 1.0, int(instance["J"]))
        errors.append(float(np.linalg.norm(whole - part) / np.linalg.norm(whole)))
    law = exponent(SCALES, errors)
    curve = Curve("drawn", tuple(SCALES), tuple(errors))
    return law.estimate("slope", instance), Plot("divisor $r$", f"relative error, {instance}", (curve,))
