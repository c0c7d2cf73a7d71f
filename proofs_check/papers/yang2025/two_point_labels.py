"""The exact risk of the majority rule at two label probabilities that approach each other."""

import math

import numpy as np

from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.two_point import label_risk
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SIZES = 10 ** np.arange(3, 8) + 1  # odd, so that no majority is a tie
ROUNDING = 1e-10  # of the binomial distribution


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: the binomial distribution of the number of ones, extrapolated to infinitely many labels in 1/n",
        primitive="the two probabilities of a label",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(problem.instances),),
    )


def _scaled(separation: float, samples: int) -> float:
    return math.sqrt(samples) * label_risk(separation / (2 * math.sqrt(samples)), samples)


def _estimate(instance: Instance) -> Estimate:
    values = [_scaled(instance.number("x"), int(n)) for n in SIZES]
    value, uncertainty = to_infinite_size(SIZES, values, np.full(len(SIZES), ROUNDING))
    return Estimate("value", instance, value, uncertainty, window=f"n from {SIZES[0]} to {SIZES[-1]}, linear in 1/n")


def _plot(instances: tuple[Instance, ...]) -> Plot:
    sizes = np.unique(np.round(np.geomspace(10, 1e5, 33) / 2).astype(int) * 2 + 1)
    return Plot(
        xlabel="labels $n$",
        ylabel=r"$\sqrt{n}$ times the least excess risk",
        curves=tuple(
            Curve(f"{i}", tuple(map(float, sizes)), tuple(_scaled(i.number("x"), int(n)) for n in sizes))
            for i in instances
        ),
        yscale="linear",
    )
