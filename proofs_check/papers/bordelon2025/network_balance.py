"""Train networks from drawn weights and compare how their embeddings and keys have grown."""

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
NAMES = ("embed", "key", "query", "value", "label", "readout")


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    made = []
    for instance, own in zip(
        problem.instances, np.random.SeedSequence(seed).spawn(len(problem.instances)), strict=True
    ):
        streams = own.spawn(SEEDS[profile])
        ratios = [_growth(int(instance["L"]), np.random.default_rng(stream)) for stream in streams]
        value = float(np.mean([v for v, _ in ratios]))
        uncertainty = float(np.max([u for _, u in ratios]))  # of the extrapolation, alike in all runs
        made.append(Estimate("value", instance, value, uncertainty, f"line in the learning rate, {TIME} over {STEPS}"))
    return Measurement(
        estimates=tuple(made),
        scope="exact: gradient descent of all six weights from drawn ones, no symmetry assumed",
        primitive="Gaussian contexts and weights",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _growth(depth: int, rng: np.random.Generator) -> tuple[float, float]:
    """Change of the sum of squares of W_x over that of W_k, at vanishing learning rate."""
    shapes = ((WIDTH, DIMENSION), (WIDTH, WIDTH), (WIDTH, WIDTH), (LABELS, LABELS), (LABELS,), (LABELS,))
    start = Attention(*(0.4 * rng.standard_normal(shape) for shape in shapes))
    setting = Setting(np.ones(DIMENSION), np.full(DIMENSION, 1 / DIMENSION), rotated=False, samples=SAMPLES)
    drawn = next(batches(setting, 2, rng))  # the same contexts at every step, so that small rates follow one flow
    ratios = []
    for steps in STEPS:
        *_, (end, _) = sgd(start, [drawn] * (steps + 1), depth, dict.fromkeys(NAMES, TIME / steps))
        ratios.append(_change(start.embed, end.embed) / _change(start.key, end.key))
    return to_infinite_size(STEPS, ratios, np.full(len(STEPS), 1e-9))


def _change(start: NDArray[np.float64], end: NDArray[np.float64]) -> float:
    return float(np.sum(end**2) - np.sum(start**2))
