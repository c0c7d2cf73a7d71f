"""Integrate the learning of one mode, numerically."""

import numpy as np

from proofs_check.dynamics.in_context_fixed import learning_curve
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

INTEGRATION = 1e-7  # relative, above the tolerance of the integrator


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: gradient flow of the step of one mode in an infinite context",
        primitive="eigenvalue and label variance of the mode",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimate(instance: Instance) -> Estimate:
    eigenvalue, depth, time = (instance.number(name) for name in ("x", "L", "t"))
    power = instance.number("w") * eigenvalue
    mode = Spectrum(np.array([1.0]), np.array([eigenvalue]), np.array([power]))
    risk = float(learning_curve(mode, [time], depth)[0])
    return Estimate("value", instance, risk, INTEGRATION * risk, "integrated to the time asked for, no fit")
