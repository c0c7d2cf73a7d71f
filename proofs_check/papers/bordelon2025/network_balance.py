"""Train networks from drawn weights and compare how their embeddings have grown with keys, queries and values."""

import numpy as np
from numpy.typing import NDArray

from proofs_check.dynamics.attention_network import Attention, sgd
from proofs_check.dynamics.attention_training import Setting, batches
from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.measure import Profile
from theory.records import Estimate, Measurement, Problem

DIMENSION, WIDTH, LABELS, SAMPLES = 4, 6, 3, 8
TIME, STEPS = 0.25, (25, 50, 100)
SEEDS = {"quick": 4, "thorough": 16}
OTHERS = ("key", "query", "value")
NAMES = ("embed", "key", "query", "value", "label", "readout")


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    made = []
    for instance, own in zip(
        problem.instances, np.random.SeedSequence(seed).spawn(len(problem.instances)), strict=True
    ):
        streams = own.spawn(SEEDS[profile])
        found = [_growth(int(instance["L"]), instance.number("r"), np.random.default_rng(one)) for one in streams]
        for name, runs in zip(OTHERS, zip(*found, strict=True), strict=True):
            value = float(np.mean([ratio for ratio, _ in runs]))
            uncertainty = float(np.max([error for _, error in runs]))  # of the extrapolation, alike in all runs
            window = f"over the weight {name}: line in the learning rate, {TIME} over {STEPS}"
            made.append(Estimate("value", instance, value, uncertainty, window))
    return Measurement(
        estimates=tuple(made),
        scope="exact: gradient descent of all six weights from drawn ones, no symmetry assumed; the learning rate of "
        "W_x is r times that of all others",
        primitive="Gaussian contexts and weights",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _growth(depth: int, faster: float, rng: np.random.Generator) -> list[tuple[float, float]]:
    """Change of the sum of squares of W_x over that of each other weight, at vanishing learning rate."""
    shapes = ((WIDTH, DIMENSION), (WIDTH, WIDTH), (WIDTH, WIDTH), (LABELS, LABELS), (LABELS,), (LABELS,))
    start = Attention(*(0.4 * rng.standard_normal(shape) for shape in shapes))
    setting = Setting(np.ones(DIMENSION), np.full(DIMENSION, 1 / DIMENSION), rotated=False, samples=SAMPLES)
    drawn = next(batches(setting, 2, rng))  # the same contexts at every step, so that small rates follow one flow
    ratios = []
    for steps in STEPS:
        rates = {**dict.fromkeys(NAMES, TIME / steps), "embed": faster * TIME / steps}
        *_, (end, _) = sgd(start, [drawn] * (steps + 1), depth, rates)
        changes = {name: _change(getattr(start, name), getattr(end, name)) for name in ("embed", *OTHERS)}
        ratios.append([changes["embed"] / changes[name] for name in OTHERS])
    return [to_infinite_size(STEPS, column, np.full(len(STEPS), 1e-9)) for column in np.transpose(ratios)]


def _change(start: NDArray[np.float64], end: NDArray[np.float64]) -> float:
    return float(np.sum(end**2) - np.sum(start**2))
