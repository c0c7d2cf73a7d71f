"""Integrate the learning of both layers over a power-law spectrum."""

import numpy as np

from proofs_check.dynamics.feature_learning import trained_layers
from proofs_check.dynamics.spectra import power_law
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import estimates, plot
from theory.records import Estimate, Measurement, Plot, Problem

TIMES = np.geomspace(1e3, 1e8, 20)
MODES, HEAD = 1e15, 20  # modes beyond those that are learned by the last time, and those visited one by one


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        spectrum = power_law(instance.number("nu"), instance.number("beta"), MODES, HEAD)
        risks = trained_layers(spectrum, TIMES)
        law = exponent(TIMES, risks)
        found += estimates(instance, law)[:1]
        plots.append(plot("time $t$", f"excess risk, {instance}", TIMES, risks, law))
    return Measurement(
        estimates=tuple(found),
        scope="exact: gradient flow of both layers of a wide linear network on the population risk",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plots),
    )
