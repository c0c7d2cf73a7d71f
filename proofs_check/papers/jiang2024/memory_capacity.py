"""Dimension for which half of so many pairs are recalled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from proofs_check.measure import Profile, combined
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.papers.jiang2024._limits import slow_limit
from proofs_check.transformers.associative_memory import needed_size, recalled_half
from theory.records import Curve, Measurement, Plot, Problem

PAIRS = np.logspace(20, 200, 25)
SIZES, DRAWS = (16, 32, 64), 160


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    expected = {d: _pairs(d) for d in SIZES}
    ratio = drawn_ratio(
        lambda d, count, rng: np.array([recalled_half(d, int(1.6 * expected[d]), rng) for _ in range(count)]),
        expected.__getitem__,
        SIZES,
        DRAWS,
        profile,
        rng,
    )
    logs = np.log(PAIRS)
    shares = np.array([needed_size(p) for p in PAIRS]) / (2 * PAIRS * logs)
    (instance,) = problem.instances
    found = slow_limit(instance, logs, shares, f"{PAIRS[0]:.0e} to {PAIRS[-1]:.0e} pairs")
    # A memory that holds more pairs than expected needs a smaller one for as many.
    value = found.value / ratio.value
    error = combined(found.uncertainty, value * ratio.uncertainty)
    window = (
        f"{found.window}; drawn memories of 16 to 64 dimensions hold {ratio.value:.3f} +- {ratio.uncertainty:.3f} of it"
    )
    plot = Plot(
        "pairs $P$",
        r"$d^2/(2 P \log P)$",
        (Curve("expected", tuple(PAIRS), tuple(shares), style="line"),),
        yscale="linear",
    )
    return Measurement(
        estimates=(replace(found, value=value, uncertainty=error, window=window),),
        scope="logits taken as independent Gaussians, times what drawn memories hold of that",
        primitive="moments of products of Gaussian vectors",
        rung="asymptotic",
        seeds=(seed,),
        plots=(plot,),
    )


def _pairs(d: int) -> float:
    """How many pairs are expected to be held, by bisection."""
    low, high = 4.0, float(d**2)
    while high - low > 1e-3:
        middle = (low + high) / 2
        low, high = (middle, high) if needed_size(middle) < d**2 else (low, middle)
    return low
