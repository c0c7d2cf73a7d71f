"""Loss of few features on a thousand times as many samples, in its deterministic equivalent."""

from proofs_check.dynamics.random_features import feature_risk
from proofs_check.measure import Profile
from proofs_check.papers._regression import SIZES, laws
from theory.records import Measurement, Problem

MORE = 1e9


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "maloney2022",
        lambda spectrum, _: [feature_risk(spectrum, MORE * size, size).bias for size in SIZES],
        xlabel="features $N$",
        risk="loss",
    )
