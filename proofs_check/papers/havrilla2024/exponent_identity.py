"""The identity between two measured exponents, with their uncertainties propagated."""

from __future__ import annotations

from proofs_check.measure import Profile, combined
from proofs_check.papers.havrilla2024.data_exponent import learning_curve
from proofs_check.papers.havrilla2024.model_exponent import cells_of_hats
from theory.records import Estimate, Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_estimate(i, profile) for i in problem.instances),
        scope=(
            "proxy: the model exponent is that of hats on N cells of an exactly Hölder target, the data exponent "
            "that of the sequence model with noise; both at the same smoothness and dimension"
        ),
        primitive="smoothness, dimension and noise; the two exponents are measured apart",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimate(instance: Instance, profile: Profile) -> Estimate:
    model, data = cells_of_hats(instance).law, learning_curve(instance, profile).law
    return Estimate(
        "value",
        instance,
        value=1 / -data.slope - 1 / -model.slope,
        uncertainty=combined(data.slope_uncertainty / data.slope**2, model.slope_uncertainty / model.slope**2),
        window=data.window,
    )
