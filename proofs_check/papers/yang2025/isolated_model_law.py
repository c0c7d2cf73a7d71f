"""Follow the joint risk of model size and training time through times of which each doubles the last."""

import numpy as np

from proofs_check.dynamics.dense_modes import joint_risk
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

TIMES = (2.0, 4.0, 8.0, 16.0)  # in units of N^a, in which the slowest mode that the model keeps is learned
PRECISION = 1e-8  # of the quadrature


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    first = problem.instances[0]
    sizes = np.geomspace(1, 1e10, 31)
    curve = tuple(joint_risk(first.number("a"), first.number("s"), first.number("N"), float(x)) for x in sizes)
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: one joint risk of model size and training time, one of them without limit",
        primitive="spectrum and signal, flow of every mode; modes kept and modes beyond by quadrature",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="training time $t$",
                ylabel="excess risk",
                curves=(Curve(f"gradient flow, {first}", tuple(sizes), curve, style="line"),),
            ),
        ),
    )


def _estimate(instance: Instance) -> Estimate:
    """The risk at the last time; its uncertainty is what the last doubling of the time changed."""
    a, s, modes = (instance.number(name) for name in ("a", "s", "N"))
    *_, before, last = (joint_risk(a, s, modes, t * modes**a) for t in TIMES)
    uncertainty = abs(before - last) + PRECISION * last
    return Estimate("value", instance, last, uncertainty, f"t = {TIMES[-1]:g} N^a, no fit")
