"""Risk without noise at the ridge n^-l in n^q features, by its deterministic equivalent."""

from proofs_check.dynamics.random_features import feature_risk
from proofs_check.dynamics.ridge import RidgeRisk
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._regression import SIZES, laws
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(problem, seed, "cui2021", lambda s, i: [risk.bias for risk in risks(s, i)], xlabel="samples $n$")


def risks(spectrum: Spectrum, i: Instance, noise: float = 0.0) -> list[RidgeRisk]:
    """Risks along the path of an instance."""
    return [feature_risk(spectrum, n, n ** i.number("q"), n ** -i.number("l"), noise) for n in SIZES]
