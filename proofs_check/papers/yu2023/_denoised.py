"""Signal over noise after layers of thresholded attention."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.coding_rate import drawn_heads, noisy_tokens, signal_to_noise, thresholded_layer
from theory.records import Instance, Measurement, Problem

HEADS, DIMENSION, PER_HEAD, NOISE = 4, 64, 75, 0.2


def gains(problem: Problem, profile: Profile, seed: int) -> Measurement:
    """Gain of the head that gains least in the layer of each instance, the first if none is named."""
    return each(
        problem,
        seed,
        lambda i: _gain(i, seed),
        f"drawn tokens: {HEADS} heads of {DIMENSION} dimensions with {PER_HEAD} tokens each, noise {NOISE}",
        "the layers, on the matrix of tokens",
    )


def _gain(instance: Instance, seed: int) -> float:
    rng = np.random.default_rng(seed)
    heads = drawn_heads(HEADS, DIMENSION, HEADS * DIMENSION, rng)
    tokens = noisy_tokens(heads, PER_HEAD, NOISE, rng)
    layers = int(instance["l"]) if "l" in dict(instance.values) else 1
    for _ in range(layers):
        before = signal_to_noise(tokens, heads, PER_HEAD)
        tokens = thresholded_layer(tokens, heads, instance.number("eta"), instance.number("tau"))
    return float(np.min(signal_to_noise(tokens, heads, PER_HEAD) / before))
