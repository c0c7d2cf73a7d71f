"""How the floors of width and context are derived: from the effective ridge of so many features or samples."""

from __future__ import annotations

from typing import Any

import sympy

from theory.papers.bordelon2025._model import EQUIVALENT, N, P, k, nu
from theory.records import Crossover, Derivation, Identity, Meaning, Premise, Spectral, Step
from theory.symbols import named, parameters

x, h = parameters("x h")
RIDGE = Meaning(x, "inverse of the effective ridge kappa")
PACKING = Meaning(h, "pi/(nu sin(pi/nu))")


def packing_of(capacity: Any) -> Any:
    """Degrees of freedom left at the ridge kappa, times ``kappa**(1/capacity)``."""
    return sympy.pi / (capacity * sympy.sin(sympy.pi / capacity))


packing = packing_of(nu)


def _at_the_ridge(capacity: Any) -> tuple[tuple[Any, Any], ...]:
    return ((x, named("inverse")), (h, packing_of(capacity)))


def _effective_ridge(size: Any, of: str, capacity: Any) -> tuple[Step, ...]:
    """The ridge at which as many degrees of freedom are left as there are features or samples."""
    return (
        Spectral(name="freedom", summand=x * k**-capacity / (1 + x * k**-capacity), over=k, large=x),
        Identity(
            name="counted",
            lhs=named("freedom"),
            rhs=h * x ** (1 / capacity),
            given=((h, packing_of(capacity)),),
            why="by the reflection of the sine",
        ),
        Crossover(name="inverse", left=named("counted"), right=size, variable=x, why=f"the effective ridge of {of}"),
    )


def of_width(power: Any, law: Any, why: str, size: Any = N, capacity: Any = nu) -> Derivation:
    """What is left of label variances `power` by N features, as many as the ridge of `size` keeps."""
    return Derivation(
        premises=(
            EQUIVALENT,
            Premise("assumption", "Gaussian features, so that only the span of the projection matters"),
        ),
        steps=(
            *_effective_ridge(size, "N features", capacity),
            Spectral(name="missed", summand=power / (1 + x * k**-capacity), over=k, large=x),
            Identity(name="law", lhs=named("missed"), rhs=law, given=_at_the_ridge(capacity), why=why),
        ),
    )


def of_context(power: Any, law: Any, size: Any = P, capacity: Any = nu) -> Derivation:
    """What is left of label variances `power` by P samples, which are `size` in number."""
    shrunk = x * k**-capacity / (1 + x * k**-capacity)
    return Derivation(
        premises=(
            Premise(
                "citation",
                "deterministic equivalent of ridgeless regression without noise: sum lambda/(lambda + kappa) = P and "
                "risk sum power (kappa/(lambda + kappa))^2 over 1 - (1/P) sum (lambda/(lambda + kappa))^2 (textbook)",
            ),
            Premise("assumption", "Gaussian samples without label noise"),
        ),
        steps=(
            *_effective_ridge(size, "P samples", capacity),
            Spectral(name="variance", summand=shrunk**2, over=k, large=x),
            Identity(
                name="inflation",
                lhs=1 / (1 - named("variance") / size),
                rhs=capacity,
                given=_at_the_ridge(capacity),
                why="the sampling noise of the interpolator multiplies the bias by the capacity exponent",
            ),
            Spectral(name="bias", summand=power / (1 + x * k**-capacity) ** 2, over=k, large=x),
            Identity(
                name="law",
                lhs=named("bias") * named("inflation"),
                rhs=law,
                given=_at_the_ridge(capacity),
                why="at that ridge",
            ),
        ),
    )
