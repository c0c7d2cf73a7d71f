"""Piecewise multilinear interpolation of a function of exactly known smoothness.

The target is a product of one factor ``2 + w(x_i)/4`` per coordinate with
Weierstrass' function ``w(x) = sum_j 2**(-j beta) cos(2 pi 2**j x + phase_j)``,
whose Hoelder exponent is exactly beta. Interpolating it by hat functions on a
grid is what a network of ReLU units does cell by cell, with a number of
parameters proportional to the number of cells. Averaged over independent
uniform phases, the squared error is a sum over frequencies in closed form.
"""

from __future__ import annotations

import numpy as np

__all__ = ["hat_error"]

OFFSET, AMPLITUDE = 2.0, 0.25


def hat_error(smoothness: float, dimension: int, octave: int) -> float:
    """Mean squared error of interpolation on ``2**octave`` cells a side.

    A cosine of frequency f sampled with spacing 1/m and joined by hats keeps its
    own frequency with weight ``sinc(f/m)**2`` and puts the rest into aliases; the
    interpolant has mean square ``(2 + cos(2 pi f/m))/6``. Random phases make all
    cross terms vanish, and factors of the product are independent. Source: ours.

    Parameters
    ----------
    smoothness : float
        beta in (0, 2).
    dimension : int
        d >= 1.
    octave : int
        Base-2 logarithm of the number m of cells a side, at least 0. Powers of
        two avoid the log-periodic wiggle of a self-similar target.

    Returns
    -------
    float
        Average over phases of the integral of (f - interpolant)**2 over the unit cube.

    Examples
    --------
    >>> error = [hat_error(0.5, 1, p) for p in (8, 9)]
    >>> round(error[0]/error[1], 2)
    2.0
    """
    below = np.arange(octave)
    energies = 4.0 ** (-smoothness * below) / 2
    # Frequencies from m on are multiples of 1/spacing: seen as constants, all lost.
    lost = 4.0 ** (-smoothness * octave) / (1 - 4.0**-smoothness) / 2
    ratio = 2.0 ** (below - octave)
    norm = OFFSET**2 + AMPLITUDE**2 * (energies.sum() + lost)
    overlap_defect = AMPLITUDE**2 * (energies @ (1 - np.sinc(ratio) ** 2) + lost)
    norm_defect = AMPLITUDE**2 * (energies @ ((1 - np.cos(2 * np.pi * ratio)) / 3))
    # |f|**2 - 2 <f, If> + |If|**2 for products, arranged so that the large parts never cancel.
    overlap, square = (np.expm1(dimension * np.log1p(-x / norm)) for x in (overlap_defect, norm_defect))
    return float(norm**dimension * (square - 2 * overlap))
