"""Best time of gradient flow on a sample, as the number of steps."""

from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS, laws
from proofs_check.papers.pillaud2018._stopping import HEAD, MODES, SAMPLES, SCOPE, stopped
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "canonical",
        lambda spectrum, i: [best.time for best in stopped(spectrum, i.number("a"), i.number("noise"))],
        spectrum=lambda i: PowerLaw(i.number("a"), i.number("b")).spectrum(MODES, HEAD),
        x=SAMPLES,
        xlabel="samples $N$",
        scope=SCOPE,
        risk="best number of steps",
        departures=POWERS,
    )
