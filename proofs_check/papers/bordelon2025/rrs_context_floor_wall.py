"""Context floor at source exponent two: the deterministic equivalent up to 1e11 samples."""

import numpy as np

from proofs_check.dynamics.in_context_width import context_floor
from proofs_check.dynamics.spectra import power_law
from proofs_check.measure import Profile
from proofs_check.walls import law_on_wall
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SIZES = np.geomspace(1e5, 1e11, 31)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [_estimates(instance) for instance in problem.instances]
    return Measurement(
        estimates=tuple(e for made, _ in parts for e in made),
        scope="deterministic equivalent of Gaussian samples, which drawn samples confirm off the wall "
        "(bordelon2025:rrs-context-floor)",
        primitive="eigenvalues and label variances of the modes",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _estimates(instance: Instance) -> tuple[tuple[Estimate, ...], Plot]:
    nu = instance.number("nu")
    spectrum = power_law(nu, 2.0)
    unit = np.pi / nu / np.sin(np.pi / nu)  # samples per unit of context
    floors = np.array([context_floor(spectrum, unit * size) for size in SIZES])
    solved = Curve("deterministic equivalent", tuple(SIZES), tuple(floors), style="line")
    figure = Plot("context length in units of h samples", f"excess risk, {instance}", (solved,))
    return law_on_wall(instance, SIZES, floors), figure
