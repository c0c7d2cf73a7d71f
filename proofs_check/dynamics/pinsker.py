"""Best linear estimator over an ellipsoid of smooth functions (Pinsker 1980).

In the sequence model mode k is seen with noise of variance s2/n, and targets satisfy
``sum |k|**(2 beta) theta_k**2 <= B**2``. The best linear estimator keeps the share ``1 - (|k|/T)**beta`` of the
modes below the frequency T.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.sequence_model import lattice_shells

__all__ = ["MinimaxCurve", "linear_minimax"]


class MinimaxCurve(NamedTuple):
    """Samples and the minimax risk there, both of shape (k,)."""

    samples: Floats
    risks: Floats


def linear_minimax(
    smoothness: float, dimension: int, cuts: ArrayLike, noise: float = 1.0, size: float = 1.0
) -> MinimaxCurve:
    """Samples at which each cut-off is the best, and the minimax risk there.

    The cut-off is the parameter of the curve, so that no equation has to be solved.

    Parameters
    ----------
    smoothness : float
        beta > 0.
    dimension : int
        d >= 1.
    cuts : array_like, shape (k,)
        Frequencies T > 1, increasing.
    noise : float
        Variance s2 of the noise of one sample.
    size : float
        Radius B of the ellipsoid.

    Returns
    -------
    MinimaxCurve

    Examples
    --------
    Two modes of frequency 1 keep 1 - 1/T each, the mode of frequency 0 is kept.

    >>> samples, risks = linear_minimax(1.0, 1, [2.0])
    >>> samples.tolist(), risks.tolist()  # 2*1*(2 - 1) samples, risk (1 + 2/2)/2
    ([2.0], [1.0])
    """
    edges = np.asarray(cuts, dtype=float)
    squares, counts = lattice_shells(dimension, int(np.ceil(edges[-1])))
    weights = squares ** (smoothness / 2)
    levels = edges**smoothness
    samples = np.array([noise / size**2 * (counts @ (weights * np.maximum(level - weights, 0))) for level in levels])
    shares = np.array([counts @ np.maximum(1 - weights / level, 0) for level in levels])
    return MinimaxCurve(samples, noise / samples * shares)
