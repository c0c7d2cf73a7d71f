"""The decay of a spectrum from three laws: that of modes left out, that of learning, and that of a kernel."""

from __future__ import annotations

from collections.abc import Iterator

from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024 import data_exponent, model_exponent, torus_spectrum
from theory.records import Estimate, Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(e for instance in problem.instances for e in _estimates(instance, profile)),
        scope=(
            "exact: the best modes of a smooth function, the sequence model with noise, and a kernel of the distance "
            "in space on a torus"
        ),
        primitive="smoothness, dimension and noise; the kernel and the embedding",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimates(instance: Instance, profile: Profile) -> Iterator[Estimate]:
    model = model_exponent.modes_left_out(instance, profile).law
    yield Estimate("value", instance, 1 - model.slope, model.slope_uncertainty, model.window)
    data = data_exponent.learning_curve(instance, profile).law
    decay = 1 / (1 + data.slope)
    yield Estimate("value", instance, decay, decay**2 * data.slope_uncertainty, data.window)
    (kernel,) = torus_spectrum.measure(Problem((instance,)), profile, 0).estimates
    yield Estimate("value", instance, -kernel.value, kernel.uncertainty, kernel.window)
