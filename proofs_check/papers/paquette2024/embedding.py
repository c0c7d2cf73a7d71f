"""What finitely many features add to gradient flow, in their equivalent and where they are drawn."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.feature_flow import flow_in_features
from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.in_context_width import drawn_features
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.papers._regression import EQUIVALENT, POWERS, laws
from proofs_check.papers.paquette2024._frontier import problem_at
from theory.records import Instance, Measurement, Problem

ITERATIONS = np.geomspace(1e3, 1e8, 24)
FEATURES = 1e9  # far more than modes are learned
DRAWN, LONGER, MODES = (20, 40, 80), 4, 150  # features, and iterations for each of them


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "paquette2024",
        lambda spectrum, i: [FEATURES * _added(spectrum, _time(i, r), FEATURES) for r in ITERATIONS],
        x=ITERATIONS,
        xlabel="iterations $r$",
        scope=f"{EQUIVALENT}; the difference to gradient flow in all inputs, in {FEATURES:g} features",
        risk="added risk times $d$",
        departures=POWERS,
        spectrum=lambda i: problem_at(i).spectrum(),
        drawn=lambda i, rng: _drawn(i, profile, rng),
    )


def _time(i: Instance, iterations: float) -> float:
    return i.number("gamma") * i.number("B") * iterations


def _forgotten(spectrum: Spectrum, time: float) -> float:
    return spectrum.total(spectrum.power * np.exp(-2 * time * spectrum.eigenvalue))


def _added(spectrum: Spectrum, time: float, features: float) -> float:
    return float(flow_in_features(spectrum, time, features=features).bias) - _forgotten(spectrum, time)


def _drawn(i: Instance, profile: Profile, rng: np.random.Generator) -> Extrapolated:
    """So late that what the features add is most of the risk."""
    spectrum = problem_at(i).first(MODES)

    def draw(d: int, count: int, rng: np.random.Generator) -> Floats:
        risks = [_forgotten(drawn_features(spectrum, d, rng), _time(i, LONGER * d)) for _ in range(count)]
        return np.array(risks) - _forgotten(spectrum, _time(i, LONGER * d))

    return drawn_ratio(draw, lambda d: _added(spectrum, _time(i, LONGER * d), d), DRAWN, 2000, profile, rng)
