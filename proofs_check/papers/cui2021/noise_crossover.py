"""Samples at which noise and bias cost alike, over the noise that makes them alike."""

import numpy as np

from proofs_check.dynamics.ridge import RidgeRisk, ridge_risk
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers._regression import EQUIVALENT, PRIMITIVE, SIZES, spectrum_at
from proofs_check.papers.bordelon2025._laws import estimates, plot
from theory.records import Estimate, Instance, Measurement, Plot, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [_law(i) for i in problem.instances]
    return Measurement(
        tuple(e for e, _ in found), EQUIVALENT, PRIMITIVE, "asymptotic", seeds=(seed,), plots=tuple(p for _, p in found)
    )


def _law(i: Instance) -> tuple[Estimate, Plot]:
    spectrum = spectrum_at("cui2021", i)
    # The cost of noise is proportional to it, so at any number of samples one ratio tells the noise wanted.
    signal = np.array([_ratio(ridge_risk(spectrum, n, n ** -i.number("l"), noise=1.0)) for n in SIZES])
    law = exponent(signal, SIZES)
    return estimates(i, law)[0], plot("signal $S$", f"samples $n$, {i}", signal, SIZES, law)


def _ratio(risk: RidgeRisk) -> float:
    return risk.variance / risk.bias
