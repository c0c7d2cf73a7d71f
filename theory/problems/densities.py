"""How target and modes of a power-law problem lie along the eigenvalues, with random features too.

The features' operator ``M = Sigma^(1/2) A^T A Sigma^(1/2)``, with p Gaussian features, has a deterministic equivalent
(textbook: Bai and Silverstein 2010, Atanasov et al. 2024). For the target y with powers ``p_k``,

    y^T (M + zeta)^-1 y = (kappa/zeta) sum_k p_k/(l_k + kappa),   tr M (M + zeta)^-1 = F(kappa),
    zeta = kappa (1 - F(kappa)/p),  F(kappa) = sum_k l_k/(l_k + kappa).

As long as fewer modes are learned than there are features both are expanded in 1/p, and each power
``zeta**(e - 1)`` of the expansion that is not analytic is the resolvent of a density
``sin(pi e)/pi * l**(e - 1)`` on the eigenvalues l.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import sympy

from theory.errors import OutsideTheClassError
from theory.products import factored
from theory.spectral.filters import FILTERS
from theory.symbols import Resource, resources_of

__all__ = ["Density", "feature_moment", "logarithm", "mode_densities", "target_densities"]

Expr = Any


@dataclass(frozen=True)
class Density:
    """A part ``coefficient * l**(exponent - 1) log(1/l)**logs dl`` of a density along the eigenvalues l.

    Attributes
    ----------
    name : what it is
    coefficient : may contain the number of features
    exponent : e
    logs : 1 on a wall, else 0
    minor : whether it is a correction, by the ratio of learned modes to features, of another part
    """

    name: str
    coefficient: Expr
    exponent: Expr
    logs: int = 0
    minor: bool = False

    def filtered(self, transform: Any, scale: Expr) -> Expr:
        """Leading part of the integral over ``f(scale*l)``, for a filter f with that Mellin transform."""
        logs = logarithm(scale) ** self.logs if self.logs else sympy.S.One
        return self.coefficient * transform(self.exponent) * scale**-self.exponent * logs


def logarithm(size: Expr) -> Expr:
    """The logarithm of a power of one resource, up to a constant.

    Raises
    ------
    OutsideTheClassError
        If several resources make up the size, since they may cancel.

    Examples
    --------
    >>> from theory.symbols import resources
    >>> logarithm(3 * resources("t")**2)
    2*log(t)
    """
    logs = sympy.expand_log(sympy.log(size), force=True)
    growing = [part for part in sympy.Add.make_args(logs) if resources_of(part)]
    if len(resources_of(logs)) > 1:
        raise OutsideTheClassError(
            f"two exponents coincide here, which makes the logarithm of {size}, and that may be far below those of its "
            "factors; fix the step, or move capacity or source a little"
        )
    return sympy.Add(*growing)


@dataclass(frozen=True)
class _Power:
    """``coefficient * zeta**power * log(1/zeta)**logs`` times ``pi/sin(pi s)`` for each s of the poles."""

    coefficient: Expr
    power: Expr
    poles: tuple[Expr, ...] = ()
    logs: int = 0

    def __mul__(self, other: _Power) -> _Power:
        return _Power(
            self.coefficient * other.coefficient,
            self.power + other.power,
            self.poles + other.poles,
            self.logs + other.logs,
        )

    def density(self, name: str) -> Density:
        """Across the negative axis ``zeta**(e - 1)`` jumps by what the density there makes."""
        e = factored(self.power + 1)
        if self.logs and e.is_Integer:  # the logarithm itself makes the jump
            return Density(name, self.coefficient * (-1) ** (e - 1), e)
        coefficient, jump = self.coefficient, sympy.sin(sympy.pi * e) / sympy.pi
        for s in self.poles:
            shift = factored(e - s)
            if shift.is_Integer and jump.has(sympy.sin):  # its sine is that of e, up to the sign
                coefficient, jump = coefficient * (-1) ** shift, sympy.S.One
            else:
                coefficient *= sympy.pi / sympy.sin(sympy.pi * s)
        return Density(name, coefficient * jump, e, self.logs)


def _powers(decay: Expr, capacity: Expr, kind: str, shift: int) -> tuple[_Power, _Power]:
    """Spread term and first saturation term of ``zeta**-shift sum_k k**-decay f(k**-capacity/zeta)``."""
    found = FILTERS[kind]
    assert found.first is not None and found.weight is not None
    s = factored((decay - 1) / capacity)
    first = sympy.Integer(found.first)
    saturation = _Power(found.expansion(found.first)[0] * sympy.zeta(factored(decay - first * capacity)), first - shift)
    if s.is_Integer and s >= first:  # on a wall the spread term and a saturation term are one with a logarithm
        together = _Power(found.expansion(int(s))[0] / capacity, s - shift, logs=1)
        return together, (_Power(sympy.S.Zero, saturation.power) if s == first else saturation)
    return _Power(factored(found.weight(s) / capacity), s - shift, poles=(s,)), saturation


@lru_cache(maxsize=256)
def target_densities(capacity: Expr, source: Expr, features: Resource | None) -> tuple[Density, ...]:
    """Parts of the target's power along the eigenvalues, to first order in 1/p.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a, b = parameters("a b"); p = resources("p")
    >>> [(d.name, d.coefficient, d.exponent) for d in target_densities(a, b, p)][:2]
    [('bias', 1/a, (b - 1)/a), ('feature variance', zeta(-a + b)/(p*a), (a - 1)/a)]
    """
    a, b = capacity, source
    first, _ = _powers(b, a, "ridge", 1)
    parts = [first.density("bias")]
    if features is not None:
        # (kappa/zeta) sum p/(l + kappa) at kappa = zeta (1 + F/p): the change is F/p times sum p l/(l + zeta)**2.
        learned, constant = _powers(a, a, "ridge", 1)
        spread, saturation = _powers(b + a, a, "squared ridge", 2)
        products = (learned * saturation, learned * spread, constant * spread)
        for product in products:
            found = product.density("feature variance")
            minor = product is not products[0]
            parts.append(replace(found, coefficient=found.coefficient / features, minor=minor))
    return tuple(d for d in parts if d.coefficient != 0)


@lru_cache(maxsize=256)
def mode_densities(capacity: Expr, features: Resource | None) -> tuple[Density, ...]:
    """Parts of ``sum_i l_i delta(l - l_i)`` over the modes, to first order in 1/p.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a = parameters("a"); p = resources("p")
    >>> [(d.coefficient, d.exponent, d.minor) for d in mode_densities(a, p)][:1]
    [(1/a, (a - 1)/a, False)]
    """
    a = capacity
    learned, constant = _powers(a, a, "ridge", 1)
    # tr M (M + zeta)^-1 has the density of l_i in it.
    parts = [learned.density("gradient noise")]
    if features is not None:
        slope = replace(learned, coefficient=-learned.coefficient / a)  # F' zeta
        for product in (learned * slope, constant * slope):
            found = product.density("gradient noise")
            parts.append(replace(found, coefficient=found.coefficient / features, minor=True))
    return tuple(parts)


def feature_moment(capacity: Expr, features: Resource, power: Expr) -> Expr:
    """Leading term of ``tr M**power`` over all features, for ``power < 1/a``.

    With ``u = F/p`` the equivalent reads ``kappa = (c/(p u))**a``, and the integral of ``zeta**power`` over dF is
    Euler's beta integral (ours).

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a = parameters("a"); p = resources("p")
    >>> feature_moment(a, p, sympy.Integer(0))
    p
    """
    a, r = capacity, power
    unit = sympy.pi / a / sympy.sin(sympy.pi / a)
    return sympy.sinc(sympy.pi * r) * features ** (1 - a * r) * unit ** (a * r) * sympy.beta(1 - a * r, 1 + r)
