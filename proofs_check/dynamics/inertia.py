"""Gradient flow with inertia on the population, in closed form mode by mode.

In a mode ``x'' + (friction/t) x' + gain t**-decay l x = 0`` leaves of the target the square of
``2**nu gamma(nu + 1) y**-nu J_nu(y)`` with ``nu = (friction - 1)/(2 - decay)`` and
``y = (2/(2 - decay)) sqrt(gain l) t**(1 - decay/2)`` (textbook). The risk swings with the first modes. Its mean over
their periods has ``(J**2 + Y**2)/2`` for ``J**2`` in modes that have swung often, passing from one to the other over
several swings (ours): the sum over the modes in between averages over periods too.
"""

from __future__ import annotations

import numpy as np
from scipy.special import erfc, gammaln, jv, yv

from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["swung_risk"]

RESTING, FREE = 1e-5, 1e3  # ranges of y: a mode has not moved, or swings like a cosine
OFTEN, WIDTH = 20.0, 0.35  # y of modes that have swung often, and its width in the logarithm


def swung_risk(spectrum: Spectrum, time: float, friction: float, gain: float = 1.0, decay: float = 0.0) -> float:
    """Excess risk of gradient flow with inertia from rest, in the mean over the periods of modes that swing.

    Parameters
    ----------
    spectrum : Spectrum
        Whose entries lie so close that sums over modes at y = 20 resolve the swings, as panels of a twentieth do.
    time : float
        Positive.
    friction, gain, decay : float
        Friction above one, decay below two.

    Returns
    -------
    float

    Raises
    ------
    TheoryError
        If friction or decay are out of range.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import spread_modes
    >>> mode, weight = spread_modes(1e25, panel=0.05)
    >>> spectrum = Spectrum(weight, mode**-2.0, mode**-2.5)
    >>> [f"{swung_risk(spectrum, time, 3.0):.3e}" for time in (1e4, 1e6)]  # like time**-1.5
    ['1.650e-06', '1.650e-09']
    """
    if not (friction > 1 and decay < 2):
        raise TheoryError(f"inertia needs a friction above one and a decay below two, got {friction} and {decay}")
    speed = 1 - decay / 2
    order = (friction - 1) / (2 * speed)
    y = np.sqrt(gain * spectrum.eigenvalue) * time**speed / speed
    left = np.ones_like(y)
    moving, free = (y > RESTING) & (y < FREE), y >= FREE
    seen = y[moving]
    often = erfc(np.log(OFTEN / seen) / WIDTH) / 2
    swing = (1 - often / 2) * jv(order, seen) ** 2 + often / 2 * yv(order, seen) ** 2
    left[moving] = swing
    left[free] = 1 / (np.pi * y[free])
    left[y > RESTING] *= np.exp(2 * gammaln(order + 1) + 2 * order * np.log(2 / y[y > RESTING]))
    return spectrum.total(spectrum.power * left)
