"""Train networks on random points of a sphere; follow outputs and kernels at every step."""

from itertools import islice

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.wide_network import arc_cosine, descent, draw, kernel_descent, network_kernel
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._network import PRIMITIVE, SCOPE, by_width
from theory.records import Estimate, Instance, Measurement, Plot, Problem
from theory.symbols import parameters

STEP, STEPS = 0.4, 30
n = parameters("n", integer=True)
DOMAIN = (n <= 6,)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    runs = 6 if profile == "quick" else 32
    found = [_of(instance, runs, rng) for instance in problem.instances]
    widths = [int(instance["m"]) for instance in problem.instances]
    curves = {
        "largest distance of the outputs": [outputs for outputs, _, _ in found],
        "largest distance of the kernels": [kernels for _, kernels, _ in found],
    }
    return Measurement(
        estimates=tuple(
            Estimate(
                "value", instance, float(r.max()), float(r.std()), "largest of the draws, no fit", runs, "draws", 0.5
            )
            for instance, (_, _, r) in zip(problem.instances, found, strict=True)
        ),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="width $m$",
                ylabel="mean over draws",
                curves=tuple(
                    by_width(
                        label,
                        widths,
                        np.array([v.mean() for v in values]),
                        np.array([v.std() for v in values]) / np.sqrt(runs),
                    )
                    for label, values in curves.items()
                ),
            ),
        ),
    )


def _of(instance: Instance, runs: int, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """Largest distance of the outputs and of the kernels in each draw, and the first over its bound."""
    points = rng.standard_normal((int(instance["n"]), int(instance["d"])))
    inputs = points / np.linalg.norm(points, axis=1, keepdims=True)
    labels = rng.standard_normal(len(inputs))
    kernel = arc_cosine(inputs)
    linear = kernel_descent(kernel, labels, STEP, STEPS)
    networks = draw(int(instance["m"]), inputs.shape[1], runs, rng)
    path = islice(descent(networks, inputs, labels, STEP), STEPS + 1)
    pairs = [
        (np.linalg.norm(outputs - at, axis=1), np.linalg.norm(network_kernel(now, inputs) - kernel, ord=2, axis=(1, 2)))
        for (now, outputs), at in zip(path, linear, strict=True)
    ]
    outputs, kernels = np.max(pairs, axis=0)
    bound = kernels * np.linalg.norm(labels) / np.linalg.eigvalsh(kernel)[0]
    return outputs, kernels, outputs / bound


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Distance of the outputs over its bound, for drawn kernels at every step around a drawn one."""
    size, steps = int(at["n"]), int(rng.integers(1, 30))
    roots = rng.standard_normal((size, size))
    limit = roots @ roots.T / size + rng.uniform(0.01, 1) * np.eye(size)
    shift = rng.standard_normal((size, size))
    strays = [rng.uniform(-1, 1) * (shift @ shift.T) / size for _ in range(steps)]
    kernels = [limit + rng.uniform(0, 1) * stray for stray in strays]
    kernels = [k if np.linalg.eigvalsh(k)[0] > 0 else limit for k in kernels]
    step = 1 / max(np.linalg.eigvalsh(k)[-1] for k in (limit, *kernels))
    errors = linear = labels = rng.standard_normal(size)
    apart = 0.0
    for kernel in kernels:
        errors, linear = errors - step * kernel @ errors, linear - step * limit @ linear
        apart = max(apart, float(np.linalg.norm(errors - linear)))
    strayed = max(float(np.linalg.norm(k - limit, ord=2)) for k in kernels)
    bound = strayed * float(np.linalg.norm(labels)) / float(np.linalg.eigvalsh(limit)[0])
    return (apart / bound if bound else 0.0), 1e-9
