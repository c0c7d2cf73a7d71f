"""How many items a memory recalls, at any size."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq

from proofs_check.transformers.associative_memory import needed_size

__all__ = ["room"]


def room(d: float) -> float:
    """Pairs of which half are expected to be recalled, for so many dimensions."""
    log = float(brentq(lambda p: np.log(needed_size(float(np.exp(p)))) - 2 * np.log(d), 1.0, 2 * np.log(d)))
    return float(np.exp(log))
