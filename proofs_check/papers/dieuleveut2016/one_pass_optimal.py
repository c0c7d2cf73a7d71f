"""One pass at the best first step, searched at every number of samples, by the second moments of every step."""

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS, laws
from theory.records import Instance, Measurement, Problem

LONGEST = {"quick": 3000, "thorough": 30_000}
FIRST = 0.4 * 1.5 ** -np.arange(8.0)[::-1]  # steps: the largest is the last
MODES = 1e10  # beyond what so many steps learn of by far


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    samples = np.geomspace(60, LONGEST[profile], 12).round()
    return laws(
        problem,
        seed,
        "cui2021",
        lambda spectrum, i: _least(spectrum, i, samples),
        spectrum=lambda i: PowerLaw.written("cui2021", i.number("alpha"), i.number("r")).spectrum(MODES, 16, 1),
        x=samples,
        xlabel="samples $n$",
        scope="exact: one-pass SGD on Gaussian inputs, step by step, averaged over samples and labels",
        rung="exact dynamics",
        departures=POWERS,
    )


def _least(spectrum: Spectrum, i: Instance, samples: Floats) -> Floats:
    """Least risk over the steps of a spline through their logarithms."""
    starts, ends = np.tile(FIRST, len(samples)), np.repeat(samples, len(FIRST))
    risks = decayed_risks(spectrum, starts, ends, i.number("q"), i.number("noise")).reshape(len(samples), -1)
    bounds, options = np.log(FIRST[[0, -1]]), {"xatol": 1e-9}
    curves = [CubicSpline(np.log(FIRST), np.log(row)) for row in risks]
    inside = [minimize_scalar(curve, bounds=bounds, method="bounded", options=options).fun for curve in curves]
    least: Floats = np.minimum(np.exp(inside), risks.min(axis=1))
    return least
