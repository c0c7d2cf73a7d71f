"""SGD itself, on drawn Gaussian inputs: fresh ones or a sample's, in all inputs or in drawn features.

No equivalent and no second moments: what others derive is held against these runs.
"""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["drawn_sgd"]


def drawn_sgd(
    spectrum: Spectrum,
    step: float,
    steps: int,
    runs: int,
    rng: np.random.Generator,
    *,
    decay: float = 0.0,
    noise: float = 0.0,
    batch: int = 1,
    samples: int | None = None,
    features: int | None = None,
) -> Floats:
    """Excess risk at the end of runs of SGD from zero, each on inputs, features and signs of the target of its own.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes.
    step : float
        Step size s at the start; after u steps it is ``s*(1 - u/steps)**decay``.
    steps, runs : int
    rng : numpy.random.Generator
    decay : float
    noise : float
        Variance of the label noise.
    batch : int
        Inputs that a gradient is averaged over.
    samples : int, optional
        Inputs are drawn from so many, with replacement; else every one is fresh.
    features : int, optional
        Number p of Gaussian projections ``A x/sqrt(p)`` that are weighed; else the inputs are.

    Returns
    -------
    ndarray, shape (runs,)

    Examples
    --------
    >>> from proofs_check.dynamics.sgd import recursion
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> spectrum, rng = finite_power_law(2.0, 0.5, 3), np.random.default_rng(0)
    >>> found = drawn_sgd(spectrum, 0.25, 8, 4000, rng)
    >>> bool(abs(found.mean() - recursion(spectrum, 0.25, 8)[8]) < 4 * found.std() / 4000**0.5)
    True
    """
    scale, modes = np.sqrt(spectrum.eigenvalue), len(spectrum.eigenvalue)
    target = rng.choice([-1.0, 1.0], (runs, modes)) * np.sqrt(spectrum.power / spectrum.eigenvalue)
    layer = None if features is None else rng.standard_normal((runs, features, modes)) / np.sqrt(features)
    weights = np.zeros((runs, modes if features is None else features))
    sample = _labelled(rng, (runs, samples), scale, target, noise) if samples is not None else None
    for u in range(steps):
        if sample is None:
            inputs, labels = _labelled(rng, (runs, batch), scale, target, noise)
        else:
            chosen = rng.integers(0, samples, (runs, batch))
            inputs, labels = (
                np.take_along_axis(part, at, 1) for part, at in zip(sample, (chosen[..., None], chosen), strict=True)
            )
        seen = inputs if layer is None else inputs @ layer.transpose(0, 2, 1)
        missed = (seen @ weights[:, :, None])[..., 0] - labels
        weights -= step * (1 - u / steps) ** decay / batch * (missed[:, None] @ seen)[:, 0]
    error = (weights if layer is None else (weights[:, None] @ layer)[:, 0]) - target
    risks: Floats = error**2 @ spectrum.eigenvalue
    return risks


def _labelled(
    rng: np.random.Generator, shape: tuple[int, int], scale: Floats, target: Floats, noise: float
) -> tuple[Floats, Floats]:
    """Inputs, shape (*shape, modes), and their labels."""
    inputs = rng.standard_normal((*shape, len(scale))) * scale
    labels = (inputs @ target[:, :, None])[..., 0]
    return inputs, labels + np.sqrt(noise) * rng.standard_normal(shape) if noise else labels
