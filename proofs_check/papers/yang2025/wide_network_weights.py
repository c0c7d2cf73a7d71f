"""Train networks and see how far the weights of a unit move at most."""

import numpy as np
from numpy.typing import NDArray

from proofs_check.dynamics.wide_network import Network, equiangular, train
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._network import PRIMITIVE, SCOPE, at_widths, by_width, limit_of, units
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

WIDTHS = (128, 256, 512, 1024)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    drawn = units(profile, 100_000)
    found = [_of(instance, drawn, rng) for instance in problem.instances]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in found),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="width $m$",
                ylabel=r"largest move of a unit times $\sqrt{m}$",
                curves=tuple(curve for _, curve in found),
            ),
        ),
    )


def _of(instance: Instance, drawn: int, rng: np.random.Generator) -> tuple[Estimate, Curve]:
    inputs = equiangular(2, instance.number("theta"))
    labels = np.full(2, instance.number("y"))

    def move(network: Network) -> NDArray[np.float64]:
        trained = train(network, inputs, labels, instance.number("eta"), int(instance["T"]))
        return np.asarray(trained.move * np.sqrt(len(network.signs)))

    means, errors = at_widths(WIDTHS, drawn, move, 2, rng)
    return limit_of(instance, WIDTHS, means, errors, drawn), by_width(str(instance), WIDTHS, means, errors)
