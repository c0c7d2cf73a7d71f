"""One-pass SGD on a power-law linear regression, by its exact second moments.

Inputs are Gaussian with the covariance of a `PowerLaw`, whose target puts the
signal ``k**-source`` into mode k (that is, eigenvalue times squared weight).
A model that keeps the first N modes sees the rest of the target as independent
label noise. SGD draws fresh samples in every step, with a constant step size.

The second moments of the error obey a closed linear recursion because fourth
moments of Gaussians factorise (textbook: Wick's theorem). Its matrix is diagonal
plus a projection, so its powers at any times follow from one decomposition; and
since the modes enter through sums alone, the decomposition is one of the few
modes that stand for all (`spectra`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import CubicSpline
from scipy.linalg import lapack, solve_triangular, toeplitz
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from theory.errors import TheoryError

__all__ = ["Frontier", "frontier", "learning_curve", "recursion", "risk", "volterra"]

HEAD, ENDS = 48, 2  # of `spread_modes`: the curves are then right to 1e-8, and a decomposition takes milliseconds


def recursion(spectrum: Spectrum, step: float, steps: int, noise: float = 0.0, batch: float = 1) -> Floats:
    """Expected risk after 0, 1, ..., steps of SGD, one step at a time.

    The recursion of `learning_curve`, in place; it runs where that refuses.

    Parameters
    ----------
    spectrum, step, noise, batch
        As for `learning_curve`.
    steps : int

    Returns
    -------
    ndarray, shape (steps + 1,)
        The noise is part of the risk.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import PowerLaw
    >>> problem = PowerLaw(2.0, 1.5)
    >>> recursion(problem.first(1), step=0.25, steps=1, noise=problem.tail(1)).round(4).tolist()
    [2.6124, 2.4006]
    """
    shift, seen = step * spectrum.eigenvalue, spectrum.weight * spectrum.eigenvalue
    variances = spectrum.power / spectrum.eigenvalue
    keep, added = (1 - shift) ** 2 + shift**2 / batch, step * shift / batch
    risks = np.empty(steps + 1)
    for t in range(steps + 1):
        risks[t] = seen @ variances + noise
        variances *= keep
        variances += risks[t] * added
    return risks


def learning_curve(spectrum: Spectrum, step: float, times: ArrayLike, noise: float = 0.0, batch: float = 1) -> Floats:
    """Expected risk of SGD after any numbers of steps, on any number of modes.

    With error variances ``v`` a step is (textbook, for Gaussian inputs)
    ``v_k <- v_k ((1 - s l_k)**2 + (s l_k)**2/B) + s**2 l_k (sum_j l_j v_j + noise)/B``.
    The time does not depend on the number of steps, and hardly on that of modes.

    Parameters
    ----------
    spectrum : Spectrum
        Its `power` is the eigenvalue times the squared weight of the target.
    step : float
        Constant step size s.
    times : array_like, shape (n,)
        Numbers of steps; between integers the curve is interpolated exponentially.
    noise : float
        Variance of the labels that no mode explains.
    batch : float
        Samples a step, B.

    Returns
    -------
    ndarray, shape (n,)
        The noise is part of the risk.

    Raises
    ------
    TheoryError
        If the second moments do not converge at this step size.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> curve = learning_curve(power_law(2.0, 0.25, modes=1e9, head=64), 0.25, [1e6, 1e12])
    >>> [f"{risk:.3e}" for risk in curve]
    ['9.080e-02', '2.790e-03']
    """
    rates = spectrum.eigenvalue
    shrinking = 2 * step * rates - (1 + 1 / batch) * (step * rates) ** 2
    coupling = step * rates * np.sqrt(spectrum.weight / batch)
    if not (step > 0 and batch > 0 and np.all(shrinking > 0) and np.sum(coupling**2 / shrinking) < 1):
        raise TheoryError(f"the risk does not converge with step size {step} and batch {batch}; take a smaller step")
    # What a step takes away is D - c c^T = S^T S with S = (I - a y y^T) D^(1/2). The one-sided Jacobi method finds the
    # singular values of so graded a matrix to full relative accuracy, where others lose all below 1e-16 of the largest.
    scaled, root = coupling / np.sqrt(shrinking), np.sqrt(shrinking)
    share = float(scaled @ scaled)
    projection = np.outer(scaled, scaled) / share
    mixing = np.eye(len(rates)) - (1 - np.sqrt(1 - share)) * projection
    values, left, _, scale, *_ = lapack.dgejsv(mixing * root, joba=0, jobu=0, jobv=3, jobr=1)
    singular = values * scale[0] / scale[1]
    # The right singular vectors are graded too: S^T u / value is exact in the rows below the value, its inverse above.
    unmixing = np.eye(len(rates)) + (1 / np.sqrt(1 - share) - 1) * projection
    below, above = root[:, None] / singular * (mixing @ left), singular / root[:, None] * (unmixing @ left)
    vectors = np.where(root[:, None] < singular, below, above)
    lost = np.minimum(singular**2, 1.0)
    weights = np.sqrt(spectrum.weight)
    # Where the noise holds the variances in the end, by the formula of Sherman and Morrison.
    final = step**2 * noise / batch * weights * rates / shrinking / (1 - share)
    amplitudes = ((weights * rates) @ vectors) * ((weights * spectrum.power / rates - final) @ vectors)
    with np.errstate(divide="ignore"):
        decays = np.exp(np.outer(np.asarray(times, dtype=float), np.log1p(-lost)))
    result: Floats = noise + (weights * rates) @ final + decays @ amplitudes
    return result


def volterra(spectrum: Spectrum, step: float, steps: int, noise: float = 0.0, batch: float = 1) -> Floats:
    """Expected risk after 0, 1, ..., steps of SGD by its Volterra equation.

    Solving every mode for given risks leaves one equation for these (textbook;
    in this form Paquette et al. 2021, *SGD in the Large*, as reported):
    ``R(t) = noise + sum_k p_k a_k**t + sum_{r<t} K(t - 1 - r) R(r)`` with the factors
    ``a_k = (1 - s l_k)**2 + (s l_k)**2/B`` and the kernel ``K(u) = s**2/B * sum_k l_k**2 a_k**u``.

    Parameters
    ----------
    spectrum, step, noise, batch
        As for `learning_curve`.
    steps : int
        Memory and time grow with their square.

    Returns
    -------
    ndarray, shape (steps + 1,)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> spectrum = finite_power_law(2.0, 0.5, 40)
    >>> curve = volterra(spectrum, 0.25, 30, noise=0.1)
    >>> bool(np.allclose(curve, learning_curve(spectrum, 0.25, range(31), noise=0.1), rtol=1e-12))
    True
    """
    shift = step * spectrum.eigenvalue
    factors = ((1 - shift) ** 2 + shift**2 / batch) ** np.arange(steps + 1)[:, None]
    forcing = noise + factors @ (spectrum.weight * spectrum.power)
    kernel = factors @ (spectrum.weight * shift**2) / batch
    memory = np.eye(steps + 1) - toeplitz(np.concatenate([[0.0], kernel[:-1]]), np.zeros(steps + 1))
    result: Floats = solve_triangular(memory, forcing, lower=True, unit_diagonal=True)
    return result


def risk(problem: PowerLaw, modes: float, step: float, times: ArrayLike) -> Floats:
    """Expected excess risk of SGD on a model that keeps the first modes; the rest of the target is noise to it.

    Parameters
    ----------
    problem : PowerLaw
    modes : float
        How many the model keeps.
    step : float
        Constant step size.
    times : array_like, shape (n,)
        Numbers of steps; between integers the curve is interpolated exponentially.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    TheoryError
        If the step size is too large for SGD to converge.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import PowerLaw
    >>> risk(PowerLaw(2.0, 1.5), modes=1, step=0.25, times=[0, 1]).round(4).tolist()
    [2.6124, 2.4006]
    """
    return learning_curve(problem.spectrum(modes, HEAD, ENDS), step, times, noise=problem.tail(modes))


@dataclass(frozen=True)
class Frontier:
    """Least risk at each budget, and the (interpolated) number of modes that attains it; shape (points,)."""

    budgets: Floats
    risks: Floats
    modes: Floats


def frontier(problem: PowerLaw, sizes: Sequence[int], step: float, budgets: ArrayLike) -> Frontier:
    """Least risk over models and training times at compute ``modes * steps``.

    Parameters
    ----------
    problem : PowerLaw
    sizes : sequence of int
        Increasing numbers of modes, at least five; between them the logarithm of
        the risk is interpolated by a cubic spline (a ratio of 2**(1/8) between
        sizes gives about six digits).
    step : float
        Constant step size.
    budgets : array_like, shape (n,)
        Compute budgets. Those whose best size is one of the two outermost sizes
        on either side are left out.

    Returns
    -------
    Frontier

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import PowerLaw
    >>> found = frontier(PowerLaw(2.0, 1.5), [4, 5, 6, 8, 10, 12, 16, 20, 24, 32], 0.25, [1e1, 1e3, 4e3, 1e9])
    >>> found.budgets.tolist(), found.modes.round().tolist()
    ([1000.0, 4000.0], [9.0, 15.0])
    """
    wanted, logs = np.asarray(budgets, dtype=float), np.log(np.asarray(sizes, dtype=float))
    curves = np.log([risk(problem, size, step, wanted / size) for size in sizes])
    best = curves.argmin(axis=0)
    kept = np.flatnonzero((best >= 2) & (best <= len(logs) - 3))
    found = []
    for j in kept:
        curve = CubicSpline(logs, curves[:, j])
        around = (logs[best[j] - 1], logs[best[j] + 1])
        least = minimize_scalar(curve, bounds=around, method="bounded", options={"xatol": 1e-9})
        found.append((least.fun, least.x))
    risks, modes = np.exp(np.array(found).reshape(-1, 2).T)
    return Frontier(wanted[kept], risks, modes)
