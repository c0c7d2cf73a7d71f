"""Exponents of samples and of modes, measured apart."""

from __future__ import annotations

from proofs_check.exponents import exponent
from proofs_check.measure import Profile, combined
from proofs_check.papers.havrilla2024.model_exponent import modes_left_out
from proofs_check.papers.havrilla2024.noiseless_rate import designs
from theory.records import Estimate, Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_ratio(i, profile) for i in problem.instances),
        scope="exact: regression on lattices of the torus at infinite size, and the best modes with infinite data",
        primitive="smoothness and dimension; the two exponents are measured apart",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _ratio(instance: Instance, profile: Profile) -> Estimate:
    lattices = designs(instance, profile)
    data = exponent([one.points for one in lattices], [one.risk() for one in lattices])
    model = modes_left_out(instance, profile).law
    ratio = data.slope / model.slope
    relative = combined(data.slope_uncertainty / data.slope, model.slope_uncertainty / model.slope)
    return Estimate("value", instance, ratio, abs(ratio) * relative, window=data.window)
