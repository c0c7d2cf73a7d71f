"""Width floor at source exponent one: the deterministic equivalent up to 1e11 features."""

import numpy as np

from proofs_check.dynamics.in_context_width import width_floor
from proofs_check.dynamics.spectra import power_law
from proofs_check.measure import Profile
from proofs_check.walls import law_on_wall
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

WIDTHS = np.geomspace(1e5, 1e11, 31)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [_estimates(instance) for instance in problem.instances]
    return Measurement(
        estimates=tuple(e for made, _ in parts for e in made),
        scope="deterministic equivalent of Gaussian features, which drawn features confirm off the wall "
        "(bordelon2025:rrs-width-floor)",
        primitive="eigenvalues and label variances of the modes",
        rung="asymptotic",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _estimates(instance: Instance) -> tuple[tuple[Estimate, ...], Plot]:
    nu = instance.number("nu")
    spectrum = power_law(nu, 1.0)
    unit = np.pi / nu / np.sin(np.pi / nu)  # features per unit of width
    floors = np.array([width_floor(spectrum, unit * width) for width in WIDTHS])
    drawn = Curve("deterministic equivalent", tuple(WIDTHS), tuple(floors), style="line")
    figure = Plot("width in units of h features", f"excess risk, {instance}", (drawn,))
    return law_on_wall(instance, WIDTHS, floors), figure
