"""Least loss within a budget, over the ratio of features to samples."""

import numpy as np
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.random_features import feature_risk
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from theory.records import Instance, Measurement, Problem

BUDGETS = np.geomspace(1e6, 1e16, 14)
RATIOS = (np.log(1e-3), np.log(0.95))  # of samples to features, off the peak at one


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(problem, seed, "maloney2022", _least, x=BUDGETS, xlabel="budget $C = N T$", risk="least loss")


def _least(spectrum: Spectrum, _: Instance) -> Floats:
    def loss(log_ratio: float, budget: float) -> float:
        root = np.sqrt(np.exp(log_ratio))
        return feature_risk(spectrum, np.sqrt(budget) * root, np.sqrt(budget) / root).bias

    options = {"xatol": 1e-5}
    return np.array(
        [minimize_scalar(loss, args=(c,), bounds=RATIOS, method="bounded", options=options).fun for c in BUDGETS]
    )
