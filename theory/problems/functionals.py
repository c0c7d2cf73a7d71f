"""The sums over modes that risks are made of, as the effective ridge kappa vanishes.

With ``q_k = kappa/(l_k + kappa)`` the part of mode k that a ridge kappa misses, each sum is given by its leading term,
an exact constant times a power of kappa (`theory.spectral`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy

from theory.products import factored
from theory.spectral import spectral_sum
from theory.spectral.filters import FILTERS

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

    @property
    def unit(self) -> Expr:
        """What `UNIT` stands for."""
        return sympy.pi / self.capacity / sympy.sin(sympy.pi / self.capacity)

    @property
    def learned_twice(self) -> Expr:
        """``sum (1 - q)**2``."""
        return self._in_units("squared ridge", 2)

    @property
    def half_learned(self) -> Expr:
        """``sum q (1 - q)``."""
        return self._in_units("mixed ridge", 0)

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

    def _leading(self, summand: Expr) -> Expr:
        found = spectral_sum(summand, _K, _Z, self.facts, terms=1).leading
        on_walls = found.xreplace({sympy.log(_Z): self.capacity * LOG_RANK})
        return sympy.powsimp(sympy.expand_power_base(on_walls.xreplace({_Z: 1 / KAPPA}), force=True))

    def _in_units(self, kind: str, power: int) -> Expr:
        """``kappa**-power sum_k k**-(power a) f(k**-a/kappa)``, whose transform is that of `learned` up to a factor.

        The filter's transform is ``w(s) pi/sin(pi s)`` at ``s = power - 1/a``, in even powers ``-w(s) pi/sin(pi/a)``.
        """
        weight = FILTERS[kind].weight
        assert weight is not None
        return factored(-weight(power - 1 / self.capacity)) * self.learned
