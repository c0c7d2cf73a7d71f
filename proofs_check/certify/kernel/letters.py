"""Monomials, risks and limits of a certificate as Coq text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import sympy

from proofs_check.certify.kernel import coq
from theory.allocate import Certificate
from theory.errors import OutsideTheClassError
from theory.expressions import text
from theory.monomials import Monomial

__all__ = ["Letters", "iterated"]

Expr = Any
Limit = Sequence[Monomial]


class Letters:
    """How the terms and limits of a certificate are written; positive constants become letters."""

    def __init__(self, certificate: Certificate) -> None:
        self.certificate = certificate
        self.budget = coq.name(certificate.budget)
        self.terms = [t.prefactor for t in certificate.read_terms]
        self.limits: tuple[Limit, ...] = certificate.read_limits
        self._named: dict[Expr, sympy.Symbol] = {}
        if len(certificate.branches) > 1:
            raise OutsideTheClassError("exponentials are split off, so that the bound holds at large budgets only")
        if {r for m in self._monomials for r, *_ in m.logs} - {certificate.budget}:
            raise OutsideTheClassError("logarithms of resources stand for those of the budget")
        for m in self._monomials:
            self.coefficient(m)

    @property
    def _monomials(self) -> list[Monomial]:
        return [*self.terms, *(m for limit in self.limits for m in limit)]

    @cached_property
    def _taken(self) -> set[str]:
        used = {*self.certificate.resources, self.certificate.budget}
        return {str(s) for s in used.union(*(m.expression.free_symbols for m in self._monomials))}

    def coefficient(self, m: Monomial) -> Expr:
        """The coefficient where it is a number or a positive letter, else a letter for it."""
        value = m.coefficient
        if value.is_Rational or (value.is_Symbol and value.is_positive):
            return value
        if value not in self._named:
            free = (f"c_{i}" for i in range(1, len(self._taken) + len(self._named) + 2))
            letter = next(n for n in free if n not in self._taken and sympy.Symbol(n, positive=True) not in self._new)
            self._named[value] = sympy.Symbol(letter, positive=True)
        return self._named[value]

    @property
    def _new(self) -> set[sympy.Symbol]:
        return set(self._named.values())

    @property
    def meanings(self) -> tuple[str, ...]:
        """What the letters for constants stand for."""
        return tuple(f"{letter} > 0 stands for {text(value)}" for value, letter in self._named.items())

    @property
    def symbols(self) -> set[sympy.Symbol]:
        """Parameters of exponents and letters of coefficients."""
        found = {s for m in self._monomials for s in self.coefficient(m).free_symbols}
        powers = (e for m in self._monomials for e in (*(p for _, p in m.powers), *(q for *_, q in m.logs)))
        return found.union(*(e.free_symbols for e in powers))

    @property
    def depth(self) -> int:
        """How often the logarithm of the budget is taken."""
        return max((depth for m in self._monomials for _, depth, _ in m.logs), default=0)

    def atoms(self, m: Monomial, but: str = "") -> list[str]:
        """The powers of resources and of logarithms of the budget."""
        return [_powered(atom, p) for atom, p in self._factors(m) if atom != but]

    def _factors(self, m: Monomial) -> list[tuple[str, str]]:
        made = [(coq.name(r), coq.term(p)) for r, p in m.powers]
        return made + [(iterated(coq.name(r), depth), coq.term(q)) for r, depth, q in m.logs]

    def monomial(self, m: Monomial, but: str = "") -> str:
        """A monomial, perhaps without one of its atoms."""
        c = self.coefficient(m)
        return " * ".join([*([coq.term(c)] if c != 1 else []), *self.atoms(m, but)]) or "1"

    def logarithm(self, m: Monomial) -> str:
        """Its logarithm, which is affine in those of the atoms."""
        c = self.coefficient(m)
        parts = [_times(p, f"ln {atom}") for atom, p in self._factors(m)]
        return " + ".join([*([f"ln {coq.term(c)}"] if c != 1 else []), *parts]) or "0"

    def is_cost(self, limit: Limit) -> bool:
        """Whether the limit is a sum over the budget."""
        budget: Any = self.certificate.budget
        return all(m.power(budget) == -1 for m in limit)

    def sides(self, limit: Limit) -> tuple[list[str], str]:
        """Summands of a limit, and what they are at most: the budget or one."""
        but = self.budget if self.is_cost(limit) else ""
        return [self.monomial(m, but) for m in limit], but or "1"

    def risk(self, monomials: Sequence[Monomial]) -> str:
        """The sum or the maximum of some terms."""
        written = [self.monomial(m) for m in monomials]
        if self.certificate.combine == "sum":
            return " + ".join(written)
        folded = f"({written[-1]})"
        for w in reversed(written[:-1]):
            folded = f"(Rmax ({w}) {folded})"
        return folded


def iterated(atom: str, depth: int) -> str:
    """Its logarithm, taken several times."""
    return atom if depth == 0 else f"(ln {iterated(atom, depth - 1)})"


def _powered(atom: str, power: str) -> str:
    return {"1": atom, "(- 1)": f"/ {atom}"}.get(power, f"Rpower {atom} {power}")


def _times(factor: str, value: str) -> str:
    return {"1": value, "(- 1)": f"- {value}"}.get(factor, f"{factor} * {value}")
