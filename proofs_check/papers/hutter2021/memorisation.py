"""Chance of an unseen feature, summed over features."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

FEATURES = 10**18
SAMPLES = np.geomspace(1e2, 1e6, 20)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_learning_curve(i) for i in problem.instances]
    return Measurement(
        estimates=tuple(e for s in series for e in s.law.estimates(s.at, float(s.x[-1]), "samples", 0.5)),
        scope=f"exact: the chance that a feature is new, summed over {FEATURES:.0e} features",
        primitive="the chances of the features",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "samples $n$", "error", smoothness="a"),
    )


def _learning_curve(instance: Instance) -> Series:
    decay = 1 + instance.number("a")
    spectrum = PowerLaw(decay, decay).spectrum(FEATURES)
    chances = instance.number("c") * spectrum.eigenvalue
    errors = np.array([spectrum.weight @ (chances * np.exp(n * np.log1p(-chances))) for n in SAMPLES])
    return Series(instance, SAMPLES, errors, exponent(SAMPLES, errors))
