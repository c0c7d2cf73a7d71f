"""The sums over modes that risks are made of, as the effective ridge kappa vanishes.

With ``q_k = kappa/(l_k + kappa)`` the part of mode k that a ridge kappa misses, each sum is given by its leading term,
an exact constant times a power of kappa (`theory.spectral`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy

from theory.spectral import spectral_sum

__all__ = ["KAPPA", "LOG_RANK", "UNIT", "Sums"]

Expr = Any

# No letter of a user's is one of these.
KAPPA = sympy.Dummy("kappa", positive=True)
UNIT = sympy.Dummy("c", positive=True)  # the constant of the degrees of freedom, which all sums over modes share
LOG_RANK = sympy.Dummy("log_rank", positive=True)  # of kappa**(-1/a), which stands in sums on walls

_K, _Z = sympy.Dummy("k", positive=True), sympy.Dummy("z", positive=True)


@dataclass(frozen=True)
class Sums:
    """Leading terms in `KAPPA`, for eigenvalues ``k**-capacity`` and powers ``k**-source``.

    Each raises `SeveralPhasesError` where the facts leave open which term of it leads.

    Examples
    --------
    >>> from theory.symbols import parameters
    >>> a, b = parameters("a b")
    >>> sums = Sums(a, b, (a > 1, b > 1 + a, b < 1 + 2 * a))
    >>> sums.learned, sums.unit, sums.missed_once
    (_c/_kappa**(1/a), pi/(a*sin(pi/a)), _kappa*zeta(-a + b))
    """

    capacity: Expr
    source: Expr
    facts: tuple[Expr, ...]

    @property
    def learned(self) -> Expr:
        """``sum 1 - q``, the degrees of freedom."""
        return UNIT * KAPPA ** (-1 / self.capacity)

    @cached_property
    def unit(self) -> Expr:
        """What `UNIT` stands for."""
        return sympy.simplify(sympy.gammasimp(self._degrees * KAPPA ** (1 / self.capacity)))

    @cached_property
    def learned_twice(self) -> Expr:
        """``sum (1 - q)**2``."""
        return self._in_units(_Z**2 * _K ** (-2 * self.capacity) / (1 + self._ratio) ** 2)

    @cached_property
    def half_learned(self) -> Expr:
        """``sum q (1 - q)``."""
        return self._in_units(self._ratio / (1 + self._ratio) ** 2)

    @cached_property
    def missed_twice(self) -> Expr:
        """``sum p q**2``."""
        return self._leading(_K**-self.source / (1 + self._ratio) ** 2)

    @cached_property
    def half_missed(self) -> Expr:
        """``sum p q (1 - q)``."""
        return self._leading(_K**-self.source * self._ratio / (1 + self._ratio) ** 2)

    @cached_property
    def missed_once(self) -> Expr:
        """``sum p q``."""
        return self._leading(_K**-self.source / (1 + self._ratio))

    @property
    def _ratio(self) -> Expr:
        return _Z * _K**-self.capacity

    @cached_property
    def _degrees(self) -> Expr:
        return self._leading(self._ratio / (1 + self._ratio))

    def _leading(self, summand: Expr) -> Expr:
        found = spectral_sum(summand, _K, _Z, self.facts, terms=1).leading
        on_walls = found.xreplace({sympy.log(_Z): self.capacity * LOG_RANK})
        return sympy.powsimp(sympy.expand_power_base(on_walls.xreplace({_Z: 1 / KAPPA}), force=True))

    def _in_units(self, summand: Expr) -> Expr:
        """A sum that grows like `learned`, with its constant in units of that of `learned`."""
        return sympy.simplify(sympy.gammasimp(self._leading(summand) / self._degrees)) * self.learned
