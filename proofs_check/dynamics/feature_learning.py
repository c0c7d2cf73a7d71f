"""Gradient flow of a linear network of two layers, and of random features under a budget.

The network ``f(x) = w^T A x`` starts at ``w = 0`` with ``A^T A = 1`` and trains both
layers. ``A A^T - w w^T`` is conserved (textbook), which closes the flow in the
predictor ``p = A^T w``: with ``s = |w|^2`` and ``|p|^2 = s*(1 + s)``

    dp/dt = ((1 + s)*1 + s*u*u^T) Lambda (target - p),    u = p/|p|,

so that the kernel grows with what was learned (ours). A frozen A leaves ``s = 0``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.integrate import solve_ivp
from scipy.interpolate import CubicSpline
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.in_context_width import finite_width
from proofs_check.dynamics.spectra import Spectrum
from theory.errors import TheoryError

__all__ = ["budget_risks", "trained_layers"]


def trained_layers(spectrum: Spectrum, times: ArrayLike) -> Floats:
    """Excess risk while both layers learn, by numeric integration in the logarithm of time (BDF, tolerance 1e-7).

    Parameters
    ----------
    spectrum : Spectrum
        Entries may stand for many modes; the flow treats alike what is alike.
    times : array_like, shape (n,)
        Increasing times after 1e-3.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> lazy, rich = np.exp(-2.0), trained_layers(finite_power_law(2.0, 0.5, 1), [1.0])[0]
    >>> bool(rich < lazy)
    True
    """
    target = np.sqrt(spectrum.power / spectrum.eigenvalue)
    instants = np.asarray(times, dtype=float)
    early = 1e-3

    def speed(log_time: float, predictor: Floats) -> Floats:
        force = spectrum.eigenvalue * (target - predictor)
        square = spectrum.total(predictor**2)
        grown = (np.sqrt(1 + 4 * square) - 1) / 2
        along = spectrum.total(predictor * force) / square
        velocity: Floats = np.exp(log_time) * ((1 + grown) * force + grown * along * predictor)
        return velocity

    start = early * spectrum.eigenvalue * target  # here the kernel has not yet grown
    span = (np.log(early), np.log(instants[-1]))
    path = solve_ivp(speed, span, start, method="BDF", t_eval=np.log(instants), rtol=1e-7, atol=1e-10)
    return np.array([spectrum.total(spectrum.eigenvalue * (target - p) ** 2) for p in path.y.T])


def budget_risks(spectrum: Spectrum, budgets: ArrayLike, widths: Floats, rate: float = 0.5) -> Floats:
    """Least excess risk of random features within budgets of width times steps of descent.

    Parameters
    ----------
    spectrum : Spectrum
        A power law with its largest eigenvalue one.
    budgets : array_like, shape (n,)
    widths : ndarray, shape (m,)
        An increasing grid; the least risk is that of a cubic spline through it, in logarithms.
    rate : float
        Step size of descent.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    TheoryError
        If the best width of a budget is the first or the last of the grid.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> risks = budget_risks(power_law(2.0, 0.5), [1e8, 1e9], np.geomspace(100, 5000, 12))
    >>> bool(risks[1] < risks[0])
    True
    """
    systems = [finite_width(spectrum, width) for width in widths]
    found = []
    for cost in np.asarray(budgets, dtype=float):
        logs = np.log([system.risk(rate, cost / width) for system, width in zip(systems, widths, strict=True)])
        at = int(np.argmin(logs))
        if not 0 < at < len(widths) - 1:
            raise TheoryError(f"the best width at the budget {cost:.3g} lies at the end of the grid; extend the grid")
        curve = CubicSpline(np.log(widths), logs)
        near = minimize_scalar(
            curve, bounds=np.log(widths[[at - 1, at + 1]]), method="bounded", options={"xatol": 1e-9}
        )
        found.append(np.exp(near.fun))
    return np.array(found)
