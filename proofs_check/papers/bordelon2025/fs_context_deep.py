"""Best predictors from drawn Gaussian contexts, and their deterministic equivalent for long ones."""

import numpy as np

from proofs_check.dynamics.in_context_width import context_floor, drawn_context_floor
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import DRAWS, floor_law
from theory.records import Measurement, Problem

MODES = 400


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [
        floor_law(i, _equivalent, _drawn, "context length $P$", DRAWS[profile] // 2, seed, modes=MODES)
        for i in problem.instances
    ]
    return Measurement(
        estimates=tuple(e for made, _ in parts for e in made),
        scope="exact: interpolators of least Omega-norm from Gaussian contexts; slopes from the deterministic "
        "equivalent at great length, which drawn contexts confirm",
        primitive="Gaussian samples of a power-law spectrum",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def whitened(spectrum: Spectrum) -> Spectrum:
    """The same problem in coordinates in which the targets are isotropic: label variances are the eigenvalues."""
    return Spectrum(spectrum.weight, spectrum.power, spectrum.power)


def _equivalent(spectrum: Spectrum, samples: float) -> float:
    return context_floor(whitened(spectrum), samples)


def _drawn(spectrum: Spectrum, samples: int, rng: np.random.Generator) -> float:
    return drawn_context_floor(whitened(spectrum), samples, rng)
