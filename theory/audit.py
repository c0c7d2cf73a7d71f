"""Contradictions between claims: two laws of one quantity whose exponents differ somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import combinations
from typing import Any

import sympy

from theory.decide import find_point
from theory.expressions import text
from theory.records import Claim, Decomposed, Optimum, Order
from theory.symbols import Resource

__all__ = ["Finding", "contradictions"]

Expr = Any
Values = tuple[tuple[sympy.Symbol, sympy.Rational], ...]

UPPER, LOWER = ("O", "Theta", "~"), ("Omega", "Theta", "~")


@dataclass(frozen=True)
class Finding:
    """Two claims that cannot both hold.

    Attributes
    ----------
    first, second : the claims
    quantity : what both speak of
    where : exponents that both allow, in the first claim's letters and then the second's
    """

    first: Claim
    second: Claim
    quantity: str
    where: Values

    @property
    def between_vouched(self) -> bool:
        """Whether the package stands behind both, so that one of its own claims is wrong."""
        return self.first.vouched and self.second.vouched

    def __str__(self) -> str:
        laws = " against ".join(f"{c.id}: {_law(c)}" for c in (self.first, self.second))
        at = ", ".join(f"{letter} = {value}" for letter, value in self.where)
        return f"{laws}, for the {self.quantity}; they differ at {at}"


def _law(claim: Claim) -> str:
    assert isinstance(claim.statement, Order)
    return f"{claim.statement.relation}({text(claim.statement.rate)})"


@dataclass(frozen=True)
class _Law:
    """An order law, and what it is a law of.

    Attributes
    ----------
    quantity : equal for laws of one quantity
    exponents : capacity, source and settings of the problem behind it, in the claim's letters; none within one paper
    """

    claim: Claim
    quantity: tuple[Any, ...]
    words: str
    exponents: tuple[Expr, ...] = ()


def contradictions(claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Find pairs of laws of one quantity that differ where both are meant to hold.

    Laws of one paper are compared where they give the same meaning to the same quantity, under the same convention and
    in the same letters; laws of different papers where both are derived from the same algorithm, in any letters.

    Parameters
    ----------
    claims : iterable of Claim

    Returns
    -------
    tuple of Finding

    Examples
    --------
    >>> from theory.registry import builtin
    >>> found = contradictions(entry.claim for entry in builtin().of_paper("bordelon2024"))
    >>> any({f.first.slug, f.second.slug} == {"model-floor", "model-floor-reported"} for f in found)
    True
    """
    laws = [law for claim in claims if isinstance(claim.statement, Order) for law in _laws(claim)]
    pairs = ((one, other) for one, other in combinations(laws, 2) if one.quantity == other.quantity)
    found = (_compared(one, other) for one, other in pairs if one.claim is not other.claim)
    distinct = {(f.first.id, f.second.id): f for f in found if f is not None}
    return tuple(distinct.values())


def _laws(claim: Claim) -> Iterator[_Law]:
    statement = claim.statement
    assert isinstance(statement, Order)
    meaning = next((m.words for m in claim.meanings if m.symbol == statement.quantity), "")
    if meaning:
        yield _Law(claim, ("paper", claim.paper, meaning, statement.variable, claim.convention), meaning)
    steps = () if claim.derivation is None else claim.derivation.steps
    decomposed = [s for s in steps if isinstance(s, Decomposed)]
    if len(decomposed) != 1 or len(steps) > 2:
        return
    (terms,), problem = decomposed, decomposed[0].problem
    roles: dict[Any, sympy.Symbol] = dict(_roles(problem))
    settings = tuple(value.xreplace(roles) for value in _settings(problem.algorithm))
    optimum = next((s for s in steps if isinstance(s, Optimum)), None)
    if len(steps) == 2 and optimum is None:
        return
    limits = () if optimum is None else (*optimum.costs, *optimum.subject_to)
    costs = tuple(text(limit.xreplace(roles)) for limit in limits)
    variable = str(roles.get(statement.variable, "budget"))
    kind = (
        type(problem.algorithm).__name__,
        problem.noise != 0,
        problem.modes is not None,
        *sorted(map(str, roles.values())),
        # A step that falls with resources is compared as it is written.
        text(step.xreplace(roles)) if (step := getattr(problem.algorithm, "step", sympy.S.One)).atoms(Resource) else "",
    )
    yields = "" if optimum is None else optimum.yields
    words = f"risk of {type(problem.algorithm).__name__}"
    quantity = ("algorithm", kind, terms.limit, terms.term, costs, yields, variable)
    yield _Law(claim, quantity, words, (problem.capacity, problem.source, *settings))


def _settings(algorithm: Any) -> Iterator[Expr]:
    """Numbers and letters of an algorithm, besides its resources, that exponents depend on."""
    for f in fields(algorithm):
        if f.name in ("decay", "friction"):
            yield getattr(algorithm, f.name)


def _roles(problem: Any) -> Iterator[tuple[Resource, sympy.Symbol]]:
    """The resources of a problem, each with a symbol for its role."""
    for record in (problem, problem.algorithm):
        for f in fields(record):
            if isinstance(getattr(record, f.name), Resource):
                yield getattr(record, f.name), sympy.Symbol(f.name)


def _compared(one: _Law, other: _Law) -> Finding | None:
    """A point where an upper bound falls faster than a lower one, if there is any."""
    left, right = _renamed(one, ""), _renamed(other, "'" if one.exponents else "")
    if not one.exponents and left.letters != right.letters:
        return None  # one of them holds on a wall, where a letter is gone
    facts = [*left.facts, *right.facts]
    facts += [sympy.Eq(x, y) for x, y in zip(left.exponents, right.exponents, strict=True)]
    for upper, lower in ((left, right), (right, left)):
        if upper.relation not in UPPER or lower.relation not in LOWER:
            continue
        if point := find_point([*facts, sympy.Lt(upper.slope, lower.slope)]):
            letters = (upper.slope - lower.slope).free_symbols
            shown = tuple(sorted(((s, v) for s, v in point.items() if s in letters), key=str))
            return Finding(one.claim, other.claim, one.words, shown)
    return None


@dataclass(frozen=True)
class _Renamed:
    """What counts of a law, in letters that are the same for the same name."""

    relation: str
    slope: Expr
    facts: tuple[Expr, ...]
    exponents: tuple[Expr, ...]

    @property
    def letters(self) -> frozenset[sympy.Symbol]:
        return frozenset(s for e in (self.slope, *self.facts) for s in e.free_symbols)


def _renamed(law: _Law, mark: str) -> _Renamed:
    statement: Any = law.claim.statement
    facts = [
        f for f in law.claim.assumptions if isinstance(f, sympy.core.relational.Relational) and not _of_resources(f)
    ]
    given = [statement.slope, *facts, *law.exponents]
    letters = {s: sympy.Symbol(s.name + mark, real=True) for e in given for s in e.free_symbols}
    positive = tuple(sympy.Gt(new, 0) for old, new in letters.items() if old.is_positive)
    slope, *rest = (e.xreplace(letters) for e in given)
    return _Renamed(statement.relation, slope, (*positive, *rest[: len(facts)]), tuple(rest[len(facts) :]))


def _of_resources(fact: Expr) -> bool:
    return any(isinstance(s, Resource) for s in fact.free_symbols)
