"""What the estimator of exponents returns, and the errors it raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theory.errors import TheoryError
from theory.records import Estimate, Instance

__all__ = ["DEPARTURES", "Departure", "Floats", "Inconclusive", "Law", "MeasurementError"]

Departure: TypeAlias = Literal["correction", "logs", "wiggles"]
Floats: TypeAlias = NDArray[np.float64]

DEPARTURES: tuple[Departure, ...] = ("correction", "logs", "wiggles")


class MeasurementError(TheoryError):
    """Values from which no power law can be read."""


class Inconclusive(MeasurementError):
    """Runs that do not decide; the message says why."""


@dataclass(frozen=True)
class Law:
    """A measured law ``constant * x**slope``, asymptotic, beside the departures that the data admit.

    Parameters
    ----------
    slope, slope_uncertainty : float
        The exponent and its standard uncertainty.
    constant, constant_uncertainty : float
        The prefactor; of ``x**slope * log(x)**q`` where a logarithm is removed, the geometric mean over a period
        where wiggles are.
    interval : tuple of float
        The 95 % interval of the slope.
    model : {"correction", "logs", "wiggles"}, or None
        The departure whose slope it is. None: a pure law.
    admitted : tuple of str
        Every departure that the data do not refute.
    log_power : float or None
        The power of the logarithm that the model removes; None where it removes none.
    window : str
        Which points were used, and how.
    runs : int
        Number of independent runs; 0 for an exact curve.

    Examples
    --------
    >>> law = Law(-0.5, 0.01, 2.0, 0.1, (-0.52, -0.48), "correction", ("correction",), None, "10 to 1e5", 16)
    >>> found = law.estimate("constant", Instance.of(beta=1))
    >>> found.quantity, found.value, found.uncertainty
    ('constant', 2.0, 0.1)
    """

    slope: float
    slope_uncertainty: float
    constant: float
    constant_uncertainty: float
    interval: tuple[float, float]
    model: Departure | None
    admitted: tuple[Departure | None, ...]
    log_power: float | None
    window: str
    runs: int

    def estimate(
        self,
        quantity: Literal["slope", "constant"],
        at: Instance,
        size: float = 1.0,
        size_means: str = "",
        improves: float = 0.0,
    ) -> Estimate:
        """The slope or the constant as an estimate at an instance; the other arguments are those of `Estimate`."""
        value, uncertainty = {
            "slope": (self.slope, self.slope_uncertainty),
            "constant": (self.constant, self.constant_uncertainty),
        }[quantity]
        return Estimate(quantity, at, value, uncertainty, self.window, size, size_means, improves)

    def estimates(
        self, at: Instance, size: float = 1.0, size_means: str = "", improves: float = 0.0
    ) -> tuple[Estimate, Estimate]:
        """Slope and constant as estimates."""
        return (
            self.estimate("slope", at, size, size_means, improves),
            self.estimate("constant", at, size, size_means, improves),
        )
