"""The risk of SGD in features after endless iterations, in its equivalent and in drawn features."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.in_context_width import drawn_features
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.dynamics.volterra import sgd_in_features
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.papers._regression import laws
from proofs_check.papers.paquette2024._frontier import problem_at
from theory.records import Instance, Measurement, Problem

FEATURES = np.geomspace(1e2, 1e7, 16)
ENDLESS = 1e6  # times the slowest mode's time
DRAWN, MODES = (20, 40, 80), 160
SCOPE = "Volterra equation of SGD on Gaussian inputs, exact in discrete time, in the equivalent of Gaussian features"


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "paquette2024",
        lambda spectrum, i: [_kept(spectrum, i) * _settled(spectrum, i, d) for d in FEATURES],
        spectrum=lambda i: problem_at(i).spectrum(),
        x=FEATURES,
        xlabel="parameters $d$",
        scope=SCOPE,
        drawn=lambda i, rng: _drawn(i, profile, rng),
    )


def _kept(spectrum: Spectrum, i: Instance) -> float:
    """One minus the sum of the kernel over all steps; gradients are added up over the batch."""
    batch = i.number("B")
    shift = i.number("gamma") * batch * spectrum.eigenvalue
    return 1 - spectrum.total(shift / (2 * batch - (batch + 1) * shift))


def _time(i: Instance, features: float) -> float:
    return ENDLESS * float(features ** (2 * i.number("alpha")))


def _settled(spectrum: Spectrum, i: Instance, features: float) -> float:
    batch = i.number("B")
    found = sgd_in_features(spectrum, i.number("gamma") * batch, _time(i, features), features, batch=batch)
    return float(found.bias)


def _drawn(i: Instance, profile: Profile, rng: np.random.Generator) -> Extrapolated:
    """What drawn features miss is noise to the exact second moments of SGD in them."""
    spectrum, batch = problem_at(i).first(MODES), i.number("B")

    def left(d: int, rng: np.random.Generator) -> float:
        seen = drawn_features(spectrum, d, rng)
        inside = Spectrum(seen.weight[:-1], seen.eigenvalue[-2::-1], seen.power[-2::-1])
        step, missed = i.number("gamma") * batch, float(seen.power[-1])
        return float(learning_curve(inside, step, [_time(i, d)], noise=missed, batch=batch)[0])

    def draw(d: int, count: int, rng: np.random.Generator) -> Floats:
        return np.array([left(d, rng) for _ in range(count)])

    return drawn_ratio(draw, lambda d: _settled(spectrum, i, d), DRAWN, 800, profile, rng)
