"""What the checks on drawn isotropic contexts share: sizes, and averages taken to infinite dimension."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Plot

SIZES = (20, 40, 80)
DRAWS = {"quick": (1500, 600, 250), "thorough": (20000, 10000, 5000)}
SGD_SIZES = (40, 80, 160)
RUNS = {"quick": (16, 8, 4), "thorough": (160, 80, 40)}


def in_infinite_dimension(
    instance: Instance, drawn: Callable[[int, int], tuple[float, float]], sizes: Sequence[int], draws: Sequence[int]
) -> Estimate:
    """The estimate that averages and errors of drawn systems of finite dimension extrapolate to."""
    means, errors = zip(*(drawn(size, count) for size, count in zip(sizes, draws, strict=True)), strict=True)
    value, uncertainty = to_infinite_size(sizes, means, errors)
    window = f"straight line in 1/D over D = {', '.join(map(str, sizes))}"
    return Estimate("value", instance, value, uncertainty, window, draws[-1], "draws of the largest dimension", 0.5)


def averaged(values: Sequence[float] | np.ndarray) -> tuple[float, float]:
    """Mean and standard error."""
    array = np.asarray(values, dtype=float)
    return float(array.mean()), float(array.std(ddof=1) / np.sqrt(len(array)))


def draws(profile: Profile) -> tuple[int, ...]:
    """Contexts drawn in each of the dimensions `SIZES`."""
    return DRAWS[profile]


def bulk_risk(alpha: float, depth: int) -> float:
    """Least risk on the limiting spectrum that great depth removes: all but the atom at zero."""
    law = marchenko_pastur(alpha, nodes=max(400, 2 * depth))
    rate = tuned(law, depth).rate
    kept = np.abs(1 - rate * law.eigenvalue[:-1]) ** (2 * depth)
    return float(law.weight[:-1] @ kept)


def depth_plot(label: str, depths: Sequence[int], values: Sequence[float]) -> Plot:
    """A quantity against the depth."""
    return Plot("depth $L$", label, (Curve("quadrature", tuple(map(float, depths)), tuple(values)),))
