"""One pass with a falling step, by the second moments of every step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS, laws
from theory.records import Instance, Measurement, Problem

STEPS = {"quick": 4000, "thorough": 100_000}


def risk_of_one_pass(
    problem: Problem, profile: Profile, seed: int, law: Callable[[Instance], PowerLaw], modes: float
) -> Measurement:
    """Slope of the risk over numbers of samples; the modes are those that so many steps learn of by far, and more."""
    steps = np.geomspace(60, STEPS[profile], 12).round()
    return laws(
        problem,
        seed,
        "canonical",
        lambda spectrum, i: decayed_risks(spectrum, i.number("s"), steps, i.number("q"), i.number("noise")),
        spectrum=lambda i: law(i).spectrum(modes, head=24, ends=1),
        x=steps,
        xlabel="samples $N$",
        scope="exact: one-pass SGD on Gaussian inputs, step by step, averaged over samples and labels",
        rung="exact dynamics",
        departures=POWERS,
    )
