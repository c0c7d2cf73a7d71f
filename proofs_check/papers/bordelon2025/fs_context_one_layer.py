"""Least risk of one layer fitted to drawn contexts, and its exact form for long ones."""

import numpy as np

from proofs_check.dynamics.in_context_fixed import drawn_one_layer_risk, one_layer_risk
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import floor_law
from theory.records import Measurement, Problem

MODES = 60
SIZES = (5, 10, 20, 40)
CONTEXTS = 800  # steps fitted to fewer contexts do visibly better on them than on others
DRAWS = {"quick": 5, "thorough": 100}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [
        floor_law(i, one_layer_risk, _drawn, "context length $P$", DRAWS[profile], seed, SIZES, MODES)
        for i in problem.instances
    ]
    return Measurement(
        estimates=tuple(e for made, _ in parts for e in made),
        scope="exact: one step per mode fitted to Gaussian contexts; slopes from the exact risk of long contexts, "
        "which drawn contexts confirm",
        primitive="Gaussian samples of a power-law spectrum",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _drawn(spectrum: Spectrum, samples: int, rng: np.random.Generator) -> float:
    return drawn_one_layer_risk(spectrum, samples, CONTEXTS, rng)
