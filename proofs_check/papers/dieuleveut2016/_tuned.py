"""One pass at the best first step, searched at every number of samples, by the second moments of every step."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.papers._regression import POWERS, laws
from theory.records import Instance, Measurement, Problem

LARGEST = 0.4  # step
MODES = 1e10  # beyond what so many steps learn of by far


def at_best_step(problem: Problem, seed: int, samples: Floats, firsts: Floats) -> Measurement:
    """Slope of the risk over whole numbers of samples, the best first step within these increasing ones."""
    return laws(
        problem,
        seed,
        "cui2021",
        lambda spectrum, i: _least(spectrum, i, samples, firsts),
        spectrum=lambda i: PowerLaw.written("cui2021", i.number("alpha"), i.number("r")).spectrum(MODES, 16, 1),
        x=samples,
        xlabel="samples $n$",
        scope="exact: one-pass SGD on Gaussian inputs, step by step, averaged over samples and labels",
        rung="exact dynamics",
        departures=POWERS,
    )


def _least(spectrum: Spectrum, i: Instance, samples: Floats, firsts: Floats) -> Floats:
    """Least risk over the steps of a spline through their logarithms."""
    starts, ends = np.tile(firsts, len(samples)), np.repeat(samples, len(firsts))
    risks = decayed_risks(spectrum, starts, ends, i.number("q"), i.number("noise")).reshape(len(samples), -1)
    bounds, options = np.log(firsts[[0, -1]]), {"xatol": 1e-9}
    curves = [CubicSpline(np.log(firsts), np.log(row)) for row in risks]
    inside = [minimize_scalar(curve, bounds=bounds, method="bounded", options=options).fun for curve in curves]
    least: Floats = np.minimum(np.exp(inside), risks.min(axis=1))
    return least
