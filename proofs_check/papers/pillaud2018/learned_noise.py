"""What the noise of labels adds to flow on a sample, in its equivalent and on drawn samples."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.samples import drawn_inputs, filtered, flow_residual
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.papers._regression import EQUIVALENT, POWERS, laws
from proofs_check.papers.pillaud2018._stopping import spectrum_at
from theory.records import Instance, Measurement, Problem

SAMPLES = np.geomspace(1e3, 1e9, 16)
DRAWN, MODES = (15, 30, 60), 400


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "cui2021",
        lambda spectrum, i: [_variance(spectrum, i, n) for n in SAMPLES],
        spectrum=spectrum_at,
        x=SAMPLES,
        xlabel="samples $n$",
        scope=f"{EQUIVALENT}; flow for the time of all steps",
        risk="variance",
        departures=POWERS,
        drawn=lambda i, rng: _drawn(i, profile, rng),
    )


def _time(i: Instance, n: float) -> float:
    return i.number("s") * float(n ** i.number("u"))


def _variance(spectrum: Spectrum, i: Instance, n: float) -> float:
    return float(stopped_flow(spectrum, n, [_time(i, n)], i.number("noise")).variance[0])


def _drawn(i: Instance, profile: Profile, rng: np.random.Generator) -> Extrapolated:
    spectrum = PowerLaw.written("cui2021", i.number("alpha"), i.number("r")).first(MODES)

    def draw(n: int, count: int, rng: np.random.Generator) -> Floats:
        left, noise = flow_residual([_time(i, n)]), i.number("noise")
        risks = [filtered(spectrum, drawn_inputs(spectrum, n, rng), left, noise) for _ in range(count)]
        return np.array([risk.variance[0] for risk in risks])

    return drawn_ratio(draw, lambda n: _variance(spectrum, i, n), DRAWN, 400, profile, rng)
