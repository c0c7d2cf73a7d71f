"""What noisy labels cost at the ridge n^-l."""

from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._regression import SIZES, laws
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(problem, seed, "cui2021", _variance, xlabel="samples $n$", risk="variance")


def _variance(spectrum: Spectrum, i: Instance) -> list[float]:
    return [ridge_risk(spectrum, n, n ** -i.number("l"), i.number("noise")).variance for n in SIZES]
