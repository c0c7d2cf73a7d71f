"""Gradient flow with inertia on the population, in closed form mode by mode, on all inputs or in random features.

In a mode ``x'' + (friction/t) x' + gain t**-decay l x = 0`` leaves of the target the square of
``2**nu gamma(nu + 1) y**-nu J_nu(y)`` with ``nu = (friction - 1)/(2 - decay)`` and
``y = (2/(2 - decay)) sqrt(gain l) t**(1 - decay/2)`` (textbook). The risk swings with the first modes. Its mean over
their periods has ``(J**2 + Y**2)/2`` for ``J**2`` in modes that have swung often, passing from one to the other over
several swings (ours): the sum over the modes in between averages over periods too. What it passes by is an incomplete
gamma function, which like the others is analytic beside the axis, so that an integral around the eigenvalues sums up
what random features add (`feature_ridges`).
"""

from __future__ import annotations

import math

import numpy as np
from scipy.special import gammaln, hankel1e, hankel2e, jv

from proofs_check.arrays import Complex, Floats
from proofs_check.dynamics.feature_ridges import Ridges, encircled
from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["swung_by_features", "swung_risk"]

RESTING, ONCE, OFTEN, FREE = 1e-5, 1.0, 100.0, 1e5  # y of modes before, while and after they pass, and like a cosine
PASSING, ORDER = 7.0, 8  # of the gamma function: it passes at y = 20, over three


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
    y = _phase(spectrum.eigenvalue, time, gain, decay)
    return spectrum.total(spectrum.power * _left(y, _order(friction, decay)).real)


def swung_by_features(
    spectrum: Spectrum, features: float, time: float, friction: float, gain: float = 1.0, decay: float = 0.0
) -> float:
    """What p random features add to that, by their deterministic equivalent.

    Parameters
    ----------
    spectrum : Spectrum
        Of more modes than there are features; its entries may lie far apart.
    features : float
        p.
    time, friction, gain, decay : float
        As for `swung_risk`.

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.in_context_width import finite_width
    >>> from proofs_check.dynamics.spectra import power_law
    >>> spectrum = power_law(2.0, 0.75)
    >>> added = swung_by_features(spectrum, 100, 1e8, 3.0)  # in the end what the features do not reach
    >>> f"{added:.6e}", f"{finite_width(spectrum, 100).floor:.6e}"
    ('3.984008e-03', '3.984008e-03')
    """
    first = float(_phase(np.ones(1), time, gain, decay)[0].real)
    least, *swings = ((y / first) ** 2 for y in (ONCE / 10, ONCE, OFTEN))
    points, weights = encircled(Ridges(spectrum, math.inf, features), least, (swings[0], swings[1]))
    left = _left(_phase(points, time, gain, decay), _order(friction, decay))
    return 2 * float(np.sum(weights * left).real)


def _order(friction: float, decay: float) -> float:
    if not (friction > 1 and decay < 2):
        raise TheoryError(f"inertia needs a friction above one and a decay below two, got {friction} and {decay}")
    return (friction - 1) / (2 - decay)


def _phase(eigenvalue: Floats | Complex, time: float, gain: float, decay: float) -> Complex:
    """The argument y of each mode's Bessel function."""
    speed = 1 - decay / 2
    return np.asarray(np.sqrt(gain * eigenvalue + 0j) * time**speed / speed)


def _left(y: Complex, order: float) -> Complex:
    """Share of a mode's power that is left, in the mean over periods of one that has swung often."""
    stage = np.digitize(np.abs(y), (RESTING, ONCE, OFTEN, FREE))
    stages = [
        lambda _: 1.0,
        lambda y: jv(order, y) ** 2,
        lambda y: (still := _still(y)) * jv(order, y) ** 2 + (1 - still) * _mean(order, y),
        lambda y: _mean(order, y),
        lambda y: 1 / (np.pi * y),
    ]
    start = np.exp(2 * gammaln(order + 1) + 2 * order * np.log(2 / np.where(stage == 0, 2.0, y)))
    swing = np.piecewise(y, [stage == k for k in range(len(stages))], stages)
    return np.asarray(swing * np.where(stage == 0, 1.0, start))


def _still(y: Complex) -> Complex:
    """Share of a mode that is seen as it swings."""
    square = (y / PASSING) ** 2
    return np.asarray(np.exp(-square) * sum(square**k / math.factorial(k) for k in range(ORDER)))


def _mean(order: float, y: Complex) -> Complex:
    """``(J**2 + Y**2)/2``, which does not swing."""
    return np.asarray(hankel1e(order, y) * hankel2e(order, y) / 2)
