"""What noisy labels cost at the ridge n^-l in n^q features."""

from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from proofs_check.papers.defilippis2024.feature_variance import risks
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "cui2021",
        lambda s, i: [risk.variance for risk in risks(s, i, i.number("noise"))],
        xlabel="samples $n$",
        risk="variance",
    )
