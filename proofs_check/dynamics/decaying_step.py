"""One-pass SGD whose step falls to zero, by its exact second moments.

The recursion of `sgd` with the step ``s*(1 - u/n)**q`` after u of n steps, one step at a time for several n at once: a
run that has ended has the step zero and stays as it is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["decayed_risks"]


def decayed_risks(spectrum: Spectrum, step: ArrayLike, sizes: ArrayLike, decay: float, noise: float = 0.0) -> Floats:
    """Expected excess risk at the end of runs of n steps, with a fresh Gaussian sample in every step.

    Parameters
    ----------
    spectrum : Spectrum
    step : float, or array_like of shape (k,)
        Step size s at the start of each run.
    sizes : array_like of int, shape (k,)
        Numbers n of steps.
    decay : float
        Power q; zero for a constant step.
    noise : float
        Variance of the label noise.

    Returns
    -------
    ndarray, shape (k,)

    Raises
    ------
    TheoryError
        If the second moments would not converge at the steps of the start.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import PowerLaw
    >>> risks = decayed_risks(PowerLaw(2.0, 1.5).first(50), 0.25, [10, 100, 1000], decay=1.0, noise=0.1)
    >>> [f"{risk:.3f}" for risk in risks]
    ['1.290', '0.569', '0.188']
    """
    ends = np.asarray(sizes, dtype=float)
    starts = np.broadcast_to(np.asarray(step, dtype=float), ends.shape)
    rates = spectrum.eigenvalue
    largest = starts.max() * rates
    if not (np.all(largest < 1) and starts.min() > 0 and spectrum.total(largest / (2 - 2 * largest)) < 1):
        raise TheoryError(f"the risk does not converge with step size {starts.max():g}; take a smaller one")
    seen = spectrum.weight * rates
    moments = np.tile(spectrum.power / rates, (len(ends), 1))
    for u in range(int(ends.max())):
        shift = (starts * np.maximum(1 - u / ends, 0.0) ** decay * (u < ends))[:, None] * rates
        total = moments @ seen + noise
        moments *= 1 - 2 * shift + 2 * shift**2
        moments += shift**2 / rates * total[:, None]
    risks: Floats = moments @ seen
    return risks
