"""Loss of few samples in many more features, in its deterministic equivalent."""

from proofs_check.dynamics.random_features import feature_risk
from proofs_check.measure import Profile
from proofs_check.papers._regression import SIZES, laws
from proofs_check.papers.maloney2022.width_law import MORE
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "maloney2022",
        lambda spectrum, _: [feature_risk(spectrum, size, MORE * size).bias for size in SIZES],
        xlabel="samples $T$",
        risk="loss",
    )
