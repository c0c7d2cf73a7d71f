"""In-context regression when all contexts share their covariance: one step size per mode.

With a fixed covariance every eigenvalue gets a step of its own, so that long
contexts need one layer only; what is left is how fast the steps are learned, and
what a short context costs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.integrate import solve_ivp
from scipy.interpolate import CubicHermiteSpline

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.monte_carlo import average

__all__ = ["drawn_one_layer_risk", "learning_curve", "one_layer_risk"]


def learning_curve(spectrum: Spectrum, times: ArrayLike, depth: float = np.inf) -> Floats:
    """Excess risk under gradient flow of all steps from zero, in infinite contexts.

    The step of a mode obeys ``d gamma/dt = 2*power*eigenvalue*(1 - eigenvalue*gamma/L)**(2L - 1)``,
    the gradient of its own risk (reported; re-derived). In the rescaled time
    ``2*power*eigenvalue**2*t`` all modes follow one equation, which is integrated
    numerically once.

    Parameters
    ----------
    spectrum : Spectrum
    times : array_like, shape (n,)
    depth : float
        Number of layers, infinite included.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> learning_curve(finite_power_law(2.0, 0.5, 1), [0.0, 1.0]).round(6).tolist()  # 1/(1 + 4t)
    [1.0, 0.2]
    """
    instants = np.asarray(times, dtype=float)
    pace = 2 * spectrum.power * spectrum.eigenvalue**2
    kept = _KeptFraction(float(pace.max() * instants.max()), depth)
    return np.array([spectrum.total(spectrum.power * kept(pace * t)) for t in instants])


class _KeptFraction:
    """Squared residual of a mode at a rescaled time, interpolated between integration points."""

    def __init__(self, latest: float, depth: float) -> None:
        def decay(log_kept: Floats) -> Floats:
            # The residual is (1 - u/L)**L with du/d tau = (1 - u/L)**(2L - 1).
            power = 2.0 if np.isinf(depth) else 2 - 2 / depth
            rate: Floats = -np.exp(power * log_kept)
            return rate

        def in_log_time(x: float, log_kept: Floats) -> Floats:
            speed: Floats = np.exp(x) * decay(log_kept)
            return speed

        self.early = 1e-9
        end = np.log(max(latest, 2 * self.early)) + 1e-9
        path = solve_ivp(
            in_log_time, (np.log(self.early), end), [-self.early], method="LSODA", rtol=1e-11, atol=1e-13, max_step=0.03
        )
        self.curve = CubicHermiteSpline(path.t, path.y[0], np.exp(path.t) * decay(path.y[0]))

    def __call__(self, tau: Floats) -> Floats:
        late = np.log(np.maximum(tau, self.early))
        kept: Floats = np.where(tau > self.early, np.exp(2 * self.curve(late)), 1 - 2 * tau)
        return kept


def one_layer_risk(spectrum: Spectrum, samples: float) -> float:
    """Least excess risk of one layer in Gaussian contexts of finite length, without noise.

    ``sum s*(1 - s/((1 + 1/P)*s + T))`` with the power s of a mode and T the
    variance of the labels over P (ours, from the fourth moments of a Gaussian).

    Parameters
    ----------
    spectrum : Spectrum
    samples : float
        P, positive.

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> one_layer_risk(finite_power_law(2.0, 0.5, 1), 2)  # one dimension: 1 - 1/(1 + 2/P)
    0.5
    """
    noise = spectrum.variance / samples
    return spectrum.total(
        spectrum.power * (spectrum.power / samples + noise) / ((1 + 1 / samples) * spectrum.power + noise)
    )


def drawn_one_layer_risk(spectrum: Spectrum, samples: int, contexts: int, rng: np.random.Generator) -> float:
    """Least excess risk of one layer whose steps are fitted to drawn Gaussian contexts.

    The risk is quadratic in the step of each mode, with the contexts' average of
    ``(S Omega S)_kk`` as curvature, S being the sample covariance.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes.
    samples, contexts : int
    rng : numpy.random.Generator

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> found = drawn_one_layer_risk(finite_power_law(2.0, 0.5, 20), 10, 500, np.random.default_rng(0))
    >>> bool(abs(found/one_layer_risk(finite_power_law(2.0, 0.5, 20), 10) - 1) < 0.1)
    True
    """
    modes, target = len(spectrum.power), spectrum.power / spectrum.eigenvalue

    def draw(count: int, stream: np.random.Generator) -> Floats:
        drawn = stream.standard_normal((count, samples, modes)) * np.sqrt(spectrum.eigenvalue)
        covariances = np.swapaxes(drawn, 1, 2) @ drawn / samples
        return np.stack([np.einsum("nkk->nk", covariances), covariances**2 @ target], axis=1)

    (linear, curvature), _ = average(draw, contexts, rng, size=modes * (samples + 2 * modes))
    return spectrum.total(spectrum.power * (1 - target * linear**2 / curvature))
