"""The best ridge, searched at every number of samples."""

from proofs_check.dynamics.ridge import best_ridge
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from proofs_check.papers.caponnetto2007.tuned_rate import SAMPLES
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "caponnetto2007",
        lambda spectrum, i: [best_ridge(spectrum, n, i.number("noise")).ridge for n in SAMPLES],
        x=SAMPLES,
        xlabel="samples $n$",
        risk="best ridge",
    )
