"""Bend the steps of two equal layers apart and take the second difference of the risk."""

import numpy as np

from proofs_check.dynamics.attention_weights import curvature
from proofs_check.dynamics.spectra import finite_power_law
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

REACH = 0.02


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: the risk of untied layers at infinite context, differenced along a direction",
        primitive="eigenvalues and label variances of the modes",
        rung="closed form",
        seeds=(seed,),
    )


def _estimate(instance: Instance) -> Estimate:
    depth = int(instance["L"])
    spectrum = finite_power_law(instance.number("nu"), instance.number("beta"), int(instance["D"]))
    apart = np.zeros(depth)
    apart[:2] = np.sqrt(0.5), -np.sqrt(0.5)
    steps = np.full(depth, instance.number("gamma"))
    value, finer = (curvature(spectrum, steps, apart, reach) for reach in (REACH, REACH / 2))
    return Estimate("value", instance, value, abs(value - finer) + 1e-9, f"differences at {REACH}, halved")
