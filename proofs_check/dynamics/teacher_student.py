"""Kernel interpolation on a lattice by a student whose kernel is not the teacher's, exactly.

On ``n = m**d`` equispaced points of the torus a Fourier mode is seen only through its class modulo m. With teacher
variances T_k and student eigenvalues S_k, and sums T, S over a class, the student recovers the share S_k/S of what it
sees of the class, and the average squared error is ``sum over k of T_k - 2 (S_k/S) T_k + (S_k/S)**2 T``. Source: ours
(the discrete Fourier transform diagonalises the Gram matrix); Spigler, Geiger and Wyart 2020 for the setting.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np
from scipy.special import zeta

from proofs_check.arrays import Floats
from proofs_check.dynamics.lattice_design import alias_sums
from theory.errors import TheoryError

__all__ = ["circle_error", "interpolation_error"]

Split = Callable[[float], tuple[Floats, Floats]]


def interpolation_error(teacher: float, student: float, dimension: int, side: int) -> float:
    """Average squared error of the student without noise.

    Variances and eigenvalues are ``(1 + |k|**2)**(-a/2)``. The lowest mode of each class is kept apart, so that what
    nearly cancels is never subtracted.

    Parameters
    ----------
    teacher, student : float
        Decays a above the dimension.
    dimension : int
        d >= 1.
    side : int
        m, even.

    Returns
    -------
    float

    Examples
    --------
    >>> error = [interpolation_error(2.0, 2.0, 1, side) for side in (200, 400)]
    >>> round(error[0]/error[1], 3)
    2.0
    """
    squares = reduce(np.add.outer, [np.arange(side // 2 + 1.0) ** 2] * dimension)

    def split(decay: float) -> tuple[Floats, Floats]:
        lowest = (1 + squares) ** (-decay / 2)
        return lowest, alias_sums(decay / 2, dimension, side) - lowest

    edge = np.full(side // 2 + 1, 2.0)
    edge[[0, -1]] = 1.0
    return float(np.sum(reduce(np.multiply.outer, [edge] * dimension) * _errors(teacher, student, split)))


def circle_error(teacher: float, student: float, samples: int) -> float:
    """Average squared error on a circle, of pure powers: variances and eigenvalues ``|k|**-a``, without a mean.

    Sums over classes are Hurwitz zeta functions, so nothing is lost however many samples there are.

    Parameters
    ----------
    teacher, student : float
        Decays a above one.
    samples : int
        Equispaced, odd.

    Raises
    ------
    TheoryError
        If the number of samples is even.

    Examples
    --------
    >>> error = [circle_error(2.0, 2.0, samples) for samples in (10001, 20001)]
    >>> round(error[0]/error[1], 3)
    2.0
    """
    if samples % 2 == 0:
        raise TheoryError(f"need an odd number of samples, so that classes come in pairs, got {samples}")
    share = np.arange(1, samples // 2 + 1) / samples

    def split(decay: float) -> tuple[Floats, Floats]:
        return (share * samples) ** -decay, samples**-decay * (zeta(decay, 1 + share) + zeta(decay, 1 - share))

    def unseen(decay: float) -> tuple[Floats, Floats]:
        """Of the class of the constant, which has no lowest mode."""
        return np.zeros(1), np.array([2 * samples**-decay * zeta(decay)])

    return float(2 * np.sum(_errors(teacher, student, split)) + _errors(teacher, student, unseen)[0])


def _errors(teacher: float, student: float, split: Split) -> Floats:
    """Squared error of each class, given the power of a decay in its lowest mode and in all others."""
    (t, t_others), (s, s_others) = split(teacher), split(student)
    _, both_others = split(teacher + student)
    _, square_others = split(2 * student)
    seen = s + s_others
    lost = t * (s_others / seen) ** 2 + (s / seen) ** 2 * t_others
    spread = t_others - 2 * both_others / seen + (t + t_others) * square_others / seen**2
    return np.asarray(lost + spread)
