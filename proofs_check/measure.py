"""What every check shares: the profile it runs in, and how uncertainties are combined.

Exponents and constants of power laws are read by `proofs_check.exponents`.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

__all__ = ["Profile", "combined"]

Profile = Literal["quick", "thorough"]


def combined(*uncertainties: float) -> float:
    """Combine independent standard uncertainties in quadrature.

    Examples
    --------
    >>> combined(3.0, 4.0)
    5.0
    """
    return float(np.sqrt(sum(u * u for u in uncertainties)))
