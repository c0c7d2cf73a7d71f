"""Momentum with a falling gain on drawn Gaussian batches: the algorithm whose small steps are a flow with inertia."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["drawn_momentum"]


def drawn_momentum(
    spectrum: Spectrum,
    time: float,
    steps: int,
    runs: int,
    rng: np.random.Generator,
    *,
    friction: float,
    gain: float = 1.0,
    decay: float = 0.0,
    batch: int = 1,
) -> Floats:
    """Excess risk at the end of runs from rest, each on batches and signs of the target of its own.

    With ``h = time/steps`` the k-th step takes ``v <- (1 - friction/(k + friction)) v - h gain (h k)**-decay g`` and
    then ``x <- x + h v``, g the gradient on a fresh batch. As steps grow in number ``x'' + (friction/t) x' + gain
    t**-decay l x`` vanishes in every mode, and so does the noise of the gradients.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes.
    time : float
    steps, runs : int
    rng : numpy.random.Generator
    friction, gain, decay : float
    batch : int

    Returns
    -------
    ndarray, shape (runs,)

    Examples
    --------
    >>> from scipy.special import j1
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> one, rng = finite_power_law(2.0, 0.5, 1), np.random.default_rng(0)
    >>> found = drawn_momentum(one, 2.0, 400, 50, rng, friction=3.0, batch=20).mean()
    >>> bool(abs(found - j1(2.0) ** 2) < 0.02)  # of Nesterov's flow 2 J_1(t)/t is left
    True
    """
    scale, h = np.sqrt(spectrum.eigenvalue), time / steps
    signs = rng.choice([-1.0, 1.0], (runs, len(scale)))
    errors = signs * np.sqrt(spectrum.power / spectrum.eigenvalue)
    speeds = np.zeros_like(errors)
    for k in range(1, steps + 1):
        inputs = rng.standard_normal((runs, batch, len(scale))) * scale
        missed = (inputs @ errors[:, :, None])[..., 0]
        gradients = (missed[:, None] @ inputs)[:, 0] / batch
        speeds = speeds * k / (k + friction) - h * gain * (h * k) ** -decay * gradients
        errors = errors + h * speeds
    risks: Floats = errors**2 @ spectrum.eigenvalue
    return risks
