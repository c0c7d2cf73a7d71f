"""Regression on a power-law spectrum: what is learned, and by which algorithm.

Inputs have the covariance eigenvalues ``l_k = k**-a`` (capacity a) and the target the power
``p_k = l_k*w_k**2 = k**-b`` (source b) in mode k. Labels may carry noise. A model sees the inputs themselves or
Gaussian random features of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import sympy

from theory.errors import TheoryError
from theory.risk import exact
from theory.symbols import Resource, resources_of

__all__ = [
    "Algorithm",
    "GradientDescent",
    "Momentum",
    "MultiPassSGD",
    "OnePassSGD",
    "PowerLawRegression",
    "Ridge",
]

Expr = Any

RESERVED = re.compile(r"K_1|F_1|P_1|d_1|c_\d+")  # what terms call their constants
MOST = 1000  # numerator or denominator of a number in an exponent; larger ones make roots that take minutes


@dataclass(frozen=True)
class Ridge:
    """Least squares on a sample, with a ridge added to the mean squared error.

    Attributes
    ----------
    samples : resource n
    ridge : a resource that vanishes, or ``1/R`` with one that grows, or None for the solution of least norm
    """

    samples: Resource
    ridge: Expr | None = None

    def __post_init__(self) -> None:
        _check(self, resources=("samples",))
        if self.ridge is not None:
            _check(self, positive=("ridge",))
            if not resources_of(self.ridge):
                raise TheoryError(f"ridge={self.ridge} stays fixed; give a resource that vanishes, or leave it out")


@dataclass(frozen=True)
class GradientDescent:
    """Gradient descent with a constant step from zero; gradient flow for the time ``step*steps`` has the same law.

    In-context regression by a network of linear attention, tuned to the population, is gradient descent on the context:
    its depth is the number of steps, the context the sample, the width the number of features (Bordelon, Letey and
    Pehlevan 2025, as reported).

    Attributes
    ----------
    steps : resource t
    samples : resource n for the risk on a sample, or None for the population
    step : the step size s
    """

    steps: Resource
    samples: Resource | None = None
    step: Expr = sympy.S.One

    def __post_init__(self) -> None:
        given = ("steps",) if self.samples is None else ("steps", "samples")
        _check(self, resources=given, positive=("step",))


@dataclass(frozen=True)
class OnePassSGD:
    """Stochastic gradient descent on a fresh batch in every step.

    Attributes
    ----------
    steps : resource t
    step : the step size s at the start
    batch : number B of samples that a gradient is averaged over
    decay : power q of the step ``s*(1 - u/t)**q`` after u steps; 0 for a constant step, 1 for a linear decay
    """

    steps: Resource
    step: Expr
    batch: Expr = sympy.S.One
    decay: Expr = sympy.S.Zero

    def __post_init__(self) -> None:
        _check(self, resources=("steps",), positive=("step", "batch"), not_negative=("decay",))
        _refuse_growing(self, "batch", "decay")


@dataclass(frozen=True)
class MultiPassSGD:
    """Stochastic gradient descent on batches drawn again and again from one sample.

    Attributes
    ----------
    steps, step, batch, decay : as for `OnePassSGD`
    samples : resource n
    """

    steps: Resource
    samples: Resource
    step: Expr
    batch: Expr = sympy.S.One
    decay: Expr = sympy.S.Zero

    def __post_init__(self) -> None:
        _check(self, resources=("steps", "samples"), positive=("step", "batch"), not_negative=("decay",))
        _refuse_growing(self, "batch", "decay")


@dataclass(frozen=True)
class Momentum:
    """Gradient flow on the population with inertia, ``x'' + (friction/t) x' + gain t**-decay l x = 0`` in each mode.

    Without decay it is the flow of Nesterov's method; with the decay 1/a its effective time is that of momentum adapted
    to the dimension (Ferbach et al. 2025, as reported).

    Attributes
    ----------
    time : resource t
    friction : more than one
    gain : positive
    decay : less than two
    """

    time: Resource
    friction: Expr
    gain: Expr = sympy.S.One
    decay: Expr = sympy.S.Zero

    def __post_init__(self) -> None:
        _check(self, resources=("time",), positive=("friction", "gain"), not_negative=("decay",))
        _refuse_growing(self, "friction", "gain", "decay")
        for name, value, holds in (
            ("friction", self.friction, self.friction > 1),
            ("decay", self.decay, self.decay < 2),
        ):
            if holds == sympy.false:
                raise TheoryError(f"{name}={value}: momentum needs a friction above one and a decay below two")


Algorithm = Ridge | GradientDescent | OnePassSGD | MultiPassSGD | Momentum


@dataclass(frozen=True)
class PowerLawRegression:
    """A power-law problem and how it is learned.

    Attributes
    ----------
    capacity, source : exponents a and b > 1 of eigenvalues and power
    algorithm : how it is learned
    features : number p of Gaussian random features, or None for all inputs
    noise : variance of the labels' noise
    modes : number of modes of the input, which must grow like the features where a < 1; None for infinitely many

    Raises
    ------
    TheoryError
        If one resource stands for two things, or a variance may be negative.
    """

    capacity: Expr
    source: Expr
    algorithm: Algorithm
    features: Resource | None = None
    noise: Expr = sympy.S.Zero
    modes: Expr | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.algorithm, Algorithm):
            raise TheoryError(
                f"{self.algorithm!r} is no algorithm; give Ridge(...), GradientDescent(...), OnePassSGD(...)"
            )
        _check(
            self,
            resources=() if self.features is None else ("features",),
            positive=("capacity", "source"),
            not_negative=("noise",),
        )
        if resources_of(self.capacity * self.source * (1 + self.noise)):
            raise TheoryError("capacity, source and noise stay fixed; make them with parameters(...)")
        _refuse_unwieldy("capacity", self.capacity)
        _refuse_unwieldy("source", self.source)
        if self.modes is not None:
            _refuse_modes(self.modes, self.features)
        if taken := sorted(s.name for s in self.letters if RESERVED.fullmatch(s.name)):
            raise TheoryError(f"{taken[0]} names a constant of the terms; use another letter")
        given = [r for r in (*vars(self.algorithm).values(), self.features) if isinstance(r, Resource)]
        if len(set(given)) != len(given):
            raise TheoryError(f"{max(given, key=given.count)} stands for two things in this problem; use two symbols")

    @property
    def letters(self) -> set[sympy.Symbol]:
        """All symbols of the problem."""
        parts = [*vars(self.algorithm).values(), *vars(self).values()]
        return {s for e in parts if isinstance(e, sympy.Basic) for s in e.atoms(sympy.Symbol)}

    @property
    def parameters(self) -> set[sympy.Symbol]:
        """The symbols that stay fixed."""
        return {s for s in self.letters if not isinstance(s, Resource)}

    def about(self, facts: Iterable[Expr]) -> tuple[Expr, ...]:
        """Those of some facts that are about parameters of the problem alone."""
        return tuple(fact for fact in facts if fact.free_symbols <= self.parameters)

    def fresh(self, names: str) -> sympy.Symbol:
        """A positive symbol with the first of these one-letter names that is no letter of the problem.

        If all are taken, it is the first one with a number.
        """
        taken = {s.name for s in self.letters}
        numbered = (f"{names[0]}_{i}" for i in count(1))
        return sympy.Symbol(next(name for name in chain(names, numbered) if name not in taken), positive=True)

    @property
    def samples(self) -> Resource | None:
        """The number of samples, or None on the population."""
        return getattr(self.algorithm, "samples", None)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The resources of the problem, sorted by name."""
        parts = [*vars(self.algorithm).values(), self.features, self.modes]
        return tuple(sorted({r for e in parts if isinstance(e, sympy.Basic) for r in resources_of(e)}, key=str))


