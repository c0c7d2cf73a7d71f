"""What the checks of the trained network share: settings, and runs at ever smaller learning rates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.attention_training import Setting
from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.spectra import Spectrum
from theory.records import Curve, Estimate, Instance, Plot

Run = Callable[[int, np.random.Generator], Floats]

SEEDS = {"quick": 4, "thorough": 12}
SAMPLED = "stochastic gradient descent of all weights on freshly drawn contexts, from small balanced weights"
RATES = "with learning rates D times that of W_v for W_x, W_k and W_q"


def structured(spectrum: Spectrum, samples: int, rotated: bool, exact: bool = False) -> Setting:
    """A setting with the eigenvalues and label variances of a spectrum."""
    return Setting(spectrum.eigenvalue, spectrum.power / spectrum.eigenvalue, rotated, samples, exact)


def extrapolated_runs(
    instances: Sequence[Instance], run: Run, sizes: Sequence[int], seeds: int, seed: int, window: str
) -> tuple[Estimate, ...]:
    """One estimate an instance, from runs at several sizes and seeds.

    Parameters
    ----------
    instances : sequence of Instance
    run : callable
        Measured numbers, one an instance, of a run of a given size with its own random numbers.
    sizes : sequence of int
        Three or more; corrections fall like one over the size.
    seeds : int
        Independent runs at each size.
    seed : int
    window : str
        What the sizes are, in words.
    """
    streams = iter(np.random.SeedSequence(seed).spawn(len(sizes) * seeds))
    runs = [[run(size, np.random.default_rng(next(streams))) for _ in range(seeds)] for size in sizes]
    found = np.array(runs)  # sizes, seeds, instances
    # The noise of a run falls like the root of its size, so all sizes tell of it.
    scaled = found.var(axis=1, ddof=1) * np.array(sizes)[:, None]
    errors = np.sqrt(scaled.mean(axis=0) / np.array(sizes)[:, None] / seeds)
    made = []
    for i, instance in enumerate(instances):
        value, uncertainty = to_infinite_size(sizes, found[:, :, i].mean(axis=1), errors[:, i])
        made.append(Estimate("value", instance, value, uncertainty, window, seeds, "seeds per size", 0.5))
    return tuple(made)


def curves(
    measured: tuple[Floats, Floats],
    theory: tuple[Floats, Floats],
    title: str,
    names: tuple[str, str] = ("network", "theory"),
) -> Plot:
    """The risk of a network over training time, beside that of the flow."""
    styles = ("points", "line")
    drawn = [
        Curve(name, tuple(x), tuple(y), style=style)  # type: ignore[arg-type]
        for name, style, (x, y) in zip(names, styles, (measured, theory), strict=True)
    ]
    return Plot("training time", f"excess risk, {title}", tuple(drawn), xscale="linear")
