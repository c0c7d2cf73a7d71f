"""Momentum on a power-law problem: gradient descent in closed form, one-pass SGD by its second moments.

Heavy ball (Polyak 1964) and Nesterov's method with constant momentum m write the
error e and the last move u of a mode with eigenvalue l as

    u <- m*u - s*g(e + c*u),    e <- e + u,

with c = 0 for heavy ball and c = m for Nesterov. Gradient descent has ``g = l*y``
at ``y = e + c*u``. One-pass SGD has the gradient of a fresh batch, whose second
moment for Gaussian inputs is ``l**2 (1 + 1/B) E[y**2] + l (sum_j l_j E[y_j**2] + noise)/B``
(textbook: Wick's theorem). So ``E[e**2], E[e*u], E[u**2]`` obey three linear equations a mode,
which see the other modes through the risk alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.monte_carlo import CHUNK
from theory.errors import TheoryError

__all__ = ["Momentum", "momentum_descent", "momentum_floor", "momentum_recursion", "sampled_momentum"]

TINY = 1e-150  # stands for a root of zero


@dataclass(frozen=True)
class Momentum:
    """Step size, momentum, and whether the gradient is taken ahead (Nesterov) or here (heavy ball).

    Raises
    ------
    TheoryError
        If the step is not positive or the momentum not in [0, 1).

    Examples
    --------
    >>> Momentum(0.5, 0.9).largest_step, round(Momentum(0.5, 0.9, nesterov=True).largest_step, 3)
    (3.8, 1.357)
    """

    step: float
    momentum: float
    nesterov: bool = False

    def __post_init__(self) -> None:
        if not (self.step > 0 and 0 <= self.momentum < 1):
            raise TheoryError(
                f"momentum needs a step > 0 and a momentum in [0, 1), got {self.step} and {self.momentum}"
            )

    @property
    def ahead(self) -> float:
        """How much of the last move is added before the gradient is taken, c above."""
        return self.momentum if self.nesterov else 0.0

    @property
    def largest_step(self) -> float:
        """The step times eigenvalue from which gradient descent diverges (textbook: Jury's criterion)."""
        return 2 * (1 + self.momentum) / (1 + 2 * self.ahead)

    def shifts(self, spectrum: Spectrum) -> Floats:
        """Step times eigenvalue of every mode, refused where gradient descent diverges."""
        shift = self.step * spectrum.eigenvalue
        if not np.all((shift > 0) & (shift < self.largest_step)):
            bound = self.largest_step / float(spectrum.eigenvalue.max())
            raise TheoryError(f"step size {self.step} does not converge; take one between 0 and {bound:.6g}")
        return shift


def momentum_descent(spectrum: Spectrum, method: Momentum, times: ArrayLike) -> Floats:
    """Excess risk after numbers of steps of gradient descent with momentum from rest at zero.

    The error of a mode obeys ``e(t+1) = p*e(t) - q*e(t-1)`` with ``p = 1 + m - s*l, q = m``
    (heavy ball) or both times ``(1 - s*l)`` with ``p = (1 + m)(1 - s*l)`` (Nesterov); it is
    a sum of powers of the roots of ``z**2 - p*z + q`` (textbook). Here these are written by
    their distances from one, which keeps eigenvalues far below 1e-16.

    Parameters
    ----------
    spectrum : Spectrum
    method : Momentum
    times : array_like, shape (n,)
        Numbers of steps, whole and not negative.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    TheoryError
        If descent diverges, or a time is no number of steps.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> curve = momentum_descent(power_law(2.0, 0.5, modes=1e18), Momentum(0.5, 0.99), [1e9, 1e15])
    >>> [f"{risk:.3e}" for risk in curve]  # like gradient flow at time s/(1 - m) times the steps
    ['2.802e-06', '2.802e-09']
    """
    wanted = np.atleast_1d(np.asarray(times, dtype=float))
    if np.any((wanted < 0) | (wanted != np.round(wanted))):
        raise TheoryError("momentum moves in whole steps; take times 0, 1, 2, ...")
    shift, m = method.shifts(spectrum), method.momentum
    product = m * (1 - shift) if method.nesterov else np.full_like(shift, m)
    trace = 1 - m + shift * (1 + method.ahead)  # 2 - p, the sum of both distances from one
    gap = np.sqrt((trace**2 - 4 * shift).astype(complex))
    # One minus the root of larger modulus, and how far the other root lies below it.
    slow = np.where(trace <= 2, 2 * shift / (trace + gap), (trace + gap) / 2)
    gap = np.where(trace <= 2, gap, -gap)
    root = np.where(slow == 1, TINY, 1 - slow)
    # The logarithm of its modulus, which for an oscillating pair is half that of the product.
    with np.errstate(divide="ignore"):
        single = np.where(slow.real < 1, np.log1p(-np.minimum(slow.real, 1.0)), np.log(np.abs(root)))
        apart = np.log1p(-gap / root)  # logarithm of the ratio of both roots
    size = np.where(gap.real == 0, 0.5 * np.log(np.maximum(product, TINY**2)), single)
    log_root = np.maximum(size, np.log(TINY)) + 1j * np.angle(root)
    apart = np.maximum(apart.real, -800.0) + 1j * apart.imag
    amplitudes = spectrum.weight * spectrum.power
    chunk = max(CHUNK // len(shift), 1)
    parts = []
    for start in range(0, len(wanted), chunk):
        t = wanted[start : start + chunk, None]
        # (z1**t - z2**t)/(z1 - z2), also where both roots coincide.
        with np.errstate(invalid="ignore", divide="ignore"):
            quotient = np.where(gap == 0, t / root, -np.expm1(t * apart) / gap)
        errors = np.exp(t * log_root) * (1 - (shift - slow) * quotient)
        parts.append(errors.real**2 @ amplitudes)
    return np.concatenate(parts) if parts else np.empty(0)


def _gains(spectrum: Spectrum, method: Momentum, batch: float) -> Floats:
    """How much risk a mode adds in the end for one unit of risk that is fed back as noise.

    The variance of an autoregression of second order (textbook) gives
    ``E[y**2] = h`` for unit noise in the moves; the mode's own noise is summed up.
    """
    shift, m = method.shifts(spectrum), method.momentum
    product = m * (1 - shift) if method.nesterov else m
    p = (1 + m) * (1 - shift) if method.nesterov else 1 + m - shift
    variance = (1 + product) / ((1 - product) * shift * (1 + product + p))
    here = shift**2 * variance * (1 + 2 * method.ahead * (1 + method.ahead) * shift / (1 + product)) / batch
    if not (np.all(here < 1) and spectrum.total(here / (1 - here)) < 1):
        raise TheoryError(
            f"the risk does not converge with step size {method.step}, momentum {method.momentum} "
            f"and batch {batch}; take a smaller step or a larger batch"
        )
    gains: Floats = here / (1 - here)
    return gains


def momentum_floor(spectrum: Spectrum, method: Momentum, noise: float, batch: float = 1) -> float:
    """Risk that one-pass SGD with momentum keeps in the end, ``noise/(1 - G)``.

    It is the risk where the gradient is taken (for Nesterov that is ahead of the weights).
    G sums ``g/(1 - g)`` over modes; for heavy ball ``g = s*l (1 + m)/((1 - m)(2 (1 + m) - s*l) B)``
    (ours, from the variance of an autoregression).

    Parameters
    ----------
    spectrum, method, noise, batch
        As for `momentum_recursion`.

    Returns
    -------
    float

    Raises
    ------
    TheoryError
        If the risk diverges, which it does exactly from G = 1 on.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> round(momentum_floor(finite_power_law(2.0, 0.5, 1), Momentum(0.5, 0.0), noise=1.0), 6)  # g = 1/3
    2.0
    """
    return noise / (1 - spectrum.total(_gains(spectrum, method, batch)))


def momentum_recursion(
    spectrum: Spectrum, method: Momentum, steps: int, noise: float = 0.0, batch: float = 1
) -> Floats:
    """Expected risk after 0, 1, ..., steps of one-pass SGD with momentum, by its exact second moments.

    Parameters
    ----------
    spectrum : Spectrum
        Of any number of modes: the few that stand for many obey the same equations.
    method : Momentum
    steps : int
    noise : float
        Variance of the labels that no mode explains; part of the risk.
    batch : float
        Samples a step, B; infinitely many give gradient descent.

    Returns
    -------
    ndarray, shape (steps + 1,)

    Raises
    ------
    TheoryError
        If the second moments diverge.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> momentum_recursion(finite_power_law(2.0, 0.5, 2), Momentum(0.25, 0.5), 2).round(4).tolist()
    [1.25, 0.9287, 0.7094]
    """
    _gains(spectrum, method, batch)
    shift, m, c = method.shifts(spectrum), method.momentum, method.ahead
    ahead = np.array([1.0, 2 * c, c**2])  # E[y**2] by the three moments
    zero, one = np.zeros_like(shift), np.ones_like(shift)
    moves = np.array([zero, -2 * m * shift, m**2 - 2 * m * c * shift])
    moves += shift**2 * (1 + 1 / batch) * ahead[:, None]
    cross = np.array([-shift, m - c * shift, zero])  # E[e*u] after u has moved
    matrix = np.array([np.array([one, zero, zero]) + 2 * cross + moves, cross + moves, moves])
    seen, fed = spectrum.weight * spectrum.eigenvalue, method.step * shift / batch
    moments = np.array([spectrum.power / spectrum.eigenvalue, zero, zero])
    risks = np.empty(steps + 1)
    for t in range(steps + 1):
        each = moments @ seen
        risks[t] = each[0] + noise
        moments = np.einsum("ijm,jm->im", matrix, moments) + (ahead @ each + noise) * fed
    return risks


def sampled_momentum(
    spectrum: Spectrum,
    method: Momentum,
    steps: int,
    runs: int,
    rng: np.random.Generator,
    noise: float = 0.0,
    batch: int = 1,
) -> Floats:
    """Risk along runs of SGD with momentum itself, on drawn samples.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes.
    method, steps, noise, batch
        As for `momentum_recursion`.
    runs : int
        Independent runs.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (runs, steps + 1)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> spectrum, rng = finite_power_law(2.0, 0.5, 2), np.random.default_rng(0)
    >>> sampled_momentum(spectrum, Momentum(0.25, 0.5), 3, runs=5, rng=rng)[:, 0].tolist()
    [1.25, 1.25, 1.25, 1.25, 1.25]
    """
    modes, scale = len(spectrum.eigenvalue), np.sqrt(spectrum.eigenvalue)
    errors = np.tile(np.sqrt(spectrum.power / spectrum.eigenvalue), (runs, 1))
    moves = np.zeros_like(errors)
    risks = np.empty((runs, steps + 1))
    for t in range(steps + 1):
        risks[:, t] = errors**2 @ spectrum.eigenvalue + noise
        inputs = rng.standard_normal((runs, batch, modes)) * scale
        labels = np.sqrt(noise) * rng.standard_normal((runs, batch))
        residuals = np.einsum("rbm,rm->rb", inputs, errors + method.ahead * moves) - labels
        moves = method.momentum * moves - method.step / batch * np.einsum("rbm,rb->rm", inputs, residuals)
        errors = errors + moves
    return risks
