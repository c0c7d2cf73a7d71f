"""Hold the risk of SGD against the kernel of its noise on the same modes."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._regression import limit
from proofs_check.papers.velikanov2023._curves import SCOPE, curve, drawn_runs, fed_back, few_modes
from theory.records import Instance, Measurement, Problem


def _ratio(instance: Instance, steps: float) -> float:
    spectrum, step, batch = few_modes(instance), instance.number("s"), instance.number("B")
    shift = step * spectrum.eigenvalue
    lost = (2 * shift - (1 + 1 / batch) * shift**2) / spectrum.power  # what a step forgets, for unit power
    (risk,) = curve(spectrum, instance, np.array([steps]))
    kernel = spectrum.total(shift**2 * np.exp(-2 * steps * shift)) / batch
    return float((1 - fed_back(spectrum, instance)) ** 2 * risk / (spectrum.total(1 / lost) * kernel))


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return limit(problem, seed, _ratio, 1e10, SCOPE, drawn=drawn_runs(profile))
