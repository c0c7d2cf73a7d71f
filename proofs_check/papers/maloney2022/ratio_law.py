"""Loss of drawn features on drawn samples, over the effective ridge times the samples, at ever larger sizes."""

import numpy as np

from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.random_features import drawn_feature_risk
from proofs_check.dynamics.samples import ridge_residual
from proofs_check.dynamics.spectra import PowerLaw, Spectrum, effective_ridge
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

MODES = 600
MULTIPLES = (1, 2, 4)  # of the numbers of samples and features of an instance
DRAWS = {"quick": 240, "thorough": 4000}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        tuple(_ratio(i, DRAWS[profile], rng) for i in problem.instances),
        scope=f"regression in drawn features of {MODES} Gaussian latent variables, extrapolated to infinite size",
        primitive="variances of the latent variables",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _ratio(instance: Instance, draws: int, rng: np.random.Generator) -> Estimate:
    spectrum = PowerLaw.written("maloney2022", instance.number("alpha")).first(MODES)
    shape = int(instance["T"]), int(instance["N"])
    found = np.array([_losses(spectrum, k * shape[0], k * shape[1], draws // k, rng) for k in MULTIPLES])
    value, error = to_infinite_size(MULTIPLES, found[:, 0], found[:, 1])
    window = f"1 to {MULTIPLES[-1]} times the sizes, extrapolated in 1/size"
    return Estimate("value", instance, value, error, window, draws, "draws", 0.5)


def _losses(
    spectrum: Spectrum, samples: int, features: int, draws: int, rng: np.random.Generator
) -> tuple[float, float]:
    """Mean and standard error of the ratio."""
    residual = ridge_residual([0.0])
    losses = [drawn_feature_risk(spectrum, samples, features, residual, 0.0, rng).bias[0] for _ in range(draws)]
    ratios = np.array(losses) / (samples * effective_ridge(spectrum, samples))
    return float(ratios.mean()), float(ratios.std(ddof=1) / np.sqrt(draws))