def _check(
    record: Any, *, resources: tuple[str, ...] = (), positive: tuple[str, ...] = (), not_negative: tuple[str, ...] = ()
) -> None:
    """Write numbers as exact ones, 0.5 as 1/2, and refuse what is no resource or has the wrong sign."""
    for name in resources:
        if not isinstance(getattr(record, name), Resource):
            raise TheoryError(f"{name}={getattr(record, name)} is no resource; make one with resources({name[0]!r})")
    for name in (*positive, *not_negative):
        value = exact(getattr(record, name))
        fits = value.is_finite and (value.is_positive or (name in not_negative and value == 0))
        if not fits and value.is_number:
            least = "zero or more" if name in not_negative else "a positive number"
            raise TheoryError(f"{name}={value} is not known to be positive; it must be {least}, or a letter")
        if not fits and (value.is_Symbol or value.is_positive is False):
            raise TheoryError(f"{name}={value} is not known to be positive; declare letters with parameters(...)")
        object.__setattr__(record, name, value)


def _refuse_growing(record: Any, *names: str) -> None:
    """Refuse resources where only fixed letters are covered, and numbers that are unwieldy."""
    for name in names:
        if grown := resources_of(getattr(record, name)):
            raise TheoryError(f"{name}={getattr(record, name)} varies with {grown[0]}; give a letter that stays fixed")
        _refuse_unwieldy(name, getattr(record, name))


def _refuse_unwieldy(name: str, exponent: Expr) -> None:
    """Refuse numbers that exact arithmetic cannot take powers and roots of."""
    for number in exponent.atoms(sympy.Rational):
        if max(abs(number.p), number.q) > MOST:
            raise TheoryError(
                f"{name}={exponent}: {number} is no fraction of numbers up to {MOST}, as roots of it would take too "
                "long; give a letter, and put the number in afterwards (at the shell with --at)"
            )


def _refuse_modes(modes: Expr, features: Resource | None) -> None:
    """Refuse numbers of modes that are no multiple of the features, or not greater."""
    ratio = None if features is None else sympy.cancel(exact(modes) / features)
    if ratio is None or resources_of(ratio) or not ratio.is_finite or (ratio.is_number and not ratio > 1):
        raise TheoryError(
            f"modes={modes}: give more modes than features, as r*features, below capacity one; else leave modes out"
        )
