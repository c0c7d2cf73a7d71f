"""Sum of learnabilities on drawn samples: the trace of what the kernel matrix keeps of labels."""

import numpy as np

from proofs_check.dynamics.samples import drawn_inputs
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

MODES = 500
DRAWS = {"quick": 40, "thorough": 400}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        tuple(_learned(i, DRAWS[profile], rng) for i in problem.instances),
        scope=f"exact: ridge regression on drawn Gaussian inputs of {MODES} modes",
        primitive="eigenvalues of the kernel, samples and the ridge",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _learned(instance: Instance, draws: int, rng: np.random.Generator) -> Estimate:
    spectrum = PowerLaw(instance.number("a"), 2.0).first(MODES)
    found = np.empty(draws)
    for k in range(draws):
        inputs = drawn_inputs(spectrum, int(instance["m"]), rng)
        kernel = np.linalg.eigvalsh(inputs @ inputs.T)
        found[k] = np.sum(kernel / (kernel + instance.number("delta")))
    error = float(found.std(ddof=1) / np.sqrt(draws))
    return Estimate("value", instance, float(found.mean()), error, "all draws, no fit", draws, "draws", 0.5)
