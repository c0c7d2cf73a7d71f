"""How many features bring the risk of the tuned kernel down to twice its own."""

import numpy as np
from scipy.optimize import brentq

from proofs_check.dynamics.random_features import feature_risk
from proofs_check.dynamics.ridge import best_ridge
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from theory.records import Instance, Measurement, Problem

SAMPLES = np.geomspace(1e4, 1e10, 14)
POWERS = (0.05, 2.0)  # of the number of samples, between which that of the features is searched


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(problem, seed, "cui2021", _features, x=SAMPLES, xlabel="samples $n$", risk="features")


def _features(spectrum: Spectrum, i: Instance) -> list[float]:
    noise = i.number("noise")

    def wanted(n: float) -> float:
        best = best_ridge(spectrum, n, noise)

        def excess(log_features: float) -> float:
            return feature_risk(spectrum, n, np.exp(log_features), best.ridge, noise).total / best.total - 2

        return float(np.exp(brentq(excess, *(power * np.log(n) for power in POWERS), xtol=1e-9)))

    return [wanted(n) for n in SAMPLES]
