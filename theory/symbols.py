"""Resources and parameters: the two kinds of symbol a scaling law speaks of.

A *resource* (parameters N, data D, steps T, ...) is something a budget buys; it
is at least one and grows without bound. A *parameter* (a source or capacity
exponent, a coefficient) stays fixed while the resources grow. The kind is part
of the symbol, so that an expression such as ``A*N**-alpha`` needs no further
explanation.
"""

from __future__ import annotations

from typing import Any

import sympy

__all__ = ["Resource", "named", "parameters", "resources"]


class Resource(sympy.Symbol):
    """A positive symbol that a budget buys; create it with `resources`."""

    __slots__ = ()


def parameters(names: str, *, positive: bool = True, integer: bool | None = None) -> Any:
    """Make parameters: symbols that stay fixed while resources grow.

    Parameters
    ----------
    names : str
        Names separated by spaces or commas.
    positive : bool
        Whether the parameters are known to be positive; otherwise only real.
    integer : bool, optional
        Whether the parameters are known to be integers.

    Returns
    -------
    sympy.Symbol or tuple of sympy.Symbol
        One symbol for one name, a tuple for several, as `sympy.symbols` does.

    Examples
    --------
    >>> alpha, beta = parameters("alpha beta")
    >>> (alpha*beta/(alpha + beta)).is_positive
    True
    """
    assumptions: dict[str, bool] = {"positive": True} if positive else {"real": True}
    if integer:
        assumptions["integer"] = True
    return sympy.symbols(names, **assumptions)


def resources(names: str) -> Any:
    """Make resources: positive symbols whose allocation a budget limits.

    Parameters
    ----------
    names : str
        Names separated by spaces or commas.

    Returns
    -------
    Resource or tuple of Resource
        One symbol for one name, a tuple for several.

    Examples
    --------
    >>> N, D = resources("N D")
    >>> isinstance(N, Resource), N.is_positive
    (True, True)
    """
    return sympy.symbols(names, cls=Resource, positive=True)


def named(step: str) -> Any:
    """Make the symbol by which later steps of a derivation refer to the result of an earlier one.

    Parameters
    ----------
    step : str
        Name of the earlier step; its result takes the place of the symbol before anything is computed.

    Returns
    -------
    sympy.Symbol
        Without assumptions, since the result brings its own.

    Examples
    --------
    >>> named("floor") + 1
    floor + 1
    """
    return sympy.Symbol(step)


def resources_of(expr: sympy.Basic) -> tuple[Resource, ...]:
    """Return the resources that occur in an expression, sorted by name."""
    return tuple(sorted(expr.atoms(Resource), key=lambda r: r.name))
