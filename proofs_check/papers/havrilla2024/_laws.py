"""Curves of several instances, the laws read from them, and their figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.sequence_model import Modes, mode_variance, torus_modes
from proofs_check.exponents import Law
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Plot

# Largest frequency counted mode by mode. On a line counting is free; in higher dimension the cost is radius**3.
RADIUS = {1: 100_000, 2: 500, 3: 400, 4: 200}


@dataclass(frozen=True)
class Series:
    """A measured curve at one instance, and the law fitted to it."""

    at: Instance
    x: Floats
    y: Floats
    law: Law

    def slope(self, size_means: str) -> Estimate:
        """The slope of the law; its uncertainty falls at least like the largest abscissa to the -1/2."""
        return self.law.estimate("slope", self.at, float(self.x[-1]), size_means, improves=0.5)


def radius_of(instance: Instance, profile: Profile) -> int:
    """Frequency up to which modes are counted at this instance."""
    radius = RADIUS[int(instance["d"])]
    return radius if profile == "quick" else 2 * radius


def modes_of(instance: Instance, profile: Profile) -> Modes:
    """The modes of the sequence model at this instance."""
    return torus_modes(instance.number("beta"), int(instance["d"]), radius_of(instance, profile))


def variance_at(instance: Instance, frequency: Floats) -> Floats:
    """Variance of the modes of these frequencies at this instance."""
    return mode_variance(frequency, instance.number("beta"), int(instance["d"]))


def averaged(x: Floats, y: Floats, start: float) -> tuple[Floats, Floats]:
    """Geometric means of a curve in 20 overlapping logarithmic windows from ``start`` on.

    Which frequencies a lattice has makes curves in counts of modes wiggle about
    their law; a geometric mean takes that out and leaves a power law as it is.
    Weights that vanish at the edges of a window (Hann's) take out more than equal ones.
    """
    windows, inside = 20, 50
    step = np.log(x[-1] / start) / (windows + 1)
    centres = np.log(start) + step * np.arange(1, windows + 1)
    offsets = np.linspace(-1, 1, 2 * inside + 1)[1:-1]
    values = np.interp(centres[:, None] + step * offsets, np.log(x), np.log(y))
    return np.exp(centres), np.exp(np.average(values, axis=1, weights=1 + np.cos(np.pi * offsets)))


def panels(series: Sequence[Series], xlabel: str, ylabel: str, smoothness: str = "beta") -> tuple[Plot, ...]:
    """One panel per smoothness, one curve per instance in it."""
    values = sorted({s.at[smoothness] for s in series})
    grouped = [[s for s in series if s.at[smoothness] == value] for value in values]
    return tuple(
        Plot(xlabel, ylabel, tuple(_thinned(_label(s.at, smoothness), s.x, s.y) for s in group)) for group in grouped
    )


def _thinned(label: str, x: Floats, y: Floats, points: int = 20) -> Curve:
    """At most so many points of a curve, its last one among them."""
    step = -(-len(x) // points)
    return Curve(label, tuple(x[::-step][::-1]), tuple(y[::-step][::-1]))


def _label(at: Instance, smoothness: str) -> str:
    shown = [(name, value) for name, value in at.values if name in (smoothness, "d", "D")]
    names = {"beta": r"\beta", "nu": r"\nu"}
    return ", ".join(f"${names.get(name, name)} = {value}$" for name, value in shown)
