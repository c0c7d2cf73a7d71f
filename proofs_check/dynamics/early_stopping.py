"""Gradient flow on n samples, stopped at any time, by its deterministic equivalent.

With S the covariance of the sample, flow of half the mean squared error leaves
``exp(-t S)`` of the target. That is a contour integral of resolvents of S, whose
deterministic equivalents are known (textbook; Marchenko and Pastur 1967, the pair
as in ridge regression): with ``z = kappa*(1 - freedom(kappa)/n)`` and
``q = kappa/(l + kappa)``

    tr Lambda (S + z)^-1                 ~  n*(kappa - z)/z
    w^T (S + z)^-1 Lambda (S + z')^-1 w  ~  sum p q q' / ((1 - g) z z'),   g = sum (1 - q)(1 - q')/n.

So the bias is a double contour integral of the second and the variance a single
one of the first (ours; Paquette, Paquette, Adlam and Pennington 2022 and others
have the same curve as a Volterra equation). The contour is the hyperbola of
Weideman and Trefethen 2007, which converges geometrically in its few nodes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Complex
from proofs_check.dynamics.samples import SampleRisk
from proofs_check.dynamics.spectra import Spectrum, effective_ridge
from theory.errors import TheoryError

__all__ = ["Stopped", "best_time", "effective_ridges", "stopped_flow"]

NODES = 16  # on each half of the contour; the best hyperbola for them is right to about 1e-12
WIDTH, SCALE, ANGLE = 1.0818 / NODES, 4.4921 * NODES, 1.1721


def effective_ridges(spectrum: Spectrum, samples: float, path: Complex, least: float) -> Complex:
    """How far the effective ridges along a path lie above the least one, ``kappa - least``.

    The difference solves ``d*(1 - sum (1 - q)(1 - q_0)/n) = z``, which loses no digits
    near zero. Newton's method, from the right of the first point, where the equation is
    nearly linear, and then from point to point, so that it stays on the sheet of the resolvent.

    Parameters
    ----------
    spectrum : Spectrum
    samples : float
        n.
    path : ndarray of complex, shape (k,)
        Values of z close together, the first close to the positive real axis.
    least : float
        Effective ridge at z = 0: that of the samples, or zero if there are more than modes.

    Returns
    -------
    ndarray of complex, shape (k,)

    Raises
    ------
    TheoryError
        If Newton's method does not converge.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> effective_ridges(finite_power_law(2.0, 0.5, 1), 2, np.array([0.75 + 0j]), 0.0).round(12).tolist()
    [(1+0j)]
    """
    weight, eigenvalue = spectrum.weight / samples, spectrum.eigenvalue
    lowest = eigenvalue / (eigenvalue + least)
    above = complex(path[0]) + float(weight @ eigenvalue)
    found = np.empty(len(path), dtype=complex)
    slope = 1.0 + 0j
    for k, z in enumerate(path):
        if k:
            above += (z - path[k - 1]) / slope
        for _ in range(100):
            seen = eigenvalue / (eigenvalue + least + above)
            slope = 1 - complex(weight @ seen**2)
            change = (above * (1 - complex(weight @ (seen * lowest))) - z) / slope
            above -= change
            if abs(change) <= 1e-13 * abs(above):
                break
        else:
            raise TheoryError(f"no effective ridge at z = {z:.4g} for {samples} samples; take another number of them")
        found[k] = above
    return found


def stopped_flow(spectrum: Spectrum, samples: float, times: ArrayLike, noise: float = 0.0) -> SampleRisk:
    """Excess risk of gradient flow from zero on n samples.

    Parameters
    ----------
    spectrum : Spectrum
        Of any number of modes.
    samples : float
        n; as many as modes only if the times are moderate, since the limit is infinite.
    times : array_like, shape (k,)
        Positive, of gradient flow on half the mean squared error.
    noise : float
        Variance of the label noise.

    Returns
    -------
    SampleRisk
        Arrays of shape (k,).

    Raises
    ------
    TheoryError
        If a time is not positive.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> curve = stopped_flow(power_law(1.5, 0.5), 1000, [1e1, 1e3, 1e5, 1e9], noise=0.1)
    >>> [f"{risk:.4f}" for risk in curve.total]  # it falls, and rises when noise is learned
    ['0.2674', '0.0431', '0.0670', '0.0670']
    """
    wanted = np.atleast_1d(np.asarray(times, dtype=float))
    if np.any(wanted <= 0):
        raise TheoryError(f"gradient flow on samples needs positive times, got {wanted.min()}")
    least = effective_ridge(spectrum, samples) if samples < spectrum.weight.sum() else 0.0
    bias = np.array([_bias(spectrum, samples, t, least) for t in wanted])
    # (1 - exp(-v t))**2/v without its first term, which does not depend on the time and adds nothing at t = 0.
    learned = [_kept(spectrum, samples, 2 * t, least) - 2 * _kept(spectrum, samples, t, least) for t in wanted]
    return SampleRisk(bias, noise * np.array(learned))


@dataclass(frozen=True)
class _Contour:
    """The upper half of a hyperbola around the negative axis, for functions that hold ``exp(z*time)``."""

    z: Complex
    step: Complex

    @classmethod
    def at(cls, time: float) -> _Contour:
        angle = 1j * (np.arange(NODES) + 0.5) * WIDTH - ANGLE
        return cls(SCALE / time * (1 + np.sin(angle)), WIDTH * SCALE / (2 * np.pi * time) * np.cos(angle))


def _bias(spectrum: Spectrum, samples: float, time: float, least: float) -> float:
    contour = _Contour.at(time)
    kappa = least + effective_ridges(spectrum, samples, contour.z, least)
    forget = contour.step * np.exp(contour.z * time) / contour.z
    kappa, forget = np.append(kappa, kappa.conj()), np.append(forget, forget.conj())  # both halves
    below = 1 / (spectrum.eigenvalue + kappa[:, None])
    left, seen = kappa[:, None] * below, spectrum.eigenvalue * below
    pair = (left * (spectrum.weight * spectrum.power)) @ left.T / (1 - (seen * spectrum.weight) @ seen.T / samples)
    return float((forget @ pair @ forget).real)


def _kept(spectrum: Spectrum, samples: float, time: float, least: float) -> float:
    """``tr Lambda exp(-S t) S^+ / n``, up to what does not depend on the time."""
    contour = _Contour.at(time)
    above = effective_ridges(spectrum, samples, contour.z, least)
    # freedom(kappa)*kappa = n*(kappa - z); what lies at zero, n*least, is no part of the pseudo-inverse.
    return -2 * float(np.sum(contour.step * np.exp(contour.z * time) * (above / contour.z - 1) / contour.z).real)


@dataclass(frozen=True)
class Stopped:
    """The time of least risk of gradient flow on a sample, and that risk."""

    time: float
    risk: float


def best_time(
    spectrum: Spectrum, samples: float, noise: float, earliest: float = 1e-2, latest: float = 1e12, points: int = 30
) -> Stopped:
    """Stop gradient flow at its least expected risk.

    Parameters
    ----------
    spectrum, samples, noise
        As for `stopped_flow`.
    earliest, latest : float
        Times searched: a grid in the logarithm, then between the neighbours of its best.
    points : int
        Of the grid.

    Returns
    -------
    Stopped

    Raises
    ------
    TheoryError
        If the least risk lies at the end of the times searched.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> found = best_time(power_law(1.5, 0.5), 1000, noise=0.1)
    >>> 1e2 < found.time < 1e4, round(found.risk, 4)
    (True, 0.0415)
    """
    grid = np.linspace(np.log(earliest), np.log(latest), points)

    def risk(log_time: float) -> float:
        return float(stopped_flow(spectrum, samples, [np.exp(log_time)], noise).total[0])

    best = int(np.argmin([risk(y) for y in grid]))
    if best in (0, points - 1):
        raise TheoryError(f"the least risk lies at an end of the times {earliest:g} to {latest:g}; search others")
    around = (grid[best - 1], grid[best + 1])
    found = minimize_scalar(risk, bounds=around, method="bounded", options={"xatol": 1e-4})
    return Stopped(float(np.exp(found.x)), float(found.fun))
