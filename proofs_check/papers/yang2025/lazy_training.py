"""Train networks on small labels, and compare their outputs with gradient descent under the limiting kernel."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.wide_network import (
    Network,
    arc_cosine,
    equiangular,
    kernel_descent,
    linear_response,
    network_kernel,
    train,
)
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._network import PRIMITIVE, SCOPE, at_widths, by_width, units
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

WIDTHS = (32, 64, 128, 256)
LABELS = (1 / 64, 1 / 32)  # the correction for their size is of relative order y^2


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    drawn = units(profile, 400_000)
    found = [distance(i, y, drawn, rng) for i in problem.instances for y in LABELS]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in found),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="width $m$",
                ylabel="squared distance from the kernel times $m/y^2$",
                curves=tuple(curve for _, curve in found),
            ),
        ),
    )


def distance(instance: Instance, label: float, drawn: int, rng: np.random.Generator) -> tuple[Estimate, Curve]:
    """Squared distance times m/y^2 in the limit of great width, and its averages by width."""
    inputs = equiangular(2, instance.number("theta"))
    labels = np.full(2, label)
    step, steps = instance.number("eta"), int(instance["T"])
    kernel = arc_cosine(inputs)
    linear = kernel_descent(kernel, labels, step, steps)[-1]

    def response(network: Network) -> Floats:
        errors = network_kernel(network, inputs) - kernel
        changes = linear_response(kernel, errors, labels, step, steps)
        return np.asarray(np.sum(changes**2, axis=1) * len(network.signs)) / label**2

    def beyond(network: Network) -> Floats:
        outputs = train(network, inputs, labels, step, steps).outputs[:, -1]
        squares = np.asarray(np.sum((outputs - linear) ** 2, axis=1) * len(network.signs)) / label**2
        return np.asarray(squares - response(network))

    # The response to the starting kernel's error varies most, and its mean square does not depend on the width: it
    # is taken from many narrow networks, and from wide ones only what training adds to it.
    (first,), (error,) = at_widths((2,), drawn, response, 2, rng)
    means, errors = at_widths(WIDTHS, drawn, beyond, 2, rng)
    added, uncertainty = to_infinite_size(WIDTHS, means, errors)
    window = f"linear response, and a straight line in 1/m through what training adds to it, at labels {label:g}"
    both = float(first) + added, float(np.hypot(error, uncertainty))
    estimate = Estimate("value", instance, *both, window, drawn, "units drawn at each width", 0.5)
    return estimate, by_width(f"{instance}, y = {label:g}", WIDTHS, first + means, np.hypot(error, errors))
