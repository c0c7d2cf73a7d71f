"""Error of kernel interpolation on a circle at the wall between teachers, up to 20,000 samples."""

import numpy as np
from scipy.special import zeta

from proofs_check.dynamics.teacher_student import circle_error
from proofs_check.measure import Profile
from proofs_check.walls import law_on_wall
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SAMPLES = 2 * np.geomspace(250, 10_000, 16).astype(int) + 1


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [_estimates(instance) for instance in problem.instances]
    return Measurement(
        estimates=tuple(e for made, _ in parts for e in made),
        scope="exact: interpolation of a random function from its values at equispaced points of a circle",
        primitive="spectra of teacher and student in frequency: which modes the samples confuse is summed",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _estimates(instance: Instance) -> tuple[tuple[Estimate, ...], Plot]:
    student = instance.number("a_S")
    errors = np.array([circle_error(1 + 2 * student, student, int(samples)) for samples in SAMPLES])
    scaled = SAMPLES / (2 * zeta(student)) ** (1 / student)
    solved = Curve("solved", tuple(scaled), tuple(errors), style="line")
    return law_on_wall(instance, scaled, errors), Plot("samples in units of h", f"squared error, {instance}", (solved,))
