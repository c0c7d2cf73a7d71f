"""Width floor at source exponent one: the deterministic equivalent up to 1e11 features."""

import numpy as np
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.in_context_width import width_floor
from proofs_check.dynamics.spectra import power_law
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

WIDTHS = np.geomspace(1e5, 1e11, 31)
WINDOW = "1e5 to 1e11, with the logarithm of the width in a fitted unit; refitted on the upper half"


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
    fitted, upper = _fit(WIDTHS, floors), _fit(WIDTHS[15:], floors[15:])
    shift = np.abs(fitted - upper) + 1e-9
    constant = float(np.exp(fitted[0]))
    drawn = Curve("deterministic equivalent", tuple(WIDTHS), tuple(floors), style="line")
    made = (
        Estimate("constant", instance, constant, constant * float(shift[0]), WINDOW),
        Estimate("slope", instance, float(fitted[1]), float(shift[1]), WINDOW),
        Estimate("log", instance, float(fitted[2]), float(shift[2]), WINDOW),
    )
    return made, Plot("width in units of h features", f"excess risk, {instance}", (drawn,))


def _fit(widths: Floats, floors: Floats) -> Floats:
    """Log constant, power and power of the logarithm, whose unit of width is fitted as well."""
    logs, target = np.log(widths), np.log(floors)

    def solve(shift: float) -> tuple[Floats, float]:
        columns = np.stack([np.ones_like(logs), logs, np.log(logs + shift)], axis=1)
        found = np.linalg.lstsq(columns, target, rcond=None)[0]
        return np.asarray(found), float(np.sum((columns @ found - target) ** 2))

    best = minimize_scalar(lambda shift: solve(shift)[1], bounds=(1 - logs[0], 10), method="bounded")
    return solve(float(best.x))[0]
