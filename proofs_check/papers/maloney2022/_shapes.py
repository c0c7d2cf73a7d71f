"""Least loss within a budget, on either side of the peak at as many features as samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize_scalar

from proofs_check.dynamics.random_features import feature_risk
from proofs_check.dynamics.spectra import Spectrum

EDGES = (np.log(1e-3), np.log(0.99))  # of the smaller over the larger


@dataclass(frozen=True)
class Shape:
    """The best ratio of the smaller number to the larger one, on one side of the peak, and the loss there."""

    ratio: float
    loss: float


def best_shapes(spectrum: Spectrum, budget: float) -> tuple[Shape, Shape]:
    """With fewer samples than features, and with fewer features."""

    def loss(log_ratio: float, fewer_samples: bool) -> float:
        smaller, larger = np.sqrt(budget * np.exp(log_ratio)), np.sqrt(budget * np.exp(-log_ratio))
        samples, features = (smaller, larger) if fewer_samples else (larger, smaller)
        return feature_risk(spectrum, samples, features).bias

    found = [
        minimize_scalar(loss, args=(side,), bounds=EDGES, method="bounded", options={"xatol": 1e-6})
        for side in (True, False)
    ]
    few_samples, few_features = (Shape(float(np.exp(best.x)), float(best.fun)) for best in found)
    return few_samples, few_features


def least_losses(spectrum: Spectrum, budgets: ArrayLike) -> Sequence[float]:
    """Over both sides, at every budget."""
    return [min(shape.loss for shape in best_shapes(spectrum, budget)) for budget in np.asarray(budgets, dtype=float)]
