"""Best time of gradient flow on a sample, over the number of samples."""

from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS, laws
from proofs_check.papers.pillaud2018._stopping import SAMPLES, SCOPE, spectrum_at, stopped
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "cui2021",
        lambda spectrum, i: [
            best.time / n
            for best, n in zip(stopped(spectrum, i.number("alpha"), i.number("noise")), SAMPLES, strict=True)
        ],
        spectrum=spectrum_at,
        x=SAMPLES,
        xlabel="samples $n$",
        scope=SCOPE,
        risk="passes",
        departures=POWERS,
    )
