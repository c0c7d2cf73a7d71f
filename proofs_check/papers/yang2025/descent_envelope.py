"""Train under the arc-cosine kernel from random errors, and from those of its slowest direction."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.wide_network import arc_cosine, draw, equiangular, kernel_descent, train
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

PRECISION = 1e-9  # of rounding over the steps
WIDTH = 4096  # of the network in the figure
n, T = parameters("n T", integer=True)
theta, eta = parameters("theta eta")
DOMAIN = (n >= 2, n <= 8, 4 * theta >= 1, T <= 60, eta * n <= 2, 50 * eta >= 1)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    found = [(instance, _ratios(instance, rng)) for instance in problem.instances]
    return Measurement(
        estimates=tuple(
            Estimate("value", instance, value, PRECISION * value, f"{name}, no fit")
            for instance, ratios in found
            for name, value in ratios.items()
        ),
        scope="exact: gradient descent under the kernel of the infinitely wide network",
        primitive="inputs, their arc-cosine kernel, labels",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(problem.instances[1], rng),),
    )


def _left(instance: Instance, labels: Floats) -> Floats:
    kernel = arc_cosine(equiangular(int(instance["n"]), instance.number("theta")))
    outputs = kernel_descent(kernel, labels, instance.number("eta"), int(instance["T"]))
    return np.asarray(np.sum((outputs - labels) ** 2, axis=1) / np.sum(labels**2))


def _opposite(instance: Instance) -> Floats:
    labels = np.zeros(int(instance["n"]))
    labels[:2] = 1, -1
    return labels


def _ratios(instance: Instance, rng: np.random.Generator) -> dict[str, float]:
    draws = rng.standard_normal((20, int(instance["n"])))
    return {
        "largest of 20 random labels": max(float(_left(instance, labels)[-1]) for labels in draws),
        "opposite labels of two inputs": float(_left(instance, _opposite(instance))[-1]),
    }


def _plot(instance: Instance, rng: np.random.Generator) -> Plot:
    inputs, labels = equiangular(int(instance["n"]), instance.number("theta")), _opposite(instance)
    steps = int(instance["T"])
    network = draw(WIDTH, len(inputs), 1, rng)
    outputs = train(network, inputs, labels, instance.number("eta"), steps).outputs[0]
    times = tuple(np.arange(steps + 1.0))
    return Plot(
        xlabel="steps $T$",
        ylabel="squared errors left",
        curves=(
            Curve("kernel, opposite labels", times, tuple(_left(instance, labels)), style="line"),
            Curve(
                "kernel, random labels", times, tuple(_left(instance, rng.standard_normal(len(inputs)))), style="line"
            ),
            Curve(
                f"network of width {WIDTH}", times, tuple(np.sum((outputs - labels) ** 2, axis=1) / 2), style="dashed"
            ),
        ),
        xscale="linear",
        marks=(("measured at", float(steps)),),
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float] | None:
    """Share of drawn errors, or of those in the slowest direction, that is left; steps as short as is assumed."""
    speeds, vectors = np.linalg.eigh(arc_cosine(equiangular(int(at["n"]), at.number("theta"))))
    if at.number("eta") * speeds[-1] > 1:
        return None
    labels = rng.standard_normal(len(speeds)) if rng.random() < 0.5 else _opposite(at)
    shares = (labels @ vectors) ** 2 / np.sum(labels**2)
    left = float(shares @ (1 - at.number("eta") * speeds) ** (2 * int(at["T"])))
    return left, PRECISION * left
