"""Width floor of drawn random features, and of their deterministic equivalent at great width."""

import numpy as np

from proofs_check.dynamics.in_context_width import drawn_features, width_floor
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import DRAWS, floor_law
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [floor_law(i, width_floor, _drawn, "width $N$", 2 * DRAWS[profile], seed) for i in problem.instances]
    return Measurement(
        estimates=tuple(e for made, _ in parts for e in made),
        scope="exact: best predictors in Gaussian features; slopes from the deterministic equivalent at great width, "
        "which drawn features confirm",
        primitive="Gaussian projections of a power-law spectrum",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _drawn(spectrum: Spectrum, width: int, rng: np.random.Generator) -> float:
    return float(drawn_features(spectrum, width, rng).power[-1])
