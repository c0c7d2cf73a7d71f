"""Where noise doubles the noise-free risk of regression on a lattice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from proofs_check.exponents import Law, exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from proofs_check.papers.havrilla2024.noiseless_rate import designs
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_crossovers(i, profile) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("in 1/sigma") for s in series),
        scope="exact: at each lattice the noise is found at which Bayes' risk is twice the noise-free one",
        primitive="smoothness and dimension; no rate enters",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, r"$1/\sigma$", "samples at the crossover"),
    )


def _crossovers(instance: Instance, profile: Profile) -> Series:
    lattices = designs(instance, profile)
    points = np.array([lattice.points for lattice in lattices])
    ratios = np.array([lattice.doubling_noise() ** -0.5 for lattice in lattices])
    return Series(instance, ratios, points, _inverse(exponent(points, ratios)))


def _inverse(law: Law) -> Law:
    """The law of x in y; corrections to scaling are regular in the number of points, so that is fitted."""
    return replace(law, slope=1 / law.slope, slope_uncertainty=law.slope_uncertainty / law.slope**2)
