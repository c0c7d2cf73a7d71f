"""What noisy labels cost at the ridge n^-l in n^q features."""

import numpy as np

from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_features
from proofs_check.papers._regression import laws
from proofs_check.papers.defilippis2024.feature_variance import risks
from theory.records import Instance, Measurement, Problem

DRAWN = (20, 40, 80)  # samples


def measure(problem: Problem, profile: Profile, seed: int, draws: int = 120) -> Measurement:
    def drawn(i: Instance, rng: np.random.Generator) -> Extrapolated:
        law = PowerLaw.written("cui2021", i.number("alpha"), i.number("r"))
        return drawn_features(
            law,
            lambda n: (n, round(n ** i.number("q")), n ** -i.number("l")),
            DRAWN,
            profile,
            rng,
            part="variance",
            draws=draws,
        )

    return laws(
        problem,
        seed,
        "cui2021",
        lambda s, i: [risk.variance for risk in risks(s, i, i.number("noise"))],
        xlabel="samples $n$",
        risk="variance",
        drawn=drawn,
    )
