"""Least compute that reaches a loss, by search over the number of parameters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.exponents import exponent
from proofs_check.papers.bordelon2025._laws import estimates, plot
from theory.records import Instance, Measurement, Problem

FALLS = np.geomspace(0.5, 0.05, 16)


class Spent(NamedTuple):
    """At every loss the least compute, and the parameters that it buys."""

    compute: Floats
    parameters: Floats


def spent(instance: Instance) -> Spent:
    """Steps follow from parameters and loss, the batch from the loss alone."""
    model, steps, batch = (instance.number(f"alpha_{name}") for name in "NSB")
    found = []
    for loss in FALLS:
        least = -np.log(loss) / model  # with endless steps

        def cost(above: float, loss: float = loss, least: float = least) -> float:
            size = least + above
            return float(size - np.log(loss - np.exp(-model * size)) / steps)

        best = minimize_scalar(cost, bounds=(1e-6, 20 / model), method="bounded", options={"xatol": 1e-9})
        found.append((best.fun - np.log(loss) / batch, least + best.x))
    return Spent(*np.exp(np.array(found)).T)


def measured(problem: Problem, seed: int, what: str) -> Measurement:
    """Slope in compute of the loss, or of the parameters."""
    found, plots = [], []
    for instance in problem.instances:
        curve = spent(instance)
        y = FALLS if what == "loss" else curve.parameters
        law = exponent(curve.compute, y)
        found.append(estimates(instance, law)[0])
        plots.append(plot("compute $C = N S B$", f"{what}, {instance}", curve.compute, y, law))
    scope = "exact minimum of the parametric law; whether language models obey it is not examined"
    return Measurement(tuple(found), scope, "the parametric law", "closed form", seeds=(seed,), plots=tuple(plots))
