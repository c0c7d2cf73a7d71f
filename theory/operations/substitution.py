"""Substitution: one bound put in place of a resource of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, Literal

import sympy

from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.monomials import Term, monomial, term
from theory.risk import Risk, exact
from theory.symbols import Resource

__all__ = ["substitute"]

Expr = Any
Direction = Literal["two-sided", "upper", "lower"]
_FLIPPED: dict[Direction, Direction] = {"two-sided": "two-sided", "upper": "lower", "lower": "upper"}


def substitute(risk: Risk | Expr, values: Mapping[Resource, Expr | Risk], where: Iterable[Expr] = ()) -> Risk:
    """Put monomials or other risks in place of resources.

    Parameters
    ----------
    risk : Risk or sympy.Expr
    values : mapping of Resource to sympy.Expr or Risk
        What each resource is: a monomial such as ``D**c``, or a sum of terms, for
        example the risk of a first stage that is the noise of a second one. A sum may
        stand only under positive powers; a power of it is replaced by the powers of its
        terms, which keeps the order.
    where : iterable of sympy relations
        Facts about the parameters that decide signs of powers.

    Returns
    -------
    Risk
        Its direction follows from those of both: an upper bound put under a negative
        power counts as a lower one.

    Raises
    ------
    OutsideTheClassError
        If a resource does not occur, its logarithm does and it is no power of one
        resource, or the sign of a power or the direction is not determined.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D, M, sigma = resources("N D M sigma"); a, b, c = parameters("a b c")
    >>> substitute(Risk(N**-a + D**-b), {N: D**c}).expression
    D**(-a*c) + D**(-b)

    The risk of a teacher of size M is the noise with which a student learns from D samples:

    >>> substitute(Risk(N**-a + sigma*D**-b), {sigma: Risk(M**-c)}).expression
    N**(-a) + 1/(D**b*M**c)
    """
    where = tuple(where)
    found = risk if isinstance(risk, Risk) else Risk(risk, where=where)
    absent = [r for r in values if r not in found.resources]
    if absent:
        raise OutsideTheClassError(f"{absent[0]} does not occur in the risk {found.expression}, so nothing replaces it")
    read = {r: v if isinstance(v, Risk) else Risk(exact(v), where=where) for r, v in values.items()}
    terms = tuple(made for t in found.terms for made in _replaced(t, read, (*found.where, *where)))
    return Risk(terms, found.combine, _direction(found, read, where), found.where)


def _replaced(t: Term, values: Mapping[Resource, Risk], facts: tuple[Expr, ...]) -> list[Term]:
    """The term with every choice of one summand for each resource."""
    touched = [r for r in values if r in t.resources]
    for r in touched:
        if len(values[r].terms) > 1 and not _is_plain(t, r, facts):
            raise OutsideTheClassError(
                f"{r} is a sum, and in the term {t.expression} it does not stand under a power that is proved to be "
                f"positive; put a single monomial in place of {r}, or add a fact (where=...)"
            )
    return [
        _with(t, dict(zip(touched, chosen, strict=True))) for chosen in product(*(values[r].terms for r in touched))
    ]


def _is_plain(t: Term, r: Resource, facts: tuple[Expr, ...]) -> bool:
    """Whether a resource occurs in a term as a positive power only."""
    elsewhere = [x for x, *_ in (*t.prefactor.logs, *t.ties)] + [x for m in t.rates for x in m.resources]
    return r not in elsewhere and decide(sympy.Gt(t.prefactor.power(r), 0), facts).proved


def _with(t: Term, values: Mapping[Resource, Term]) -> Term:
    if not values:
        return t
    for r, value in values.items():
        in_log = any(x == r for x, *_ in (*t.prefactor.logs, *t.ties))
        in_rate = any(r in m.resources for m in t.rates)
        if (in_log or in_rate) and (value.rates or value.ties or value.prefactor.logs):
            raise OutsideTheClassError(
                f"{r} occurs in a logarithm or exponential of the term {t.expression}; only a product of powers can "
                f"replace it, not {value.expression}"
            )
        if in_log and not _is_power(value):
            raise OutsideTheClassError(
                f"log({r}) occurs in the term {t.expression}, and {value.expression} is no power of one resource; "
                f"write log({r}) as the logarithm of another resource first"
            )
    pairs = {r: value.expression for r, value in values.items()}
    made = sympy.expand_log(t.prefactor.expression.subs(pairs, simultaneous=True))
    rates = (monomial(m.expression.subs(pairs, simultaneous=True), "rate").expression for m in t.rates)
    read = term(made * sympy.Mul(*(sympy.exp(-m) for m in rates)), trusted=True)
    ties = []
    for r, difference in t.ties:
        ((other, power),) = values[r].prefactor.powers if r in values else ((r, sympy.S.One),)
        ties.append((other, difference * power))
    return Term(read.prefactor, read.rates, tuple(ties))


def _is_power(value: Term) -> bool:
    m = value.prefactor
    return m.coefficient == 1 and len(m.powers) == 1 and not (m.logs or value.rates or value.ties)


def _direction(risk: Risk, values: Mapping[Resource, Risk], facts: tuple[Expr, ...]) -> Direction:
    """The direction that all bounds together prove."""
    needed: set[Direction] = {risk.direction} - {"two-sided"}
    for r, value in values.items():
        if value.direction == "two-sided":
            continue
        for t in risk.terms:
            if r in t.resources:
                rises = _is_plain(t, r, facts)
                falls = not rises and _is_plain_falling(t, r, facts)
                if not (rises or falls):
                    raise OutsideTheClassError(
                        f"{r} is bounded from one side only, and it is not proved whether the term {t.expression} "
                        f"rises or falls with {r}; add a fact (where=...)"
                    )
                needed.add(value.direction if rises else _FLIPPED[value.direction])
    if len(needed) > 1:
        raise OutsideTheClassError(
            f"the risk {risk.expression} ({risk.direction}) and what is put into it bound from different sides, "
            "so that together they bound nothing; declare directions that agree"
        )
    return needed.pop() if needed else "two-sided"


def _is_plain_falling(t: Term, r: Resource, facts: tuple[Expr, ...]) -> bool:
    elsewhere = [x for x, *_ in (*t.prefactor.logs, *t.ties)]
    powers = [t.prefactor.power(r), *(-m.power(r) for m in t.rates)]
    return r not in elsewhere and all(decide(sympy.Le(p, 0), facts).proved for p in powers)
