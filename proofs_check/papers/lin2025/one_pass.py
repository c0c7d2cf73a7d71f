"""Risk of one pass with a falling step, by the second moments of every step."""

import numpy as np

from proofs_check.dynamics.decaying_step import decayed_risks
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS, laws
from theory.records import Measurement, Problem

STEPS = {"quick": 4000, "thorough": 100_000}
MODES = 1e14  # beyond what so many steps learn of by far


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    steps = np.geomspace(60, STEPS[profile], 12).round()
    return laws(
        problem,
        seed,
        "canonical",
        lambda spectrum, i: decayed_risks(spectrum, i.number("s"), steps, i.number("q"), i.number("noise")),
        spectrum=lambda i: PowerLaw(i.number("a"), i.number("b")).spectrum(MODES, head=24, ends=1),
        x=steps,
        xlabel="samples $N$",
        scope="exact: one-pass SGD on Gaussian inputs, step by step, averaged over samples and labels",
        rung="exact dynamics",
        departures=POWERS,
    )
