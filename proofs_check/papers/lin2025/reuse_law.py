"""Risk after steps that are a power of the number of samples: of flow on a sample, and of SGD on drawn ones."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.drawn_sgd import drawn_sgd
from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.papers._regression import POWERS, laws
from proofs_check.papers.pillaud2018._stopping import SCOPE
from theory.records import Instance, Measurement, Problem

SAMPLES = np.geomspace(1e3, 1e9, 19)
DRAWN, MODES = (20, 40, 80), 200


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "canonical",
        lambda spectrum, i: [_flow(spectrum, i, n) for n in SAMPLES],
        x=SAMPLES,
        xlabel="samples $N$",
        scope=SCOPE,
        departures=POWERS,
        drawn=lambda i, rng: _drawn(i, profile, rng),
    )


def _flow(spectrum: Spectrum, i: Instance, n: float) -> float:
    time = i.number("s") * n ** i.number("u") / (i.number("q") + 1)  # as far as all steps together go
    return float(stopped_flow(spectrum, n, [time], i.number("noise")).total[0])


def _drawn(i: Instance, profile: Profile, rng: np.random.Generator) -> Extrapolated:
    spectrum, noise, q = PowerLaw(i.number("a"), i.number("b")).first(MODES), i.number("noise"), i.number("q")

    def draw(n: int, runs: int, rng: np.random.Generator) -> Floats:
        steps = round(n ** i.number("u"))
        return drawn_sgd(spectrum, i.number("s"), steps, runs, rng, decay=q, noise=noise, samples=n)

    return drawn_ratio(draw, lambda n: _flow(spectrum, i, n), DRAWN, 200, profile, rng)
