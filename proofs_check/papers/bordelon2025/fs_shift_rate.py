"""Follow the risk of trained networks on a turned covariance from layer to layer."""

import numpy as np

from proofs_check.dynamics.in_context_shift import risks_by_depth, rotation, trained_scores
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

DEPTHS = np.arange(1, 121)
LAST = 40


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    curves = [_risks(instance) for instance in problem.instances]
    shown = tuple(
        Curve(str(instance), tuple(map(float, DEPTHS[:24])), tuple(risks[:24]), style="line")
        for instance, risks in zip(problem.instances, curves, strict=True)
    )
    return Measurement(
        estimates=tuple(_estimate(i, risks) for i, risks in zip(problem.instances, curves, strict=True)),
        scope="exact: linear attention in an infinite context, its matrix trained before the covariance turns",
        primitive="the covariances of training and of the test",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(Plot("depth $L$", "risk on the turned covariance", shown, xscale="linear"),),
    )


def _risks(instance: Instance) -> np.ndarray:
    covariance, turn = np.diag([instance.number("r"), 1.0]), rotation(instance.number("theta"))
    layer = trained_scores(covariance, np.eye(2), depth=1)
    return risks_by_depth(layer, turn @ covariance @ turn.T, DEPTHS)


def _estimate(instance: Instance, risks: np.ndarray) -> Estimate:
    factors = risks[1:] / risks[:-1]
    last, before = (float(np.exp(np.mean(np.log(part)))) for part in (factors[-LAST:], factors[-2 * LAST : -LAST]))
    uncertainty = abs(last - before) + 1e-6 * last  # training ends within a millionth of the best matrix
    return Estimate(
        "value", instance, last, uncertainty, f"last {LAST} layers, against the {LAST} before", 120, "layers", 1
    )
