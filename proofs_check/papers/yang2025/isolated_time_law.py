"""Follow the joint risk of model size and training time until its curve is flat."""

import numpy as np

from proofs_check.dynamics.dense_modes import joint_risk
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Measurement, Plot, Problem

ENDLESS = 1e40
PRECISION = 1e-5  # more than the quadrature and what the other leg still adds


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    values = [joint_risk(i.number("a"), i.number("s"), ENDLESS, i.number("t")) for i in problem.instances]
    first = problem.instances[0]
    sizes = np.geomspace(1, 1e10, 31)
    curve = tuple(joint_risk(first.number("a"), first.number("s"), float(x), first.number("t")) for x in sizes)
    return Measurement(
        estimates=tuple(
            Estimate("value", i, v, PRECISION * v, window="the last point of the curve, no fit")
            for i, v in zip(problem.instances, values, strict=True)
        ),
        scope="exact: one joint risk of model size and training time, one of them without limit",
        primitive="spectrum and signal, flow of every mode; modes kept and modes beyond by quadrature",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="modes $N$",
                ylabel="excess risk",
                curves=(Curve(f"gradient flow, {first}", tuple(sizes), curve, style="line"),),
            ),
        ),
    )
